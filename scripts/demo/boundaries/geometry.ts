/** Plane geometry in longitude and latitude: good enough to cut a municipality into pieces. */

export type Point = [number, number];
export type Ring = Point[];

/** Twice the signed area; positive where the ring runs counter-clockwise. */
export function signedArea(ring: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    sum += ax * by - bx * ay;
  }
  return sum;
}

export function centroid(ring: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  let area = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
    area += cross;
  }
  return [x / (3 * area), y / (3 * area)];
}

export function inside(point: Point, ring: readonly Point[]): boolean {
  let within = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[j] as Point;
    if (ay > point[1] !== by > point[1] && point[0] < ((bx - ax) * (point[1] - ay)) / (by - ay) + ax) {
      within = !within;
    }
  }
  return within;
}

export function boundsOf(points: readonly Point[]): [number, number, number, number] {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

export const round6 = (v: number): number => Math.round(v * 1e6) / 1e6;

/** Distance of a point to a segment and the place of its foot (0 = a, 1 = b). */
export function footOn(p: Point, a: Point, b: Point): { place: number; distance: number } {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = dx * dx + dy * dy;
  const place = length === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length;
  const fx = a[0] + place * dx - p[0];
  const fy = a[1] + place * dy - p[1];
  return { place, distance: Math.sqrt(fx * fx + fy * fy) };
}
