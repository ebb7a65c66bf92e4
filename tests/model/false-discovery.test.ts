import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, discoveryBound } from '../../pipeline/model/false-discovery.js';

/**
 * The fifteen p-values of the example of Benjamini and Hochberg (1995), JRSS B 57, page 295: at 5 % their method rejects the
 * first four (0.0095 is below 4 / 15 · 0.05 = 0.0133, and no later one is below its own limit).
 */
const published = [
  ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344],
  ...[0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
];

describe('findings among many tests', () => {
  it('are the four of the published example, in whatever order they come', () => {
    expect(benjaminiHochberg(published)).toEqual(published.map((p) => p <= 0.0095));
    const reversed = published.toReversed();
    expect(benjaminiHochberg(reversed)).toEqual(reversed.map((p) => p <= 0.0095));
  });
  it('do not count what was not tested', () => {
    // One test of 0.03 stands at 5 %; among three it would have to be below 0.0167.
    expect(benjaminiHochberg([null, 0.03, null])).toEqual([false, true, false]);
    expect(benjaminiHochberg([0.03, 0.9, 0.8])).toEqual([false, false, false]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
  it('hold exactly on the limit: 0.025 of two', () => {
    expect(benjaminiHochberg([0.025, 0.9])).toEqual([true, false]);
    expect(benjaminiHochberg([0.0251, 0.9])).toEqual([false, false]);
  });

  const upToRate = Float64Array.from(published.filter((p) => p <= 0.05));
  it('have the same bound where some are known to stand, and the others above the rate are left out', () => {
    expect(discoveryBound(upToRate, { tests: 15, sure: 0, surely: -1 })).toBe(0.0095);
    // 0.0001 and 0.0004 are below 2 / 15 · 0.05 = 0.0067 in any case.
    expect(discoveryBound(upToRate.slice(2), { tests: 15, sure: 2, surely: 0.0004 })).toBe(0.0095);
    expect(discoveryBound(Float64Array.from([0.04]), { tests: 15, sure: 0, surely: -1 })).toBe(-1);
    expect(discoveryBound(Float64Array.from([0.04]), { tests: 15, sure: 2, surely: 0.0004 })).toBe(0.0004);
  });
});
