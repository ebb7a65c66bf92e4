import type * as GeoJSON from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import { topology as buildTopology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { geometryOf, partsOf, type Shape, signedArea } from './shape.js';

/**
 * Several layers of polygons that share their borders. A border between two polygons, also of different layers, is
 * stored once, so that whatever simplifies it changes both sides alike and leaves no gap.
 */
type Properties = { id: string; municipality: string };
type TopoPolygon = Polygon<Properties> | MultiPolygon<Properties>;
export type SharedBorders = Topology<Record<string, GeometryCollection<Properties>>>;

export function shareBorders(layers: Readonly<Record<string, readonly Shape[]>>): SharedBorders {
  const collections: Record<string, GeoJSON.FeatureCollection<Shape['geometry'], Properties>> = {};
  for (const [name, shapes] of Object.entries(layers)) {
    collections[name] = {
      type: 'FeatureCollection',
      features: shapes.map(({ id, municipality, geometry }) => ({
        type: 'Feature',
        properties: { id, municipality },
        geometry,
      })),
    };
  }
  return buildTopology(collections) as SharedBorders;
}

/** Polygons of a layer, in order of id (code units). Several polygons of one id become one, without the borders between them. */
export function shapesOf(topology: SharedBorders, layer: string): Shape[] {
  const byId = new Map<string, TopoPolygon[]>();
  for (const polygon of polygonsOf(topology, layer)) {
    const id = polygon.properties?.id ?? '';
    byId.set(id, [...(byId.get(id) ?? []), polygon]);
  }
  return [...byId.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, polygons]) => {
      const [only] = polygons;
      const geometry =
        polygons.length === 1 && only
          ? (feature(topology, only) as GeoJSON.Feature<Shape['geometry']>).geometry
          : merge(topology, polygons);
      return {
        id,
        municipality: polygons[0]?.properties?.municipality ?? '',
        geometry: geometryOf(partsOf(geometry)),
      };
    });
}

/** Borders of a layer, each drawn once; `keep` sees the ids on both sides (twice the same at the outer border). */
export function bordersOf(
  topology: SharedBorders,
  layer: string,
  keep: (a: string, b: string) => boolean,
): GeoJSON.Position[][] {
  const collection = topology.objects[layer];
  if (!collection) return [];
  return mesh(topology, collection, (a, b) => keep(idOf(a), idOf(b))).coordinates;
}

const idOf = (geometry: unknown): string => (geometry as TopoPolygon).properties?.id ?? '';

function polygonsOf(topology: SharedBorders, layer: string): TopoPolygon[] {
  return (topology.objects[layer]?.geometries ?? []).filter(
    (g): g is TopoPolygon => g.type === 'Polygon' || g.type === 'MultiPolygon',
  );
}

/** Share of its area that a polygon may gain or lose before its border is simplified less. */
const tolerance = 0.25;
/** Steps by which a border is simplified less. */
const milder = [1, 1 / 16, 0];

/**
 * Visvalingam-Whyatt: drops vertices whose triangle is smaller than `smallest` (in square units of the coordinates).
 * The largest part of no polygon collapses: where it would change by more than a quarter, its border stays finer.
 */
export function simplify(topology: SharedBorders, smallest: number): SharedBorders {
  // presimplify turns each vertex into [x, y, area of its triangle]; ends of arcs have infinity.
  const weighted = presimplify(topology) as SharedBorders;
  const steps = weighted.arcs.map(() => 0);
  const main = Object.keys(topology.objects).flatMap((layer) =>
    polygonsOf(topology, layer).flatMap((polygon) => largestRing(topology, polygon)),
  );
  for (;;) {
    const arcs = weighted.arcs.map((arc, i) => {
      const limit = smallest * (milder[steps[i] ?? 0] ?? 0);
      return arc.filter((p) => (p[2] ?? Infinity) >= limit).map((p) => p.slice(0, 2));
    });
    const simplified: SharedBorders = { ...weighted, arcs };
    const damaged = main.filter(
      ({ ring, area }) => Math.abs(ringArea(simplified, ring) - area) > tolerance * area,
    );
    const mend = new Set(damaged.flatMap(({ ring }) => ring.map((arc) => (arc < 0 ? ~arc : arc))));
    const possible = [...mend].filter((arc) => (steps[arc] ?? 0) < milder.length - 1);
    if (possible.length === 0) return simplified;
    for (const arc of possible) steps[arc] = (steps[arc] ?? 0) + 1;
  }
}

function largestRing(topology: SharedBorders, polygon: TopoPolygon): { ring: number[]; area: number }[] {
  const parts = polygon.type === 'Polygon' ? [polygon.arcs] : polygon.arcs;
  const rings = parts.flatMap(([ring]) => (ring ? [{ ring, area: ringArea(topology, ring) }] : []));
  return rings.sort((a, b) => b.area - a.area).slice(0, 1);
}

function ringArea(topology: SharedBorders, ring: readonly number[]): number {
  const positions = ring.flatMap((index) => {
    const arc = topology.arcs[index < 0 ? ~index : index] ?? [];
    return index < 0 ? [...arc].reverse() : arc;
  });
  return Math.abs(signedArea(positions));
}
