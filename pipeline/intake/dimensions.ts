import { type DimensionColumn, openAge, totalCode } from '../model/dataset.js';
import { foldText } from '../model/german.js';
import { type AgeSpan, readAge } from './ages.js';
import { lookUp } from './areas.js';

/** Value of a dimension as the store keeps it. */
export type DimensionValue = string | AgeSpan;
export type DimensionReader = (text: string) => DimensionValue | null;

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
      known.set(text, value);
    }
    return value;
  };
}

function codeReader(column: Extract<DimensionColumn, { type: 'code' }>): (text: string) => string | null {
  const codes = new Map<string, string | null>();
  const put = (text: string, code: string) => {
    const key = foldText(text);
    const earlier = codes.get(key);
    // The same text for two codes means neither.
    codes.set(key, earlier === undefined || earlier === code ? code : null);
  };
  for (const [code, { label, aliases }] of Object.entries(column.codes)) {
    for (const text of [label, ...aliases]) if (text.trim() !== '') put(text, code);
  }
  for (const code of Object.keys(column.codes)) codes.set(foldText(code), code);
  return (text) => (Object.hasOwn(column.codes, text) ? text : (codes.get(foldText(text)) ?? null));
}

/** What a dimension means that a file does not mention: its total, or `null` if it has none. */
export function totalOf(column: DimensionColumn): DimensionValue | null {
  if (column.type === 'age') return column.total ? [0, openAge] : null;
  return totalCode(column);
}
