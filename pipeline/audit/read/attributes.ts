import { remember } from '../../model/maps.js';

/** Attributes that only draw, whose values nobody asks for: the most frequent ones of drawings. */
export const unread = new Set([
  ...['d', 'fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-miterlimit'],
  ...['font-size', 'font-weight', 'font-family', 'text-anchor'],
]);

const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'alt',
  'content',
  'value',
  'placeholder',
]);
/** Where and how something is drawn, and links: their numbers say nothing. Those of any other attribute do. */
const drawing = new RegExp(
  `^(?:${[
    'd|[xyr]|[dc][xy]|r[xy]|[xy][12]|f[xy]|points|path|offset|width|height|viewbox|transform|patterntransform|gradienttransform',
    'pattern\\w*|gradient\\w*|clip\\w*|clip-\\w+|mask|marker\\w*|marker-\\w+|preserveaspectratio|textlength|lengthadjust',
    'fill|fill-\\w+|stroke|stroke-\\w+|opacity|stop-\\w+|color|font-\\w+|text-\\w+|letter-spacing|word-spacing|baseline-shift',
    'dominant-baseline|alignment-baseline|paint-order|vector-effect|shape-rendering|charset|http-equiv|xmlns(?::\\w+)?|version',
    'tabindex|colspan|rowspan|span|href|xlink:href|src|integrity|media|sizes',
  ].join('|')})$`,
);

/** What the value of an attribute may be to a reader. */
export interface Use {
  /** Values that hide the element. */
  hides: RegExp | undefined;
  isForeign: boolean;
  links: boolean;
  names: boolean;
  isSpoken: boolean;
  draws: boolean;
}

const hiding = new Map([
  ['hidden', /^/],
  ['style', /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0/],
  ['display', /^none$/],
  ['visibility', /^hidden$/],
]);
/** A link that carries its own content. */
export const carriesContent = /^\s*(?:data|javascript|vbscript):/i;

/** By name: pages use few, thousands of times. */
const uses = new Map<string, Use | null>();

/** What the values of an attribute may be; `null` for one whose values tell nothing. */
export const useOf = (key: string): Use | null => remember(uses, key, () => makeUse(key));

function makeUse(key: string): Use | null {
  const use = {
    hides: hiding.get(key),
    isForeign: key.startsWith('data-') || key.startsWith('on'),
    links: /^(?:href|xlink:href|src)$/.test(key),
    names: /^(?:id|aria-labelledby|headers|for)$/.test(key),
    isSpoken: spoken.has(key),
    draws: drawing.test(key),
  };
  return use.draws && !use.hides && !use.isForeign && !use.links && !use.isSpoken ? null : use;
}
