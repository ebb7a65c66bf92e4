import { svgOf } from '../charts/index.js';
import type { RenderedFigure } from '../model/report.js';

/** A drawing for use inside a page: one image with one text alternative. */
export const inlineSvg = (figure: RenderedFigure): string =>
  svgOf(figure, { role: 'img', 'aria-label': figure.alt });
