import { spanOf } from '../../model/breaks.js';
import { badness } from '../../store/figures/badness.js';
import { rank } from '../../store/figures/names.js';
import type { NumberWriter, Store } from '../../store/store.js';
import type { Numbered } from '../compile.js';
import { valueTable } from '../names.js';
import { originNumber } from '../sql/origins.js';
import type { Level, Places } from './places.js';
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
 * level that exists on the reference date and every period of the definition; what is not there is `missing`, and `pending` in
 * a period of `open`, whose figures cannot be final yet.
 */
export function writeValues(
  writer: NumberWriter,
  { definition, indicator }: Numbered,
  grid: ResultGrid,
  places: Places,
  open: ReadonlySet<number> = new Set(),
): void {
  const { count } = places;
  const own = places.everyLevel.filter(
    ({ rank: level, from, to }) => level !== rank.unknown && isUsable(grid, count, from, to),
  );
  const rows = {
    definition: new Int32Array(count).fill(definition),
    place: new Int32Array(count),
    slot: new Int32Array(count),
    bad: new Int8Array(count),
    origin: new Int8Array(count),
  };
  const { x, n, value, lower, upper } = grid.figures;
  const columns = [grid.denominatorDay, x, n, value, lower, upper];
  const numbers = columns.map(() => new Float64Array(count));
  grid.moments.forEach(({ slot, referenceDate }, k) => {
    const size = placesOf(own, places, Date.parse(referenceDate) / 86_400_000, rows.place);
    rows.slot.fill(slot, 0, size);
    statesOf(grid, k * count, rows, size);
    if (open.has(slot)) setPending(grid, k * count, rows, size, spanOf(indicator) > 1);
    columns.forEach((column, i) => {
      gather(column, k * count, rows.place, size, numbers[i]);
    });
    writer.append([...Object.values(rows), ...numbers], size);
  });
}

/** The places of these levels that exist on a day, from 1970-01-01; gives how many. */
function placesOf(levels: readonly Level[], places: Places, day: number, into: Int32Array): number {
  let size = 0;
  for (const { from, to } of levels) {
    for (let place = from; place < to; place++) {
      if (day >= (places.validFrom[place] ?? 0) && day <= (places.validTo[place] ?? 0)) into[size++] = place;
    }
  }
  return size;
}

function statesOf(
  grid: ResultGrid,
  start: number,
  { place, bad, origin }: { place: Int32Array; bad: Int8Array; origin: Int8Array },
  size: number,
): void {
  for (let i = 0; i < size; i++) {
    const at = start + (place[i] ?? 0);
    const found = grid.bad[at] ?? noResult;
    bad[i] = found === noResult ? badness.missing : found;
    origin[i] = grid.origin[at] ?? 0;
  }
}

/** `isSpan`: of a figure over several periods, what is missing is judged period by period before (open-slots.ts). */
function setPending(
  grid: ResultGrid,
  start: number,
  { place, bad }: { place: Int32Array; bad: Int8Array },
  size: number,
  isSpan: boolean,
): void {
  for (let i = 0; i < size; i++) {
    const isAbsent = grid.bad[start + (place[i] ?? 0)] === noResult;
    if (isAbsent || (!isSpan && bad[i] === badness.missing)) bad[i] = badness.pending;
  }
}

function gather(
  column: Float64Array,
  start: number,
  place: Int32Array,
  size: number,
  into: Float64Array | undefined,
): void {
  if (into) for (let i = 0; i < size; i++) into[i] = column[start + (place[i] ?? 0)] ?? Number.NaN;
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
