import { describe, expect, it } from 'vitest';
import { findPatterns } from '../../pipeline/compute/index.js';
import type { Computed, Unprotected } from '../../pipeline/model/figures.js';
import type { Standardised } from '../../pipeline/model/patterns.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { protectedAlone } from '../support/published.js';
import { A, area, B, dataset, K, part, ratio, region, roomOf } from './house.js';

/** Funnels and standardised shares, of what `protect` lets out. */

const raw = (n: number): Unprotected => n as unknown as Unprotected;
const ids = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];

function room(change: { funnels?: string[] } = {}): DataRoom {
  const areas = [...ids.map((id) => area(id, A)), area('rest', A, { kind: 'residual' })];
  const base = roomOf({
    region: region(areas),
    datasets: ['faelle', 'menschen'].map((id) => [dataset(id), []]),
    indicators: ['alle', 'jung'].map((id) =>
      ratio(id, part('faelle'), part('menschen'), { method: 'wilson' }),
    ),
  });
  return {
    ...base,
    definitions: {
      ...base.definitions,
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
        segregation: [],
        multigroup: [],
        standardisation: [
          {
            id: 'alter',
            title: 'Fälle',
            indicator: 'alle',
            strata: [{ title: 'jung', indicator: 'jung' }],
            rest: 'alt',
            standard: 'county',
          },
        ],
        funnels: change.funnels ?? [],
      },
    },
  };
}

type Counts = readonly [x: number, n: number];
const figure = (
  indicator: string,
  id: string,
  [x, n]: Counts,
  date = '2025-12-31',
): Computed['values'][number] => ({
  indicator,
  area: id,
  areaLevel: id === K ? 'county' : id === A || id === B ? 'municipality' : 'area',
  municipality: id === K ? '' : id === B ? B : A,
  period: '2025-Q4',
  referenceDate: '2025-12-31',
  status: 'ok',
  value: raw((100 * x) / n),
  lower: null,
  upper: null,
  numerator: raw(x),
  denominator: raw(n),
  unit: '%',
  definitionVersion: 1,
  denominatorDate: date,
  origin: 'delivered',
});
const both = (id: string, jung: Counts, alle: Counts) => [figure('jung', id, jung), figure('alle', id, alle)];
const patternsOf = (values: Computed['values'], of = room()) =>
  findPatterns(protectedAlone({ values, comparisons: [], trends: [] }, of).published, of, null);

// The young 10 %, the others 200 of 4000, 5 %.
const county = both(K, [100, 1000], [300, 5000]);
const standardised = (values: Computed['values']): ReadonlyMap<string, Standardised> =>
  new Map(patternsOf([...county, ...values]).standardised.map((s) => [s.area, s]));

describe('a share standardised by age', () => {
  it('is what it would be with the structure of the county, and cases against those expected', () => {
    // 30 of 200 young, 20 of 400 others. Direct: (15 % · 1000 + 5 % · 4000) / 5000. Expected: 10 % · 200 + 5 % · 400.
    const found = standardised(both('a1', [30, 200], [50, 600])).get('a1');
    expect(found).toMatchObject({
      standardisation: 'alter',
      indicator: 'alle',
      status: 'ok',
      areaLevel: 'area',
    });
    const { numbers } = found ?? {};
    expect(numbers?.crude).toBeCloseTo(100 / 12, 10);
    expect(numbers?.direct?.value).toBeCloseTo(7, 10);
    expect([numbers?.observed, numbers?.expected]).toEqual([50, 40]);
    // 6 % in the county, times 50 / 40.
    expect(numbers?.indirect.value).toBeCloseTo(7.5, 10);
    // Byar's limits of 50 by hand: 50 (1 - 1/450 - 1.95996/(3 √50))³ and 51 (1 - 1/459 + 1.95996/(3 √51))³.
    expect(numbers?.ratio.value).toBeCloseTo(1.25, 10);
    expect(numbers?.ratio.lower).toBeCloseTo(
      (50 * (1 - 1 / 450 - 1.959964 / (3 * Math.sqrt(50))) ** 3) / 40,
      6,
    );
    expect(numbers?.ratio.upper).toBeCloseTo(
      (51 * (1 - 1 / 459 + 1.959964 / (3 * Math.sqrt(51))) ** 3) / 40,
      6,
    );
    expect(numbers?.position).toBe('inside');
  });

  it('has no direct rate under ten cases', () => {
    const numbers = standardised(both('a1', [3, 50], [8, 100])).get('a1')?.numbers;
    expect(numbers?.direct).toBeNull();
    expect(numbers?.expected).toBeCloseTo(7.5, 10);
  });

  it('tells what lies far beyond the expected', () => {
    // 250 against 75, and 20 against 75: many standard errors (√75 = 8.7) away.
    const found = standardised([
      ...both('a1', [200, 500], [250, 1000]),
      ...both('a2', [10, 500], [20, 1000]),
    ]);
    expect(found.get('a1')?.numbers?.position).toBe('high_998');
    expect(found.get('a2')?.numbers?.position).toBe('low_998');
  });

  it('is not worked out where an age group is hidden, missing or counted on another day', () => {
    const found = standardised([
      ...both('a1', [2, 200], [50, 600]),
      figure('alle', 'a2', [50, 600]),
      figure('jung', 'a3', [30, 200], '2024-12-31'),
      figure('alle', 'a3', [50, 600]),
      // More young ones than there are in all.
      ...both('a4', [60, 200], [50, 600]),
      ...both('rest', [30, 200], [50, 600]),
      ...both(A, [30, 200], [50, 600]),
    ]);
    expect([...found].map(([id, { status, numbers }]) => [id, status, numbers === null])).toEqual([
      ['a1', 'suppressed', true],
      ['a2', 'not_delivered', true],
      ['a3', 'not_applicable', true],
      ['a4', 'not_applicable', true],
      [A, 'ok', false],
    ]);
  });

  it('gives nothing hidden away, and nothing without the county', () => {
    const of = (hidden: number) => [
      ...standardised([...both('a1', [hidden, 200], [50, 600]), ...both('a2', [30, 200], [50, 600])]),
    ];
    expect(of(1)).toEqual(of(2));
    expect(patternsOf(both('a1', [30, 200], [50, 600])).standardised).toEqual([]);
    // One group of the county is hidden.
    expect(
      patternsOf([...both(K, [2, 1000], [300, 5000]), ...both('a1', [30, 200], [50, 600])]).standardised,
    ).toEqual([]);
  });
});

describe('a funnel', () => {
  const funnelOf = (counts: readonly Counts[], id = 'alle') =>
    patternsOf(
      counts.map((c, i) => figure(id, ids[i] ?? 'rest', c)),
      room({ funnels: [id] }),
    ).funnels;

  it('holds each area against all of them, with limits by its size', () => {
    // 500 of 5000 in all: 10 %. The area of 100: 10 ± 1.96 · √(0.1 · 0.9 / 100) = 10 ± 5.88; that of 900: 10 ± 1.96.
    const [found] = funnelOf([
      [12, 100],
      [90, 900],
      [150, 1000],
      [100, 1000],
      [50, 1000],
      [98, 1000],
    ]);
    expect(found).toMatchObject({ indicator: 'alle', areas: 6, leftOut: 0 });
    expect(found?.baseline).toBeCloseTo(10, 10);
    const [small, larger, high, , low] = found?.members ?? [];
    expect(small?.lower95).toBeCloseTo(10 - 5.87989, 4);
    expect(small?.upper95).toBeCloseTo(10 + 5.87989, 4);
    expect(larger?.upper95).toBeCloseTo(11.95996, 4);
    // z of 99.8 % is 3.09023.
    expect(larger?.upper998).toBeCloseTo(13.09023, 4);
    expect([small, larger, high, low].map((m) => m?.position)).toEqual([
      'inside',
      'inside',
      'high_998',
      'low_998',
    ]);
  });

  it('leaves out what is hidden, and is not drawn for too few', () => {
    const [found] = funnelOf([
      [12, 100],
      [90, 900],
      [150, 1000],
      [100, 1000],
      [50, 1000],
      [2, 1000],
    ]);
    expect(found).toMatchObject({ areas: 5, leftOut: 1 });
    expect(found?.baseline).toBeCloseTo((100 * 402) / 4000, 10);
    expect(
      funnelOf([
        [12, 100],
        [90, 900],
        [150, 1000],
        [100, 1000],
      ]),
    ).toEqual([]);
  });

  it('of a declared group that nobody measures is none', () => {
    expect(patternsOf(county, room({ funnels: ['alle', 'gibt_es_nicht'] })).funnels).toEqual([]);
  });
});
