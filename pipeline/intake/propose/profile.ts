import { shapeOf } from '../numbers/numbers.js';
import { readSign } from '../numbers/signs.js';
import type { HeaderColumn, TextTable } from '../table/table.js';
import type { TextRecord } from '../text/parse.js';

/** What the cells of one file column look like. */
export interface ColumnProfile {
  column: HeaderColumn;
  /** Trimmed texts that are not empty, with the number of their cells. */
  texts: ReadonlyMap<string, number>;
  /** Cells that are not empty. */
  filled: number;
  /** Share of the filled cells that are numbers or signs of official tables, at least one of them a number. */
  numeric: number;
}

/** Rows without what stands below the table: at the end, in few cells, often a source or a licence. */
export function dataRows(table: TextTable): readonly TextRecord[] {
  const few = Math.max(1, Math.floor(table.header.length / 3));
  const filled = (row: TextRecord | undefined) => row?.cells.filter((c) => c.trim() !== '').length ?? 0;
  let end = table.rows.length;
  while (end > 1 && filled(table.rows[end - 1]) <= few && filled(table.rows[0]) > few) {
    // A total in the last line fills few cells too, but one of them is a number.
    const cells = table.rows[end - 1]?.cells ?? [];
    if (cells.slice(1).some((c) => shapeOf(c.trim()) !== null)) break;
    end--;
  }
  return table.rows.slice(0, end);
}

export function profiles(table: TextTable, rows: readonly TextRecord[]): ColumnProfile[] {
  return table.header.map((column) => {
    const texts = new Map<string, number>();
    for (const row of rows) {
      const text = (row.cells[column.index] ?? '').trim();
      if (text !== '') texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    const filled = cellsWhere(texts, () => true);
    const numbers = cellsWhere(texts, isNumber);
    const signs = cellsWhere(texts, (t) => !isNumber(t) && readSign(t, {}, 'integer', undefined) !== null);
    return { column, texts, filled, numeric: numbers === 0 ? 0 : (numbers + signs) / filled };
  });
}

/** A key with a leading zero or a hyphen is a text, whatever its digits say. */
const isNumber = (text: string) => !/^0\d/.test(text) && shapeOf(text) !== null;

/** Cells whose text passes a test. */
export function cellsWhere(texts: ReadonlyMap<string, number>, test: (text: string) => boolean): number {
  let cells = 0;
  for (const [text, count] of texts) if (test(text)) cells += count;
  return cells;
}

/** Share of the filled cells whose text passes a test; 0 where nothing is filled. */
export const shareWhere = (profile: ColumnProfile, test: (text: string) => boolean): number =>
  profile.filled === 0 ? 0 : cellsWhere(profile.texts, test) / profile.filled;
