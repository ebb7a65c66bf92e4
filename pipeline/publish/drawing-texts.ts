import type { Measure } from '../charts/index.js';
import type { TextGroup } from '../model/report.js';

/** Texts of a drawing in the same letters, as Typst sets them. */
export interface SetTexts extends Omit<TextGroup, 'texts'> {
  /** Where a text begins on its line, in pixels of the drawing, and the text. */
  texts: [x: number, y: number, text: string][];
}

/**
 * The texts of a drawing for Typst, which sets them itself: inside a drawing it looks for the outline of every letter
 * anew, which takes a quarter of the time of a report. Outlines are texts of their own and lie under all others.
 */
export function setTexts(groups: readonly TextGroup[], measure: Measure): SetTexts[] {
  const set = groups.map(({ texts, ...look }) => ({
    ...look,
    texts: texts.map(([x, y, anchor, text]): [number, number, string] => [
      anchor === 0 ? x : rounded(x - measure(text, look.size, look.weight) * anchor),
      y,
      text,
    ]),
  }));
  return [...set.filter(({ halo }) => halo > 0), ...set.map((group) => ({ ...group, halo: 0 }))];
}

const rounded = (pixels: number): number => Math.round(pixels * 100) / 100;
