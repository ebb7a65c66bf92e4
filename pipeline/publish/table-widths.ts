import type { Table } from '../model/report.js';

/** Width of the text on the page in points. */
export const textWidth = 493;
/** Average width of a character in points in a table of 8 pt, of the smaller heading, and what a cell adds. */
const character = 4;
const headingCharacter = 4.1;
const inset = 6;
/** Lines a heading may take, so that a long one does not make a narrow tower. */
const headingLines = 3;
/** A column of longer texts shares the room that is left. */
const longestWidth = 150;

/** Width of a column in points, or its share of what the others leave. */
export type ColumnWidth = { points: number } | { share: number };

/**
 * Widths of the columns. Given widths spare Typst from setting every cell twice, which would be most of the time a
 * report takes, and keep the figures of a row close to its name.
 */
export function columnWidths(table: Table, room = textWidth): ColumnWidth[] {
  const texts = table.columns.map((_, i) => table.rows.map((row) => textAt(row, i)));
  const natural = table.columns.map(({ label }, i) => naturalWidth(label, texts[i] ?? []));
  const isWide = natural.map((width) => width > longestWidth);
  const fixed = natural.reduce((sum, width, i) => sum + (isWide[i] ? 0 : width), 0);
  const least = isWide.filter(Boolean).length * longestWidth * 0.6;
  // Where even the short columns leave no room, all of them share it.
  const shareAll = fixed + least > room;
  return natural.map((points, i) =>
    isWide[i] || shareAll ? { share: shareOf(texts[i] ?? [], points) } : { points },
  );
}

/** Width of a table whose columns all have a width of their own; `null` if one shares what is left. */
export function widthOf(columns: readonly ColumnWidth[]): number | null {
  let sum = 0;
  for (const column of columns) {
    if ('share' in column) return null;
    sum += column.points;
  }
  return sum;
}

function naturalWidth(label: string, texts: readonly string[]): number {
  const longestWord = Math.max(...label.split(/[\s-]+/).map((word) => word.length));
  const heading = Math.max(longestWord, label.length / headingLines) * headingCharacter;
  return Math.ceil(Math.max(heading, ...texts.map((text) => text.length * character)) + inset);
}

/** Between the mean and the longest text, so that neither a single long one nor many short ones decide alone. */
function shareOf(texts: readonly string[], natural: number): number {
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(texts.length, 1);
  return Math.round(Math.sqrt(Math.max(mean, 4) * Math.min(natural, 900)));
}

function textAt(row: Table['rows'][number], column: number): string {
  if (column === 0) return row.header;
  const cell = row.cells[column - 1];
  return cell ? [cell.text, cell.detail].filter((text) => text !== '').join(' ') : '';
}
