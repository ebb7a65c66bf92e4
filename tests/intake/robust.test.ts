import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unlikelyChanges } from '../../pipeline/intake/plausibility/change.js';
import { modifiedZ, spreadOf } from '../../pipeline/intake/plausibility/robust.js';
import { unlikeOthers } from '../../pipeline/intake/plausibility/similar.js';

describe('modified z-score', () => {
  it('is 0.6745 times the distance from the median over the MAD', () => {
    expect(spreadOf([4, 1, 3, 2]).centre).toBe(2.5);
    const values = [1, 2, 3, 4, 100];
    // median 3; distances 2, 1, 0, 1, 97; MAD 1; 0.6745 * 97 = 65.4265
    expect(spreadOf(values).centre).toBe(3);
    expect(modifiedZ(100, spreadOf(values))).toBeCloseTo(65.4265, 10);
    expect(modifiedZ(2, spreadOf(values))).toBeCloseTo(-0.6745, 10);
  });

  it('has the spread of its definition for any values', () => {
    const middle = (values: number[]) => {
      const sorted = [...values].sort((a, b) => a - b);
      const half = sorted.length / 2;
      return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
    };
    const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(numbers, (values) => {
        const centre = middle(values);
        const deviation = middle(values.map((v) => Math.abs(v - centre))) / 0.6745;
        expect(spreadOf(values)).toEqual({ centre, deviation });
      }),
    );
  });
});

const stock = { threshold: 5, lag: 1, flow: false };
const series = (...values: number[]) => values.map((value, i) => ({ step: i + 1, value }));
const roots = (...of: number[]) => series(...of.map((r) => r * r));
const judged = (points: ReturnType<typeof series>, compared = stock) =>
  unlikelyChanges([points], compared)[0]?.map((j) => [j.step, j.lower, j.upper]);

describe('unlikely changes', () => {
  it('measure a series at its own changes from six earlier periods on', () => {
    // Changes of the roots -3, -1, 1, 3, 5: median 1, MAD 2, deviation 2 / 0.6745 = 2.96516.
    // From 105 on, 106 +- 5 * 2.96516 is likely: 91.1742 to 120.8258, squared 8312.7 to 14598.9.
    const history = [100, 97, 96, 97, 100, 105].map((r) => r * r);
    expect(judged(series(...history, 14_598))).toEqual([]);
    expect(judged(series(...history, 14_599))).toEqual([[7, 8313, 14_598]]);
    expect(judged(series(...history, 8313))).toEqual([]);
    expect(judged(series(...history, 8312))).toEqual([[7, 8313, 14_598]]);
    expect(judged(series(...history.slice(1), 14_599))).toEqual([]);
  });

  it('give the score by hand', () => {
    const points = roots(100, 97, 96, 97, 100, 105, 125);
    // The change is 20: 0.6745 * (20 - 1) / 2 = 6.40775
    expect(unlikelyChanges([points], stock)[0]?.[0]?.z).toBeCloseTo(6.40775, 8);
  });

  it('take no spread for less than chance, half a root', () => {
    // Changes 1, 2, 1, 2, 1: median 1, MAD 0. From 107 on 108 +- 2.5: 105.5 to 110.5, squared 11130.25 to 12210.25.
    const history = [100, 101, 103, 104, 106, 107].map((r) => r * r);
    expect(judged(series(...history, 12_210))).toEqual([]);
    expect(judged(series(...history, 12_211))).toEqual([[7, 11_131, 12_210]]);
  });

  it('pool the areas where a series is short, and judge nothing below ten changes', () => {
    const still = Array.from({ length: 10 }, () => series(10_000, 10_000));
    const found = (value: number, others = still) =>
      unlikelyChanges([...others, series(10_000, value)], stock).flat().length;
    // 100 +- 2.5, squared up to 10506.25
    expect([found(10_506), found(10_507)]).toEqual([0, 1]);
    expect([found(20_000, still.slice(2)), found(20_000, still.slice(1))]).toEqual([0, 1]);
  });

  it('do not judge counts under 30', () => {
    const still = Array.from({ length: 10 }, () => series(400, 400));
    const found = (value: number) => unlikelyChanges([...still, series(4, value)], stock).flat().length;
    // From 2 the root may go up to 4.5; 29 and 30 are both beyond.
    expect([found(29), found(30)]).toEqual([0, 1]);
  });

  it('tell a wrong value once, not the way back', () => {
    expect(judged(roots(100, 101, 103, 104, 106, 107, 140, 109, 110))?.map(([step]) => step)).toEqual([7]);
  });

  it('leave gaps out', () => {
    const points = roots(100, 97, 96, 97, 100, 105, 125).filter((p) => p.step !== 6);
    expect(judged(points)).toEqual([]);
  });

  it('compare movements with the same season of the year before', () => {
    const flow = { threshold: 5, lag: 4, flow: true };
    const seasons = [10, 20, 30, 20];
    const still = Array.from({ length: 10 }, () => roots(...seasons, ...seasons));
    const found = (last: number) =>
      unlikelyChanges([...still, [...roots(...seasons, 10, 20, 30), { step: 8, value: last }]], flow).flat();
    // Chance of a difference of two counts: 0.5 * sqrt(2); 20 + 5 * 0.70711 = 23.53553, squared 553.92
    expect(found(553)).toEqual([]);
    expect(found(554).map((j) => j.previous)).toEqual([400]);
  });
});

describe('areas unlike the others', () => {
  const others = Array.from({ length: 9 }, () => ({ part: 2500, whole: 10_000 }));
  const found = (part: number, whole = 10_000, rest = others) =>
    unlikeOthers([...rest, { part, whole }], 5).map((u) => u.index);

  it('lie beyond the spread and the chance of their size', () => {
    // Root of the share 0.5, MAD 0, chance 1 / (2 * 100) = 0.005; up to 0.525, squared 0.275625
    expect([found(2756), found(2757)]).toEqual([[], [9]]);
    // 100 persons: chance 0.05, so up to 0.75, squared 0.5625
    expect([found(56, 100), found(57, 100)]).toEqual([[], [9]]);
  });

  it('need ten areas and a reference of 30', () => {
    expect(found(9000, 10_000, others.slice(1))).toEqual([]);
    expect([found(29, 29), found(30, 30)]).toEqual([[], [9]]);
    expect(found(-1)).toEqual([]);
  });
});
