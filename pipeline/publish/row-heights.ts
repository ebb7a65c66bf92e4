import type { Measure } from '../charts/index.js';
import { semibold } from '../charts/index.js';
import { type PdfTable, surelyOnPage } from './page-layout.js';
import { cellInset, textAt, total } from './table-widths.js';

/** Height of capitals of Source Sans 3 in em: a line of a table reaches from there to the baseline. */
const capitals = 0.66;
/** What a measured text may be too short by: a share of it, and points. */
const doubt = { share: 1.01, points: 0.5 };

/** Rows of a table that stand one below the other, with the height of each in points; `null` where a cell may wrap. */
export interface PdfRun {
  rows: PdfTable['rows'];
  heights: (number | null)[];
}

/**
 * The runs of a table with the heights of their rows, for letters of `size` points and `inset` points above and below.
 * Typst would have to set every cell twice to find them, which takes a fifth of the time of a report. Only rows whose
 * cells surely stand on one line get a height, so that nothing can run into the next row. `measure` gives the width of
 * a text as it is printed, at weight 600 in the bold of emphasised rows.
 */
export function pdfRuns(table: PdfTable, size: number, inset: number, measure: Measure): PdfRun[] {
  const line = size * capitals + 2 * inset;
  const isLow = (row: PdfTable['rows'][number]) =>
    table.widths.every((width, column) => {
      const text = textAt(row, column);
      const weight = row.emphasis === 'none' ? 400 : semibold;
      return measure(text, size, weight) * doubt.share + doubt.points <= width - cellInset;
    });
  return table.runs.map((rows) => ({ rows, heights: rows.map((row) => (isLow(row) ? line : null)) }));
}

/** Whether a laid table surely fits on a page with its caption and signs, even if rows that may wrap take many lines. */
export function fitsPage({ widths, runs }: { widths: readonly number[]; runs: readonly PdfRun[] }): boolean {
  const most = (row: PdfTable['rows'][number]) =>
    wrappedLine *
    Math.max(
      ...widths.map((width, column) =>
        Math.ceil((textAt(row, column).length * wideCharacter) / Math.max(width - cellInset, 1) + 1),
      ),
    );
  const heightOf = ({ rows, heights }: PdfRun) => total(rows.map((row, i) => heights[i] ?? most(row)));
  return Math.max(...runs.map(heightOf)) < surelyOnPage - aroundRows;
}

/** Points that a line of a wrapping row and a wide character take at most, and caption, heading row and signs. */
const wrappedLine = 14;
const wideCharacter = 6;
const aroundRows = 100;
