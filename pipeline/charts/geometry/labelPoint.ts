import { boundsOf, geometryOf, type Point, partsOf, point, type Shape, signedArea } from './shape.js';

const steps = 14;
const rounds = 3;

/**
 * A point well inside the largest part of a polygon, where a number can be printed: about the centre of the largest
 * circle that fits, found on a grid that is refined around the best point so far.
 */
export const labelPoint = (geometry: Shape['geometry']): Point => labelPlace(geometry).at;

/** The same with the radius of a circle around it that stays inside. */
export function labelPlace(geometry: Shape['geometry']): LabelPlace {
  const known = found.get(geometry) ?? roomiestPlace(geometry);
  found.set(geometry, known);
  return known;
}

export interface LabelPlace {
  at: Point;
  room: number;
}

/** The same polygons are drawn for every indicator. */
const found = new WeakMap<Shape['geometry'], LabelPlace>();

function roomiestPlace(geometry: Shape['geometry']): LabelPlace {
  const [largest = []] = partsOf(geometry)
    .map((part) => ({ part, area: Math.abs(signedArea(part[0] ?? [])) }))
    .sort((a, b) => b.area - a.area)
    .map(({ part }) => part);
  const bounds = boundsOf([geometryOf([largest])]) ?? [0, 0, 0, 0];
  const middle: Point = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
  let centre = middle;
  let room = worth(centre, middle, largest, Number.NEGATIVE_INFINITY);
  let [width, height] = [bounds[2] - bounds[0], bounds[3] - bounds[1]];
  for (let round = 0; round < rounds; round++) {
    const [x0, y0]: Point = [centre[0] - width / 2, centre[1] - height / 2];
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; j <= steps; j++) {
        const candidate: Point = [x0 + (i / steps) * width, y0 + (j / steps) * height];
        const r = worth(candidate, middle, largest, room);
        if (r > room) {
          centre = candidate;
          room = r;
        }
      }
    }
    width /= steps / 2;
    height /= steps / 2;
  }
  return { at: centre, room: roomAt(centre, largest) };
}

/**
 * Room around a point; of points with much the same room, as in a long strip, the one nearer the middle is worth more.
 * What is surely worth no more than `best` is not worked out to the end.
 */
function worth(at: Point, middle: Point, part: ReturnType<typeof partsOf>[number], best: number): number {
  const detour = 0.03 * Math.hypot(at[0] - middle[0], at[1] - middle[1]);
  return roomAt(at, part, best + detour) - detour;
}

/** Distance to the nearest edge; negative outside, or where it is surely below `wanted`. */
function roomAt([x, y]: Point, part: ReturnType<typeof partsOf>[number], wanted = 0): number {
  const enough = wanted <= 0 ? 0 : wanted * wanted;
  let inside = false;
  let nearest = Infinity;
  for (const ring of part) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = point(ring[i] ?? []);
      const [bx, by] = point(ring[j] ?? []);
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const t =
        length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
      const [dx, dy] = [x - ax - t * (bx - ax), y - ay - t * (by - ay)];
      nearest = Math.min(nearest, dx * dx + dy * dy);
      if (nearest < enough) return Number.NEGATIVE_INFINITY;
    }
  }
  // One root at the end: this runs for hundreds of points of every area of a map.
  return inside ? Math.sqrt(nearest) : -Math.sqrt(nearest);
}
