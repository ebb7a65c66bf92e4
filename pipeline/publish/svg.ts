import type { RenderedFigure } from '../model/report.js';

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A drawing for use inside a page: one image with one text alternative. Ids inside are unique already. */
export function inlineSvg({ svg, width, height, alt }: RenderedFigure): string {
  const body = svg.slice(svg.indexOf('<svg')).replace(/^<svg\b[^>]*>/, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeAttribute(alt)}">${body}`;
}
