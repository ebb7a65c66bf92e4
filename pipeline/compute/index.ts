export { officialOf, oursOf } from './benchmarks.js';
export { compute } from './compute.js';
export { computeIndices } from './indices/index.js';
export { findPatterns } from './patterns/index.js';
export { smoothPublished } from './smoothed.js';
export { computeTotals } from './totals.js';
export { trace } from './trace.js';
