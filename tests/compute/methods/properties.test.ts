import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as m from '../../../pipeline/compute/methods/index.js';
import { createRandom } from '../../../pipeline/compute/methods/random.js';

const counts = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }));
const areas = (size: number) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 })), {
    minLength: 2,
    maxLength: size,
  });
const near = (a: number | null | undefined, b: number | null | undefined, tolerance = 1e-9) =>
  expect(Math.abs((a ?? Number.NaN) - (b ?? Number.NaN))).toBeLessThanOrEqual(
    tolerance * (1 + Math.abs(b ?? 0)),
  );

describe('properties of the methods', () => {
  it('intervals contain their value and shrink as the numbers grow', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 50 }), ([x, rest], factor) => {
        const n = x + rest + 1;
        for (const fn of [m.proportion, m.rate]) {
          const small = fn(x, n);
          const large = fn(x * factor, n * factor);
          if (small.value === null || small.upper === null || large.upper === null)
            throw new Error('no interval');
          expect(small.lower ?? 0).toBeLessThanOrEqual(small.value);
          expect(small.upper).toBeGreaterThanOrEqual(small.value);
          expect(large.upper - (large.lower ?? 0)).toBeLessThan(small.upper - (small.lower ?? 0));
        }
      }),
    );
  });

  it('standardising by its own structure gives the crude rate', () => {
    fc.assert(
      fc.property(areas(8), (bands) => {
        const x = bands.map(([a]) => a);
        const n = bands.map(([a, b]) => a + b);
        const [events, people] = [x, n].map((v) => v.reduce((sum, k) => sum + k, 0));
        if ((events ?? 0) >= 10)
          near(m.directlyStandardisedRate(x, n, n).value, ((events ?? 0) / (people ?? 1)) * 100_000);
        if ((events ?? 0) > 0) near(m.indirectlyStandardisedRatio(x, n, x, n).value, 1);
      }),
    );
  });

  it('dissimilarity: 0 for an even spread, 1 for complete separation, unchanged by splitting an area', () => {
    fc.assert(
      fc.property(areas(12), fc.integer({ min: 2, max: 9 }), (all, parts) => {
        const sizes = all.map(([, b]) => b * 10);
        near(
          m.dissimilarity(
            sizes.map((t) => t / 10),
            sizes,
          ),
          0,
        );
        const apart = sizes.map((t, i) => (i === 0 ? t : 0));
        near(m.dissimilarity(apart, sizes), 1);
        const group = all.map(([a]) => a);
        const total = all.map(([a, b]) => a + b);
        if (group.every((x) => x === 0)) return;
        const split = (v: number[]) => [
          ...v.slice(1),
          ...Array.from({ length: parts }, () => (v[0] ?? 0) / parts),
        ];
        for (const fn of [m.dissimilarity, m.isolation, m.gini, m.entropy])
          near(fn(split(group), split(total)), fn(group, total), 1e-9);
      }),
    );
  });

  it('the composite index does not depend on the scale of a component', () => {
    const component = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(
        component,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: -500, max: 500 }),
        (a, scale, shift) => {
          const b = a.map((v, i) => (v * 7 + i * i * 13) % 101);
          const options = { cuts: [-1, 1], labels: ['a', 'b', 'c'] };
          const plain = m.compositeIndex({ a, b }, options);
          const scaled = m.compositeIndex({ a: a.map((v) => v * scale + shift), b }, options);
          for (const [i, v] of plain.index.entries()) if (v !== null) near(scaled.index[i], v, 1e-9);
        },
      ),
    );
  });

  it('the findings under false-discovery control are among the unadjusted ones', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 60 }), (p) => {
        for (const [i, found] of m.benjaminiHochberg(p).entries())
          if (found) expect(p[i] ?? 1).toBeLessThanOrEqual(0.05);
      }),
    );
  });

  it('the 95 % Wilson interval covers as theory says', () => {
    // Exact coverage for n = 50, p = 0.1: the sum of the binomial chances of all x whose interval holds p; 0.9703.
    const [n, p] = [50, 0.1];
    const covers = Array.from({ length: n + 1 }, (_, x) => {
      const limits = m.wilsonLimits(x, n);
      return limits !== null && limits.lower <= p && p <= limits.upper;
    });
    let chance = (1 - p) ** n;
    let exact = covers[0] ? chance : 0;
    for (let x = 1; x <= n; x++) {
      chance *= ((n - x + 1) / x) * (p / (1 - p));
      if (covers[x]) exact += chance;
    }
    expect(exact).toBeCloseTo(0.9703, 3);
    const random = createRandom(2026);
    let held = 0;
    const rounds = 20_000;
    for (let round = 0; round < rounds; round++) {
      let x = 0;
      for (let i = 0; i < n; i++) if (random.uniform() < p) x++;
      if (covers[x]) held++;
    }
    // Three standard errors of the simulation.
    expect(Math.abs(held / rounds - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / rounds));
  });

  it('random numbers are repeatable and even', () => {
    const random = createRandom(1);
    const first = Array.from({ length: 10_000 }, () => random.uniform());
    const again = createRandom(1);
    expect(again.uniform()).toBe(first[0]);
    expect(Math.abs(first.reduce((sum, v) => sum + v, 0) / first.length - 0.5)).toBeLessThan(0.01);
    const normal = Array.from({ length: 10_000 }, () => random.normal());
    expect(Math.abs(normal.reduce((sum, v) => sum + v * v, 0) / normal.length - 1)).toBeLessThan(0.05);
  });
});
