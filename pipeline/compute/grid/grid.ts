import type { Indicator } from '../../model/indicator.js';
import type { Store } from '../../store/store.js';
import { valueTable } from '../names.js';
import type { Moment } from './moments.js';

/** Figures with numbers, one column each; NaN where there is none. Value and limits in the unit of the indicator. */
export interface Columns {
  value: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** Numerator and denominator. */
  x: Float64Array;
  n: Float64Array;
}

/** All figures of a definition: those of its period k stand at k * places + place. */
export interface Grid {
  moments: readonly Moment[];
  figures: Columns;
}

/** A definition with its figures. */
export interface Side {
  definition: number;
  indicator: Indicator;
  grid: Grid;
}

export const emptyColumns = (size: number): Columns => {
  const column = () => new Float64Array(size).fill(Number.NaN);
  return { value: column(), lower: column(), upper: column(), x: column(), n: column() };
};

/** Position of each period, by its slot. */
export function positionsOf(moments: readonly Moment[]): Int32Array {
  const positions = new Int32Array((moments.at(-1)?.slot ?? 0) + 1);
  moments.forEach(({ slot }, k) => {
    positions[slot] = k;
  });
  return positions;
}

/** The figures of some definitions, forty bytes for each place and period of a definition. */
export async function readGrids(
  store: Store,
  places: number,
  moments: ReadonlyMap<number, readonly Moment[]>,
): Promise<ReadonlyMap<number, Grid>> {
  const grids = new Map<number, Grid>();
  const positions = new Map<number, Int32Array>();
  for (const [definition, own] of moments) {
    grids.set(definition, { moments: own, figures: emptyColumns(own.length * places) });
    positions.set(definition, positionsOf(own));
  }
  await store.eachBatch(
    `SELECT definition, place, slot, value, lower, upper, numerator, denominator
      FROM ${valueTable} WHERE definition IN (${['NULL', ...moments.keys()].join(', ')}) AND bad = 0 AND value IS NOT NULL`,
    ([definition, place, slot, value, lower, upper, x, n], rows) => {
      if (!definition || !place || !slot || !value || !lower || !upper || !x || !n) return;
      let number = -1;
      let grid: Grid | undefined;
      let position: Int32Array | undefined;
      for (let row = 0; row < rows; row++) {
        if (definition[row] !== number) {
          number = definition[row] ?? -1;
          grid = grids.get(number);
          position = positions.get(number);
        }
        if (!grid || !position) continue;
        const at = (position[slot[row] ?? -1] ?? 0) * places + (place[row] ?? 0);
        grid.figures.value[at] = value[row] ?? Number.NaN;
        grid.figures.lower[at] = lower[row] ?? Number.NaN;
        grid.figures.upper[at] = upper[row] ?? Number.NaN;
        grid.figures.x[at] = x[row] ?? Number.NaN;
        grid.figures.n[at] = n[row] ?? Number.NaN;
      }
    },
  );
  return grids;
}
