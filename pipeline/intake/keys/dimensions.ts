import { type DimensionColumn, openAge, totalCode } from '../../model/dataset.js';
import { unwrapped } from '../numbers/cell-text.js';
import { type AgeSpan, readAge } from './ages.js';
import { keyDigits, looseName, withoutZeros } from './area-texts.js';
import { lookUp } from './look-up.js';

/** Value of a dimension as the store keeps it. */
export type DimensionValue = string | AgeSpan;
export type DimensionReader = (text: string) => DimensionValue | null;

/** Different texts that are remembered, so that a column of millions of them does not fill memory. */
const mostRemembered = 20_000;

/** Reads texts of one dimension column; `recode` is the mapping's list for it. Results are remembered per text. */
export function dimensionReader(
  column: DimensionColumn,
  recode: Readonly<Record<string, string>> = {},
): DimensionReader {
  const known = new Map<string, DimensionValue | null>();
  const read = column.type === 'age' ? (text: string) => readAge(text, column.total) : codeReader(column);
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(lookUp(recode, text) ?? text);
      if (known.size >= mostRemembered) known.clear();
      known.set(text, value);
    }
    return value;
  };
}

/**
 * Codes by code, label and alias, whatever their case, blanks and umlauts. Beyond that only what leaves one code:
 * lost or added leading zeros (`1` for `01`), `1.0`, and abbreviations with a dot (`weibl.`).
 */
function codeReader(column: Extract<DimensionColumn, { type: 'code' }>): (text: string) => string | null {
  const codes = new Map<string, string | null>();
  const put = (text: string, code: string) => {
    const key = looseName(text);
    const earlier = codes.get(key);
    // The same text for two codes means neither.
    codes.set(key, earlier === undefined || earlier === code ? code : null);
  };
  for (const [code, { label, aliases }] of Object.entries(column.codes)) {
    for (const text of [label, ...aliases]) if (text.trim() !== '') put(text, code);
  }
  const own = new Map<string, string | null>();
  for (const code of Object.keys(column.codes))
    own.set(looseName(code), own.has(looseName(code)) ? null : code);
  for (const [key, code] of own) codes.set(key, code);
  const onlyOne = (fits: (text: string) => boolean): string | null => {
    const found = new Set([...codes].filter(([text]) => fits(text)).map(([, code]) => code));
    return found.size === 1 ? ([...found][0] ?? null) : null;
  };
  return (given) => {
    if (Object.hasOwn(column.codes, given)) return given;
    // Destroyed characters are never filled in.
    if (given.includes('\ufffd')) return null;
    const text = unwrapped(given);
    const key = looseName(text);
    if (key === '') return null;
    const exact = codes.get(key);
    if (exact !== undefined) return exact;
    const digits = keyDigits(text);
    if (digits !== null) {
      const bare = withoutZeros(digits);
      return onlyOne((known) => /^\d+$/.test(known) && withoutZeros(known) === bare);
    }
    return /^\p{L}{3,}\.$/u.test(text) ? onlyOne((known) => known.startsWith(key)) : null;
  };
}

/** What a dimension means that a file does not mention: its total, or `null` if it has none. */
export function totalOf(column: DimensionColumn): DimensionValue | null {
  if (column.type === 'age') return column.total ? [0, openAge] : null;
  return totalCode(column);
}
