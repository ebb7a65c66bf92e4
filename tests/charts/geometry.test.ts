import { describe, expect, it } from 'vitest';
import { drawAtlasMap } from '../../pipeline/charts/atlas.js';
import { clipLine } from '../../pipeline/charts/geometry/clip.js';
import { fitMap } from '../../pipeline/charts/geometry/fit.js';
import { labelPoint } from '../../pipeline/charts/geometry/labelPoint.js';
import { partsOf, type Shape } from '../../pipeline/charts/geometry/shape.js';
import { drawGeometry } from '../../pipeline/charts/index.js';
import { box, fourAreas, polygon, region } from './samples.js';

/** Twice the area between a ring and the origin, written independently of the program: positive = counter-clockwise. */
const turn = (ring: number[][]): number =>
  ring
    .slice(1)
    .reduce((sum, [x = 0, y = 0], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0);

const vertices = (shape: Shape | undefined): string[] =>
  shape ? partsOf(shape.geometry).flatMap((part) => part.flatMap((ring) => ring.map(String))) : [];

describe('drawGeometry', () => {
  it('projects to UTM 32: the central meridian lies at 500 km, northing is the scaled meridian arc', () => {
    const drawn = drawGeometry(
      region({ a: '00000001' }, [{ level: 'area', id: 'a', geometry: box(9, 51, 9.1, 51.1) }]),
    );
    const southWest = partsOf(drawn.levels.area?.[0]?.geometry ?? box(0, 0, 0, 0))
      .flat(2)
      .find(([x]) => x === 500_000);
    // Meridian arc of GRS80 from the equator to 51° N by numerical integration, times 0.9996.
    const e2 = 0.0066943800229;
    const steps = 200_000;
    let arc = 0;
    for (let i = 0; i < steps; i++) {
      const phi = (((i + 0.5) / steps) * 51 * Math.PI) / 180;
      arc += (6378137 * (1 - e2)) / (1 - e2 * Math.sin(phi) ** 2) ** 1.5;
    }
    const northing = (0.9996 * arc * 51 * Math.PI) / 180 / steps;
    expect(southWest?.[1]).toBeCloseTo(northing, -0.5);
  });

  it('winds exterior rings clockwise and holes the other way, whatever way they came', () => {
    const hole: [number, number][] = [
      [7.51, 51.51],
      [7.52, 51.51],
      [7.52, 51.52],
      [7.51, 51.51],
    ];
    const outer = box(7.5, 51.5, 7.6, 51.6).coordinates[0] ?? [];
    for (const ring of [outer, [...outer].reverse()]) {
      const drawn = drawGeometry(
        region({ a: '00000001' }, [
          { level: 'area', id: 'a', geometry: { type: 'Polygon', coordinates: [ring, hole] } },
        ]),
      );
      const [part = []] = partsOf(drawn.levels.area?.[0]?.geometry ?? box(0, 0, 0, 0));
      expect(part.map((r) => Math.sign(turn(r)))).toEqual([-1, 1]);
    }
  });

  it('merges features of one id, leaves out unknown ids and areas without a boundary', () => {
    const drawn = drawGeometry(
      region({ a: '00000001', ohne: '00000001' }, [
        { level: 'area', id: 'a', geometry: box(7.5, 51.5, 7.55, 51.6) },
        { level: 'area', id: 'a', geometry: box(7.55, 51.5, 7.6, 51.6) },
        { level: 'area', id: 'fremd', geometry: box(7.6, 51.5, 7.7, 51.6) },
      ]),
    );
    expect(drawn.levels.area?.map((s) => s.id)).toEqual(['a']);
    const [merged] = drawn.levels.area ?? [];
    expect(merged?.geometry.type).toBe('Polygon');
    expect(merged?.municipality).toBe('00000001');
    // One ring of the outline: the four corners, the two ends of the former border, and the first vertex again.
    expect(vertices(merged)).toHaveLength(7);
  });

  it('keeps the parts of a multipolygon', () => {
    const drawn = drawGeometry(
      region({ a: '00000001' }, [
        {
          level: 'area',
          id: 'a',
          geometry: {
            type: 'MultiPolygon',
            coordinates: [box(7.5, 51.5, 7.6, 51.6).coordinates, box(7.7, 51.5, 7.8, 51.6).coordinates],
          },
        },
      ]),
    );
    expect(partsOf(drawn.levels.area?.[0]?.geometry ?? box(0, 0, 0, 0))).toHaveLength(2);
  });
});

/** Two squares with a border of 401 vertices in fine zigzag between them. */
const zigzag = Array.from({ length: 401 }, (_, i): [number, number] => [
  7.55 + (i % 2 === 0 ? 0 : 0.00002),
  51.5 + (i / 400) * 0.1,
]);
const neighbours = region({ links: '00000001', rechts: '00000001' }, [
  { level: 'area', id: 'links', geometry: polygon([7.45, 51.5], ...zigzag, [7.45, 51.6]) },
  { level: 'area', id: 'rechts', geometry: polygon([7.65, 51.5], ...zigzag, [7.65, 51.6]) },
]);

describe('simplification', () => {
  it('drops vertices, and both neighbours keep the same ones', () => {
    const drawn = drawGeometry(neighbours);
    const fitted = fitMap(drawn, { level: 'area', outlineLevel: 'area', extent: null }, 340, 360);
    for (const shapes of [drawn.levels.area ?? [], fitted.areas]) {
      const [left, right] = shapes.map((s) => new Set(vertices(s)));
      const common = [...(left ?? [])].filter((v) => right?.has(v));
      expect(common.length).toBeGreaterThanOrEqual(2);
      expect(common.length).toBeLessThan(100);
      // Beside the common border each square has its two far corners.
      expect(left?.size).toBe(common.length + 2);
      expect(right?.size).toBe(common.length + 2);
    }
  });

  it('never lets an area vanish, however small it is beside the others', () => {
    const tiny = region({ klein: '00000001', gross: '00000001' }, [
      { level: 'area', id: 'gross', geometry: box(7, 51, 8, 52) },
      { level: 'area', id: 'klein', geometry: box(8, 51.5, 8.004, 51.504) },
    ]);
    const fitted = fitMap(
      drawGeometry(tiny),
      { level: 'area', outlineLevel: 'municipality', extent: null },
      340,
      360,
    );
    expect(fitted.areas.map((s) => s.id)).toEqual(['gross', 'klein']);
  });
});

describe('fitMap', () => {
  const drawn = drawGeometry(fourAreas);

  it('fits the county into the width, north up, one decimal', () => {
    const fitted = fitMap(drawn, { level: 'area', outlineLevel: 'municipality', extent: null }, 340, 360);
    const all = fitted.areas.flatMap((s) => partsOf(s.geometry).flat(2));
    expect(Math.min(...all.map(([x = 0]) => x))).toBe(3);
    expect(Math.max(...all.map(([x = 0]) => x))).toBe(337);
    for (const [x = 0, y = 0] of all) {
      expect(x).toBe(Number(x.toFixed(1)));
      expect(y).toBe(Number(y.toFixed(1)));
    }
    // West of each other as in the region: nord, ost, sued, west.
    const lefts = fitted.areas.map((s) =>
      Math.min(
        ...partsOf(s.geometry)
          .flat(2)
          .map(([x = 0]) => x),
      ),
    );
    expect([...lefts].sort((a, b) => a - b)).toEqual(lefts);
    expect(fitted.context.coordinates).toEqual([]);
  });

  it('cuts to a municipality: only its areas, the neighbour as a line inside the frame', () => {
    const view = { level: 'area', outlineLevel: 'municipality', extent: '00000001' };
    const fitted = fitMap(drawn, view, 340, 360);
    expect(fitted.areas.map((s) => s.id)).toEqual(['nord', 'ost']);
    expect(fitted.context.coordinates.length).toBeGreaterThan(0);
    for (const [x = -1, y = -1] of fitted.context.coordinates.flat()) {
      expect(x >= 0 && x <= fitted.width && y >= 0 && y <= fitted.height).toBe(true);
    }
  });

  it('is empty where there is nothing to draw', () => {
    const fitted = fitMap(drawn, { level: 'block', outlineLevel: 'block', extent: null }, 340, 360);
    expect(fitted.areas).toEqual([]);
    expect(fitted.height).toBe(0);
  });
});

describe('clipLine', () => {
  it('keeps what lies inside, in pieces, without edges along the frame', () => {
    const line = [
      [-5, 5],
      [5, 5],
      [5, 15],
      [8, 15],
      [8, 2],
    ];
    expect(clipLine(line, [0, 0, 10, 10])).toEqual([
      [
        [0, 5],
        [5, 5],
        [5, 10],
      ],
      [
        [8, 10],
        [8, 2],
      ],
    ]);
  });
});

describe('labelPoint', () => {
  it('lies in the wide arm of an L, not at the centre of its bounds', () => {
    const [x, y] = labelPoint(polygon([0, 0], [100, 0], [100, 40], [10, 40], [10, 100], [0, 100]));
    expect(x).toBeGreaterThan(20);
    expect(x).toBeLessThan(80);
    expect(Math.abs(y - 20)).toBeLessThan(3);
  });

  it('avoids holes and takes the largest part', () => {
    const ring = box(0, 0, 90, 90).coordinates[0] ?? [];
    const hole = box(10, 10, 60, 80).coordinates[0] ?? [];
    const [x] = labelPoint({
      type: 'MultiPolygon',
      coordinates: [box(200, 0, 210, 10).coordinates, [ring, hole]],
    });
    expect(x).toBeGreaterThan(60);
    expect(x).toBeLessThan(90);
  });
});

describe('the map of the atlas', () => {
  it('shows both levels of a square county north up, neighbours with the same vertices on their border', () => {
    const square = (x: number, y: number, size: number) => box(x, y, x + size, y + size);
    const shape = (id: string, geometry: Shape['geometry']) => ({ id, municipality: 'm', geometry });
    // 1 km wide: 720 pixels less 3 on either side make 0.714 pixels a metre.
    const map = drawAtlasMap({
      levels: {
        area: [
          shape('n', square(0, 500, 500)),
          shape('o', square(500, 500, 500)),
          shape('s', square(0, 0, 500)),
        ],
        municipality: [shape('m', square(0, 0, 1000))],
      },
    });
    expect([map.width, map.height]).toEqual([720, 720]);
    const pointsOf = (path = '') => [...path.matchAll(/[\d.]+,[\d.]+/g)].map(([pair]) => pair).sort();
    const area = (id: string) => pointsOf(map.areas.find((a) => a.id === id)?.path);
    expect(area('n')).toEqual(['3,3', '3,360', '360,3', '360,360']);
    expect(area('s')).toEqual(['3,360', '3,717', '360,360', '360,717']);
    expect(area('o').filter((p) => area('n').includes(p))).toEqual(['360,3', '360,360']);
    expect(map.labels).toEqual([{ id: 'm', x: 360, y: 360 }]);
  });

  it('has nothing to draw where there are no boundaries', () => {
    expect(drawAtlasMap({ levels: {} })).toMatchObject({
      height: 0,
      areas: [],
      municipalities: [],
      labels: [],
    });
  });
});
