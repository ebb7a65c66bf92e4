export { compute } from './compute.js';
export { trace } from './trace.js';
