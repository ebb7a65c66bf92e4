import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareAt } from '../../../pipeline/compute/methods/chi-square.js';
import {
  byarLimits,
  differencePValue,
  newcombeDifference,
  rateEstimator,
  shareEstimator,
  wilsonLimits,
} from '../../../pipeline/compute/methods/index.js';

describe('differencePValue', () => {
  it('is 1 without a difference, symmetric, and 0 where nothing is left to chance', () => {
    expect(differencePValue(shareEstimator(5, 50), shareEstimator(10, 100))).toBe(1);
    const [a, b] = [shareEstimator(56, 70), shareEstimator(48, 80)];
    expect(differencePValue(a, b)).toBe(differencePValue(b, a));
    expect(differencePValue(shareEstimator(9000, 10_000), shareEstimator(10, 10_000))).toBe(0);
  });

  it('is a number also where the exact limits lie far out', () => {
    // P(4 degrees) = 1 - exp(-y) (1 + y) with y = x / 2, so y²/2 - y³/3 = p for small p: y = r + r²/3, r = sqrt(2p).
    const r = Math.sqrt(2e-12);
    expect(chiSquareAt(1e-12, 4) / (2 * (r + (r * r) / 3))).toBeCloseTo(1, 10);
    for (const [x, y] of [
      [2, 9],
      [1, 2],
      [2, 2],
    ] as const) {
      const p = differencePValue(rateEstimator(x, 400), rateEstimator(y, 405));
      expect(p).toBeGreaterThan(0.001);
      expect(p).toBeLessThanOrEqual(1);
    }
  });

  it('lies near the pooled two-proportion test', () => {
    // 56/70 and 48/80: z = 0.2 / sqrt(0.69333·0.30667·(1/70 + 1/80)) = 2.6504, p = 0.00804
    expect(differencePValue(shareEstimator(56, 70), shareEstimator(48, 80))).toBeCloseTo(0.008, 2);
  });

  it('falls below 0.05 exactly where the interval excludes zero', () => {
    const pair = fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
    fc.assert(
      fc.property(pair, pair, ([x1, n1], [x2, n2]) => {
        const [l1, l2] = [wilsonLimits(x1, n1), wilsonLimits(x2, n2)];
        if (!l1 || !l2) return;
        const { lower, upper } = newcombeDifference({ value: x1 / n1, ...l1 }, { value: x2 / n2, ...l2 });
        if (Math.min(Math.abs(lower), Math.abs(upper)) < 1e-9) return;
        const p = differencePValue(shareEstimator(x1, n1), shareEstimator(x2, n2));
        expect(p < 0.05).toBe(lower > 0 || upper < 0);
      }),
    );
  });

  it('does the same for rates of ten events and more', () => {
    const events = fc.tuple(fc.integer({ min: 10, max: 500 }), fc.integer({ min: 20, max: 900 }));
    fc.assert(
      fc.property(events, events, ([x1, n1], [x2, n2]) => {
        const limits = (x: number, n: number) => {
          const { lower, upper } = byarLimits(x);
          return { value: x / n, lower: (lower ?? 0) / n, upper: (upper ?? 0) / n };
        };
        const { lower, upper } = newcombeDifference(limits(x1, n1), limits(x2, n2));
        if (Math.min(Math.abs(lower), Math.abs(upper)) < 1e-9) return;
        const p = differencePValue(rateEstimator(x1, n1), rateEstimator(x2, n2));
        expect(p < 0.05).toBe(lower > 0 || upper < 0);
      }),
    );
  });
});
