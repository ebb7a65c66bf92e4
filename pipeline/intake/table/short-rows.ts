import type { TextRecord } from '../text/parse.js';

/** Tells rows that were cut off, or broken in two, from rows whose empty cells at the end were left off. */
export interface ShortRows {
  /** To be shown every row first, in the order of the file. */
  see(row: TextRecord): void;
  /** As it is now; to be called to forget all rows shown since. */
  keep(): () => void;
  /** To be asked in the order of the file as well. */
  isCut(row: TextRecord): boolean;
}

/** So many rows, or rows below each other, make a habit; fewer may be an accident. */
const fewest = 3;

/**
 * A row with fewer cells than the heading was cut, unless its program leaves off empty cells at the end. That is proved
 * in one of two ways. Either at least three rows below each other are of the same width: Excel writes no delimiters for a
 * column that is empty in a block of 16 rows. Or the program does so in every row: no row of the file ends with an empty
 * cell, and at least three rows and one in twenty are short. A row without one of its keys was cut in any case.
 * `last`: position of the last column, `lastKey`: of the last column that is part of the key.
 */
export function shortRows(last: number, lastKey: number): ShortRows {
  let rows = 0;
  let short = 0;
  let endsEmpty = false;
  let run = { width: 0, from: 0, to: 0, rows: 0 };
  const runs: { from: number; to: number }[] = [];
  let at = 0;
  const close = () => {
    if (run.rows >= fewest && run.width <= last) runs.push({ from: run.from, to: run.to });
  };
  return {
    see(row) {
      const width = row.cells.length;
      rows++;
      if (width <= last) short++;
      if ((row.cells.at(-1) ?? '').trim() === '') endsEmpty = true;
      if (width === run.width) {
        run.to = row.line;
        run.rows++;
        return;
      }
      close();
      run = { width, from: row.line, to: row.line, rows: 1 };
    },
    keep() {
      const kept = { rows, short, endsEmpty, run: { ...run }, runs: runs.length };
      return () => {
        ({ rows, short, endsEmpty, run } = kept);
        runs.length = kept.runs;
      };
    },
    isCut(row) {
      const width = row.cells.length;
      if (width > last) return false;
      if (run.rows > 0) {
        close();
        run = { width: 0, from: 0, to: 0, rows: 0 };
      }
      if (width <= lastKey) return true;
      while ((runs[at]?.to ?? row.line) < row.line) at++;
      const block = runs[at];
      if (block && block.from <= row.line) return false;
      return endsEmpty || short < fewest || short * 20 < rows;
    },
  };
}
