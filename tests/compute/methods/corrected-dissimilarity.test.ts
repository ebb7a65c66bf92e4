import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialOf } from '../../../pipeline/compute/methods/binomial.js';
import { correctedDissimilarity, dissimilarity } from '../../../pipeline/compute/methods/index.js';
import { createRandom } from '../../../pipeline/compute/methods/random.js';

/** Expected values by simulation from a known truth, and by hand. */

/** Cases counted one person at a time: as slow as it is plain. */
function tossed(n: number, p: number, uniform: () => number): number {
  let cases = 0;
  for (let person = 0; person < n; person++) if (uniform() < p) cases++;
  return cases;
}

describe('draws from the binomial distribution', () => {
  it('have its mean and variance, exact and approximate, for rare and for frequent cases', () => {
    const draws = 20_000;
    for (const [n, p] of [
      [40, 0.1],
      [40, 0.9],
      [500, 0.02],
      [1000, 0.3],
      [3, 0.5],
    ] as const) {
      const { uniform } = createRandom(7);
      const draw = binomialOf(n, p);
      const found = Array.from({ length: draws }, () => draw(uniform));
      const mean = found.reduce((sum, x) => sum + x, 0) / draws;
      const variance = found.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws;
      // Four standard errors; that of the variance is about √(2 / draws) of it, and rounding adds a twelfth.
      expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt((n * p * (1 - p)) / draws));
      expect(Math.abs(variance - n * p * (1 - p))).toBeLessThan(0.05 * n * p * (1 - p) + 0.09);
      expect(found.every((x) => Number.isInteger(x) && x >= 0 && x <= n)).toBe(true);
    }
  });

  it('is certain at the ends', () => {
    const { uniform } = createRandom(1);
    expect([binomialOf(9, 0)(uniform), binomialOf(9, 1)(uniform), binomialOf(0, 0.5)(uniform)]).toEqual([
      0, 9, 0,
    ]);
  });
});

describe('dissimilarity without chance', () => {
  it('covers a true index, which the plain one overstates', () => {
    // 40 areas of 150 persons with shares from 4 to 20 % in equal steps: around 12 % they lie 4.1 points off on average.
    const shares = Array.from({ length: 40 }, (_, i) => 0.04 + (0.16 * i) / 39);
    const total = shares.map(() => 150);
    const truth = shares.reduce((sum, p) => sum + Math.abs(p - 0.12), 0) / 40 / (2 * 0.12 * 0.88);
    const { uniform } = createRandom(99);
    let [covered, plain, corrected] = [0, 0, 0];
    const runs = 100;
    for (let run = 0; run < runs; run++) {
      const group = shares.map((p) => tossed(150, p, uniform));
      const found = correctedDissimilarity(group, total, { draws: 200, seed: run });
      if (found && found.lower <= truth && truth <= found.upper) covered++;
      plain += (dissimilarity(group, total) ?? 0) - truth;
      corrected += (found?.value ?? 0) - truth;
    }
    // Three standard errors of a share of 93 % in 100 runs are 8 points.
    expect(covered / runs).toBeGreaterThan(0.85);
    expect(plain / runs).toBeGreaterThan(0.015);
    expect(Math.abs(corrected)).toBeLessThan(plain / 3);
  });

  it('begins at 0 where an even spread may have given as much', () => {
    const { uniform } = createRandom(5);
    let zeros = 0;
    for (let run = 0; run < 40; run++) {
      const group = Array.from({ length: 40 }, () => tossed(150, 0.12, uniform));
      if (
        correctedDissimilarity(
          group,
          group.map(() => 150),
          { draws: 200, seed: run },
        )?.lower === 0
      )
        zeros++;
    }
    // 95 of 100 by right; three standard errors in 40 runs are 10 points.
    expect(zeros).toBeGreaterThanOrEqual(34);
  });

  it('narrows with size, and is the plain index where counts are large', () => {
    const of = (scale: number) =>
      correctedDissimilarity(
        [10, 20, 30, 40].map((x) => x * scale),
        [100, 100, 100, 100].map((n) => n * scale),
      );
    const [small, large] = [of(1), of(10_000)];
    expect((large?.upper ?? 1) - (large?.lower ?? 0)).toBeLessThan(
      ((small?.upper ?? 0) - (small?.lower ?? 0)) / 20,
    );
    // D = (0.15 + 0.05 + 0.05 + 0.15) · 100 / (2 · 400 · 0.25 · 0.75) = 0.2667
    expect(large?.value).toBeCloseTo(40 / 150, 3);
  });

  it('keeps its limits in order and within 0 and 1; none where nothing can be uneven', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(50)), { minLength: 2, maxLength: 8 }), (areas) => {
        const group = areas.map(([x]) => x);
        const total = areas.map(([x, others]) => x + others);
        const found = correctedDissimilarity(group, total, { draws: 50 });
        expect(found === null).toBe(dissimilarity(group, total) === null);
        if (!found) return;
        expect(found.lower).toBeGreaterThanOrEqual(0);
        expect(found.value).toBeGreaterThanOrEqual(found.lower);
        expect(found.upper).toBeGreaterThanOrEqual(found.value);
        expect(found.upper).toBeLessThanOrEqual(1);
        expect(correctedDissimilarity(group, total, { draws: 50 })).toEqual(found);
      }),
      { numRuns: 100 },
    );
  });
});
