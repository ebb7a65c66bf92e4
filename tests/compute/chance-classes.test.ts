import { describe, expect, it } from 'vitest';
import { chanceClasses, chanceOfClass } from '../../pipeline/compute/findings/chance-class.js';
import {
  newcombeDifference,
  shareDifferencePValue,
  wilsonLimits,
} from '../../pipeline/compute/methods/index.js';

/** Shares x / n and y / m, in percent as an indicator has them. */
type Counts = [x: number, n: number, y: number, m: number];

const sizes = [1, 2, 9, 40, 250, 4000, 1_000_000];
const shares = [0, 0.01, 0.08, 0.25, 0.5, 0.75, 0.93, 1];
const cases: Counts[] = sizes.flatMap((n) =>
  sizes.flatMap((m) =>
    shares.flatMap((p) => shares.map((q): Counts => [Math.round(p * n), n, Math.round(q * m), m])),
  ),
);

const side = (x: number, n: number) => {
  const { lower, upper } = wilsonLimits(x, n) ?? { lower: 0, upper: 1 };
  return { value: (x / n) * 100, lower: lower * 100, upper: upper * 100 };
};

describe('classes of the chance of a difference', () => {
  /** p-values of both classes; `most` is undefined where the class says nothing. */
  function bounds([x, n, y, m]: Counts, scale = 100) {
    const [a, b] = x / n > y / m ? [side(x, n), side(y, m)] : [side(y, m), side(x, n)];
    const classes = chanceClasses(a.value, a.lower, b.value, b.upper, scale);
    return { most: chanceOfClass[classes >> 8], least: chanceOfClass[classes & 255] };
  }

  it('hold the p-value between them, for every finding', () => {
    let findings = 0;
    for (const [x, n, y, m] of cases) {
      const { lower, upper } = newcombeDifference(side(x, n), side(y, m));
      const p = shareDifferencePValue(x, n, y, m);
      const isFinding = lower > 0 || upper < 0;
      // The method gives 0 for a p under 3e-12.
      if (p > 0) expect(isFinding, `${x}/${n} ${y}/${m}`).toBe(p < 0.05);
      if (!isFinding) continue;
      findings++;
      const { most, least } = bounds([x, n, y, m]);
      expect(least, `${x}/${n} ${y}/${m}`).toBeLessThanOrEqual(Math.max(p, 3e-12));
      if (most !== undefined) expect(most, `${x}/${n} ${y}/${m}`).toBeGreaterThanOrEqual(p);
    }
    expect(findings).toBeGreaterThan(1000);
  });

  it('are near each other where areas of some hundred persons are compared', () => {
    const { most, least } = bounds([30, 250, 1800, 25_000]);
    expect(Number(most) / Number(least)).toBeLessThan(3);
  });

  it('say nothing of what is not a share', () => {
    expect(bounds([30, 250, 1800, 25_000], Number.NaN)).toEqual({ most: undefined, least: 0 });
  });
});
