import { compact } from './compact.js';

/**
 * Turns Vega's markup into an SVG that can stand beside many others in one page: no classes, no pointer or
 * accessibility attributes of single marks (the page names the figure as a whole), no empty frames, and ids that belong
 * to this figure alone.
 */
export function finish(markup: string, figureId: string): string {
  const prefix = idPrefix(figureId);
  // In Vega's markup `<` and `>` stand only at the ends of tags: texts and attributes are escaped.
  const tidy = markup.replace(/<[^/][^>]*>/g, (tag) => {
    if (emptyFrame.test(tag)) return '';
    const lean = tag.replace(superfluous, '').replace(longFraction, rounded);
    return reference.test(lean) ? renamed(lean, prefix) : lean;
  });
  const small = compact(tidy);
  return small.includes(`url(#${prefix}hatch)`) ? withHatch(small, prefix) : small;
}

const emptyFrame = /^<path (?:.* )?(?:class="background"|display="none")/;
const superfluous =
  / (?:class|pointer-events|role|aria-[a-z]+|version|xmlns:xlink)="[^"]*"| opacity="1"| stroke-dasharray="1,0"| transform="translate\(0,0\)"/g;

/** Two decimals of a pixel are more than can be seen. */
const longFraction = /-?\d+\.\d{3,}(?:e-?\d+)?/g;
const rounded = (number: string): string => String(Math.round(Number(number) * 100) / 100 + 0);

const reference = / id="|url\(#/;
const renamed = (tag: string, prefix: string): string =>
  tag.replace(/ id="([^"]*)"/g, ` id="${prefix}$1"`).replace(/url\(#([^)]*)\)/g, `url(#${prefix}$1)`);

/** Ids allow any character; in `url(#...)` only plain ones are safe, so others are written as their code. */
function idPrefix(figureId: string): string {
  return `${figureId.replace(/[^A-Za-z0-9-]/gu, (c) => (c === '_' ? '__' : `_${c.codePointAt(0)?.toString(16)}_`))}--`;
}

/** White with diagonal lines: tells »no value« apart from every colour, also in black-and-white print. */
function withHatch(svg: string, prefix: string): string {
  const pattern =
    `<defs><pattern id="${prefix}hatch" width="5" height="5" patternUnits="userSpaceOnUse">` +
    '<rect width="5" height="5" fill="#ffffff"/>' +
    '<path d="M-1,1L1,-1M0,5L5,0M4,6L6,4" stroke="#7d8790" stroke-width="0.9"/></pattern></defs>';
  return svg.replace(/^<svg[^>]*>/, (open) => open + pattern);
}
