import { readAge } from '../keys/ages.js';
import { kindOf } from '../table/cell-kinds.js';
import type { HeaderColumn } from '../table/columns.js';
import type { TextRecord } from '../text/parse.js';

/** What a column holds, as far as the cells alone tell. */
export type Content =
  | 'empty'
  | 'key'
  | 'name'
  | 'whole'
  | 'decimal-comma'
  | 'decimal-point'
  | 'decimal-mixed'
  | 'thousands'
  | 'date'
  | 'period'
  | 'age'
  | 'signs'
  | 'mixed';

export interface ColumnContent {
  column: HeaderColumn;
  content: Content;
  /** Cells that are neither empty nor a sign. */
  cells: number;
  empty: number;
  /** Sign -> how often. */
  signs: Map<string, number>;
  /** Cells that are not of the kind of the others, where one kind prevails. */
  strange: number;
  /** Digits of keys -> how often; only of keys. */
  lengths: Map<number, number>;
}

export function contentsOf(rows: readonly TextRecord[], columns: readonly HeaderColumn[]): ColumnContent[] {
  return columns.map((column) => contentOf(rows, column));
}

const bump = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** How many cells show what. */
type Seen = Record<
  | 'number'
  | 'date'
  | 'text'
  | 'period'
  | 'age'
  | 'comma'
  | 'point'
  | 'grouped'
  | 'zero'
  | 'year'
  | 'month'
  | 'day',
  number
>;

function contentOf(rows: readonly TextRecord[], column: HeaderColumn): ColumnContent {
  const signs = new Map<string, number>();
  const lengths = new Map<number, number>();
  const seen: Seen = {
    number: 0,
    date: 0,
    text: 0,
    period: 0,
    age: 0,
    comma: 0,
    point: 0,
    grouped: 0,
    zero: 0,
    year: 0,
    month: 0,
    day: 0,
  };
  let empty = 0;
  for (const row of rows) {
    const text = (row.cells[column.index] ?? '').trim();
    const kind = kindOf(text);
    if (kind === 'empty') empty++;
    else if (kind === 'sign') bump(signs, text);
    else seen[kind]++;
    if (kind === 'number') {
      if (/^\d+$/.test(text)) bump(lengths, text.length);
      if (/^0\d/.test(text)) seen.zero++;
      if (/^(?:19|20)\d{2}$/.test(text)) seen.year++;
      if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(text)) seen.month++;
      if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text)) seen.day++;
      if (/^\D*\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+\D*$/.test(text)) seen.grouped++;
      else if (/,\d+\D*$/.test(text)) seen.comma++;
      else if (/\.\d+\D*$/.test(text)) seen.point++;
    }
    if (kind === 'date' && !/^\d{1,2}\.|^\d{4}-\d{2}-\d{2}/.test(text)) seen.period++;
    if (kind === 'text' && readAge(text, true) !== null) seen.age++;
  }
  const cells = seen.number + seen.date + seen.text;
  const content = decide(seen, cells, signs.size, lengths, column);
  const usual = Math.max(seen.number, seen.date, seen.text);
  return { column, content, cells, empty, signs, lengths, strange: content === 'mixed' ? 0 : cells - usual };
}

function decide(
  seen: Seen,
  cells: number,
  signs: number,
  lengths: ReadonlyMap<number, number>,
  column: HeaderColumn,
): Content {
  if (cells === 0) return signs > 0 ? 'signs' : 'empty';
  // Single years among bands are ages as well; totals alone are names.
  if (seen.age > 1 && seen.age + seen.number === cells) return 'age';
  if (seen.age * 2 > cells) return 'age';
  if (seen.date >= cells * 0.8) return seen.period * 2 > seen.date ? 'period' : 'date';
  if (seen.text >= cells * 0.8) return 'name';
  if (seen.number < cells * 0.8) return 'mixed';
  if (seen.comma > 0 && seen.point > 0) return 'decimal-mixed';
  if (seen.comma > 0) return 'decimal-comma';
  if (seen.point > 0) return 'decimal-point';
  if (seen.grouped > 0) return 'thousands';
  if (seen.month === seen.number) return 'period';
  if (seen.year === seen.number && timeHeading.test(column.name)) return 'period';
  if (seen.day === seen.number) return 'date';
  return isKey(seen.zero, lengths, column) ? 'key' : 'whole';
}

const timeHeading = /jahr|zeit|period|stichtag|year/i;
/** Digits of official keys: district, municipality or planning area, regional key. */
const official = new Set([5, 8, 12]);

/**
 * Leading zeros, or long numbers that all have the same number of digits. In the first columns also keys of which some
 * lost their leading zero.
 */
function isKey(zeros: number, lengths: ReadonlyMap<number, number>, column: HeaderColumn): boolean {
  if (zeros > 0) return true;
  const [shorter = 0, longer = 0] = [...lengths.keys()].sort((a, b) => a - b);
  const all = [...lengths.values()].reduce((sum, n) => sum + n, 0);
  if (all < 3) return false;
  if (lengths.size === 1) return shorter >= 5;
  return lengths.size === 2 && column.index < 3 && longer === shorter + 1 && official.has(longer);
}
