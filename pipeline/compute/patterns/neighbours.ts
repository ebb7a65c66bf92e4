import type * as GeoJSON from 'geojson';
import { neighbors } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection } from 'topojson-specification';
import type { Region } from '../../model/region.js';

/** Ids of the areas that share a border with an area; empty for an island and for an area without a polygon. */
export type NeighboursOf = (area: string) => ReadonlySet<string>;

/**
 * Two areas are neighbours where their polygons share a stretch of border, not only a corner (rook contiguity). Corners
 * are snapped to a grid of about a hundred-thousandth of the county's width, so that borders drawn twice still meet.
 */
export function neighboursIn(region: Region): NeighboursOf {
  const features = region.boundaryFeatures
    .filter((b) => b.level === 'area')
    .map(({ id, geometry }): GeoJSON.Feature => ({ type: 'Feature', properties: { id }, geometry }));
  if (features.length === 0) return () => none;
  const layer: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features };
  const shared = topology({ areas: layer }, gridCells);
  const geometries = (shared.objects.areas as GeometryCollection).geometries;
  const ids = geometries.map((g) => String((g.properties as { id?: string } | null)?.id ?? ''));
  const found = new Map<string, Set<string>>();
  for (const [i, near] of neighbors(geometries).entries()) {
    const own = ids[i] ?? '';
    const set = found.get(own) ?? new Set<string>();
    for (const j of near) {
      const other = ids[j] ?? '';
      // An area may have several polygons.
      if (other !== own) set.add(other);
    }
    found.set(own, set);
  }
  return (area) => found.get(area) ?? none;
}

const gridCells = 1e5;
const none: ReadonlySet<string> = new Set();

/** Neighbours as the methods take them: indices into `areas`. */
export function indicesOf(areas: readonly { id: string }[], neighboursOf: NeighboursOf): number[][] {
  const at = new Map(areas.map(({ id }, i) => [id, i]));
  return areas.map(({ id }) =>
    [...neighboursOf(id)].flatMap((other) => at.get(other) ?? []).sort((a, b) => a - b),
  );
}
