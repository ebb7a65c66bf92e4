import { describe, expect, it } from 'vitest';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import { indicatorSchema } from '../../pipeline/model/indicator.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { seal, sealIndices, withSmoothed } from '../../pipeline/protect/seal.js';
import { aldorf, compared, county, figure, raw, room, withDataset } from '../report/county.js';
import { protectedAlone as protect } from '../support/published.js';

/** Class `streng` of the numerator: 5 cases, 20 in the denominator. Class `melde` of the denominator: 3 and 20. */
const one = (value: ComputedValue, among: DataRoom = room()) => {
  const { published, records } = protect({ values: [value], comparisons: [], trends: [] }, among);
  const [v] = published.values;
  return {
    numbers: v && [v.status, v.value, v.lower, v.upper, v.numerator, v.denominator],
    records: records.map((r) => [r.part, r.reason, r.lower, r.upper]),
    hidden: published.hidden,
  };
};
const rate = (n: number, d: number) =>
  figure('armut', 'a1', '2025-Q4', (100 * n) / d, { n, d, interval: [1, 2] });
const withComplement = (): DataRoom => {
  const base = room();
  const { streng } = base.definitions.policy.classes;
  if (!streng) throw new Error('fixture');
  const policy = {
    classes: { ...base.definitions.policy.classes, streng: { ...streng, protect_complement: true } },
  };
  return { ...base, definitions: { ...base.definitions, policy } };
};

describe('protect', () => {
  it('hides value, interval and numerator of too few cases together', () => {
    expect(one(rate(4, 100))).toEqual({
      numbers: ['suppressed', null, null, null, null, 100],
      records: [['numerator', 'primary', 1, 4]],
      hidden: [{ indicator: 'armut', areaLevel: 'area', period: '2025-Q4', values: 1, secondary: 0 }],
    });
  });

  it('leaves the threshold itself and zero open', () => {
    expect(one(rate(5, 100)).numbers).toEqual(['ok', 5, 1, 2, 5, 100]);
    expect(one(rate(0, 100)).numbers).toEqual(['ok', 0, 1, 2, 0, 100]);
  });

  it('hides a rate of a small denominator even where nobody is counted', () => {
    expect(one(rate(0, 19))).toMatchObject({
      numbers: ['suppressed', null, null, null, null, 19],
      records: [['numerator', 'primary', 0, 19]],
    });
    expect(one(rate(0, 20)).numbers?.[0]).toBe('ok');
  });

  it('hides the denominator too where it is a small count itself', () => {
    expect(one(rate(1, 2))).toMatchObject({
      numbers: ['suppressed', null, null, null, null, null],
      records: [
        ['numerator', 'primary', 0, 2],
        ['denominator', 'primary', 1, 2],
      ],
    });
  });

  it('hides a small rest only where the class asks for it', () => {
    expect(one(rate(98, 100)).numbers?.[0]).toBe('ok');
    expect(one(rate(98, 100), withComplement())).toMatchObject({
      numbers: ['suppressed', null, null, null, null, 100],
      records: [['numerator', 'primary', 96, 99]],
    });
    expect(one(rate(100, 100), withComplement()).numbers?.[0]).toBe('ok');
  });

  it('protects a count as a numerator', () => {
    const count = (n: number) => figure('einwohner', 'a1', '2025-Q4', n, { n });
    expect(one(count(2)).numbers).toEqual(['suppressed', null, null, null, null, null]);
    expect(one(count(3)).numbers?.[0]).toBe('ok');
  });

  it('exempts what its source has protected', () => {
    expect(one(figure('gymnasium', 'a1', '2022', 0.1)).numbers?.[0]).toBe('ok');
  });

  it('publishes a delivered rate of a protected class only with a large enough known denominator', () => {
    const open = withDataset(room(), 'zensus', { protected_by_source: false });
    const delivered = (value: number, d?: number) =>
      one(figure('gymnasium', 'a1', '2022', value, d === undefined ? {} : { d }), open).numbers?.[0];
    expect(delivered(40)).toBe('suppressed');
    expect(delivered(40, 19)).toBe('suppressed');
    expect(delivered(40, 200)).toBe('ok');
    // 1 % of 200 are two cases, fewer than five.
    expect(delivered(1, 200)).toBe('suppressed');
  });

  it('judges a balance by its amount', () => {
    const base = room();
    const saldo = indicatorSchema.parse({
      ...base.definitions.indicators[2],
      numerator: {
        plus: [{ dataset: 'hilfen', measure: 'anzahl' }],
        minus: [{ dataset: 'hilfen', measure: 'anzahl' }],
      },
    });
    const changed = { ...base, definitions: { ...base.definitions, indicators: [saldo] } };
    expect(one(figure('saldo', 'a1', '2025-Q4', -2, { n: -2, d: 100 }), changed)).toMatchObject({
      numbers: ['suppressed', null, null, null, null, 100],
      records: [['numerator', 'primary', -4, 4]],
    });
  });

  it('publishes nothing finer than the definition allows, nor of unknown places', () => {
    const base = room();
    const [armut] = base.definitions.indicators;
    if (!armut) throw new Error('fixture');
    const coarse = {
      ...base,
      definitions: { ...base.definitions, indicators: [{ ...armut, finest_public_level: 'municipality' }] },
    };
    expect(one(rate(50, 100), coarse).numbers).toBeUndefined();
    expect(one(figure('armut', county, '2025-Q4', 50, { n: 50, d: 100 }), coarse).numbers?.[0]).toBe('ok');
    expect(one({ ...rate(50, 100), area: '?05999001', areaLevel: 'unknown' }).numbers).toBeUndefined();
    // A level the region does not have ends at the municipality.
    const unknown = {
      ...base,
      definitions: { ...base.definitions, indicators: [{ ...armut, finest_public_level: 'block' }] },
    };
    expect(one(rate(50, 100), unknown).numbers).toBeUndefined();
    expect(one(figure('armut', aldorf, '2025-Q4', 50, { n: 50, d: 100 }), unknown).numbers?.[0]).toBe('ok');
  });

  it('prints no number of a figure that is not ok, whatever compute left in it', () => {
    expect(one({ ...rate(50, 100), status: 'pending' }).numbers).toEqual([
      'pending',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('compares only figures that stay open', () => {
    const values = [
      rate(4, 100),
      figure('armut', 'a2', '2025-Q4', 20, { n: 20, d: 100 }),
      figure('armut', 'a2', '2024-Q4', 4, { n: 4, d: 100 }),
      figure('armut', county, '2025-Q4', 30, { n: 300, d: 1000 }),
    ];
    const { published } = protect(
      {
        values,
        comparisons: [
          compared('armut', 'a1', '2025-Q4', 'county', county, -26, 'lower'),
          compared('armut', 'a2', '2025-Q4', 'county', county, -10, 'lower'),
          compared('armut', 'a2', '2025-Q4', 'previous_year', '2024-Q4', 16, 'higher'),
        ],
        trends: [],
      },
      room(),
    );
    expect(published.comparisons.map((c) => [c.area, c.comparedWith, c.difference])).toEqual([
      ['a2', 'county', -10],
    ]);
  });

  it('keeps an estimated comparison and a trend only where all they rest on stays open', () => {
    const values = [
      figure('armut', 'a1', '2025-Q4', 20, { n: 20, d: 100 }),
      figure('armut', 'b1', '2024-Q4', 20, { n: 20, d: 100 }),
      figure('armut', 'b2', '2024-Q4', 4, { n: 4, d: 100 }),
      figure('armut', 'c1', '2024-Q4', 30, { n: 30, d: 100 }),
    ];
    const from = (...estimatedFrom: string[]) => ({
      ...compared('armut', 'a1', '2025-Q4', 'previous_year', '2024-Q4', estimatedFrom.length, 'higher'),
      status: 'estimated' as const,
      estimatedFrom,
    });
    const trend = (area: string, ...periods: string[]) => ({
      indicator: 'armut',
      area,
      areaLevel: 'area',
      periods,
      slope: raw(1),
      lower: raw(0),
      upper: raw(2),
      verdict: 'not distinguishable' as const,
      adjusted: false,
      pValue: raw(0.05),
    });
    const { published } = protect(
      {
        values,
        comparisons: [from('b1', 'b2', 'c1'), from('b1', 'c1')],
        trends: [trend('b1', '2024-Q4'), trend('b2', '2024-Q4'), trend('b1', '2023-Q4', '2024-Q4')],
      },
      room(),
    );
    expect(published.comparisons.map((c) => c.difference)).toEqual([2]);
    expect(published.comparisons[0]).not.toHaveProperty('estimatedFrom');
    expect(published.trends.map((t) => [t.area, t.periods, t.slope])).toEqual([['b1', ['2024-Q4'], 1]]);
  });

  it('asks for the former area an estimate rests on, not for the area of today', () => {
    const values = [
      figure('armut', 'a1', '2025-Q4', 20, { n: 20, d: 100 }),
      figure('armut', 'a1', '2024-Q4', 20, { n: 20, d: 100 }),
      figure('armut', 'b2', '2024-Q4', 4, { n: 4, d: 100 }),
    ];
    const estimated = {
      ...compared('armut', 'a1', '2025-Q4', 'previous_year', '2024-Q4', 16, 'higher'),
      status: 'estimated' as const,
      estimatedFrom: ['b2'],
    };
    const { published } = protect({ values, comparisons: [estimated], trends: [] }, room());
    expect(published.comparisons).toEqual([]);
  });

  it('judges anew what is left of a family: the verdict on an open figure tells nothing of a hidden one', () => {
    const values = ['2025-Q3', '2025-Q4'].flatMap((period) => [
      figure('armut', 'a1', period, 20, { n: 20, d: 100 }),
      figure('armut', 'a2', period, 20, { n: period === '2025-Q4' ? 4 : 20, d: 100 }),
      figure('armut', 'b1', period, 20, { n: 20, d: 100 }),
      figure('armut', aldorf, period, 20, { n: 40, d: 200 }),
      figure('armut', county, period, 15, { n: 300, d: 2000 }),
    ]);
    const tested = (area: string, period: string, pValue: number) => ({
      ...compared(
        'armut',
        area,
        period,
        'county',
        county,
        5,
        pValue < 0.05 ? 'higher' : 'not distinguishable',
      ),
      ...{ lower: raw(1), upper: raw(9), pValue: raw(pValue), adjusted: true },
    });
    // Three tests: 0.03 stands beside 0.001, for it is below 0.05 · 2 / 3. Without the hidden one it is above 0.05 · 1 / 2.
    const families = [
      ['a1', '2025-Q4', 0.03],
      ['a2', '2025-Q4', 0.001],
      ['b1', '2025-Q4', 0.06],
      // Another level and another quarter are other families, of which nothing is hidden.
      [aldorf, '2025-Q4', 0.03],
      ['a1', '2025-Q3', 0.03],
      ['a2', '2025-Q3', 0.001],
      ['b1', '2025-Q3', 0.06],
    ] as const;
    const comparisons = families.map(([area, period, p]) => tested(area, period, p));
    const { published } = protect({ values, comparisons, trends: [] }, room());
    expect(published.comparisons.map((c) => [c.area, c.period, c.verdict])).toEqual([
      ['a1', '2025-Q4', 'not distinguishable'],
      ['b1', '2025-Q4', 'not distinguishable'],
      [aldorf, '2025-Q4', 'higher'],
      ['a1', '2025-Q3', 'higher'],
      ['a2', '2025-Q3', 'higher'],
      ['b1', '2025-Q3', 'not distinguishable'],
    ]);
  });

  it('judges anew the trends of a level that lost one', () => {
    const values = [
      figure('armut', 'a1', '2025-Q4', 20, { n: 20, d: 100 }),
      figure('armut', 'a2', '2025-Q4', 4, { n: 4, d: 100 }),
      figure('armut', 'b1', '2025-Q4', 20, { n: 20, d: 100 }),
      figure('armut', aldorf, '2025-Q4', 20, { n: 40, d: 200 }),
    ];
    const trend = (area: string, areaLevel: string, pValue: number) => ({
      ...{ indicator: 'armut', area, areaLevel, periods: ['2025-Q4'], adjusted: true },
      ...{ slope: raw(-5), lower: raw(-9), upper: raw(-1), pValue: raw(pValue) },
      verdict: pValue < 0.05 ? ('lower' as const) : ('not distinguishable' as const),
    });
    const trends = [
      trend('a1', 'area', 0.03),
      trend('a2', 'area', 0.001),
      trend('b1', 'area', 0.06),
      trend(aldorf, 'municipality', 0.03),
    ];
    const { published } = protect({ values, comparisons: [], trends }, room());
    expect(published.trends.map((t) => [t.area, t.verdict])).toEqual([
      ['a1', 'not distinguishable'],
      ['b1', 'not distinguishable'],
      [aldorf, 'lower'],
    ]);
  });

  it('takes no smoothed value for a figure it has hidden', () => {
    const at = (n: number) => figure('armut', 'a1', '2025-Q4', n, { n, d: 100 });
    const [open, hidden] = [20, 4].map(
      (n) => protect({ values: [at(n)], comparisons: [], trends: [] }, room()).published,
    );
    const smooth = (published: typeof open) =>
      published && withSmoothed(published, new Map(published.values.map((v) => [v, 12])));
    expect(smooth(open)?.values[0]).toMatchObject({ status: 'ok', value: 20, smoothed: 12 });
    expect(() => smooth(hidden)).toThrow('smoothed value behind a closed status');
  });

  it('refuses to seal a figure or an index that shows nothing and still carries one number', () => {
    const { published } = protect({ values: [rate(4, 100)], comparisons: [], trends: [] }, room());
    const [hidden] = published.values;
    if (!hidden) throw new Error('fixture');
    for (const part of ['value', 'lower', 'upper', 'numerator'] as const) {
      expect(() => seal([{ ...hidden, [part]: 4 }], [], [], []), part).toThrow(
        'number behind a closed status',
      );
    }
    expect(seal([{ ...hidden, denominator: 100 }], [], [], []).values).toHaveLength(1);
    const closed = {
      ...{ index: 'lage', area: 'a1', areaLevel: 'area', municipality: aldorf, period: '2025-Q4' },
      ...{ referenceDate: '2025-12-31', status: 'suppressed' as const, value: null, class: null, sum: null },
      ...{ components: null, fixedBase: null, probabilities: null, nearBoundary: null },
      ...{ dynamicsValue: null, dynamics: null, definitionVersion: 1 },
    };
    expect(sealIndices(published, [closed], []).indices).toHaveLength(1);
    for (const more of [
      { sum: 1 },
      { class: 'hoch' },
      { components: { armut: 1 } },
      { dynamics: 'ähnlich' },
    ]) {
      expect(() => sealIndices(published, [{ ...closed, ...more }], [])).toThrow(
        'index behind a closed status',
      );
    }
  });

  it('refuses to go on where a class has no rule', () => {
    const base = room();
    const broken = { ...base, definitions: { ...base.definitions, policy: { classes: {} } } };
    expect(() => one(rate(50, 100), broken)).toThrow('unknown disclosure class');
  });
});
