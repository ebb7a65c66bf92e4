export { describe } from './alternative/describe.js';
export { drawGeometry } from './geometry/drawGeometry.js';
export { createRenderer, type Renderer } from './render/renderer.js';
export type { Fonts } from './text/measure.js';
