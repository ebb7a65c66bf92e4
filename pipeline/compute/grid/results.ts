import type { Store } from '../../store/store.js';
import type { Numbered } from '../compile.js';
import { resultTable } from '../names.js';
import { emptyColumns, type Grid, positionsOf } from './grid.js';
import { putValues } from './limits.js';
import type { Moment } from './moments.js';

/** The figures of a definition with how they came about; `bad` is `noResult` where there is none. */
export interface ResultGrid extends Grid {
  /** Of each slot. */
  positions: Int32Array;
  bad: Int8Array;
  origin: Int8Array;
  /** From 1970-01-01; NaN without a denominator. */
  denominatorDay: Float64Array;
}

export const noResult = -1;

/** Rows of the table of results -> figures with value and limits. Numbers of what is usable alone, divided once. */
export async function readResults(
  store: Store,
  numbered: readonly Numbered[],
  places: number,
  moments: ReadonlyMap<number, readonly Moment[]>,
): Promise<ReadonlyMap<number, ResultGrid>> {
  const found = new Map<number, ResultGrid>();
  for (const { definition } of numbered) {
    const own = moments.get(definition);
    if (own) found.set(definition, emptyResults(own, places));
  }
  await store.eachBatch(
    `SELECT definition, place, slot, bad, origin, numerator, denominator, (denominator_date - DATE '1970-01-01')::INTEGER
      FROM ${resultTable}`,
    (columns, rows) => {
      const [definition] = columns;
      for (let from = 0; definition && from < rows; ) {
        let to = from + 1;
        while (to < rows && definition[to] === definition[from]) to++;
        const grid = found.get(definition[from] ?? -1);
        if (grid) putRows(grid, places, columns, from, to);
        from = to;
      }
    },
  );
  for (const { definition, indicator } of numbered) {
    const grid = found.get(definition);
    if (grid) putValues(grid.figures, indicator.method, 'factor' in indicator ? indicator.factor : 1);
  }
  return found;
}

function emptyResults(moments: readonly Moment[], places: number): ResultGrid {
  const size = moments.length * places;
  return {
    moments,
    figures: emptyColumns(size),
    positions: positionsOf(moments),
    bad: new Int8Array(size).fill(noResult),
    origin: new Int8Array(size),
    denominatorDay: new Float64Array(size).fill(Number.NaN),
  };
}

/** Rows of one definition, from the first to before the last. */
function putRows(
  { figures, positions, bad, origin, denominatorDay }: ResultGrid,
  places: number,
  columns: readonly Float64Array[],
  from: number,
  to: number,
): void {
  const [, place, slot, worst, how, x, n, day] = columns;
  if (!place || !slot || !worst || !how || !x || !n || !day) return;
  for (let row = from; row < to; row++) {
    const at = (positions[slot[row] ?? 0] ?? 0) * places + (place[row] ?? 0);
    bad[at] = worst[row] ?? 0;
    origin[at] = how[row] ?? 0;
    if (worst[row] !== 0 || Number.isNaN(x[row])) continue;
    figures.x[at] = x[row] ?? Number.NaN;
    figures.n[at] = n[row] ?? Number.NaN;
    if (!Number.isNaN(n[row])) denominatorDay[at] = day[row] ?? Number.NaN;
  }
}
