import type { Table } from '../model/report.js';

/** A table of plain texts: the first column is the header of its row. */
export function plainTable(
  id: string,
  caption: string,
  columns: readonly { label: string; align?: 'left' | 'right' }[],
  rows: readonly (readonly string[])[],
): Table {
  return {
    id,
    caption,
    columns: columns.map((c) => ({ label: c.label, align: c.align ?? 'left' })),
    rows: rows.map(([header = '', ...cells]) => ({
      header,
      cells: cells.map((text, i) => ({
        text,
        detail: '',
        spoken: '',
        align: columns[i + 1]?.align ?? 'left',
      })),
      emphasis: 'none',
    })),
    signs: [],
  };
}

export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
