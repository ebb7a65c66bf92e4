import { Delaunay } from 'd3-delaunay';
import polygonClipping from 'polygon-clipping';
import { uniforms } from '../random.js';
import { boundsOf, centroid, inside, type Point, type Ring, round6, signedArea } from './geometry.js';

/** A degree of longitude is shorter than one of latitude: cells should be round on the ground. */
const narrowing = 0.62;

/**
 * Cuts a municipality into `count` invented pieces, smaller towards its middle. Chance may cut a piece in two where
 * the border is winding, so it is thrown anew until every piece is one polygon without holes.
 * Rings run counter-clockwise (RFC 7946), are closed, and are ordered from the middle outwards.
 */
export function tessellate(key: string, border: Ring, count: number): Ring[] {
  const open = border.slice(0, -1).map(([x, y]): Point => [x * narrowing, y]);
  for (let attempt = 0; attempt < 400; attempt++) {
    const rings = cut(relaxed(`${key}|${attempt}`, open, count), open);
    if (rings) return fromMiddle(rings, open).map(finish);
  }
  throw new Error(`no clean tessellation for ${key}`);
}

/** Seeds crowd towards the middle; two rounds of Lloyd's relaxation even out the shapes but not the sizes. */
function relaxed(key: string, border: Ring, count: number): Point[] {
  const next = uniforms(key);
  const [x0, y0, x1, y1] = boundsOf(border);
  const middle = centroid(border);
  let seeds: Point[] = [];
  while (seeds.length < count) {
    const p: Point = [x0 + next() * (x1 - x0), y0 + next() * (y1 - y0)];
    const pull = 0.8 * next();
    const q: Point = [p[0] + (middle[0] - p[0]) * pull, p[1] + (middle[1] - p[1]) * pull];
    if (inside(p, border) && inside(q, border)) seeds.push(q);
  }
  for (let round = 0; round < 2; round++) {
    const cells = clip(seeds, border);
    seeds = seeds.map((seed, i) => {
      const piece = cells[i]?.[0];
      if (!piece) return seed;
      const [cx, cy] = centroid(piece);
      return [seed[0] + 0.45 * (cx - seed[0]), seed[1] + 0.45 * (cy - seed[1])];
    });
  }
  return seeds;
}

/** Largest piece first, per seed. */
function clip(seeds: readonly Point[], border: Ring): Ring[][] {
  const [x0, y0, x1, y1] = boundsOf(border);
  const voronoi = Delaunay.from(seeds).voronoi([x0 - 1, y0 - 1, x1 + 1, y1 + 1]);
  return seeds.map((_, i) => {
    const cell = voronoi.cellPolygon(i) as Ring | null;
    if (!cell) return [];
    return polygonClipping
      .intersection([cell], [border])
      .map((polygon) => (polygon[0] ?? []).slice(0, -1) as Ring)
      .sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)));
  });
}

function cut(seeds: readonly Point[], border: Ring): Ring[] | null {
  const pieces = clip(seeds, border);
  const whole = Math.abs(signedArea(border));
  const rings: Ring[] = [];
  for (const parts of pieces) {
    const [largest, second] = parts;
    if (!largest || second || Math.abs(signedArea(largest)) < (0.15 * whole) / seeds.length) return null;
    rings.push(largest);
  }
  return rings;
}

function fromMiddle(rings: readonly Ring[], border: Ring): Ring[] {
  const [mx, my] = centroid(border);
  const distance = (ring: Ring) => {
    const [x, y] = centroid(ring);
    return (x - mx) * (x - mx) + (y - my) * (y - my);
  };
  return [...rings].sort((a, b) => distance(a) - distance(b));
}

function finish(ring: Ring): Ring {
  const points = ring.map(([x, y]): Point => [round6(x / narrowing), round6(y)]);
  const clean = points.filter((p, i) => {
    const before = points[(i + points.length - 1) % points.length] as Point;
    return p[0] !== before[0] || p[1] !== before[1];
  });
  if (signedArea(clean) < 0) clean.reverse();
  return [...clean, clean[0] as Point];
}
