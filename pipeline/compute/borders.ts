import type { Boundary } from '../model/region.js';

/** Metres that two drawings of one border may lie apart. */
const tolerance = 2;
/** Metres of common border from which two areas are neighbours; less is a corner. */
const shortestBorder = 20;

type Point = readonly [x: number, y: number];
interface Segment {
  area: number;
  from: Point;
  to: Point;
}

/** Length of the common border in metres, by the ids of both sides. */
export type Borders = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Which areas share a border and how long it is: rook contiguity, for spatial statistics and for joining areas alike.
 * Borders need not have the same vertices on both sides and may lie up to two metres apart. A common border shorter than
 * 20 metres in all counts as none: areas that meet at a corner alone, or at what two drawings make of one, are no neighbours. An id with several features counts as one
 * area. Areas without a border have an empty entry. Distances on a plane around the middle latitude: near enough within
 * a county.
 */
export function sharedBorders(boundaries: readonly Boundary[]): Borders {
  const ids = [...new Set(boundaries.map((b) => b.id))];
  const segments = segmentsOf(boundaries, new Map(ids.map((id, i) => [id, i])));
  const lengths = ids.map(() => new Map<number, number>());
  for (const [a, b] of nearPairs(segments)) {
    const length = commonLength(a, b);
    if (length === 0) continue;
    add(lengths[a.area], b.area, length);
    add(lengths[b.area], a.area, length);
  }
  return new Map(
    ids.map((id, i) => [
      id,
      new Map(
        [...(lengths[i] ?? [])].flatMap(([j, length]): [string, number][] => {
          const other = ids[j];
          return other !== undefined && length >= shortestBorder ? [[other, length]] : [];
        }),
      ),
    ]),
  );
}

function add(lengths: Map<number, number> | undefined, area: number, length: number): void {
  lengths?.set(area, (lengths.get(area) ?? 0) + length);
}

function segmentsOf(boundaries: readonly Boundary[], numberOf: ReadonlyMap<string, number>): Segment[] {
  const rings = boundaries.flatMap(({ id, geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.flat().map((ring) => ({ area: numberOf.get(id) ?? -1, ring }));
  });
  const latitudes = rings.flatMap(({ ring }) => ring.map((p) => p[1] ?? 0));
  const middle = latitudes.reduce((sum, y) => sum + y, 0) / Math.max(latitudes.length, 1);
  const metresNorth = 111_320;
  const metresEast = metresNorth * Math.cos((middle * Math.PI) / 180);
  const point = ([x = 0, y = 0]: readonly number[]): Point => [x * metresEast, y * metresNorth];
  return rings.flatMap(({ area, ring }) =>
    ring.slice(1).map((end, i) => ({ area, from: point(ring[i] ?? end), to: point(end) })),
  );
}

/** Metres; small beside an area, large beside the tolerance. */
const cellSize = 100;

/** Segments of different areas that have a cell of a grid in common, each pair once. */
function* nearPairs(segments: readonly Segment[]): Generator<[Segment, Segment]> {
  const cells = new Map<number, number[]>();
  for (const [i, own] of segments.entries()) {
    const near = new Set<number>();
    for (const key of cellsAlong(own)) {
      const cell = cells.get(key);
      for (const j of cell ?? []) near.add(j);
      if (cell) cell.push(i);
      else cells.set(key, [i]);
    }
    for (const j of near) {
      const other = segments[j];
      if (other && other.area !== own.area) yield [own, other];
    }
  }
}

/** Cells that a segment comes as near to as the tolerance: column by column, so that a long slanting one does not take all of its box. */
function* cellsAlong({ from, to }: Segment): Generator<number> {
  const [[x, y], [u, v]] = from[0] <= to[0] ? [from, to] : [to, from];
  const cellOf = (metres: number) => Math.floor(metres / cellSize);
  const heightAt = (east: number) =>
    u === x ? y : y + ((v - y) * (Math.min(Math.max(east, x), u) - x)) / (u - x);
  for (let column = cellOf(x - tolerance); column <= cellOf(u + tolerance); column++) {
    const [start, end] =
      u === x
        ? [y, v]
        : [heightAt(column * cellSize - tolerance), heightAt((column + 1) * cellSize + tolerance)];
    const top = cellOf(Math.max(start, end) + tolerance);
    for (let row = cellOf(Math.min(start, end) - tolerance); row <= top; row++) yield column * 2 ** 22 + row;
  }
}

/** Length along which `b` lies within the tolerance of `a`, and alongside it. */
function commonLength(a: Segment, b: Segment): number {
  const [dx, dy] = [a.to[0] - a.from[0], a.to[1] - a.from[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return 0;
  const along = (p: Point) => ((p[0] - a.from[0]) * dx + (p[1] - a.from[1]) * dy) / length;
  const aside = (p: Point) => ((p[0] - a.from[0]) * dy - (p[1] - a.from[1]) * dx) / length;
  const [s, t] = [along(b.from), along(b.to)];
  if (s === t) return 0;
  const [start, end] = [Math.max(0, Math.min(s, t)), Math.min(length, Math.max(s, t))];
  if (end <= start) return 0;
  const offset = (position: number) =>
    aside(b.from) + ((aside(b.to) - aside(b.from)) * (position - s)) / (t - s);
  return Math.abs(offset(start)) <= tolerance && Math.abs(offset(end)) <= tolerance ? end - start : 0;
}
