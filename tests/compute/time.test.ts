import { describe, expect, it } from 'vitest';
import { code, count, dataset, indicator, type Line, part, ratio, run } from './house.js';

const cases = dataset('faelle');
const people = dataset('menschen');
const line = (period: string, value: Line[3], id = 'a1'): Line => [id, period, [], value];

describe('ratios', () => {
  const share = ratio('q', part('faelle'), part('menschen'), { method: 'wilson' });

  it('divides once and gives the Wilson interval in the unit of the indicator', async () => {
    const r = await run({
      datasets: [
        [cases, [line('2025-Q4', 65)]],
        [people, [line('2025-Q4', 100)]],
      ],
      indicators: [share],
    });
    const row = r.row('q', 'a1');
    expect(r.at('q', 'a1')).toBe(65);
    expect([row?.numerator, row?.denominator]).toEqual([65, 100]);
    expect(row?.lower).toBeCloseTo(55.254443296888, 10);
    expect(row?.upper).toBeCloseTo(73.6357517569025, 10);
  });

  it('has no value over a denominator of zero', async () => {
    const r = await run({
      datasets: [
        [cases, [line('2025-Q4', 0)]],
        [people, [line('2025-Q4', 0)]],
      ],
      indicators: [share],
    });
    expect(r.row('q', 'a1')).toMatchObject({ status: 'not_applicable', value: null, denominator: null });
  });

  it('publishes a share above 100 % without an interval and warns', async () => {
    const r = await run({
      datasets: [
        [cases, [line('2025-Q4', 12)]],
        [people, [line('2025-Q4', 8)]],
      ],
      indicators: [share],
    });
    expect(r.row('q', 'a1')).toMatchObject({ status: 'ok', value: 150, lower: null, upper: null });
    expect(r.problems).toHaveLength(1);
    expect(r.problems[0]).toMatchObject({
      severity: 'warning',
      code: 'numerator-outside-denominator',
      found: 'Zähler 12, Nenner kleine Fallzahl',
    });
  });

  it('takes numerator and denominator of a level each as delivered there, else summed', async () => {
    const r = await run({
      datasets: [
        [cases, [line('2025-Q4', 10), line('2025-Q4', 20, 'a2'), line('2025-Q4', 33, '05978001')]],
        [people, [line('2025-Q4', 100), line('2025-Q4', 200, 'a2')]],
      ],
      indicators: [share],
    });
    expect(r.row('q', '05978001')).toMatchObject({
      value: 11,
      numerator: 33,
      denominator: 300,
      origin: 'summed',
    });
  });
});

describe('terms', () => {
  const d = dataset('wanderungen', { dimensions: [code('richtung', ['zu', 'fort'])] });
  const to = part('wanderungen', { richtung: 'zu' });
  const from = part('wanderungen', { richtung: 'fort' });

  it('adds and subtracts; the worst term decides', async () => {
    const lines: Line[] = [
      ['a1', '2025-Q4', ['zu'], 7],
      ['a1', '2025-Q4', ['fort'], 9],
      ['a2', '2025-Q4', ['zu'], 7],
      ['a2', '2025-Q4', ['fort'], 'hidden'],
    ];
    const r = await run({
      datasets: [[d, lines]],
      indicators: [count('saldo', { plus: [to], minus: [from] }), count('volumen', { plus: [to, from] })],
    });
    expect([r.at('saldo', 'a1'), r.at('volumen', 'a1')]).toEqual([-2, 16]);
    expect([r.at('saldo', 'a2'), r.at('volumen', 'a2')]).toEqual(['suppressed', 'suppressed']);
  });

  it('does not mix periods of one dataset', async () => {
    const measured = dataset('m', { measures: ['x', 'y'] });
    const cell = (period: string, measure: string, value: Line[3]): Line => [
      'a1',
      period,
      [],
      value,
      { measure },
    ];
    const r = await run({
      datasets: [
        [
          measured,
          [
            cell('2025-Q3', 'x', 1),
            cell('2025-Q3', 'y', 10),
            cell('2025-Q4', 'x', 2),
            cell('2025-Q4', 'y', 'missing'),
          ],
        ],
      ],
      indicators: [ratio('q', part('m', {}, 'x'), part('m', {}, 'y'))],
    });
    expect([r.at('q', 'a1', '2025-Q3'), r.at('q', 'a1', '2025-Q4')]).toEqual([10, 'not_delivered']);
  });
});

describe('pairing', () => {
  const yearly = dataset('menschen', { rhythm: 'yearly' });
  const house = (rule: Record<string, unknown>, denominators: Line[]) =>
    run({
      datasets: [
        [cases, [line('2024-Q4', 8), line('2025-Q1', 10), line('2025-Q4', 20)]],
        [yearly, denominators],
      ],
      indicators: [ratio('q', part('faelle'), part('menschen'), { pairing: rule })],
    });

  it('takes the latest denominator not after the numerator and not too old', async () => {
    const r = await house({ rule: 'latest_not_after', max_age_months: 11 }, [
      line('2023', 1000),
      line('2024', 100),
    ]);
    expect(r.at('q', 'a1', '2024-Q4')).toBe(8);
    expect(r.at('q', 'a1', '2025-Q1')).toBe(10);
    expect(r.at('q', 'a1', '2025-Q4')).toBe('not_delivered');
    expect(r.row('q', 'a1', '2025-Q1')?.referenceDate).toBe('2025-03-31');
    const year = await house({ rule: 'latest_not_after', max_age_months: 12 }, [line('2024', 100)]);
    expect(year.at('q', 'a1', '2025-Q4')).toBe(20);
  });

  it('never takes a later denominator', async () => {
    const r = await house({ rule: 'latest_not_after' }, [line('2025', 100)]);
    expect([r.at('q', 'a1', '2025-Q1'), r.at('q', 'a1', '2025-Q4')]).toEqual(['not_delivered', 20]);
  });

  it('passes over an empty cell to an older figure, but not over a rejected one', async () => {
    const empty = await house({ rule: 'latest_not_after' }, [line('2024', 100), line('2025', 'missing')]);
    expect(empty.at('q', 'a1', '2025-Q4')).toBe(20);
    const bad = await house({ rule: 'latest_not_after' }, [line('2024', 100), line('2025', 'rejected')]);
    expect(bad.at('q', 'a1', '2025-Q4')).toBe('not_delivered');
  });

  it('pairs by the same reference date, or by the same period', async () => {
    const lines = [line('2024', 100), line('2025-Q1', 50)];
    const date = await house({ rule: 'same_reference_date' }, lines);
    expect([date.at('q', 'a1', '2024-Q4'), date.at('q', 'a1', '2025-Q1')]).toEqual([8, 20]);
    const period = await house({ rule: 'same_period' }, lines);
    expect([period.at('q', 'a1', '2024-Q4'), period.at('q', 'a1', '2025-Q1')]).toEqual(['not_delivered', 20]);
  });

  it('prefers the period of the declared rhythm where two have one reference date', async () => {
    const r = await house({ rule: 'latest_not_after' }, [line('2024-Q4', 50), line('2024', 100)]);
    expect(r.at('q', 'a1', '2024-Q4')).toBe(8);
  });
});

describe('several periods together', () => {
  const quarters = ['2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2'];

  it('sums the numerator over a window of four quarters, all of which must be there', async () => {
    const flows = quarters.map((q, i) => line(q, 2 ** i));
    const gap = flows.filter(([, period]) => period !== '2024-Q4').map((l): Line => ['a2', l[1], l[2], l[3]]);
    const r = await run({
      datasets: [
        [cases, [...flows, ...gap]],
        [people, quarters.flatMap((q) => [line(q, 100), line(q, 100, 'a2')])],
      ],
      indicators: [ratio('q', part('faelle'), part('menschen'), { window_periods: 4 })],
    });
    expect(r.at('q', 'a1', '2025-Q1')).toBe(15);
    expect(r.at('q', 'a1', '2025-Q2')).toBe(30);
    expect(r.row('q', 'a1', '2025-Q2')?.denominator).toBe(100);
    expect(r.at('q', 'a1', '2024-Q4')).toBe('not_delivered');
    expect(r.at('q', 'a2', '2025-Q1')).toBe('not_delivered');
    expect(r.at('q', 'a2', '2025-Q2')).toBe('not_delivered');
  });

  it('passes the worst state of the window on', async () => {
    const flows = quarters.map((q) => line(q, q === '2024-Q3' ? 'hidden' : 1));
    const r = await run({
      datasets: [[cases, flows]],
      indicators: [count('n', part('faelle'), { window_periods: 4 })],
    });
    expect([r.at('n', 'a1', '2025-Q1'), r.at('n', 'a1', '2025-Q2')]).toEqual(['suppressed', 'suppressed']);
    expect(r.at('n', 'a1', '2024-Q4')).toBe('not_delivered');
  });

  it('pools numerator and denominator of three school years', async () => {
    const school = (id: string) => dataset(id, { rhythm: 'school_year' });
    const years = ['SJ2022-23', 'SJ2023-24', 'SJ2024-25'];
    const r = await run({
      datasets: [
        [school('auffaellige'), years.map((y, i) => line(y, [1, 2, 6][i] ?? 0))],
        [school('untersuchte'), years.map((y, i) => line(y, [10, 20, 15][i] ?? 0))],
      ],
      indicators: [ratio('q', part('auffaellige'), part('untersuchte'), { pool_periods: 3 })],
    });
    expect(r.row('q', 'a1', 'SJ2024-25')).toMatchObject({ numerator: 9, denominator: 45, value: 20 });
    expect(r.row('q', 'a1', 'SJ2024-25')?.referenceDate).toBe('2025-07-31');
    expect(r.at('q', 'a1', 'SJ2023-24')).toBe('not_delivered');
  });
});

describe('validity and grid', () => {
  it('gives a definition only the periods it is valid for, but all it needs before them', async () => {
    const lines = ['2024-Q3', '2024-Q4', '2025-Q1'].map((q) => line(q, 1));
    const r = await run({
      datasets: [[cases, lines]],
      indicators: [
        count('alt', part('faelle'), { valid_to: '2024-12-30' }),
        count('neu', part('faelle'), { valid_from: '2024-12-31', window_periods: 2 }),
      ],
    });
    const periods = (id: string) =>
      r.values.filter((v) => v.indicator === id && v.area === 'a1').map((v) => v.period);
    expect(periods('alt')).toEqual(['2024-Q3']);
    expect(periods('neu')).toEqual(['2024-Q4', '2025-Q1']);
    expect(r.at('neu', 'a1', '2024-Q4')).toBe(2);
  });

  it('lists every area of a level for every period seen', async () => {
    const r = await run({
      datasets: [[cases, [line('2025-Q3', 1), line('2025-Q4', 2, 'a2')]]],
      indicators: [count('n', part('faelle'))],
    });
    expect(r.values.map((v) => `${v.area} ${v.period} ${v.status}`)).toEqual([
      ...['05978', '05978001', '05978002'].flatMap((id) => [
        `${id} 2025-Q3 not_delivered`,
        `${id} 2025-Q4 not_delivered`,
      ]),
      'a1 2025-Q3 ok',
      'a1 2025-Q4 not_delivered',
      'a2 2025-Q3 not_delivered',
      'a2 2025-Q4 ok',
      'b1 2025-Q3 not_delivered',
      'b1 2025-Q4 not_delivered',
    ]);
    expect(r.values[7]).toMatchObject({ referenceDate: '2025-12-31', value: null, municipality: '05978001' });
  });
});

describe('delivered values', () => {
  const rates = dataset('quoten', { measures: ['quote'] });
  const quote = part('quoten', {}, 'quote');
  const rate = (id: string, value: Line[3]): Line => [id, '2025-Q4', [], value, { measure: 'quote' }];
  const weights = (a2: Line[3]) => [
    line('2025-Q4', 30),
    line('2025-Q4', a2, 'a2'),
    line('2025-Q4', 60, 'b1'),
  ];
  const plain = indicator({ kind: 'delivered', id: 'v', value: quote, factor: 0.1 });
  const weighted = indicator({ kind: 'delivered', id: 'v', value: quote, weight: part('menschen') });

  it('are used at their level and never averaged without a weight', async () => {
    const r = await run({
      datasets: [[rates, [rate('a1', 50), rate('a2', 70), rate('05', 80)]]],
      indicators: [plain],
    });
    expect([r.at('v', 'a1'), r.at('v', '05'), r.at('v', '05978001')]).toEqual([5, 8, undefined]);
    expect(r.row('v', 'a1')).toMatchObject({ numerator: null, denominator: null, lower: null });
  });

  it('are averaged upward with the declared weight', async () => {
    const r = await run({
      datasets: [
        [rates, [rate('a1', 50), rate('a2', 70), rate('b1', 10)]],
        [people, weights(10)],
      ],
      indicators: [weighted],
    });
    // (30 * 50 + 10 * 70) / 40 = 55; (2200 + 60 * 10) / 100 = 28
    expect([r.at('v', '05978001'), r.at('v', '05978002'), r.at('v', '05978')]).toEqual([55, 10, 28]);
    expect(r.row('v', '05978')?.origin).toBe('weighted');
  });

  it('keep a delivered value of the level, and build on it with its own weight', async () => {
    const r = await run({
      datasets: [
        [rates, [rate('a1', 50), rate('a2', 70), rate('b1', 10), rate('05978001', 60)]],
        [people, weights(10)],
      ],
      indicators: [weighted],
    });
    // (40 * 60 + 60 * 10) / 100 = 30
    expect([r.at('v', '05978001'), r.at('v', '05978')]).toEqual([60, 30]);
  });

  it('need a value and a weight of every part, unless the weight is zero', async () => {
    const lines = [rate('a1', 50), rate('b1', 10)];
    const without = await run({
      datasets: [
        [rates, lines],
        [people, weights(10)],
      ],
      indicators: [weighted],
    });
    expect([without.at('v', '05978001'), without.at('v', '05978002')]).toEqual(['not_delivered', 10]);
    const empty = await run({
      datasets: [
        [rates, lines],
        [people, weights(0)],
      ],
      indicators: [weighted],
    });
    expect(empty.at('v', '05978001')).toBe(50);
    const unweighted = await run({
      datasets: [
        [rates, [...lines, rate('a2', 70)]],
        [people, weights('hidden')],
      ],
      indicators: [weighted],
    });
    expect([unweighted.at('v', 'a2'), unweighted.at('v', '05978001')]).toEqual([70, 'not_delivered']);
  });

  it('are never added over a dimension', async () => {
    const split = dataset('quoten', { measures: ['quote'], dimensions: [code('art', ['x', 'y'], 'alle')] });
    const by = (id: string, art: string, value: number): Line => [
      id,
      '2025-Q4',
      [art],
      value,
      { measure: 'quote' },
    ];
    const r = await run({
      datasets: [[split, [by('a1', 'x', 3), by('a1', 'y', 5), by('a2', 'alle', 4)]]],
      indicators: [indicator({ kind: 'delivered', id: 'v', value: quote })],
    });
    expect([r.at('v', 'a1'), r.at('v', 'a2')]).toEqual(['not_delivered', 4]);
  });
});
