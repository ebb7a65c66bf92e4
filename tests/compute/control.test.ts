import { describe, expect, it } from 'vitest';
import { A, area, B, dataset, K, type Line, part, ratio, region, run } from './house.js';

const people = dataset('menschen');
const cases = dataset('faelle');
const share = ratio('q', part('faelle'), part('menschen'), { method: 'wilson' });
const line = (id: string, period: string, value: Line[3]): Line => [id, period, [], value];

describe('false-discovery control', () => {
  /** Ten areas of 400 persons, 100 cases each but for the first two; the county is delivered as 25 % of 100,000. */
  const areas = Array.from({ length: 10 }, (_, i) => area(`a${i}`, A));
  const house = (first: number, second: number) =>
    run({
      region: region([...areas, area('b1', B)]),
      datasets: [
        [people, [...areas.map((a) => line(a.id, '2025-Q4', 400)), line(K, '2025-Q4', 100_000)]],
        [
          cases,
          [
            ...areas.map((a, i) => line(a.id, '2025-Q4', i === 0 ? first : i === 1 ? second : 100)),
            line(K, '2025-Q4', 25_000),
          ],
        ],
      ],
      indicators: [share],
    });

  it('takes a finding back that ten comparisons at once would bring about by chance', async () => {
    // 30 % of 400 against 25 %: p about 0.02, above 0.05 / 10. The interval still excludes zero.
    const r = await house(120, 100);
    const found = r.comparisons.find((c) => c.area === 'a0' && c.comparedWith === 'county');
    expect(Number(found?.lower)).toBeGreaterThan(0);
    expect(Number(found?.pValue)).toBeGreaterThan(0.005);
    expect(Number(found?.pValue)).toBeLessThan(0.05);
    expect(found).toMatchObject({ adjusted: true, verdict: 'not distinguishable' });
  });

  it('keeps what stands under it, the second with twice the bound of the first', async () => {
    // 160 of 400 is far beyond. 125 of 400 has p about 0.005, under 0.05 · 2 / 10; alone it would need 0.05 / 10.
    const r = await house(160, 125);
    const verdicts = ['a0', 'a1', 'a2'].map(
      (id) => r.comparisons.find((c) => c.area === id && c.comparedWith === 'county')?.verdict,
    );
    expect(verdicts).toEqual(['higher', 'higher', 'not distinguishable']);
  });

  it('does not mark a family of one', async () => {
    const r = await run({
      datasets: [
        [people, [line('a1', '2025-Q4', 400), line(K, '2025-Q4', 100_000)]],
        [cases, [line('a1', '2025-Q4', 120), line(K, '2025-Q4', 25_000)]],
      ],
      indicators: [share],
    });
    expect(r.comparisons).toMatchObject([
      { area: 'a1', comparedWith: 'county', adjusted: false, verdict: 'higher' },
    ]);
  });
});

describe('breaks of a series', () => {
  const years = ['2020', '2021', '2022', '2023'];
  const yearly = (id: string, more = {}) => dataset(id, { rhythm: 'yearly', ...more });
  const rows = (value: number) => years.map((y, i) => line('a1', y, value + i));
  const over = (more: { dataset?: object; indicator?: object }) =>
    run({
      datasets: [
        [yearly('menschen'), years.map((y) => line('a1', y, 1000))],
        [yearly('faelle', more.dataset), rows(100)],
      ],
      indicators: [ratio('q', part('faelle'), part('menschen'), { method: 'wilson', ...more.indicator })],
    });
  const pairs = (r: Awaited<ReturnType<typeof run>>, kind: string) =>
    r.comparisons
      .filter((c) => c.area === 'a1' && c.comparedWith === kind)
      .map((c) => `${c.period} ${c.reference}`);

  it('stop every comparison over time across them, of the indicator as of a dataset', async () => {
    const breaks = [{ from: '2022-01-01', reason: 'Neue Zählung' }];
    for (const more of [{ dataset: { breaks } }, { indicator: { breaks } }]) {
      const r = await over(more);
      expect(pairs(r, 'previous_year')).toEqual(['2021 2020', '2023 2022']);
      expect(pairs(r, 'base_period')).toEqual(['2021 2020', '2023 2022']);
    }
  });

  it('without one the base is the first period, or the declared year', async () => {
    const r = await over({});
    expect(pairs(r, 'base_period')).toEqual(['2021 2020', '2022 2020', '2023 2020']);
    const declared = await run({
      region: { ...region(), base_period: '2021' },
      datasets: [
        [yearly('menschen'), years.map((y) => line('a1', y, 1000))],
        [yearly('faelle'), rows(100)],
      ],
      indicators: [share],
    });
    expect(pairs(declared, 'base_period')).toEqual(['2022 2021', '2023 2021']);
  });

  it('each area has the first period with a figure as its own base', async () => {
    const shown = (id: string, values: Line[3][]) => values.map((v, i) => line(id, years[i] ?? '', v));
    const r = await run({
      datasets: [
        [yearly('menschen'), ['a1', 'a2', 'b1'].flatMap((id) => years.map((y) => line(id, y, 1000)))],
        [
          yearly('faelle'),
          [
            ...shown('a1', [10, 20, 30, 40]),
            ...shown('a2', ['hidden', 20, 30, 40]),
            ...shown('b1', ['hidden', 'hidden', 30, 'hidden']),
          ],
        ],
      ],
      indicators: [share],
    });
    const base = r.comparisons.filter((c) => c.comparedWith === 'base_period' && /^[ab]\d$/.test(c.area));
    // The first figure of a2 is that of 2021; b1 has a single one.
    expect(base.map((c) => `${c.area} ${c.period} ${c.reference} ${c.difference}`)).toEqual([
      'a1 2021 2020 1',
      'a1 2022 2020 2',
      'a1 2023 2020 3',
      'a2 2022 2021 1',
      'a2 2023 2021 2',
    ]);
  });

  it('a break within the periods that an earlier figure sums up counts too', async () => {
    const breaks = [{ from: '2021-07-01', reason: 'Neue Zählung' }];
    const r = await over({ indicator: { breaks, pool_periods: 2 } });
    // 2021 holds 2020 and 2021, 2022 holds 2021 and 2022: only 2023 and 2022 are free of it, and these share a year.
    expect(pairs(r, 'base_period')).toEqual([]);
  });
});

describe('areas that changed', () => {
  const yearly = (id: string) => dataset(id, { rhythm: 'yearly' });
  /** Until the end of 2021 one area; then split 60 : 40. */
  const split = region([
    area('alt', A, {
      validTo: '2021-12-31',
      successors: [
        { id: 'a1', share: 0.6 },
        { id: 'a2', share: 0.4 },
      ],
    }),
    area('a1', A, { validFrom: '2022-01-01' }),
    area('a2', A, { validFrom: '2022-01-01' }),
    area('neu', A, { validFrom: '2022-01-01' }),
  ]);
  it('are compared with what their predecessors were worth, as estimated; without any, not at all', async () => {
    const r = await run({
      region: split,
      datasets: [
        [
          yearly('menschen'),
          [line('alt', '2021', 1000), ...['a1', 'a2', 'neu'].map((a) => line(a, '2022', 500))],
        ],
        [
          yearly('faelle'),
          [line('alt', '2021', 200), ...['a1', 'a2', 'neu'].map((a) => line(a, '2022', 125))],
        ],
      ],
      indicators: [share],
    });
    const found = r.comparisons.filter(
      (c) => c.comparedWith === 'previous_year' && c.area !== A && c.area !== K,
    );
    // 125 / 500 = 25 %; the share of the former area is 20 % in both parts, of 600 and of 400 persons.
    expect(found.map((c) => [c.area, c.reference, c.difference, c.status, c.estimatedFrom])).toEqual([
      ['a1', '2021', 5, 'estimated', ['alt']],
      ['a2', '2021', 5, 'estimated', ['alt']],
    ]);
    const [a1, a2] = found;
    // Fewer persons behind the second one, so less certain.
    expect(Number(a2?.upper) - Number(a2?.lower)).toBeGreaterThan(Number(a1?.upper) - Number(a1?.lower));
  });

  it('an area that took in another one is compared with both together', async () => {
    const merged = region([
      area('a1', A),
      area('a2', A, { validTo: '2021-12-31', successors: [{ id: 'a1', share: 1 }] }),
    ]);
    const r = await run({
      region: merged,
      datasets: [
        [yearly('menschen'), [line('a1', '2021', 100), line('a2', '2021', 300), line('a1', '2022', 400)]],
        [yearly('faelle'), [line('a1', '2021', 10), line('a2', '2021', 90), line('a1', '2022', 120)]],
      ],
      indicators: [share],
    });
    const found = r.comparisons.filter((c) => c.comparedWith === 'previous_year' && c.area === 'a1');
    // 30 % now, (10 + 90) / (100 + 300) = 25 % before.
    expect(found).toMatchObject([{ difference: 5, status: 'estimated', estimatedFrom: ['a1', 'a2'] }]);
  });
});

describe('rates', () => {
  it('have limits of Byar and a verdict, also above one case a person', async () => {
    const r = await run({
      datasets: [
        [people, [line('a1', '2025-Q4', 100), line(K, '2025-Q4', 10_000)]],
        [cases, [line('a1', '2025-Q4', 120), line(K, '2025-Q4', 9000)]],
      ],
      indicators: [ratio('q', part('faelle'), part('menschen'), { method: 'byar' })],
    });
    // Byar for 120 events (Breslow and Day 1987): 99.49 and 143.49.
    expect(Number(r.row('q', 'a1')?.lower)).toBeCloseTo(99.49, 1);
    expect(Number(r.row('q', 'a1')?.upper)).toBeCloseTo(143.49, 1);
    expect(r.comparisons.find((c) => c.area === 'a1')).toMatchObject({ verdict: 'higher', difference: 30 });
  });
});
