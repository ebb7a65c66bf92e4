import type { Indicator } from '../../model/indicator.js';
import type { Store } from '../../store/store.js';
import type { Numbered } from '../compile.js';
import { resultTable } from '../names.js';
import { emptyColumns, type Grid, positionsOf } from './grid.js';
import { putValue } from './limits.js';
import type { Moment } from './moments.js';

/** The figures of a definition with how they came about; `bad` is `noResult` where there is none. */
export interface ResultGrid extends Grid {
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
  const found = new Map<number, { grid: ResultGrid; positions: Int32Array; indicator: Indicator }>();
  for (const { definition, indicator } of numbered) {
    const own = moments.get(definition);
    if (!own) continue;
    const size = own.length * places;
    const grid = {
      moments: own,
      ...emptyColumns(size),
      bad: new Int8Array(size).fill(noResult),
      origin: new Int8Array(size),
      denominatorDay: new Float64Array(size).fill(Number.NaN),
    };
    found.set(definition, { grid, positions: positionsOf(own), indicator });
  }
  await store.eachBatch(
    `SELECT definition, place, slot, bad, origin, coalesce(numerator, 'NaN'::DOUBLE), coalesce(denominator, 'NaN'::DOUBLE),
      coalesce((denominator_date - DATE '1970-01-01')::DOUBLE, 'NaN'::DOUBLE) FROM ${resultTable}`,
    ([definition, place, slot, bad, origin, x, n, day], rows) => {
      if (!definition || !place || !slot || !bad || !origin || !x || !n || !day) return;
      let number = -1;
      let of = found.get(number);
      for (let row = 0; row < rows; row++) {
        if (definition[row] !== number) {
          number = definition[row] ?? -1;
          of = found.get(number);
        }
        if (!of) continue;
        const { grid, positions, indicator } = of;
        const at = (positions[slot[row] ?? -1] ?? 0) * places + (place[row] ?? 0);
        grid.bad[at] = bad[row] ?? 0;
        grid.origin[at] = origin[row] ?? 0;
        const count = x[row] ?? Number.NaN;
        if (bad[row] !== 0 || Number.isNaN(count)) continue;
        grid.x[at] = count;
        grid.n[at] = n[row] ?? Number.NaN;
        if (!Number.isNaN(grid.n[at])) grid.denominatorDay[at] = day[row] ?? Number.NaN;
        putValue(grid, at, indicator.method, 'factor' in indicator ? indicator.factor : 1);
      }
    },
  );
  return new Map([...found].map(([definition, { grid }]) => [definition, grid]));
}
