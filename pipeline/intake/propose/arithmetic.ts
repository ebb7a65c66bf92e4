import type { TextRecord } from '../text/parse.js';
import type { ColumnProfile } from './profile.js';

export type Arithmetic = { kind: 'sum'; of: string[] } | { kind: 'difference'; of: [string, string] } | null;

/**
 * Whether a column is, in every row of plain numbers, the sum of the others or the difference of two of them.
 * Fewer than three such rows prove nothing.
 */
export function computedFrom(
  profile: ColumnProfile,
  others: readonly ColumnProfile[],
  rows: readonly TextRecord[],
): Arithmetic {
  const number = (row: TextRecord, p: ColumnProfile): number | null => {
    const text = (row.cells[p.column.index] ?? '').trim().replace(/^\u2212/, '-');
    if (/^-?\d+$/.test(text)) return Number(text);
    return /^-?\d{1,3}(\.\d{3})+$/.test(text) ? Number(text.replaceAll('.', '')) : null;
  };
  const holds = (expected: (row: TextRecord) => number | null): boolean => {
    let seen = 0;
    for (const row of rows.slice(0, 5000)) {
      const own = number(row, profile);
      const wanted = expected(row);
      if (own === null || wanted === null) continue;
      if (own !== wanted) return false;
      if (own !== 0) seen++;
    }
    return seen >= 3;
  };
  const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
  const sum = (row: TextRecord) =>
    others.reduce<number | null>((total, o) => {
      const value = number(row, o);
      return total === null || value === null ? null : total + value;
    }, 0);
  const names = others.map((o) => o.column.name);
  if (others.length >= 2 && holds(sum)) return { kind: 'sum', of: names };
  if (others.length > 12) return null;
  for (const a of others) {
    for (const b of others) {
      if (a !== b && holds((row) => minus(number(row, a), number(row, b)))) {
        return { kind: 'difference', of: [a.column.name, b.column.name] };
      }
    }
  }
  return null;
}
