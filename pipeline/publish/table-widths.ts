import type { Table } from '../model/report.js';

/** Average width of a character in points in a table of 8.5 pt, of the smaller detail, and what a cell adds. */
const character = 4.5;
const detailCharacter = 3.8;
const inset = 8;
/** Lines a heading may take, so that a long one does not make a narrow tower. */
const headingLines = 2.5;
/** A column of longer texts shares the room that is left. */
const longestWidth = 150;
const roomForTables = 482;
const leastForFirst = 100;

/**
 * Widths of the columns in points, `null` for those that share what is left (the first always does). Given widths spare
 * Typst from setting every cell twice, which would be most of the time a report takes.
 */
export function tableWidths(table: Table): (number | null)[] {
  const widths = table.columns.map((column, i) => {
    if (i === 0) return null;
    const longestWord = Math.max(...column.label.split(/[\s-]+/).map((word) => word.length));
    const heading = Math.max(longestWord, column.label.length / headingLines) * character;
    const cells = table.rows.map((row) => {
      const cell = row.cells[i - 1];
      return cell ? cell.text.length * character + cell.detail.length * detailCharacter : 0;
    });
    const width = Math.ceil(Math.max(heading, ...cells) + inset);
    return width > longestWidth ? null : width;
  });
  const given = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const shared = widths.filter((width) => width === null).length * leastForFirst;
  return given + shared > roomForTables ? widths.map(() => null) : widths;
}
