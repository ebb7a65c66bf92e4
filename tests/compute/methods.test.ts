import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { newcombeDifference, proportion, wilsonLimits } from '../../pipeline/compute/methods/index.js';

const reference = '../shared/data/reference-values/intervals-and-rates';
const rows = (file: string) =>
  Papa.parse<Record<string, string>>(readFileSync(`${reference}/${file}`, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
/** Tolerance of the reference values: 1.5e-8 relative. */
const near = (actual: number | null | undefined, expected: number) =>
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(1.5e-8 * Math.abs(expected));

describe('wilsonLimits', () => {
  it.each([
    // PHEindicatormethods 2.1.0, tests/testthat, sheet Byars_Wilson
    [65, 100, 0.95, 0.5525444329688797, 0.7363575175690247],
    [1045, 5000, 0.95, 0.19795549880013297, 0.22049130373189027],
    [0.445, 1, 0.998, 0.019347006132900975, 0.9702259947019541],
    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3
    [81, 263, 0.95, 0.2553, 0.3662],
    [15, 148, 0.95, 0.0624, 0.1605],
  ] as const)('gives the published limits of %d of %d at %d', (x, n, level, lower, upper) => {
    const digits = String(lower).length <= 6 ? 4 : 12;
    const limits = wilsonLimits(x, n, { level });
    expect(limits?.lower).toBeCloseTo(lower, digits);
    expect(limits?.upper).toBeCloseTo(upper, digits);
  });

  it('touches 0 and 1 exactly', () => {
    expect(wilsonLimits(0, 20)?.lower).toBe(0);
    expect(wilsonLimits(0, 20)?.upper).toBeCloseTo(0.1611, 4);
    expect(wilsonLimits(20, 20)?.upper).toBe(1);
  });

  it('gives nothing where there is no proportion', () => {
    expect(wilsonLimits(11, 10)).toBeNull();
    expect(wilsonLimits(-1, 10)).toBeNull();
    expect(wilsonLimits(0, 0)).toBeNull();
    expect(wilsonLimits(Number.NaN, 10)).toBeNull();
    expect([proportion(1, 4), proportion(1, 0), proportion(1, -2)].map((p) => p.value)).toEqual([
      0.25,
      null,
      null,
    ]);
  });

  it.skipIf(!existsSync(reference))(
    'agrees with every published case (skipped without ../shared/data)',
    () => {
      const byars = rows('Byars_Wilson__B_W.csv').filter((r) => r.method === 'Wilson');
      for (const r of byars) {
        const level = r.confidence === '95%' ? 0.95 : 0.998;
        const limits = wilsonLimits(Number(r.x), Number(r.n), { level });
        near(limits?.lower, Number(r.lowercl));
        near(limits?.upper, Number(r.uppercl));
      }
      const proportions = rows('Proportion__Prop.csv').filter((r) => r.Numerator && r.Denominator && r.value);
      for (const r of proportions) {
        const [x, n, factor] = [Number(r.Numerator), Number(r.Denominator), Number(r.multiplier)];
        for (const [level, name] of [
          [0.95, '95_0'],
          [0.998, '99_8'],
        ] as const) {
          const limits = wilsonLimits(x, n, { level });
          near(limits && limits.lower * factor, Number(r[`lower${name}cl`]));
          near(limits && limits.upper * factor, Number(r[`upper${name}cl`]));
        }
      }
      expect([byars.length, proportions.length]).toEqual([6, 16]);
    },
  );
});

describe('newcombeDifference', () => {
  const side = (x: number, n: number) => ({
    value: x / n,
    ...(wilsonLimits(x, n) ?? { lower: 0, upper: 1 }),
  });

  it.each([
    // Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('gives the published interval of %d/%d - %d/%d', (x1, n1, x2, n2, lower, upper) => {
    const difference = newcombeDifference(side(x1, n1), side(x2, n2));
    expect(difference.value).toBeCloseTo(x1 / n1 - x2 / n2, 12);
    expect(difference.lower).toBeCloseTo(lower, 4);
    expect(difference.upper).toBeCloseTo(upper, 4);
  });
});
