import { existsSync, readFileSync } from 'node:fs';
import type * as GeoJSON from 'geojson';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../pipeline/charts/geometry/shape.js';
import { createRenderer, drawGeometry, svgOf } from '../../pipeline/charts/index.js';
import type { Boundary, Region } from '../../pipeline/model/region.js';
import type { DrawnGeometry, Figure } from '../../pipeline/model/report.js';
import { fonts, region, value } from './samples.js';

const data = new URL('../../../shared/data/', import.meta.url);
const present = existsSync(data);
if (!present) console.log('Übersprungen: ../shared/data fehlt, keine echten Grenzen zum Prüfen.');

type Properties = Record<string, string>;
function features(file: string): GeoJSON.Feature<Boundary['geometry'], Properties>[] {
  return JSON.parse(readFileSync(new URL(file, data), 'utf8')).features;
}

/** All ten municipalities as areas. */
function kreisUnna(): Region {
  const boundaries = features('kreis-unna/boundaries/municipalities.geojson').map((f) => ({
    level: 'area',
    id: f.properties.AGS ?? '',
    geometry: f.geometry,
  }));
  return region(Object.fromEntries(boundaries.map((b) => [b.id, '00000001'])), boundaries);
}

/** Planning areas; `count` of them. */
function berlin(count: number): Region {
  const boundaries = features('berlin/boundaries/planning-areas.geojson')
    .slice(0, count)
    .map((f) => ({ level: 'area', id: f.properties.id ?? '', geometry: f.geometry }));
  return region(Object.fromEntries(boundaries.map((b) => [b.id, '00000001'])), boundaries);
}

const mapOf = (geometry: DrawnGeometry): Figure => ({
  id: 'karte',
  title: 'Karte',
  caption: '',
  data: {
    kind: 'map',
    level: 'area',
    outlineLevel: 'municipality',
    extent: null,
    areas: (geometry.levels.area ?? []).map(({ id }, i) => ({
      id,
      label: id,
      number: String(i + 1),
      ...value(i, String(i)),
    })),
    unit: '%',
    decimals: 0,
    breaks: [50, 100, 200, 300],
    direction: 'none',
  },
});

describe.skipIf(!present)('real boundaries', () => {
  it('leave no gap: edges that belong to one polygon only form the outer border, a single ring', () => {
    const drawn = drawGeometry(kreisUnna());
    expect(drawn.levels.area).toHaveLength(10);
    const uses = new Map<string, number>();
    for (const { geometry } of drawn.levels.area ?? []) {
      for (const ring of partsOf(geometry).flat()) {
        for (let i = 1; i < ring.length; i++) {
          const edge = [String(ring[i - 1]), String(ring[i])].sort().join(' ');
          uses.set(edge, (uses.get(edge) ?? 0) + 1);
        }
      }
    }
    expect([...uses.values()].every((n) => n === 1 || n === 2)).toBe(true);
    const next = new Map<string, string[]>();
    for (const [edge, n] of uses) {
      if (n !== 1) continue;
      const [a = '', b = ''] = edge.split(' ');
      next.set(a, [...(next.get(a) ?? []), b]);
      next.set(b, [...(next.get(b) ?? []), a]);
    }
    expect([...next.values()].every((ends) => ends.length === 2)).toBe(true);
    const reached = new Set<string>();
    const waiting = [...next.keys()].slice(0, 1);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (reached.has(at)) continue;
      reached.add(at);
      waiting.push(...(next.get(at) ?? []));
    }
    expect(reached.size).toBe(next.size);
  });

  it('have the area that official statistics give: 543 km² for Kreis Unna', () => {
    const squareMetres = (drawGeometry(kreisUnna()).levels.area ?? [])
      .flatMap(({ geometry }) => partsOf(geometry).flat())
      .reduce((sum, ring) => {
        let twice = 0;
        for (let i = 1; i < ring.length; i++) {
          const [ax = 0, ay = 0] = ring[i - 1] ?? [];
          const [bx = 0, by = 0] = ring[i] ?? [];
          twice += ax * by - bx * ay;
        }
        return sum - twice / 2;
      }, 0);
    expect(squareMetres / 1e6).toBeGreaterThan(538);
    expect(squareMetres / 1e6).toBeLessThan(548);
  });

  it.each([
    [448, 120],
    [70, 40],
  ])('give a map of %i areas in less than %i kB', async (count, kilobytes) => {
    const geometry = drawGeometry(berlin(count));
    const drawn = await createRenderer(geometry, fonts).render(mapOf(geometry), { demonstration: 'x' });
    expect(svgOf(drawn).length).toBeLessThan(kilobytes * 1000);
  });

  it('merge the planning area that comes twice', () => {
    const ids = (drawGeometry(berlin(448)).levels.area ?? []).map((s) => s.id);
    expect(ids).toHaveLength(447);
    expect(new Set(ids).size).toBe(447);
  });
});
