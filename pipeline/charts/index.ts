export { describe } from './alternative/describe.js';
export { drawGeometry } from './geometry/drawGeometry.js';
export { prepareCharts } from './render/compiled.js';
export { useMetrics } from './render/metrics.js';
export { createDrawings, createRenderer, type Renderer, svgOf } from './render/renderer.js';
export { createMeasure, type Fonts } from './text/measure.js';
