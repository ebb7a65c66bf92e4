import * as say from '../model/messages/report.js';
import type { Cell, Table } from '../model/report.js';
import { textCell } from './cells.js';

type Row = Table['rows'][number];

/**
 * A table that explains the signs it uses, and only those; `footnotes` explain its marks. A cell speaks its sign where it
 * has one.
 */
export function makeTable(
  id: string,
  caption: string,
  columns: Table['columns'],
  rows: Row[],
  footnotes: readonly string[] = [],
): Table {
  const used = new Set<string>();
  for (const row of rows) for (const cell of row.cells) if (cell.spoken !== '') used.add(cell.text);
  return {
    id,
    caption,
    columns,
    rows,
    signs: [
      ...Object.entries(say.signs)
        .filter(([sign]) => used.has(sign))
        .map(([sign, meaning]) => say.signLine(sign, meaning)),
      ...footnotes,
    ],
  };
}

export const left = (label: string): Table['columns'][number] => ({ label, align: 'left' });
export const right = (label: string): Table['columns'][number] => ({ label, align: 'right' });
export const row = (header: string, cells: Cell[], emphasis: Row['emphasis'] = 'none'): Row => ({
  header,
  cells,
  emphasis,
});

/** A table of words; the first text of a row is its header. */
export function textTable(id: string, caption: string, columns: string[], rows: string[][]): Table {
  return makeTable(
    id,
    caption,
    columns.map(left),
    rows.map(([header = '', ...texts]) => row(header, texts.map(textCell))),
  );
}
