import type { Dataset, MeasureColumn } from '../../model/dataset.js';
import { quoteText } from '../../store/store.js';
import { valueReader } from '../numbers/values.js';

/**
 * A value as SQL over one text column of the file and `number`, the same column cast once. A text that cannot be read is an
 * error of the statement.
 */
export interface ValueSql {
  value: string;
  state: string;
  lower: string;
  upper: string;
}

/** Digits as the careful path takes them without a look at the rest of their column. */
export const isPlainInteger = (text: string): boolean => /^(?:0|[1-9]\d{0,11})$/.test(text);

/** `signs`: the different texts that are no plain integers. `null` if one of them is not plainly a sign. */
export function valueSql(
  column: number,
  measure: MeasureColumn,
  dataset: Dataset,
  signs: Iterable<string>,
): ValueSql | null {
  const reader = valueReader(measure, dataset, null, []);
  const read: {
    text: string;
    state: string;
    value: string | null;
    lower: string | null;
    upper: string | null;
  }[] = [];
  for (const text of [...signs].sort()) {
    // Digits in other notations are evidence of a column; that is the careful path's business.
    const reading = /["\d\p{Cc}\ufffd]/u.test(text) ? null : reader.read(text.trim());
    if (!reading || 'fail' in reading || reading.remark || read.length === 100) return null;
    read.push({ text, ...reading });
  }
  const cell = `coalesce(c${column}, '')`;
  const number = 'number';
  // Casting rounds and trims; only a text that comes back the same is a plain integer.
  const low = Math.max(measure.min, 0);
  const high = Math.min(measure.max ?? Infinity, 999_999_999_999);
  const plain = `(${number}::VARCHAR = c${column} AND ${number} BETWEEN ${low} AND ${high}) IS TRUE`;
  const unread = `error('unread value')`;
  const choose = (of: (r: (typeof read)[number]) => string | null) =>
    `CASE ${cell} ${read.map((r) => `WHEN ${quoteText(r.text)} THEN ${quoted(of(r))}`).join(' ')} ELSE ${unread} END`;
  const amount = 'DECIMAL(18,6)';
  if (read.length === 0) {
    const value = `CASE WHEN ${plain} THEN ${number}::${amount} ELSE ${unread}::${amount} END`;
    return { value, state: `'ok'`, lower: 'NULL', upper: 'NULL' };
  }
  const bound = (of: (r: (typeof read)[number]) => string | null) =>
    read.every((r) => of(r) === null) ? 'NULL' : `CASE WHEN NOT ${plain} THEN (${choose(of)})::${amount} END`;
  return {
    value: `CASE WHEN ${plain} THEN ${number}::${amount} ELSE (${choose((r) => r.value)})::${amount} END`,
    state: `CASE WHEN ${plain} THEN 'ok' ELSE ${choose((r) => r.state)} END`,
    lower: bound((r) => r.lower),
    upper: bound((r) => r.upper),
  };
}

const quoted = (text: string | null) => (text === null ? 'NULL' : quoteText(text));
