import type * as GeoJSON from 'geojson';

/** Whether a polygon of a boundary file can be drawn: numbers, degrees, in the order and the part of the world they belong to. */

export type ShapeFault = 'no-numbers' | 'no-degrees' | 'swapped';

type Shape = GeoJSON.Polygon | GeoJSON.MultiPolygon;

/** Degrees of longitude and latitude between which Germany lies, with a margin. */
const [west, east, south, north] = [5, 16, 47, 56] as const;

const isPosition = (position: unknown): position is [number, number] =>
  Array.isArray(position) && position.length >= 2 && position.slice(0, 2).every((n) => Number.isFinite(n));

const polygonsOf = (geometry: Shape): unknown =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const isRing = (ring: unknown): ring is [number, number][] =>
  Array.isArray(ring) && ring.length >= 3 && ring.every(isPosition);

const isPolygons = (polygons: unknown): polygons is [number, number][][][] =>
  Array.isArray(polygons) &&
  polygons.every((rings) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing));

/** The first thing that is wrong with the coordinates, or null. */
export function shapeFault(geometry: Shape): ShapeFault | null {
  const polygons = polygonsOf(geometry);
  if (!isPolygons(polygons) || polygons.length === 0) return 'no-numbers';
  const positions = polygons.flat(2);
  if (!positions.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)) return 'no-degrees';
  const swapped = positions.every(([x, y]) => x >= south && x <= north && y >= west && y <= east);
  return swapped ? 'swapped' : null;
}

const closedRing = (ring: GeoJSON.Position[]): GeoJSON.Position[] => {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || (first[0] === last?.[0] && first[1] === last?.[1])) return ring;
  return [...ring, [...first]];
};

/** The same polygon with every ring ending where it begins, as RFC 7946 wants it; itself if that is so already. */
export function closed(geometry: Shape): Shape {
  const close = (rings: GeoJSON.Position[][]) => rings.map(closedRing);
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (polygons.every((rings) => rings.every((ring) => closedRing(ring) === ring))) return geometry;
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: close(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(close) };
}
