import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { room } from './delivered.js';

type Point = [number, number];
interface Feature {
  properties: { id: string; municipality?: string };
  geometry: { type: string; coordinates: Point[][] };
}
const read = (file: string) =>
  (JSON.parse(readFileSync(`${room}boundaries/${file}`, 'utf8')) as { features: Feature[] }).features;
const municipalities = read('municipalities.geojson');
const areas = read('areas.geojson');
const ring = (f: Feature): Point[] => f.geometry.coordinates[0] ?? [];

function area(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i] as Point, points[i + 1] as Point];
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
}

describe('boundaries', () => {
  it('has ten municipalities and 70 areas, 3 to 12 in each', () => {
    expect(municipalities).toHaveLength(10);
    expect(areas).toHaveLength(70);
    const counts = municipalities.map((m) =>
      areas.filter((a) => a.properties.municipality === m.properties.id),
    );
    expect(Math.min(...counts.map((c) => c.length))).toBe(3);
    expect(Math.max(...counts.map((c) => c.length))).toBe(12);
  });

  it('has closed rings of six decimals, counter-clockwise, without repeated corners', () => {
    for (const feature of [...municipalities, ...areas]) {
      const points = ring(feature);
      expect(feature.geometry.coordinates).toHaveLength(1);
      expect(points[0]).toEqual(points.at(-1));
      expect(area(points)).toBeGreaterThan(0);
      const corners = points.slice(0, -1).map(String);
      expect(new Set(corners).size, feature.properties.id).toBe(corners.length);
      for (const [x, y] of points) {
        expect(Math.round(x * 1e6) / 1e6).toBe(x);
        expect(Math.round(y * 1e6) / 1e6).toBe(y);
      }
    }
  });

  it('covers every municipality without gap or overlap: neighbours share whole edges', () => {
    const edges = new Map<string, string>();
    for (const feature of areas) {
      const points = ring(feature);
      for (let i = 0; i + 1 < points.length; i++) {
        const key = `${points[i]}>${points[i + 1]}`;
        expect(edges.has(key), key).toBe(false);
        edges.set(key, feature.properties.id);
      }
    }
    for (const m of municipalities) {
      const own = areas.filter((a) => a.properties.municipality === m.properties.id);
      const covered = own.reduce((sum, a) => sum + area(ring(a)), 0);
      expect(Math.abs(covered / area(ring(m)) - 1)).toBeLessThan(1e-5);
      // Within a municipality, every edge without a counterpart lies on the municipal border.
      const border = ring(m);
      for (const [key, id] of edges) {
        const [a = '', b = ''] = key.split('>');
        if (!id.startsWith(m.properties.id) || edges.has(`${b}>${a}`)) continue;
        for (const corner of [a, b]) expect(distance(corner, border), `${id} ${corner}`).toBeLessThan(5e-6);
      }
    }
  });
});

/** Distance of a corner to a ring, in degrees. */
function distance(corner: string, border: readonly Point[]): number {
  const [x = 0, y = 0] = corner.split(',').map(Number);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < border.length; i++) {
    const [a, b] = [border[i] as Point, border[i + 1] as Point];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const t = Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(a[0] + t * dx - x, a[1] + t * dy - y));
  }
  return best;
}
