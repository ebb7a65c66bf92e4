import type { Table } from '../model/report.js';

/** Width of the text on the page in points. */
export const textWidth = 493;
/** Average width of a character in points in a table of 8 pt, of its bold heading, and what a cell adds left and right. */
const character = 4;
const headingCharacter = 4.2;
export const cellInset = 6;
/** Lines a heading may take, and letters after which its words are hyphenated. */
const headingLines = 3;
export const headingWord = 10;
/** A text wider than this counts as this wide, so that it does not take the room of all others; a short one never wraps. */
const widest = 900;
const neverWrapped = 62;

interface Widths {
  /** Longest word, so that nothing runs into the next column. */
  least: number;
  /** Longest text on one line. */
  natural: number;
}

/**
 * Widths of the columns in points, at most `room` in all: each as wide as its texts where all fit, else what is left
 * beside the longest words shared by need. Given widths spare Typst from setting every cell twice, which would be most
 * of the time a report takes, and keep the figures of a row close to its name.
 */
export const columnWidths = (table: Table, room = textWidth): number[] => commonWidths([table], room);

/** The same for tables that shall look alike; all have as many columns as the first. */
export function commonWidths(tables: readonly Table[], room = textWidth): number[] {
  const columns = (tables[0]?.columns ?? []).map((_, i) => {
    const each = tables.map((table) =>
      widthsOf(
        table.columns[i]?.label ?? '',
        table.rows.map((row) => textAt(row, i)),
      ),
    );
    return {
      least: Math.max(...each.map(({ least }) => least)),
      natural: Math.max(...each.map(({ natural }) => natural)),
    };
  });
  const natural = total(columns.map((c) => c.natural));
  if (natural <= room) return columns.map((c) => c.natural);
  const least = total(columns.map((c) => c.least));
  if (least >= room) return columns.map((c) => Math.floor((c.least * room) / least));
  const part = (room - least) / (natural - least);
  return columns.map((c) => Math.floor(c.least + part * (c.natural - c.least)));
}

/** Width the table would take if no text of it wrapped. */
export const naturalWidth = (table: Table): number => total(columnWidths(table, Number.POSITIVE_INFINITY));

function widthsOf(label: string, texts: readonly string[]): Widths {
  const longest = (words: readonly string[]) => Math.max(0, ...words.map((word) => word.length));
  const heading = Math.min(longest(words(label)), headingWord) * headingCharacter + 3;
  const least = Math.max(heading, ...texts.map((text) => longest(words(text)) * character));
  const natural = Math.max(
    (label.length / headingLines) * headingCharacter,
    ...texts.map((text) => text.length * character),
  );
  const full = Math.ceil(Math.max(least, Math.min(natural, widest)) + cellInset);
  return { least: full <= neverWrapped ? full : Math.ceil(least + cellInset), natural: full };
}

/** What stays together on a line; narrow blanks do not break. */
export const words = (text: string): string[] => text.split(/[ \n-]+/);

/** What a cell of a column holds; the first column is the header of the row. */
export function textAt(row: Table['rows'][number], column: number): string {
  if (column === 0) return row.header;
  const cell = row.cells[column - 1];
  return cell ? [cell.text, cell.detail].filter((text) => text !== '').join(' ') : '';
}

export const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);
