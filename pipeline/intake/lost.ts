import { type Dataset, dimensionsOf, openAge, totalCode } from '../model/dataset.js';
import type { Area } from '../model/region.js';
import type { StoredCell } from '../model/stored.js';

/**
 * A row of an unread area (`?<AGS>`) is missing somewhere. Where absent rows mean zero, the area it belongs to would come
 * out too small, so every area of the municipality that delivers other rows of this kind, but not this one, gets a
 * rejected cell of the same key. A row with an unread dimension names no key; it closes the sums of the municipality
 * only.
 */
export function lostCells(
  rejected: readonly StoredCell[],
  accepted: readonly StoredCell[],
  dataset: Dataset,
  areas: readonly Area[],
): StoredCell[] {
  const unread = rejected.filter((c) => c.level === 'unknown' && !c.dimensions.includes(null));
  if (unread.length === 0 || dataset.absent_rows !== 'zero') return [];
  const kindOf = kindsOf(dataset);
  const known = [...accepted, ...rejected.filter((c) => c.level !== 'unknown')];
  const keys = new Set(known.map((c) => keyOf(c, c.dimensions)));
  const kinds = new Set(known.map((c) => keyOf(c, kindOf(c))));
  const siblings = new Map<string, Area[]>();
  for (const area of areas) {
    const name = `?${area.municipality}`;
    siblings.set(name, [...(siblings.get(name) ?? []), area]);
  }
  return unread.flatMap((cell) =>
    (siblings.get(cell.area) ?? [])
      .map((a) => ({ ...cell, area: a.id, level: a.level }))
      .filter((own) => kinds.has(keyOf(own, kindOf(own))) && !keys.has(keyOf(own, own.dimensions))),
  );
}

const keyOf = (c: StoredCell, dimensions: readonly unknown[]): string =>
  JSON.stringify([c.area, c.period, c.measure, dimensions]);

/** Per dimension, total or part: an area that delivers parts only lacks no total. */
function kindsOf(dataset: Dataset): (cell: StoredCell) => boolean[] {
  const columns = dimensionsOf(dataset);
  return (cell) =>
    cell.dimensions.map((value, i) => {
      const column = columns[i];
      if (typeof value === 'string') return column?.type === 'code' && value === totalCode(column);
      return value !== null && value[0] === 0 && value[1] === openAge;
    });
}
