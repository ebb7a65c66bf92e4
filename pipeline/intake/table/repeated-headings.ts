import type { TextRecord } from '../text/parse.js';

const textOf = (record: TextRecord): string =>
  record.cells
    .map((cell) => cell.trim())
    .join('\0')
    .replace(/\0+$/, '');

/**
 * Tells records that say cell by cell the same as one of the rows of the heading, as exports do that print it on every page.
 * They are no data. A heading of a single cell may be a value as well, so it repeats nothing.
 */
export function repeatedIn(levels: readonly TextRecord[]): (record: TextRecord) => boolean {
  const headings = new Set(levels.map(textOf).filter((text) => text.includes('\0')));
  const first = new Set(levels.map((level) => level.cells[0]?.trim()));
  // Most rows differ in their first cell, so that few are joined.
  return (r) => first.has(r.cells[0]?.trim()) && headings.has(textOf(r));
}
