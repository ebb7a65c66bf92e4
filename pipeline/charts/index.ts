export { describe } from './alternative/describe.js';
export { drawGeometry } from './geometry/drawGeometry.js';
export { prepareCharts } from './render/compiled.js';
export { useMetrics } from './render/metrics.js';
export { createDrawings, createRenderer, type Renderer } from './render/renderer.js';
export { svgOf } from './render/svg.js';
export { drawn } from './render/views.js';
export { charactersOf } from './text/font.js';
export { createMeasure, type Fonts, type Measure, semibold } from './text/measure.js';
