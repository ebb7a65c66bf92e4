import { footOn, type Point, type Ring } from './geometry.js';

/** Two vertices nearer than this (about 0.2 m) are the same place. */
const tolerance = 2.5e-6;

/**
 * Makes neighbours share every vertex: corners that rounding has set a hair apart become one, and a corner that
 * lies on a neighbour's edge (also across a municipal border) becomes a vertex of that edge.
 */
export function shareVertices(rings: readonly Ring[]): Ring[] {
  const index = new PointIndex();
  const snapped = rings.map((ring) => ring.map((p) => index.canonical(p)));
  return snapped.map((ring) => {
    const out: Point[] = [];
    for (let i = 0; i + 1 < ring.length; i++) {
      const a = ring[i] as Point;
      const b = ring[i + 1] as Point;
      if (a === b) continue;
      out.push(a, ...index.between(a, b));
    }
    return [...out, out[0] as Point];
  });
}

class PointIndex {
  private readonly cells = new Map<string, Point[]>();
  private readonly size = 0.002;

  canonical(p: Point): Point {
    const known = this.near(p).find(
      (q) => Math.abs(q[0] - p[0]) <= tolerance && Math.abs(q[1] - p[1]) <= tolerance,
    );
    if (known) return known;
    const key = this.key(p[0], p[1]);
    const cell = this.cells.get(key);
    if (cell) cell.push(p);
    else this.cells.set(key, [p]);
    return p;
  }

  /** Vertices strictly inside a segment, from a to b. */
  between(a: Point, b: Point): Point[] {
    const found: { p: Point; place: number }[] = [];
    const steps = [Math.min(a[0], b[0]), Math.max(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[1], b[1])];
    const [x0, x1, y0, y1] = steps.map((v) => Math.floor(v / this.size)) as [number, number, number, number];
    for (let x = x0 - 1; x <= x1 + 1; x++) {
      for (let y = y0 - 1; y <= y1 + 1; y++) {
        for (const p of this.cells.get(`${x},${y}`) ?? []) {
          if (p === a || p === b) continue;
          const { place, distance } = footOn(p, a, b);
          if (place > 0 && place < 1 && distance <= tolerance) found.push({ p, place });
        }
      }
    }
    return found.sort((s, t) => s.place - t.place).map((f) => f.p);
  }

  private key(x: number, y: number): string {
    return `${Math.floor(x / this.size)},${Math.floor(y / this.size)}`;
  }

  private near(p: Point): Point[] {
    const x = Math.floor(p[0] / this.size);
    const y = Math.floor(p[1] / this.size);
    const all: Point[] = [];
    for (let i = x - 1; i <= x + 1; i++) {
      for (let j = y - 1; j <= y + 1; j++) all.push(...(this.cells.get(`${i},${j}`) ?? []));
    }
    return all;
  }
}
