// Not by the index of the room, with which the build itself would load Vega for a quarter of a second.
import { svgOf } from '../charts/render/svg.js';
import type { RenderedFigure } from '../model/report.js';

/** A drawing for use inside a page: one image with one text alternative. */
export const inlineSvg = (figure: RenderedFigure): string =>
  svgOf(figure, { role: 'img', 'aria-label': figure.alt });
