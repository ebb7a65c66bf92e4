import { describe, expect, it } from 'vitest';
import * as m from '../../../pipeline/compute/methods/index.js';

/** A few figures per function, typed in with their source, so that every clone tests every method. */
const lattice = (size: number): number[][] =>
  Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    return [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ]
      .filter(([a = -1, b = -1]) => a >= 0 && b >= 0 && a < size && b < size)
      .map(([a = 0, b = 0]) => b * size + a);
  });

describe('rates (PHEindicatormethods 2.1.0, sheet Rate)', () => {
  it('uses exact limits below ten events and Byar from ten on', () => {
    const few = m.rate(1, 100, { multiplier: 100 });
    expect(few.value).toBe(1);
    expect(few.lower).toBeCloseTo(0.025317807984289897, 12);
    expect(few.upper).toBeCloseTo(5.571643390938898, 12);
    const many = m.rate(65, 100);
    expect(many.value).toBeCloseTo(65000, 9);
    expect(many.lower).toBeCloseTo(50163.187710459453, 6);
    expect(many.upper).toBeCloseTo(82849.138545939844, 6);
  });

  it('gives nothing without a count or a population', () => {
    const none = { value: null, lower: null, upper: null };
    expect([m.rate(null, 100), m.rate(10, null), m.rate(10, 0), m.rate(-1, 10)]).toEqual([
      none,
      none,
      none,
      none,
    ]);
    expect(m.rate(0, 50, { multiplier: 100 })).toMatchObject({ value: 0, lower: 0 });
    // -ln(0.025) = 3.688879 events are the upper limit of none (Garwood 1936).
    expect(m.rate(0, 50, { multiplier: 100 }).upper).toBeCloseTo(7.377759, 6);
  });

  it('knows no lower limit of Byar where the approximation falls below 0', () => {
    expect(m.byarLimits(1, { level: 0.998 })).toEqual({
      lower: null,
      upper: expect.closeTo(9.362180217908362, 10),
    });
    expect(m.byarLimits(10, { level: 0.998 }).lower).toBeCloseTo(2.916318374695686, 10);
  });
});

describe('mean (worked out by hand)', () => {
  it('gives Student intervals', () => {
    // Mean 4, s = 2, n = 3; t(0.975; 2) = 4.302652729749464: half = 4.302652729749464 * 2 / sqrt 3.
    const found = m.mean([2, 4, null, 6]);
    expect(found).toMatchObject({ value: 4, n: 3 });
    expect(found.upper).toBeCloseTo(4 + 4.968275423, 8);
    expect(m.mean([5])).toEqual({ value: 5, lower: null, upper: null, n: 1 });
    expect(m.mean([])).toEqual({ value: null, lower: null, upper: null, n: 0 });
  });
});

describe('standardisation (worked out by hand)', () => {
  // Two bands: 10 of 100 and 30 of 200, weights 3 and 1: (3 * 0.1 + 1 * 0.15) / 4 = 0.1125.
  const [counts, populations, standard] = [
    [10, 30],
    [100, 200],
    [3, 1],
  ];

  it('directly', () => {
    const found = m.directlyStandardisedRate(counts, populations, standard, { multiplier: 1 });
    expect(found.value).toBeCloseTo(0.1125, 12);
    expect(found.count).toBe(40);
    // Variance (10 * 0.03² + 30 * 0.005²) / 16 = 0.000609375; Byar of 40: 40 (1 - 1/360 - 0.1032991)³ = 28.5733 to 41 (1 - 1/369 + 0.1020316)³ = 54.4701.
    const step = Math.sqrt(0.000609375 / 40);
    expect(found.lower).toBeCloseTo(0.1125 + step * (28.5733 - 40), 5);
    expect(found.upper).toBeCloseTo(0.1125 + step * (54.4701 - 40), 5);
  });

  it('gives nothing under ten events or without a population', () => {
    expect(m.directlyStandardisedRate([4, 5], populations, standard).value).toBeNull();
    expect(m.directlyStandardisedRate(counts, [100, null], standard).value).toBeNull();
    expect(m.directlyStandardisedRate(counts, [100, 0], standard).value).toBeNull();
  });

  it('indirectly', () => {
    // Expected: 0.2 * 100 + 0.1 * 200 = 40, observed 40; reference rate 300 / 2000.
    const reference = [
      [200, 100],
      [1000, 1000],
    ] as const;
    const ratio = m.indirectlyStandardisedRatio(counts, populations, ...reference);
    expect(ratio).toMatchObject({ value: 1, observed: 40, expected: 40 });
    const rate = m.indirectlyStandardisedRate(40, populations, ...reference, { multiplier: 1000 });
    expect(rate.value).toBeCloseTo(150, 10);
    expect(rate.lower).toBeCloseTo((150 * 28.5733) / 40, 3);
  });
});

describe('quantile numbers', () => {
  it('counts from the highest unless told otherwise; ties share the better number', () => {
    expect(m.quantiles([1, 2, 3, 4], { n: 2 })).toEqual([2, 2, 1, 1]);
    expect(m.quantiles([1, 2, 3, 4], { n: 2, invert: false })).toEqual([1, 1, 2, 2]);
    expect(m.quantiles([1, null, 3, 4, 9], { n: 4, invert: false })).toEqual([1, null, 2, 3, 4]);
    expect(m.quantiles([1, 2], { n: 3 })).toEqual([null, null]);
  });
});

describe('slope index of inequality (worked out by hand)', () => {
  it('is the slope of the weighted line over the ranking', () => {
    // Equal groups at 0.25 and 0.75 with 10 and 6: slope (6 - 10) / 0.5 = -8, intercept 12, ratio 4 / 12.
    const found = m.slopeIndexOfInequality([
      { value: 10, population: 50 },
      { value: 6, population: 50 },
    ]);
    expect(found.sii).toBeCloseTo(-8, 12);
    expect(found.intercept).toBeCloseTo(12, 12);
    expect(found.rii).toBeCloseTo(1 / 3, 12);
    expect(found.siiLower).toBeNull();
  });

  it('draws its limits from the standard errors', () => {
    // Var(slope) = (1 + 1) / 0.25 = 8, so the 95 % limits are -8 ± 1.96 sqrt 8.
    const rows = [10, 6].map((value) => ({ value, population: 50, standardError: 1 }));
    const found = m.slopeIndexOfInequality(rows, { seed: 3 });
    expect(Math.abs((found.siiLower ?? 0) - (-8 - 1.96 * Math.sqrt(8)))).toBeLessThan(0.05);
    expect(Math.abs((found.siiUpper ?? 0) - (-8 + 1.96 * Math.sqrt(8)))).toBeLessThan(0.05);
    expect(m.slopeIndexOfInequality(rows, { seed: 3 })).toEqual(found);
  });

  it('says nothing of one group', () => {
    expect(m.slopeIndexOfInequality([{ value: 1, population: 5 }]).sii).toBeNull();
  });
});

describe('funnel', () => {
  it('draws limits around the common proportion', () => {
    // 50 of 100: 0.5 ± 1.959964 * 0.05 at n = 100.
    const [row] = m.funnelLimits([{ numerator: 50, denominator: 100 }], { statistic: 'proportion' });
    expect(row?.lower95).toBeCloseTo(0.4020018, 7);
    expect(row?.upper998).toBeCloseTo(0.6545116, 7);
  });

  it('inverts the exact limits for rates and ratios', () => {
    // 5 events have exact limits 1.623486 to 11.668332: where that many are expected, 5 is on the limit.
    const [low] = m.funnelLimits([{ numerator: 5, denominator: 11.668332079322669 }], { statistic: 'ratio' });
    expect((low?.lower95 ?? 0) * 11.668332079322669).toBeCloseTo(5, 6);
    const [high] = m.funnelLimits([{ numerator: 5, denominator: 1.62348639011842 }], { statistic: 'ratio' });
    expect((high?.upper95 ?? 0) * 1.62348639011842).toBeCloseTo(5, 6);
    const [rate] = m.funnelLimits([{ numerator: 5, denominator: 50 }], {
      statistic: 'rate',
      multiplier: 100,
    });
    expect(rate?.baseline).toBeCloseTo(10, 12);
  });

  it('gives a verdict on each row', () => {
    const rows = [
      { numerator: 30, denominator: 10 },
      { numerator: 10, denominator: 10 },
      { numerator: 4, denominator: 10 },
      { numerator: 0, denominator: 10 },
      { numerator: 18, denominator: 10 },
      { numerator: 1, denominator: 0 },
    ];
    expect(m.funnelSignificance(rows, { statistic: 'ratio' })).toEqual([
      'High (0.001)',
      'Not significant',
      'Not significant',
      'Low (0.001)',
      'High (0.025)',
      null,
    ]);
  });
});

describe('empirical Bayes (spdep EBest on the North Carolina data is in the reference test; here by hand)', () => {
  it('draws small areas to the rate of all', () => {
    // b = 30/300 = 0.1; spread = (100 * 0.01 + 100 * 0.01 + 0) / 300 = 1/150; a = 1/150 - 0.1/100 = 17/3000.
    // First area: 0.1 + a * 0.1 / (a + 0.001) = 0.1 + 0.1 * 0.85.
    const found = m.empiricalBayes([20, 0, 10, null], [100, 100, 100, 50]);
    expect(found[0]).toBeCloseTo(0.185, 12);
    expect(found[1]).toBeCloseTo(0.015, 12);
    expect(found[2]).toBeCloseTo(0.1, 12);
    expect(found[3]).toBeNull();
  });

  it('gives the common rate where nothing but chance differs', () => {
    expect(m.empiricalBayes([1, 1], [10, 10])).toEqual([0.1, 0.1]);
  });
});

describe('Moran (esda tests, rook lattice 3 x 3 with the values 1 to 9)', () => {
  it('gives both variances', () => {
    const found = m.moran([1, 2, 3, 4, 5, 6, 7, 8, 9], lattice(3), { weights: 'binary' });
    expect(found?.varianceRandom).toBeCloseTo(0.0596875, 12);
    expect(found?.varianceNormal).toBeCloseTo(0.053125, 12);
    expect(found?.expected).toBe(-0.125);
    expect(found?.pPermutation).toBeLessThan(0.1);
  });

  it('says nothing where there is no variation or no neighbour', () => {
    // Nor where equal values leave nothing but rounding: the mean of nine times 0.1 is not 0.1.
    for (const value of [0, 1, 0.1, -1e9 / 3]) {
      const equal = Array.from({ length: 9 }, () => value);
      expect(m.moran(equal, lattice(3))).toBeNull();
      expect(m.localMoran(equal, lattice(3))).toBeNull();
    }
    expect(m.moran([1, 2, 3, 4], [[], [], [], []])).toBeNull();
  });

  it('finds the cluster and its kind', () => {
    // De Smith et al., Geospatial Analysis; conditional moments from esda: E = -0.00838113, V = 0.03636013 for area 0.
    const values = [9, 9, 1, 9, 9, 1, 1, 1, 1];
    const found = m.localMoran(values, lattice(3), { seed: 4 });
    expect(found?.quadrant.slice(0, 3)).toEqual([1, 1, 2]);
    expect(found?.quadrant[8]).toBe(3);
    // Deviations from 41/9; area 0: (n - 1) z0 * mean of areas 1 and 3 / sum of squares = 8 * (40/9)² / (1280/9).
    expect(found?.I[0]).toBeCloseTo((8 * (40 / 9) ** 2) / (1280 / 9), 10);
    expect(m.localMoran(values, lattice(3), { seed: 4 })).toEqual(found);
  });
});

describe('segregation (two areas, worked out by hand)', () => {
  // 10 of 20 and 0 of 20: P = 0.25. D = (20 * 0.25 + 20 * 0.25) / (2 * 40 * 0.1875) = 2/3.
  const [group, total] = [
    [10, 0],
    [20, 20],
  ];
  it('gives the classical indices', () => {
    expect(m.dissimilarity(group, total)).toBeCloseTo(2 / 3, 12);
    expect(m.isolation(group, total)).toBeCloseTo(0.5, 12);
    expect(m.interaction(group, total)).toBeCloseTo(0.5, 12);
    // 2 * 20 * 20 * 0.5 / (2 * 1600 * 0.1875) = 400 / 600.
    expect(m.gini(group, total)).toBeCloseTo(2 / 3, 12);
    // E = 0.5623351; half the residents have E_i = ln 2: (E - ln(2) / 2) / E.
    expect(m.entropy(group, total)).toBeCloseTo(1 - Math.LN2 / 2 / 0.5623351446188083, 12);
    expect(m.spatialDissimilarity(group, total, [[1], [0]])).toBeCloseTo(2 / 3 - 0.5, 12);
  });

  it('gives the same for two groups as for one against the rest', () => {
    const both = [group, [10, 20]];
    expect(m.multigroupDissimilarity(both)).toBeCloseTo(2 / 3, 12);
    expect(m.multigroupInformationTheory(both)).toBeCloseTo(m.entropy(group, total) ?? 0, 12);
  });

  it('says nothing of an empty group', () => {
    expect([m.dissimilarity([0, 0], total), m.gini(total, total), m.entropy([], [])]).toEqual([
      null,
      null,
      null,
    ]);
    expect([m.multigroupDissimilarity([[1, 1]]), m.multigroupInformationTheory([])]).toEqual([null, null]);
  });
});

describe('composite index', () => {
  it('standardises with the population standard deviation', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, standard deviation 2.
    expect(m.zScores([2, 4, null, 9, 4, 4, 5, 5, 7])).toEqual([-1.5, -0.5, null, 2, -0.5, -0.5, 0, 0, 1]);
    expect(m.zScores([3, 3, null])).toEqual([null, null, null]);
  });

  it('scores only areas that have every component', () => {
    const found = m.compositeIndex(
      { a: [1, 3, 99, 1, 3], b: [2, 2, null, 6, 6] },
      { cuts: [-1, 1, 1.5], labels: ['hoch', 'mittel', 'niedrig', 'sehr niedrig'] },
    );
    expect(found.components.a).toEqual([-1, 1, null, -1, 1]);
    expect(found.sum).toEqual([-2, 0, null, 0, 2]);
    const rootOfTwo = Number(Math.SQRT2.toFixed(6));
    expect(found.index.map((v) => v && Number(v.toFixed(6)))).toEqual([-rootOfTwo, 0, null, 0, rootOfTwo]);
    expect(found.class).toEqual(['hoch', 'mittel', null, 'mittel', 'niedrig']);
  });
});

describe('false discovery rate', () => {
  it('gives the findings of Benjamini and Hochberg (1995), table 1', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(m.benjaminiHochberg(p).filter(Boolean)).toHaveLength(4);
    expect(m.benjaminiHochberg([0.01, null, 0.9])).toEqual([true, false, false]);
  });
});
