import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisDomain, classBreaks } from '../../pipeline/report/scale.js';

describe('classBreaks', () => {
  it('makes five classes of equal count on round limits', () => {
    // Quintiles of 1..100 are 20.8, 40.6, 60.4 and 80.2; the coarsest step that keeps them apart is 20.
    const values = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(classBreaks(values, 1)).toEqual([20, 40, 60, 80]);
  });

  it('follows a skewed distribution', () => {
    // Quintiles are 5, 8, 12 and 20. Steps of 2.5 would leave »12.5 to under 20« empty, steps of 2 »6 to under 8«.
    expect(classBreaks([2, 5, 8, 12, 20, 40], 1)).toEqual([5, 8, 12, 20]);
  });

  it('leaves classes out rather than empty, and all where there is nothing to class', () => {
    expect(classBreaks([0, 0, 0, 0, 10], 0)).toHaveLength(1);
    expect(classBreaks([3, 3, 3], 1)).toEqual([]);
    expect(classBreaks([], 1)).toEqual([]);
  });

  it('always gives ascending limits with printable decimals and no empty class', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 5000 }), { minLength: 2, maxLength: 80 }),
        (tenths) => {
          const values = tenths.map((t) => t / 10);
          const breaks = classBreaks(values, 1);
          const edges = [Number.NEGATIVE_INFINITY, ...breaks, Number.POSITIVE_INFINITY];
          for (let i = 1; i < edges.length; i++) {
            const [from = 0, to = 0] = [edges[i - 1], edges[i]];
            expect(values.some((v) => v >= from && v < to)).toBe(true);
          }
          for (const b of breaks) expect(Number(b.toFixed(1))).toBe(b);
          if (new Set(values).size > 1) expect(breaks.length).toBeGreaterThan(0);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('axisDomain', () => {
  it('begins at zero unless all values lie far above', () => {
    expect(axisDomain([5.5, 35.8])).toEqual([0, 40]);
    expect(axisDomain([92, 97.5])).toEqual([92, 98]);
    expect(axisDomain([-0.31, 0.2])).toEqual([-0.4, 0.2]);
  });

  it('never has zero width', () => {
    expect(axisDomain([])).toEqual([0, 1]);
    expect(axisDomain([0, 0])).toEqual([0, 1]);
    expect(axisDomain([7])).toEqual([0, 7]);
  });
});
