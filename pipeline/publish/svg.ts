import { svgOf } from '../charts/index.js';
import type { RenderedFigure } from '../model/report.js';

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A drawing for use inside a page: one image with one text alternative. */
export const inlineSvg = (figure: RenderedFigure): string =>
  svgOf(figure, ` role="img" aria-label="${escapeAttribute(figure.alt)}"`);
