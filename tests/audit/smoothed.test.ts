import { describe, expect, it } from 'vitest';
import { smoothedFindings } from '../../pipeline/audit/smoothed.js';
import { dataset, part, published, row, share } from './made.js';

const people = dataset('leute', { measures: ['n', 'alle'] });
const quote = share('quote', part('leute'), part('leute', {}, 'alle'), { smoothing: 'empirical_bayes' });

/**
 * Areas a and b with 10 and 50 of 100. Worked out by hand: b = 60/200 = 0.3; spread = (100·0.2² + 100·0.2²)/200 = 0.04;
 * a = 0.04 - 0.3/100 = 0.037; weight = 0.037/(0.037 + 0.003) = 0.925; smoothed 0.3 ∓ 0.925·0.2 = 11.5 % and 48.5 %.
 */
const folder = (a: number, b: number, isHidden = true) => {
  const rows = [
    row('quote', 'a', { n: 10, d: 100 }),
    row('quote', 'b', { n: 50, d: 100 }),
    row('quote', 'c', { n: isHidden ? null : 2, d: 100 }),
  ];
  [a, b].forEach((number, i) => {
    const at = rows[i];
    if (at) at.smoothed = { number, decimals: 1 };
  });
  return published({ datasets: [people], indicators: [quote], rows });
};

describe('smoothed values', () => {
  it('pass where they follow from the printed areas', () => {
    expect(smoothedFindings(folder(11.5, 48.5))).toEqual([]);
  });
  it('are found where a hidden area is in them', () => {
    expect(smoothedFindings(folder(11.2, 48.1)).map((f) => f.code)).toEqual(['hidden-number']);
  });
  it('are left alone where nothing is hidden', () => {
    expect(smoothedFindings(folder(11.2, 48.1, false))).toEqual([]);
  });
});
