import { describe, expect, it } from 'vitest';
import { findPatterns } from '../../pipeline/compute/index.js';
import { indicesOf, neighboursIn } from '../../pipeline/compute/patterns/neighbours.js';
import type { Computed, Unprotected } from '../../pipeline/model/figures.js';
import type { Patterns } from '../../pipeline/model/patterns.js';
import type { Area, Region } from '../../pipeline/model/region.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { box } from '../charts/samples.js';
import { protectedAlone } from '../support/published.js';
import { A, area, B, dataset, K, part, ratio, region, roomOf } from './house.js';

/** Everything goes through `protect`: patterns are made of what it lets out. */

interface Cell {
  id: string;
  x: number;
  n: number;
  /** Column and row of its unit square. */
  at?: readonly [number, number];
  municipality?: string;
  kind?: Area['kind'];
}

const raw = (n: number): Unprotected => n as unknown as Unprotected;

function roomWith(cells: readonly Cell[]): DataRoom {
  const areas = cells.map((c) => area(c.id, c.municipality ?? A, { kind: c.kind ?? 'area' }));
  const place: Region = {
    ...region(areas),
    boundaryFeatures: cells.flatMap(({ id, at }) =>
      at ? [{ level: 'area', id, geometry: box(at[0], at[1], at[0] + 1, at[1] + 1) }] : [],
    ),
  };
  const indicators = ['quote', 'rang'].map((id) =>
    ratio(id, part('faelle'), part('menschen'), { method: 'wilson' }),
  );
  const room = roomOf({
    region: place,
    datasets: ['faelle', 'menschen'].map((id) => [dataset(id), []] as const).map(([d]) => [d, []]),
    indicators,
  });
  return {
    ...room,
    definitions: {
      ...room.definitions,
      vocabulary: { ...room.definitions.vocabulary, headline_indicators: ['quote'] },
      policy: {
        classes: {
          keine: {
            title: 'x',
            min_numerator: 3,
            min_denominator: 20,
            protect_complement: false,
            reason: 'x',
          },
        },
      },
      disparities: {
        segregation: [{ id: 'gruppe', title: 'Gruppe', indicator: 'quote', target_groups: [] }],
        multigroup: [
          {
            id: 'beide',
            title: 'Beide',
            groups: [
              { title: 'Gruppe', indicator: 'quote', part: 'numerator' },
              { title: 'andere', indicator: 'quote', part: 'rest' },
            ],
          },
        ],
        standardisation: [],
        funnels: [],
        inequality: { by: 'rang', groups: 5 },
      },
    },
  };
}

const computedOf = (cells: readonly Cell[], indicator = 'quote', period = '2025-Q4'): Computed['values'] =>
  cells.map(({ id, x, n, municipality }) => ({
    indicator,
    area: id,
    areaLevel: 'area',
    municipality: municipality ?? A,
    period,
    referenceDate: '2025-12-31',
    status: 'ok',
    value: raw((100 * x) / n),
    lower: null,
    upper: null,
    numerator: raw(x),
    denominator: raw(n),
    unit: '%',
    definitionVersion: 1,
    denominatorDate: null,
    origin: 'delivered',
  }));

function patternsOf(cells: readonly Cell[], rank: readonly Cell[] = []): Patterns {
  const room = roomWith(cells);
  const values = [...computedOf(cells), ...computedOf(rank, 'rang')];
  return findPatterns(protectedAlone({ values, comparisons: [], trends: [] }, room).published, room, null);
}

const row = (x: readonly number[]): Cell[] => x.map((n, i) => ({ id: `a${i}`, x: n, n: 100, at: [i, 0] }));
const measure = ({ segregation }: Patterns, id: string, whole: string, name: string) =>
  segregation.find((s) => s.segregation === id && s.area === whole)?.measures.find((m) => m.measure === name)
    ?.value;

describe('segregation', () => {
  it('is worked out over the areas of county and municipality', () => {
    // 100 of 500 in five areas of 100: D = 100 (0.1 + 0 + 0.1 + 0.2 + 0.2) / (2 · 500 · 0.2 · 0.8) = 0.375
    const found = patternsOf(row([10, 20, 30, 40, 0]));
    for (const whole of [K, A]) {
      expect(measure(found, 'gruppe', whole, 'dissimilarity')).toBeCloseTo(0.375, 12);
      // 0.1 · 0.1 + 0.2 · 0.2 + 0.3 · 0.3 + 0.4 · 0.4
      expect(measure(found, 'gruppe', whole, 'isolation')).toBeCloseTo(0.3, 12);
      // less the mean difference of neighbours, (0.1 + 0.1 + 0.1 + 0.4) / 4
      expect(measure(found, 'gruppe', whole, 'spatial_dissimilarity')).toBeCloseTo(0.2, 12);
      // of two groups, the index of several is the same as that of one
      expect(measure(found, 'beide', whole, 'multigroup_dissimilarity')).toBeCloseTo(0.375, 12);
    }
    expect(found.segregation.some((s) => s.area === B)).toBe(false);
  });

  it('leaves residual areas out', () => {
    const cells: Cell[] = [...row([10, 20, 30, 40, 0]), { id: 'rest', x: 90, n: 100, kind: 'residual' }];
    expect(measure(patternsOf(cells), 'gruppe', A, 'dissimilarity')).toBeCloseTo(0.375, 12);
  });

  it('is not stated for fewer than five published areas, nor where more than a fifth is hidden', () => {
    expect(patternsOf(row([10, 20, 30, 40])).segregation).toEqual([]);
    // Two cases are hidden by the policy: four areas are left of five.
    expect(patternsOf(row([10, 20, 30, 40, 2])).segregation).toEqual([]);
    expect(patternsOf(row([10, 20, 30, 40, 10, 2, 2])).segregation).toEqual([]);
  });

  it('gives nothing hidden away: what is hidden does not enter', () => {
    const one = patternsOf(row([10, 20, 30, 40, 0, 1]));
    const two = patternsOf(row([10, 20, 30, 40, 0, 2]));
    expect(one).toEqual(two);
    expect(one.segregation.find((s) => s.area === A)).toMatchObject({ areas: 5, leftOut: 1 });
    expect(measure(one, 'gruppe', A, 'dissimilarity')).toBeCloseTo(0.375, 12);
  });
});

describe('neighbours', () => {
  it('share a stretch of border, not a corner', () => {
    const cells = [
      ['sw', 0, 0],
      ['se', 1, 0],
      ['nw', 0, 1],
      ['ne', 1, 1],
      ['island', 5, 5],
    ] as const;
    const place = roomWith(cells.map(([id, x, y]) => ({ id, x: 0, n: 100, at: [x, y] as const }))).region;
    const near = neighboursIn(place);
    expect([...near('sw')].sort()).toEqual(['nw', 'se']);
    expect([...near('island')]).toEqual([]);
    expect([...near('unknown')]).toEqual([]);
    expect(indicesOf([{ id: 'ne' }, { id: 'sw' }, { id: 'se' }], near)).toEqual([[2], [2], [0, 1]]);
  });
});

describe('spatial clusters', () => {
  const grid = (xOf: (column: number, line: number) => number, side = 6): Cell[] =>
    Array.from({ length: side * side }, (_, i) => {
      const [column, line] = [i % side, Math.floor(i / side)];
      return { id: `g${column}${line}`, x: xOf(column, line), n: 1000, at: [column, line] };
    });

  it('are found where one half is high and the other low', () => {
    const [found] = patternsOf(grid((column) => (column < 3 ? 400 : 100))).spatial;
    // Equal deviations either side, so I is the mean share of like neighbours less unlike ones. Unlike are one of three
    // for the 4 areas at the ends of the line between the halves, and one of four for the other 8: 1 - 2 (4/3 + 2) / 36.
    expect(found?.moran).toBeCloseTo(1 - (2 * (4 / 3 + 2)) / 36, 10);
    expect(found).toMatchObject({ clustered: true, smoothed: true, areas: 36, leftOut: 0 });
  });

  it('name single areas only beyond what so many tests find by chance', () => {
    // Nine high areas of 100 in a corner. All four neighbours of the middle one are high: by chance
    // C(8,4) / C(99,4) = 0.00002. Two of two at the very corner: C(8,2) / C(99,2) = 0.006, too much among 100 tests.
    const [found] = patternsOf(grid((column, line) => (column < 3 && line < 3 ? 400 : 100), 10)).spatial;
    const cluster = (id: string) => found?.members.find((m) => m.area === id)?.cluster;
    expect(cluster('g11')).toBe('high_high');
    expect(cluster('g00')).toBeNull();
    expect(cluster('g88')).toBeNull();
  });

  it('are none where values alternate or are all the same', () => {
    // A chessboard is a pattern too, but of unlike neighbours.
    const [board] = patternsOf(grid((column, line) => ((column + line) % 2 === 0 ? 400 : 100))).spatial;
    expect(board?.moran).toBeCloseTo(-1, 10);
    expect(board?.members.some((m) => m.cluster === 'high_high' || m.cluster === 'low_low')).toBe(false);
    expect(patternsOf(grid(() => 100)).spatial).toEqual([]);
  });

  it('are not sought without borders or among few areas', () => {
    expect(patternsOf(row([10, 20, 30, 40, 50, 60])).spatial).toEqual([]);
    const unbounded = grid((column) => (column < 3 ? 400 : 100)).map(({ at: _, ...cell }) => cell);
    expect(patternsOf(unbounded).spatial).toEqual([]);
  });
});

describe('inequality between areas', () => {
  it('is the slope from the least to the most deprived end', () => {
    // Five groups of equal size in the middle of a fifth each, 10 to 50 %: 10 points per fifth, 50 from end to end.
    const cells = row([10, 10, 20, 20, 30, 30, 40, 40, 50, 50]);
    const rank = row([5, 6, 15, 16, 25, 26, 35, 36, 45, 46]);
    const [found] = patternsOf(cells, rank).inequality;
    expect(found).toMatchObject({ indicator: 'quote', by: 'rang', areas: 10, leftOut: 0 });
    expect(found?.least).toBeCloseTo(10, 10);
    expect(found?.most).toBeCloseTo(50, 10);
    expect(found?.slope).toBeCloseTo(50, 10);
    expect(found?.slopeLower).toBeGreaterThan(0);
    // Turned round, the slope turns too.
    expect(patternsOf(cells, row([46, 45, 36, 35, 26, 25, 16, 15, 6, 5])).inequality[0]?.slope).toBeCloseTo(
      -50,
      10,
    );
  });

  it('needs a ranking', () => {
    expect(patternsOf(row([10, 10, 20, 20, 30, 30, 40, 40, 50, 50])).inequality).toEqual([]);
  });
});
