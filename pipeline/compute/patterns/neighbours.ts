import type { Region } from '../../model/region.js';
import { sharedBorders } from '../borders.js';

/** Ids of the areas that share a border with an area; empty for an island and for an area without a polygon. */
export type NeighboursOf = (area: string) => ReadonlySet<string>;

/**
 * Two areas are neighbours where their polygons share a stretch of border, not only a corner (rook contiguity), by the
 * same borders as `teilhabe gebiete` joins areas by (../borders.ts).
 */
export function neighboursIn(region: Region): NeighboursOf {
  const borders = sharedBorders(region.boundaryFeatures.filter((b) => b.level === 'area'));
  const found = new Map([...borders].map(([id, others]) => [id, new Set(others.keys())]));
  return (area) => found.get(area) ?? none;
}

const none: ReadonlySet<string> = new Set();

/** Neighbours as the methods take them: indices into `areas`. */
export function indicesOf(areas: readonly { id: string }[], neighboursOf: NeighboursOf): number[][] {
  const at = new Map(areas.map(({ id }, i) => [id, i]));
  return areas.map(({ id }) =>
    [...neighboursOf(id)].flatMap((other) => at.get(other) ?? []).sort((a, b) => a - b),
  );
}
