import { advancesOf, glyphsOf, viewOf } from './font-tables.js';
import { kerningOf } from './kerning.js';

export interface Fonts {
  /** TTF files of the first family of `fontFamily`. */
  regular: Uint8Array;
  semibold: Uint8Array;
}

/** In CSS quotes: a family name with a digit is invalid without them. */
export const fontFamily = "'Source Sans 3', sans-serif";
export const semibold = 600;

/** Width of a text in pixels at a font size. A `weight` from 600 on means semibold. */
export type Measure = (text: string, size: number, weight?: number) => number;

/**
 * Widths as browsers and Typst will set the text: advance widths of the font plus the kerning of neighbouring pairs.
 * A program that lays out texts in any script takes a hundred times as long for the same widths.
 */
export function createMeasure(fonts: Fonts): Measure {
  const regular = widthsOf(fonts.regular);
  const bold = widthsOf(fonts.semibold);
  return (text, size, weight = 400) => (weight >= semibold ? bold : regular)(text) * size;
}

/** Every measure that is made from the same bytes shares what is remembered. */
const known = new WeakMap<Uint8Array, (text: string) => number>();

function widthsOf(bytes: Uint8Array): (text: string) => number {
  const widths = known.get(bytes) ?? widthIn(viewOf(bytes));
  known.set(bytes, widths);
  return widths;
}

/** Width in em. */
function widthIn(font: DataView): (text: string) => number {
  const glyphs = glyphsOf(font);
  const advanceOf = advancesOf(font);
  const kernOf = kerningOf(font);
  /** By how much the second character of a pair moves on. */
  const steps = new Map<string, number>();
  const step = (before: string, character: string): number => {
    const pair = before + character;
    const known = steps.get(pair);
    if (known !== undefined) return known;
    const [left, glyph] = [before, character].map((c) => glyphs.get(c.codePointAt(0) ?? 0) ?? 0);
    const width = advanceOf(glyph ?? 0) + (before === '' ? 0 : kernOf(left ?? 0, glyph ?? 0));
    steps.set(pair, width);
    return width;
  };
  const widths = new Map<string, number>();
  const widthOf = (text: string): number => {
    let width = 0;
    let before = '';
    for (const character of text) {
      width += step(before, character);
      before = character;
    }
    return width;
  };
  // Names, signs and notes come again in most figures and tables.
  return (text) => {
    const known = widths.get(text) ?? widthOf(text);
    widths.set(text, known);
    return known;
  };
}
