import type { CellState } from '../model/delivery.js';
import type { Mapping } from '../model/mapping.js';

/** What a value cell says, be it a number or a sign. A hidden value carries its bounds where they are known. */
export interface CellReading {
  state: Exclude<CellState, 'rejected'>;
  /** Plain decimal text; `null` unless `state` is `ok`. */
  value: string | null;
  lower: string | null;
  upper: string | null;
}

const plain = (state: CellReading['state']): CellReading => ({
  state,
  value: null,
  lower: null,
  upper: null,
});

/** Signs of DIN 55301 and of the Bundesagentur; dashes of every length are an exact zero. */
const usual: Record<string, Mapping['signs'][string]> = {
  '': 'missing',
  '-': 'zero',
  '–': 'zero',
  '—': 'zero',
  '−': 'zero',
  '.': 'hidden',
  '*': 'hidden',
  '/': 'unreliable',
  '...': 'pending',
  '…': 'pending',
  x: 'not_applicable',
  X: 'not_applicable',
};

/**
 * Reads a trimmed cell as a sign; `null` if it is none. `hiddenUpper` is the largest value the source hides, if known.
 * `<3` in a column of integers hides 0 to 2.
 */
export function readSign(
  text: string,
  overrides: Mapping['signs'],
  type: 'integer' | 'decimal',
  hiddenUpper: number | undefined,
): CellReading | null {
  const meaning = Object.hasOwn(overrides, text)
    ? overrides[text]
    : Object.hasOwn(usual, text)
      ? usual[text]
      : undefined;
  if (meaning === 'zero') return { state: 'ok', value: '0', lower: null, upper: null };
  if (meaning === 'hidden') {
    const upper = hiddenUpper === undefined ? null : String(hiddenUpper);
    // A dot may also mean "unknown", so nothing is known without a declared bound; a star hides a small count.
    return { state: 'hidden', value: null, lower: upper !== null || text === '*' ? '0' : null, upper };
  }
  if (meaning !== undefined) return plain(meaning);
  const below = /^<\s*(\d{1,4})$/.exec(text);
  if (below && Number(below[1]) > 0) {
    const upper = type === 'integer' ? Number(below[1]) - 1 : Number(below[1]);
    return { state: 'hidden', value: null, lower: '0', upper: String(upper) };
  }
  return null;
}
