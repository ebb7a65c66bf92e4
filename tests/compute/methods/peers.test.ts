import { describe, expect, it } from 'vitest';
import * as m from '../../../pipeline/compute/methods/index.js';

/** What the peers do at the edges: figures of their own tables, or their formula worked out by hand. */
const none = { value: null, lower: null, upper: null };

describe('levels (PHEindicatormethods 2.1.0 takes 95 and 99.8 for 0.95 and 0.998)', () => {
  it('are shares or, from 90 on, percentages', () => {
    expect(m.proportion(65, 100, { level: 95 })).toEqual(m.proportion(65, 100, { level: 0.95 }));
    // Sheet Byars_Wilson: 65 events, 99.8 %.
    expect(m.byarLimits(65, { level: 99.8 }).lower).toBeCloseTo(42.8802614714802, 10);
    expect(m.mean([1, 2, 4], { level: 95 })).toEqual(m.mean([1, 2, 4]));
  });

  it('are refused beyond', () => {
    for (const level of [0, -0.95, 1.5, 74, 1000, Number.NaN]) {
      expect(() => m.proportion(65, 100, { level })).toThrow(RangeError);
      expect(() => m.rate(5, 100, { level })).toThrow(RangeError);
      expect(() => m.mean([1, 2, 4], { level })).toThrow(RangeError);
    }
  });

  it('keep their precision near 1', () => {
    // R 4.2.2, the formulas of wilson_lower and wilson_upper.
    const { lower, upper } = m.proportion(40, 100, { level: 0.9999999 });
    expect(lower).toBeCloseTo(0.1907267963621627, 9);
    expect(upper).toBeCloseTo(0.6534784011975026, 9);
  });
});

describe('standardisation', () => {
  // Bands of 100 and 200 persons; the reference has 20 and 10 of 100: 20 + 20 events expected.
  const reference = [
    [20, 10],
    [100, 100],
  ] as const;

  it('takes what a band lacks for none, as calculate_ISRatio (na.zero)', () => {
    expect(m.indirectlyStandardisedRatio([30, null], [100, 200], ...reference)).toMatchObject({
      observed: 30,
      expected: 40,
      value: 0.75,
    });
    expect(m.indirectlyStandardisedRatio([30, 5], [100, null], ...reference).expected).toBe(20);
    expect(m.indirectlyStandardisedRatio([30, 5], [100, 200], [20, null], [100, 100]).expected).toBe(20);
  });

  it('gives nothing where the peer stops with an error', () => {
    const [counts, populations] = [
      [30, 5],
      [100, 200],
    ];
    for (const found of [
      m.indirectlyStandardisedRatio([30, -1], populations, ...reference),
      m.indirectlyStandardisedRatio(-1, populations, ...reference),
      m.indirectlyStandardisedRatio(counts, [100, -1], ...reference),
      m.indirectlyStandardisedRatio(counts, [100], ...reference),
      m.indirectlyStandardisedRatio(counts, populations, [20, 10], [100, 0]),
      m.directlyStandardisedRate([30, -1], populations, [1, 1]),
      m.directlyStandardisedRate(counts, populations, [1, -1]),
      m.directlyStandardisedRate(counts, populations, [1, 1, 1]),
    ]) {
      expect(found).toMatchObject(none);
    }
  });
});

describe('quantile numbers', () => {
  it('ties what the subtraction from the highest makes equal, as phe_quantile', () => {
    // 9 - 0.30000000000000004 = 9 - 0.3 in floating point; not so when the order is not inverted.
    const values = [9, 0.3, 0.1 + 0.2, 0.1];
    expect(m.quantiles(values, { n: 4 })).toEqual([1, 2, 2, 4]);
    expect(m.quantiles(values, { n: 4, invert: false })).toEqual([4, 2, 3, 1]);
  });
});

describe('slope index of inequality', () => {
  it('gives nothing where phe_sii stops with an error', () => {
    const group = { value: 3, population: 10, standardError: 1 };
    for (const odd of [
      { population: 0 },
      { population: -1 },
      { population: Number.NaN },
      { value: Number.NaN },
    ]) {
      expect(m.slopeIndexOfInequality([group, { ...group, ...odd }, group]).sii).toBeNull();
    }
    const found = m.slopeIndexOfInequality([group, { ...group, value: 4, standardError: -1 }, group]);
    expect(found).toMatchObject({ siiLower: null, riiUpper: null });
    expect(found.sii).toBeCloseTo(0, 12);
  });
});

describe('funnels (tables of PHEindicatormethods 2.1.0, testdata_funnel_ratio_outputs and _rate_outputs)', () => {
  // Observed events; expected ones at which that many lie on the limit; the limit as a ratio in percent.
  const ratios = [
    ['lower95', 1, 5.571644585, 17.94802207],
    ['upper95', 1, 0.025317898, 3949.774946],
    ['lower998', 1, 9.233410143, 10.83023482],
    ['upper998', 1, 0.001000547, 99945.32721],
    ['lower95', 10, 18.39035799, 54.3763205],
    ['upper95', 10, 4.795387629, 208.5337156],
    ['upper998', 10, 2.960519925, 337.778507],
    ['lower95', 653, 705.0634143, 92.61578274],
    ['lower998', 684, 768.7368323, 88.97713382],
    ['upper998', 684, 606.0208883, 112.8673967],
  ] as const;

  it('limits of ratios', () => {
    for (const [limit, events, expected, percent] of ratios) {
      const [found] = m.funnelLimits([{ numerator: events, denominator: expected }], {
        statistic: 'ratio',
        multiplier: 100,
      });
      expect(Math.abs((found?.[limit] ?? Number.NaN) / percent - 1), `${limit} ${events}`).toBeLessThan(1e-4);
    }
  });

  it('limits of rates', () => {
    // Three years; 116.1720835 per 100 000 in all; populations of one year.
    const rates = [
      ['lower95', 1598.675694, 20.85059119],
      ['upper998', 13.02722321, 5117.48863],
      ['upper95', 331243.4092, 122.9710002],
      ['lower998', 424043.2424, 106.9073359],
    ] as const;
    const average = 116.1720835e-5;
    for (const [limit, population, expected] of rates) {
      const denominator = population * 3;
      const [found] = m.funnelLimits([{ numerator: denominator * average, denominator }], {
        statistic: 'rate',
      });
      expect(found?.baseline).toBeCloseTo(116.1720835, 7);
      expect(Math.abs((found?.[limit] ?? Number.NaN) / expected - 1), limit).toBeLessThan(1e-4);
    }
  });

  it('hold at any size, and where nothing is expected', () => {
    // For many expected events the limits are near E ± z sqrt E.
    const [large] = m.funnelLimits([{ numerator: 1e8, denominator: 1e8 }], { statistic: 'ratio' });
    expect(((large?.lower95 ?? 0) - 1) * 1e4).toBeCloseTo(-1.959964, 3);
    expect(((large?.upper95 ?? 0) - 1) * 1e4).toBeCloseTo(1.959964, 3);
    const [empty] = m.funnelLimits([{ numerator: 0, denominator: 50 }], { statistic: 'rate' });
    expect(empty).toEqual({ baseline: 0, lower95: 0, upper95: 0, lower998: 0, upper998: 0 });
  });

  it('gives no limit and no verdict where the peer stops with an error, and leaves the row out', () => {
    const rows = [
      { numerator: 5, denominator: 10 },
      { numerator: -5, denominator: 10 },
      { numerator: 15, denominator: 10 },
      { numerator: 5, denominator: 0 },
      { numerator: Number.NaN, denominator: 10 },
    ];
    expect(m.funnelSignificance(rows, { statistic: 'proportion' })).toEqual([
      'Not significant',
      null,
      null,
      null,
      null,
    ]);
    expect(m.funnelLimits(rows, { statistic: 'proportion' }).map((r) => r?.baseline)).toEqual([
      0.5,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(m.funnelSignificance(rows, { statistic: 'ratio' })[2]).toBe('Not significant');
  });
});

describe('spatial autocorrelation', () => {
  const complete = [0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4].filter((j) => j !== i));
  const ring = [0, 1, 2, 3, 4].map((i) => [(i + 4) % 5, (i + 1) % 5]);

  it('knows no chance where no shuffle changes I', () => {
    // All are neighbours of all: I is -1 / (n - 1) whatever the values. One differs on a ring: I is the same wherever it lies.
    for (const [values, neighbours] of [
      [[2, 1, 1, 1, 4], complete],
      [[0.1, 0.1, 0.1, 0.1, 1.3], ring],
    ] as const) {
      const found = m.moran(values, neighbours);
      expect(found?.I).toBeCloseTo(-0.25, 12);
      expect(found?.zRandom).toBeCloseTo(0, 6);
      expect(found?.pRandom).toBeCloseTo(1, 6);
      expect(found?.pPermutation).toBe(1);
      expect(Number.isNaN(found?.zNormal)).toBe(false);
    }
  });

  it('counts ties on either side, so that the commonest arrangement is no cluster', () => {
    // Beside area 2 may lie any two of the four others: three of the six pairs leave out the odd one, as it is.
    const p = m.localMoran([0.1, 0.1, 0.1, 0.1, 1.3], ring)?.p ?? [];
    expect(p[2]).toBeGreaterThan(0.4);
    // The odd one has nothing but equal values around it, as in every shuffle.
    expect(p[4]).toBe(1);
    // A value exactly at the mean has an I of 0 whatever lies around it.
    expect(m.localMoran([0, 1, 2, 1, 0, 2], [[1], [0], [3], [2], [5], [4]])?.p[1]).toBe(1);
  });

  it('agrees with spdep 1.2-7 (moran.test, localmoran conditional) on neighbours known from one side alone', () => {
    const neighbours = [[1], [0, 2], [3], [2, 4], [0]];
    const found = m.moran([3, 1, 4, 1, 5], neighbours, { permutations: 0 });
    expect(found?.I).toBeCloseTo(-0.5, 12);
    expect(found?.varianceRandom).toBeCloseTo(0.2046142578125, 12);
    expect(found?.varianceNormal).toBeCloseTo(0.141666666666667, 12);
    expect(found?.zRandom).toBeCloseTo(-0.552677853660897, 12);
    const z = m.localMoran([3, 1, 4, 1, 5], neighbours, { permutations: 0 })?.z ?? [];
    for (const [i, expected] of [
      -0.980196058819607, -0.29277002188456, -0.904534033733291, -1.4638501094228, 0.577350269189626,
    ].entries()) {
      expect(z[i]).toBeCloseTo(expected, 12);
    }
  });
});

describe('segregation', () => {
  it('gives nothing where PySAL segregation raises an error', () => {
    expect(m.dissimilarity([5, 3], [4, 10])).toBeNull();
    expect(m.gini([-1, 3], [4, 10])).toBeNull();
    expect(m.entropy([1, 3], [4])).toBeNull();
    expect(m.spatialDissimilarity([5, 3], [4, 10], [[1], [0]])).toBeNull();
    expect(m.multigroupDissimilarity([[1, 2], [3]])).toBeNull();
    expect(m.multigroupInformationTheory([[1, 2], [3]])).toBeNull();
  });

  it('is not below 0 for an even spread, whatever rounding leaves', () => {
    // segregation.Entropy gives 0 here; the difference of logarithms is -9e-17.
    expect(m.entropy([0, 299], [0, 427])).toBe(0);
    expect(m.gini([7, 7, 7], [30, 30, 30])).toBe(0);
  });

  it('gives nothing where a number is missing', () => {
    expect(m.dissimilarity([Number.NaN, 3], [4, 10])).toBeNull();
    expect(
      m.multigroupDissimilarity([
        [1, Number.NaN],
        [3, 4],
      ]),
    ).toBeNull();
    expect(m.moran([1, 2, 3, 4, Number.NaN], [[1], [0], [3], [2], [3]])).toBeNull();
    expect(m.localMoran([1, 2, 3, 4, Number.NaN], [[1], [0], [3], [2], [3]])).toBeNull();
  });

  it('takes the share of an empty area for 0 among neighbours, as segregation.SpatialDissim', () => {
    // 10 of 20, 0 of 20, nobody: D = 2/3; pairs 0-1 and 0-2, from either side: |0.5 - 0| each.
    const found = m.spatialDissimilarity([10, 0, 0], [20, 20, 0], [[1, 2], [0], [0]]);
    expect(found).toBeCloseTo(2 / 3 - 0.5, 12);
  });
});

describe('z-values', () => {
  it('tells equal values apart nowhere, though their mean is not exactly theirs', () => {
    expect(m.zScores(Array.from({ length: 10 }, () => 0.1))).toEqual(Array.from({ length: 10 }, () => null));
    expect(m.compositeIndex({ a: [0.1, 0.1, 0.1] }, { cuts: [0], labels: ['x', 'y'] }).class).toEqual([
      null,
      null,
      null,
    ]);
  });
});
