import type { Measure } from '../charts/index.js';

/** Texts of a drawing in the same letters. */
export interface TextGroup {
  size: number;
  weight: number;
  /** As `#rrggbb`. */
  fill: string;
  /** Width of the white outline, 0 without one. */
  halo: number;
  /** Where a text begins on its line, in pixels of the drawing, and the text. */
  texts: [x: number, y: number, text: string][];
}

/**
 * Parts a drawing of the room charts into what is drawn and what is written. Typst sets the texts itself: inside a
 * drawing it looks for the outline of every letter anew, which takes a quarter of the time of a report. A text whose
 * look is not understood here (turned, faded, cut) stays in the drawing.
 */
export function partTexts(svg: string, measure: Measure): { svg: string; texts: TextGroup[] } {
  const groups = new Map<string, TextGroup>();
  const outer: Style[] = [];
  let style: Style = plain;
  const rest = svg.replace(part, (tag: string, group?: string, own?: string, body = '') => {
    if (group !== undefined) {
      outer.push(style);
      style = styled(style, group);
      return tag;
    }
    if (own === undefined) {
      style = outer.pop() ?? plain;
      return tag;
    }
    const { x, y, size, weight, fill, stroke, strokeWidth, anchor, isKnown } = styled(style, own);
    if (!isKnown || !hexColour.test(fill) || !(stroke === 'none' || stroke === 'white')) return tag;
    const halo = stroke === 'white' ? strokeWidth : 0;
    const key = [size, weight, fill, halo].join(' ');
    const alike = groups.get(key) ?? { size, weight, fill, halo, texts: [] };
    groups.set(key, alike);
    for (const line of linesOf(body)) {
      const width = measure(line.text, size, weight);
      alike.texts.push([rounded(x - width * anchor), rounded(y + line.below), line.text]);
    }
    return '';
  });
  // Outlines lie under all that is written.
  return { svg: rest, texts: [...groups.values()].sort((a, b) => b.halo - a.halo) };
}

/** The opening of a group, its end, or a whole text. In Vega's markup `<` and `>` stand only at the ends of tags. */
const part = /<g((?: [^>]*[^/])?)>|<\/g>|<text((?: [^>]*[^/])?)>((?:[^<]|<\/?tspan[^>]*>)*)<\/text>/g;

/** What a group hands down to its texts. */
interface Style {
  x: number;
  y: number;
  size: number;
  weight: number;
  fill: string;
  stroke: string;
  strokeWidth: number;
  /** Which share of a text stands before its place. */
  anchor: number;
  /** Whether all of it is understood. */
  isKnown: boolean;
}
const plain: Style = {
  ...{ x: 0, y: 0, size: 0, weight: 400, anchor: 0, isKnown: true },
  ...{ fill: '', stroke: 'none', strokeWidth: 1 },
};
const hexColour = /^#[0-9a-f]{6}$/;
const anchors: Record<string, number> = { start: 0, middle: 0.5, end: 1 };
const moved = /^translate\((-?[\d.]+),(-?[\d.]+)\)$/;
/** What changes nothing about a text: its font is that of the document. */
const silent = /^(?:xmlns|font-family|stroke-(?:linejoin|linecap|miterlimit|dasharray))$/;

function styled(around: Style, attributes: string): Style {
  const style = { ...around };
  for (const [, name = '', value = ''] of attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
    const [, right, down] = name === 'transform' ? (moved.exec(value) ?? []) : [];
    if (right !== undefined && down !== undefined) {
      style.x += Number(right);
      style.y += Number(down);
    } else if (name === 'fill') style.fill = value;
    else if (name === 'stroke') style.stroke = value;
    else if (name === 'stroke-width') style.strokeWidth = Number(value);
    else if (name === 'font-size') style.size = Number.parseFloat(value);
    else if (name === 'font-weight') style.weight = value === 'normal' ? 400 : Number(value);
    else if (name === 'text-anchor') style.anchor = anchors[value] ?? 0;
    else if (!silent.test(name)) style.isKnown = false;
  }
  return style;
}

/** Lines of a text, each so far below its place. */
function linesOf(body: string): { below: number; text: string }[] {
  let below = 0;
  return [...body.matchAll(/<tspan([^>]*)>([^<]*)|^[^<]+/g)].map(([whole, attributes = '', text = whole]) => {
    below += Number(/ dy="([^"]*)"/.exec(attributes)?.[1] ?? 0);
    return { below, text: unescaped(text) };
  });
}

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot);/g, (sign) => signs[sign] ?? sign);

const rounded = (pixels: number): number => Math.round(pixels * 100) / 100;
