import { placeTable, slotTable } from '../store/figures/names.js';
import type { Store } from '../store/store.js';
import { estimateTable, valueTable } from './names.js';

/** Counts on either side of a comparison; NaN where there are none. */
export interface Counts {
  /** Position of a figure of a definition; its counts are x[at] and n[at] of `of(definition)`. */
  of(definition: number): { x: Float64Array; n: Float64Array } | undefined;
  at(place: number, slot: number): number;
  /** Of an area that changed, what it was worth in the period of reference. */
  estimate(keys: readonly number[]): { x: number; n: number } | undefined;
}

/** The counts of all figures of some definitions: sixteen bytes for each place and period. */
export async function readCounts(store: Store, definitions: readonly number[]): Promise<Counts> {
  const list = ['NULL', ...definitions].join(', ');
  const [size] = await store.query(
    `SELECT (SELECT count(*) FROM ${placeTable}) AS places, (SELECT count(*) FROM ${slotTable}) AS slots`,
  );
  const [places, slots] = [Number(size?.places), Number(size?.slots)];
  const found = new Map<number, { x: Float64Array; n: Float64Array }>();
  const at = (place: number, slot: number) => slot * places + place;
  await store.eachBatch(
    `SELECT definition, place, slot, numerator, denominator FROM ${valueTable}
      WHERE definition IN (${list}) AND bad = 0 AND lower IS NOT NULL`,
    ([definition, place, slot, x, n], rows) => {
      if (!definition || !place || !slot || !x || !n) return;
      for (let row = 0; row < rows; row++) {
        const own = definition[row] ?? -1;
        let counts = found.get(own);
        if (!counts) {
          const empty = () => new Float64Array(places * slots).fill(Number.NaN);
          counts = { x: empty(), n: empty() };
          found.set(own, counts);
        }
        const position = at(place[row] ?? -1, slot[row] ?? -1);
        counts.x[position] = x[row] ?? Number.NaN;
        counts.n[position] = n[row] ?? Number.NaN;
      }
    },
  );
  const estimates = new Map<string, { x: number; n: number }>();
  await store.each(
    `SELECT definition, place, slot, kind, reference, x, n FROM ${estimateTable} WHERE definition IN (${list})`,
    ({ definition, place, slot, kind, reference, x, n }) =>
      estimates.set([definition, place, slot, kind, reference].join(' '), { x: Number(x), n: Number(n) }),
  );
  return { of: (definition) => found.get(definition), at, estimate: (keys) => estimates.get(keys.join(' ')) };
}
