import type * as GeoJSON from 'geojson';

/** A named polygon of one level; coordinates in a plane (metres or pixels), y pointing north. */
export interface Shape {
  id: string;
  /** AGS of the municipality it lies in; its own AGS for a municipality; '' above. */
  municipality: string;
  geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon;
}

export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];

/** West, south, east, north. */
export type Bounds = readonly [number, number, number, number];

/** GeoJSON types positions as `number[]`; here they are pairs. */
export function point(position: GeoJSON.Position): Point {
  return [position[0] ?? Number.NaN, position[1] ?? Number.NaN];
}

/** Parts of a polygon or multipolygon: each a list of rings, the exterior one first. */
export function partsOf(geometry: Shape['geometry']): GeoJSON.Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** The simplest geometry that holds these parts. */
export function geometryOf(parts: GeoJSON.Position[][][]): Shape['geometry'] {
  const [only] = parts;
  return parts.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: parts };
}

/** Signed area by the shoelace formula; negative where the ring runs clockwise with y pointing north. */
export function signedArea(ring: readonly GeoJSON.Position[]): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = point(ring[i] ?? []);
    const [xj, yj] = point(ring[j] ?? []);
    twice += xj * yi - xi * yj;
  }
  return twice / 2;
}

/** Exterior ring clockwise, holes counter-clockwise, as d3 and Vega want them (RFC 7946 wants the opposite). */
export function wound(part: GeoJSON.Position[][]): GeoJSON.Position[][] {
  return part.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? [...ring].reverse() : ring));
}

/** Applies `move` to every vertex; drops repeated vertices and rings that no longer enclose anything. Null if nothing is left. */
export function moved(geometry: Shape['geometry'], move: (p: Point) => Point): Shape['geometry'] | null {
  const parts = partsOf(geometry)
    .map((part) => {
      const rings = part.map((ring) => withoutRepeats(ring.map((p) => move(point(p)))));
      return enclosing(rings[0]) ? wound(rings.filter(enclosing).map((r) => r.map((p) => [...p]))) : [];
    })
    .filter((part) => part.length > 0);
  return parts.length === 0 ? null : geometryOf(parts);
}

const enclosing = (ring: Ring | undefined): boolean =>
  ring !== undefined && ring.length >= 4 && signedArea(ring.map((p) => [...p])) !== 0;

export function withoutRepeats(line: Ring): Point[] {
  return line.filter((p, i) => {
    const before = line[i - 1];
    return before === undefined || before[0] !== p[0] || before[1] !== p[1];
  });
}

export function boundsOf(geometries: readonly Shape['geometry'][]): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    for (const part of partsOf(geometry)) {
      for (const position of part[0] ?? []) {
        const [x, y] = point(position);
        west = Math.min(west, x);
        south = Math.min(south, y);
        east = Math.max(east, x);
        north = Math.max(north, y);
      }
    }
  }
  return west === Infinity ? null : [west, south, east, north];
}
