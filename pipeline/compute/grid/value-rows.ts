import { badness } from '../../store/figures/badness.js';
import { rank } from '../../store/figures/names.js';
import type { NumberWriter, Store } from '../../store/store.js';
import { valueTable } from '../names.js';
import { originNumber } from '../sql/origins.js';
import type { Places } from './places.js';
import { noResult, type ResultGrid } from './results.js';

const integers = ['definition', 'place', 'slot'] as const;
const tinies = ['bad', 'origin'] as const;
const doubles = ['denominator_day', 'numerator', 'denominator', 'value', 'lower', 'upper'] as const;

/** An empty table of values with its writer. */
export const valueWriter = (store: Store): Promise<NumberWriter> =>
  store.numberWriter(valueTable, [
    ...integers.map((name) => ({ name, type: 'integer' }) as const),
    ...tinies.map((name) => ({ name, type: 'tinyint' }) as const),
    ...doubles.map((name) => ({ name, type: 'double' }) as const),
  ]);

/**
 * Results -> values: for each level with at least one value or sum (even one that lacks a part), a row for every place of that
 * level that exists on the reference date and every period of the definition; what is not there is `missing`.
 */
export function writeValues(
  writer: NumberWriter,
  definition: number,
  grid: ResultGrid,
  places: Places,
): void {
  const { count } = places;
  const own = places.everyLevel.filter(
    ({ rank: level, from, to }) => level !== rank.unknown && isUsable(grid, count, from, to),
  );
  const rows = new Int32Array(count);
  const definitions = new Int32Array(count).fill(definition);
  const slots = new Int32Array(count);
  const bad = new Int8Array(count);
  const { x, n, value, lower, upper } = grid.figures;
  const columns = [grid.origin, grid.denominatorDay, x, n, value, lower, upper];
  const buffers = columns.map((c) =>
    c instanceof Int8Array ? new Int8Array(count) : new Float64Array(count),
  );
  grid.moments.forEach(({ slot, referenceDate }, k) => {
    const day = Date.parse(referenceDate) / 86_400_000;
    let size = 0;
    for (const { from, to } of own) {
      for (let place = from; place < to; place++) {
        if (day < (places.validFrom[place] ?? 0) || day > (places.validTo[place] ?? 0)) continue;
        const found = grid.bad[k * count + place] ?? noResult;
        bad[size] = found === noResult ? badness.missing : found;
        rows[size++] = place;
      }
    }
    columns.forEach((column, c) => {
      const buffer = buffers[c];
      if (!buffer) return;
      for (let i = 0; i < size; i++) buffer[i] = column[k * count + (rows[i] ?? 0)] ?? Number.NaN;
    });
    slots.fill(slot, 0, size);
    writer.append([definitions, rows, slots, bad, ...buffers], size);
  });
}

/** Whether any result of these places is a value or a sum. */
function isUsable({ bad, origin, moments }: ResultGrid, count: number, from: number, to: number): boolean {
  const summed = originNumber('summed');
  for (let k = 0; k < moments.length; k++) {
    for (let at = k * count + from; at < k * count + to; at++) {
      const own = bad[at] ?? noResult;
      if (own !== noResult && (own < badness.missing || origin[at] === summed)) return true;
    }
  }
  return false;
}
