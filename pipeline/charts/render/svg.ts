import type { RenderedFigure } from '../../model/report.js';
import { pattern } from './hatch.js';
import { escaped, lettersMarkup } from './letters.js';
import { rounded, type Scene } from './scene.js';

/**
 * A figure as one SVG. Its ids belong to it alone, so that it can stand beside many others in one page. Values of
 * `attributes` are escaped; they go into its opening tag.
 */
export function svgOf(
  { width, height, marks, texts }: Pick<RenderedFigure, 'width' | 'height' | 'marks' | 'texts'>,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const more = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"${more.join('')}>${marks}${lettersMarkup(texts)}</svg>`;
}

/** The marks of a scene whose plot area begins `left` and `top` pixels inside the figure. */
export function placed({ marks }: Scene, left: number, top: number, figureId: string): string {
  const place = left === 0 && top === 0 ? '' : ` transform="translate(${rounded(left)},${rounded(top)})"`;
  const group = `<g fill="none"${place}>${marks}</g>`;
  const hatch = `${idPrefix(figureId)}hatch`;
  const named = group.replaceAll('url(#hatch)', `url(#${hatch})`);
  return named === group ? group : `<defs>${pattern(hatch)}</defs>${named}`;
}

/** Ids allow any character; in `url(#...)` only plain ones are safe, so others are written as their code. */
const idPrefix = (figureId: string): string =>
  `${figureId.replace(/[^A-Za-z0-9-]/gu, (c) => (c === '_' ? '__' : `_${c.codePointAt(0)?.toString(16)}_`))}--`;
