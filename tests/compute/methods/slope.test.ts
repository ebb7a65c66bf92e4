import { describe, expect, it } from 'vitest';
import { weightedSlope } from '../../../pipeline/compute/methods/slope.js';

const line = (...points: (readonly [x: number, y: number, weight?: number])[]) =>
  weightedSlope(points.map(([x, y, weight = 1]) => ({ x, y, weight })));

describe('the slope of a line', () => {
  it('of (0, 1), (1, 3), (2, 2), (3, 5) with its interval and its chance', () => {
    // b = 5.5 / 5; the residuals -0.1, 0.8, -1.3, 0.6 give a standard error of √(2.7 / 2 / 5); Student's t on two degrees of
    // freedom is 4.302653 at 95 %, and there its two-sided chance is 1 - t / √(2 + t²) with t² = 1.21 / 0.27.
    const found = line([0, 1], [1, 3], [2, 2], [3, 5]);
    expect(found?.slope).toBeCloseTo(1.1, 12);
    expect(found?.lower).toBeCloseTo(1.1 - 4.302653 * Math.sqrt(0.27), 6);
    expect(found?.upper).toBeCloseTo(1.1 + 4.302653 * Math.sqrt(0.27), 6);
    expect(found?.pValue).toBeCloseTo(0.168478, 5);
  });
  it('counts a point of weight two as two points, and weights only in proportion', () => {
    // Means 1.2 and 2.4; 7.6 / 6.8.
    expect(line([0, 1, 2], [1, 3], [2, 2], [3, 5])?.slope).toBeCloseTo(7.6 / 6.8, 12);
    const doubled = line([0, 1, 2], [1, 3, 2], [2, 2, 2], [3, 5, 2]);
    expect(doubled?.lower).toBeCloseTo(line([0, 1], [1, 3], [2, 2], [3, 5])?.lower ?? Number.NaN, 12);
  });
  it('is certain of points on a line, and one of a level line', () => {
    expect(line([0, 5], [1, 3], [2, 1])).toEqual({ slope: -2, lower: -2, upper: -2, pValue: 0 });
    expect(line([0, 5], [1, 5], [2, 5])?.pValue).toBe(1);
  });
  it('is none of two points, or where all lie over one another', () => {
    expect(line([0, 1], [1, 2])).toBeNull();
    expect(line([1, 1], [1, 2], [1, 3])).toBeNull();
  });
});
