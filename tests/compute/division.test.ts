import { describe, expect, it } from 'vitest';
import {
  canBeJoined,
  cutOf,
  joinValues,
  proposeReportingAreas,
  sharedBorders,
} from '../../pipeline/compute/division/index.js';
import type { ComputedValue, Unprotected } from '../../pipeline/model/figures.js';
import type { Boundary } from '../../pipeline/model/region.js';
import { count, dataset, part, ratio } from './house.js';

// On the equator a degree is 111,320 m both ways, so that metres are easy to write.
const degrees = (metres: number) => metres / 111_320;
const ring = (id: string, points: readonly (readonly [number, number])[]): Boundary => ({
  level: 'area',
  id,
  geometry: { type: 'Polygon', coordinates: [points.map(([x, y]) => [degrees(x), degrees(y)])] },
});
const box = (id: string, x: number, y: number, width = 1000, height = 1000): Boundary =>
  ring(id, [
    [x, y],
    [x, y + height],
    [x + width, y + height],
    [x + width, y],
    [x, y],
  ]);
const border = (borders: ReturnType<typeof sharedBorders>, a: string, b: string) =>
  borders.get(a)?.get(b) ?? 0;

describe('shared borders', () => {
  it('are found where the vertices of the two sides differ', () => {
    // One long side against two short ones.
    const borders = sharedBorders([box('w', 0, 0, 1000, 2000), box('s', 1000, 0), box('n', 1000, 1000)]);
    expect(border(borders, 'w', 's')).toBeCloseTo(1000, 3);
    expect(border(borders, 'n', 'w')).toBeCloseTo(1000, 3);
    expect(border(borders, 's', 'n')).toBeCloseTo(1000, 3);
  });

  it('are those of a grid along its sides alone (rook), the same whatever the order', () => {
    // Three by three: the middle has four neighbours, a side three, a corner two.
    const cells = Array.from({ length: 9 }, (_, i) => box(`${i}`, (i % 3) * 1000, Math.floor(i / 3) * 1000));
    const near = (boundaries: readonly Boundary[]) => {
      const borders = sharedBorders(boundaries);
      return cells.map(({ id }) => [...(borders.get(id)?.keys() ?? [])].sort().join(''));
    };
    expect(near(cells)).toEqual(['13', '024', '15', '046', '1357', '248', '37', '468', '57']);
    expect(near(cells.toReversed())).toEqual(near(cells));
  });

  it('shorter than twenty metres are none', () => {
    const shifted = (metres: number) => sharedBorders([box('a', 0, 0), box('b', 1000, 1000 - metres)]);
    expect(shifted(19).get('a')?.size).toBe(0);
    expect(border(shifted(21), 'a', 'b')).toBeCloseTo(21, 3);
    // Twice twelve metres are more than twenty.
    const twice = sharedBorders([
      ring('a', [
        [0, 0],
        [0, 1000],
        [1000, 1000],
        [1000, 0],
        [0, 0],
      ]),
      ring('b', [
        [1000, 0],
        [1000, 12],
        [1100, 12],
        [1100, 988],
        [1000, 988],
        [1000, 1000],
        [1200, 1000],
        [1200, 0],
        [1000, 0],
      ]),
    ]);
    expect(border(twice, 'a', 'b')).toBeCloseTo(24, 3);
  });

  it('are none at a corner', () => {
    const borders = sharedBorders([box('a', 0, 0), box('b', 1000, 1000)]);
    expect(borders.get('a')?.size).toBe(0);
  });

  it('bear a gap of a metre, but not a street of twenty', () => {
    const borders = sharedBorders([box('a', 0, 0), box('near', 1001, 0), box('far', 0, 1020)]);
    expect(border(borders, 'a', 'near')).toBeCloseTo(1000, 0);
    expect(border(borders, 'a', 'far')).toBe(0);
  });
});

const K = '01999001';
const sized = (id: string, residents: number | null, municipality = K) => ({ id, municipality, residents });
const row = (...ids: string[]) => sharedBorders(ids.map((id, i) => box(id, i * 1000, 0)));

describe('reporting areas', () => {
  it('join the smallest with its smallest neighbour until all are large enough', () => {
    // a-b-c-d-e in a row. c (100) goes first: its neighbours are b (400) and d (250), so d. Then e (290) joins c+d (350),
    // its only neighbour: 640. b and a (400, 900) are large enough.
    const areas = [sized('a', 900), sized('b', 400), sized('c', 100), sized('d', 250), sized('e', 290)];
    const found = proposeReportingAreas(areas, row('a', 'b', 'c', 'd', 'e'), 300);
    expect(found.map((r) => [r.members.join(), r.residents, r.isLargeEnough])).toEqual([
      ['a', 900, true],
      ['b', 400, true],
      ['c,d,e', 640, true],
    ]);
    expect(proposeReportingAreas(areas.toReversed(), row('e', 'd', 'c', 'b', 'a'), 300)).toEqual(found);
  });

  it('never cross a municipality, and say where an area stays too small', () => {
    const areas = [sized('a', 100), sized('b', 900, '01999002')];
    expect(proposeReportingAreas(areas, row('a', 'b'), 300)).toEqual([
      { municipality: K, members: ['a'], residents: 100, isLargeEnough: false },
      { municipality: '01999002', members: ['b'], residents: 900, isLargeEnough: true },
    ]);
  });

  it('leave out areas whose residents are not known', () => {
    const found = proposeReportingAreas([sized('a', null), sized('b', 100)], row('a', 'b'), 300);
    expect(found.map((r) => r.members)).toEqual([['b']]);
  });
});

const raw = (n: number | null) => n as unknown as Unprotected | null;
const value = (area: string, n: number | null, d: number | null, status: ComputedValue['status'] = 'ok') => ({
  indicator: 'quote',
  area,
  areaLevel: 'area',
  municipality: K,
  period: '2025',
  referenceDate: '2025-12-31',
  status,
  value: raw(n === null || d === null ? null : (n / d) * 100),
  lower: null,
  upper: null,
  numerator: raw(n),
  denominator: raw(d),
  unit: '%',
  definitionVersion: 1,
  denominatorDate: null,
  origin: 'delivered' as const,
});

describe('figures of joined areas', () => {
  const quote = ratio('quote', part('d'), part('d'), { method: 'wilson' });
  it('are the sums divided, never the mean of the shares', () => {
    const [joined] = joinValues([value('a', 10, 100), value('b', 30, 100 + 100)], quote, [
      { id: 'ab', members: ['a', 'b'] },
    ]);
    // 40 of 300
    expect(joined).toMatchObject({ area: 'ab', status: 'ok', numerator: 40, denominator: 300 });
    expect(joined?.value).toBeCloseTo(13.3333333, 6);
  });

  it('are not given where a member has none', () => {
    const join = [{ id: 'ab', members: ['a', 'b'] }];
    for (const values of [
      [value('a', 10, 100)],
      [value('a', 1, 10), value('b', null, null, 'not_delivered')],
    ])
      expect(joinValues(values, quote, join)[0]).toMatchObject({ status: 'not_delivered', value: null });
  });

  it('are for counts of datasets that add over areas', () => {
    const datasets = new Map([
      ['d', dataset('d')],
      ['moves', dataset('moves', { additivity: { areas: false, time: 'flow' } })],
    ]);
    expect(canBeJoined(quote, datasets)).toBe(true);
    expect(canBeJoined(count('moves', part('moves')), datasets)).toBe(false);
    expect(canBeJoined(ratio('x', part('d'), part('moves')), datasets)).toBe(false);
  });
});

describe('what an indicator says about a cut', () => {
  it('is range, segregation and share above the whole', () => {
    // 20 of 100 and 20 of 300: of the group half each, of the rest 80 and 280 of 360. D = |1/2 - 80/360| = 0.27777…
    const cut = cutOf([value('a', 20, 100), value('b', 20, 300)], value('k', 40, 400), true);
    expect(cut).toMatchObject({ areas: 2, aboveWhole: 0.5 });
    expect(cut.lowest).toBeCloseTo(6.6666667, 6);
    expect(cut.highest).toBe(20);
    expect(cut.dissimilarity).toBeCloseTo(0.2777777, 6);
  });
});
