import { describe, expect, it } from 'vitest';
import { A, area, B, count, dataset, K, type Line, part, ratio, region, run, tinyAreas } from './house.js';

const people = dataset('menschen');
const cases = dataset('faelle');
const line = (id: string, period: string, value: Line[3]): Line => [id, period, [], value];
const share = ratio('q', part('faelle'), part('menschen'), { method: 'wilson' });

describe('comparisons', () => {
  it('compares area, municipality and county, and each with the year before', async () => {
    const areas = ['a1', 'a2', 'b1'];
    const quarters = ['2024-Q4', '2025-Q3', '2025-Q4'];
    const r = await run({
      datasets: [
        [people, quarters.flatMap((q) => areas.map((id) => line(id, q, 100)))],
        [
          cases,
          quarters.flatMap((q) => areas.map((id, i) => line(id, q, q === '2024-Q4' ? 0 : 10 * (i + 1)))),
        ],
      ],
      indicators: [share],
    });
    const last = r.comparisons.filter((c) => c.period === '2025-Q4' && c.comparedWith !== 'base_period');
    expect(last.map((c) => `${c.area} ${c.comparedWith} ${c.reference} ${c.difference}`)).toEqual([
      `${K} previous_year 2024-Q4 20`,
      `${A} county ${K} -5`,
      `${A} previous_year 2024-Q4 15`,
      `${B} county ${K} 10`,
      `${B} previous_year 2024-Q4 30`,
      `a1 municipality ${A} -5`,
      `a1 county ${K} -10`,
      'a1 previous_year 2024-Q4 10',
      `a2 municipality ${A} 5`,
      `a2 county ${K} 0`,
      'a2 previous_year 2024-Q4 20',
      `b1 municipality ${B} 0`,
      `b1 county ${K} 10`,
      'b1 previous_year 2024-Q4 30',
    ]);
    // 2024-Q4 is the year before and the first of its quarters; 2025-Q3 has no earlier third quarter.
    expect(
      r.comparisons
        .filter((c) => c.comparedWith === 'base_period')
        .map((c) => `${c.area} ${c.reference} ${c.difference}`),
    ).toEqual(
      last
        .filter((c) => c.comparedWith === 'previous_year')
        .map((c) => `${c.area} ${c.reference} ${c.difference}`),
    );
    expect(r.comparisons.filter((c) => c.period === '2025-Q3' && c.comparedWith === 'previous_year')).toEqual(
      [],
    );
  });

  it('gives the verdict by the interval of Newcombe', async () => {
    // 56/70 and 48/80: 5.24 to 33.39 percentage points (Newcombe 1998, table II, method 10)
    const r = await run({
      datasets: [
        [people, [line('a1', '2025-Q4', 70), line(A, '2025-Q4', 80), line(K, '2025-Q4', 1000)]],
        [cases, [line('a1', '2025-Q4', 56), line(A, '2025-Q4', 48), line(K, '2025-Q4', 640)]],
      ],
      indicators: [share],
    });
    const [municipality] = r.comparisons.filter((c) => c.comparedWith === 'municipality');
    expect(municipality).toMatchObject({ area: 'a1', reference: A, verdict: 'higher' });
    expect(municipality?.lower).toBeCloseTo(5.24, 2);
    expect(municipality?.upper).toBeCloseTo(33.39, 2);
    // 60 % of 80 and 64 % of 1000 are near enough
    expect(r.comparisons.find((c) => c.area === A)?.verdict).toBe('not distinguishable');
    // 80 % of 70 against 64 % of 1000
    expect(r.comparisons.find((c) => c.area === 'a1' && c.comparedWith === 'county')?.verdict).toBe('higher');
  });

  it('gives a difference without an interval for other methods, and nothing without both values', async () => {
    const lines = [
      line('a1', '2024-Q4', 3),
      line('a2', '2024-Q4', 'hidden'),
      line(A, '2024-Q4', 9),
      line('a1', '2025-Q4', 5),
    ];
    const r = await run({ datasets: [[cases, lines]], indicators: [count('n', part('faelle'))] });
    expect(
      r.comparisons.map((c) => [c.area, c.period, c.comparedWith, c.difference, c.lower, c.verdict]),
    ).toEqual([
      ['a1', '2024-Q4', 'municipality', -6, null, null],
      ['a1', '2025-Q4', 'previous_year', 2, null, null],
      ['a1', '2025-Q4', 'base_period', 2, null, null],
    ]);
  });

  it('makes no comparison with the year before where pooled periods overlap', async () => {
    const yearly = (id: string) => dataset(id, { rhythm: 'yearly' });
    const years = ['2023', '2024', '2025'];
    const r = await run({
      datasets: [
        [yearly('menschen'), years.map((y) => line('a1', y, 100))],
        [yearly('faelle'), years.map((y) => line('a1', y, 10))],
      ],
      indicators: [share, ratio('pooled', part('faelle'), part('menschen'), { pool_periods: 2 })],
    });
    const before = r.comparisons.filter((c) => c.comparedWith === 'previous_year');
    expect(before.map((c) => `${c.indicator} ${c.period}`)).toEqual(['q 2024', 'q 2025']);
  });

  it('leaves out residual and reference areas', async () => {
    const areas = [...tinyAreas, area('a0', A, { kind: 'residual' })];
    const lines = ['a1', 'a2', 'a0', 'b1', '05'].map((id) => line(id, '2025', 1));
    const r = await run({
      region: region(areas),
      datasets: [
        [dataset('faelle', { rhythm: 'yearly' }), [...lines, ...lines.map((l) => line(l[0], '2024', 2))]],
      ],
      indicators: [count('n', part('faelle'))],
    });
    expect(r.at('n', 'a0', '2025')).toBe(1);
    expect(new Set(r.comparisons.map((c) => c.area))).toEqual(new Set([K, A, B, 'a1', 'a2', 'b1']));
  });

  it('steps back one year of school years and of years', async () => {
    const r = await run({
      datasets: [
        [dataset('s', { rhythm: 'school_year' }), [line('a1', 'SJ2023-24', 1), line('a1', 'SJ2024-25', 4)]],
      ],
      indicators: [count('n', part('s'))],
    });
    const before = r.comparisons.filter((c) => c.comparedWith === 'previous_year');
    expect(before).toMatchObject([{ area: 'a1', reference: 'SJ2023-24', difference: 3 }]);
  });
});
