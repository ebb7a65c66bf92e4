import { describe, expect, it } from 'vitest';
import { weightedSlope } from '../../pipeline/compute/methods/index.js';
import { count, dataset, type Line, part, ratio, run } from './house.js';

describe('weightedSlope', () => {
  it('gives the line and its interval as a textbook does', () => {
    // x 1..5, y 2 4 5 4 5: b = 6/10, residual sum 2.4, se = sqrt(2.4/3/10) = 0.282843, t(0.975; 3) = 3.182446.
    const points = [2, 4, 5, 4, 5].map((y, i) => ({ x: i + 1, y, weight: 1 }));
    const line = weightedSlope(points);
    expect(line?.slope).toBeCloseTo(0.6, 12);
    expect(line?.lower).toBeCloseTo(0.6 - 3.182446 * 0.282843, 5);
    expect(line?.upper).toBeCloseTo(0.6 + 3.182446 * 0.282843, 5);
    // t = 2.12132 on 3 degrees of freedom: p = 0.1240 (R: 2*pt(-2.12132, 3))
    expect(line?.pValue).toBeCloseTo(0.124, 4);
    expect(weightedSlope(points.slice(0, 2))).toBeNull();
  });

  it('depends on weights only in proportion, and gives way to the certain points', () => {
    // Weights 1, 1, 4 on (0,0) (1,1) (2,0): mx = 9/6, my = 1/6,
    const points = [0, 1, 0].map((y, i) => ({ x: i, y, weight: i === 2 ? 4 : 1 }));
    // sum w(x-mx)(y-my) = 1·(-1.5)(-1/6) + 1·(-0.5)(5/6) + 4·0.5·(-1/6) = 0.25 - 0.416667 - 0.333333 = -0.5
    // sum w(x-mx)² = 2.25 + 0.25 + 1 = 3.5
    expect(weightedSlope(points)?.slope).toBeCloseTo(-0.5 / 3.5, 12);
    const scaled = weightedSlope(points.map((p) => ({ ...p, weight: p.weight * 7 })));
    expect(scaled?.upper).toBeCloseTo(weightedSlope(points)?.upper ?? 0, 10);
  });
});

describe('trends', () => {
  const yearly = (id: string, more = {}) => dataset(id, { rhythm: 'yearly', ...more });
  const years = ['2019', '2020', '2021', '2022', '2023', '2024'];
  const rows = (values: (number | string)[]): Line[] => values.map((v, i) => ['a1', years[i] ?? '', [], v]);
  const run1 = (values: (number | string)[], indicator = {}, of = {}) =>
    run({
      datasets: [[yearly('faelle', of), rows(values)]],
      indicators: [count('n', part('faelle'), indicator)],
    });

  it('are a year’s change over at least five figures', async () => {
    const r = await run1([10, 20, 30, 40, 50, 60]);
    const [trend] = r.trends.filter((t) => t.area === 'a1');
    expect(trend).toMatchObject({ areaLevel: 'area', verdict: 'higher', periods: years });
    // Ten a year; leap days make years unlike by a little.
    expect(Number(trend?.slope)).toBeCloseTo(10, 1);
    expect((await run1([10, 20, 30, 40])).trends).toEqual([]);
  });

  it('leave out what is hidden, and stop at a break', async () => {
    const hidden = await run1([10, 'hidden', 30, 40, 50, 60]);
    expect(hidden.trends.find((t) => t.area === 'a1')?.periods).toEqual(years.filter((y) => y !== '2020'));
    const breaks = [{ from: '2020-06-01', reason: 'x' }];
    const after = await run1([10, 20, 30, 40, 50, 60], { breaks });
    expect(after.trends.find((t) => t.area === 'a1')?.periods).toEqual(years.slice(1));
    const late = await run1([10, 20, 30, 40, 50, 60], {}, { breaks: [{ from: '2021-06-01', reason: 'x' }] });
    expect(late.trends).toEqual([]);
  });

  it('say that chance explains a zigzag', async () => {
    const r = await run1([10, 30, 10, 30, 10, 30]);
    expect(r.trends.find((t) => t.area === 'a1')?.verdict).toBe('not distinguishable');
  });

  it('count figures that share periods once', async () => {
    const ten = Array.from({ length: 11 }, (_, i) => String(2010 + i));
    const r = await run({
      datasets: [
        [yearly('menschen'), ten.map((y): Line => ['a1', y, [], 1000])],
        [yearly('faelle'), ten.map((y, i): Line => ['a1', y, [], 100 + i])],
      ],
      indicators: [ratio('q', part('faelle'), part('menschen'), { pool_periods: 2, method: 'wilson' })],
    });
    expect(r.trends.find((t) => t.area === 'a1')?.periods).toEqual(['2012', '2014', '2016', '2018', '2020']);
  });
});
