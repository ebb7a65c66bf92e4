import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../pipeline/model/dataset.js';
import type { Indicator } from '../../pipeline/model/indicator.js';
import { monthsLater } from '../../pipeline/model/period.js';
import { createWaiting, finalDayOf } from '../../pipeline/model/waiting.js';
import { A, B, count, dataset, indicator, K, type Line, part, ratio, run } from './house.js';

const line = (id: string, period: string, value: Line[3]): Line => [id, period, [], value];
/** Final three months after the end of the quarter: of 2025-Q3 on 30.12.2025, of 2025-Q4 on 31.03.2026. */
const late = dataset('faelle', { waiting_time_months: 3 });
const people = dataset('menschen');

describe('the day from which figures are final', () => {
  it('has the number of the reference date, or is the last of a shorter month', () => {
    expect(monthsLater('2025-12-31', 3)).toBe('2026-03-31');
    expect(monthsLater('2025-11-30', 3)).toBe('2026-02-28');
    expect(monthsLater('2023-11-30', 3)).toBe('2024-02-29');
    expect(monthsLater('2025-10-15', 14)).toBe('2026-12-15');
    expect(monthsLater('2025-06-30', 0)).toBe('2025-06-30');
  });

  const finalOf = (of: Indicator, datasets: Dataset[], period: string, referenceDate: string) =>
    finalDayOf(of, new Map(datasets.map((d) => [d.id, d])), { period, referenceDate });

  it('is that of the last dataset of the figure', () => {
    const share = ratio('q', part('menschen'), part('faelle'));
    expect(finalOf(share, [people, late], '2025-Q4', '2025-12-31')).toBe('2026-03-31');
    expect(finalOf(count('n', part('menschen')), [people, late], '2025-Q4', '2025-12-31')).toBe('2025-12-31');
  });

  it('counts from the day the pairing takes', () => {
    const yearly = dataset('jahr', { rhythm: 'yearly', waiting_time_months: 9 });
    const school = dataset('schule', {
      rhythm: 'school_year',
      reference_date: { month: 10, day: 15 },
      waiting_time_months: 12,
    });
    const spring = dataset('maerz', { rhythm: 'yearly', reference_date: { month: 3, day: 1 } });
    const below = (id: string, above = 'menschen', rule = 'latest_not_after') =>
      ratio('q', part(above), part(id), { pairing: { rule } });
    // In June the latest yearly figure is that of 31.12.2024, the latest school year that of 15.10.2024; in September too.
    expect(finalOf(below('jahr'), [people, yearly], '2025-Q2', '2025-06-30')).toBe('2025-09-30');
    expect(finalOf(below('schule'), [people, school], '2025-Q2', '2025-06-30')).toBe('2025-10-15');
    expect(finalOf(below('schule'), [people, school], '2025-Q3', '2025-09-30')).toBe('2025-10-15');
    expect(finalOf(below('schule'), [people, school], '2025-Q4', '2025-12-31')).toBe('2026-10-15');
    // Of 1 March over the same day, and over the end of the same year.
    expect(
      finalOf(below('faelle', 'maerz', 'same_reference_date'), [spring, late], '2025', '2025-03-01'),
    ).toBe('2025-06-01');
    expect(finalOf(below('jahr', 'maerz', 'same_period'), [spring, yearly], '2025', '2025-03-01')).toBe(
      '2026-09-30',
    );
  });

  it('is that of the weight where a delivered value is averaged', () => {
    const weighted = indicator({
      ...{ kind: 'delivered', id: 'q', value: part('menschen'), weight: part('faelle') },
    });
    expect(finalOf(weighted, [people, late], '2025-Q4', '2025-12-31')).toBe('2026-03-31');
  });

  it('is over on the day itself', () => {
    const until = (today: string) =>
      createWaiting({ datasets: new Map([[late.id, late]]) }, today).until(count('n', part('faelle')), {
        period: '2025-Q4',
        referenceDate: '2025-12-31',
      });
    expect([until('2026-03-30'), until('2026-03-31')]).toEqual(['2026-03-31', null]);
  });
});

describe('a figure that is not there', () => {
  const lines = [
    ...['a1', 'a2', 'b1'].map((id) => line(id, '2025-Q3', 4)),
    line('a1', '2025-Q4', 5),
    line('b1', '2025-Q4', 'rejected'),
  ];
  const n = count('n', part('faelle'));
  const at = async (today: string, more: Line[] = lines) => {
    const r = await run({ datasets: [[late, more]], indicators: [n], today });
    return (place: string, period = '2025-Q4') => r.at('n', place, period);
  };

  it('follows later while it is waited for, and so does a sum that lacks it', async () => {
    const found = await at('2026-03-30');
    expect([found('a1'), found('a2'), found(A)]).toEqual([5, 'pending', 'pending']);
  });

  it('was not delivered once the time is over', async () => {
    const found = await at('2026-03-31');
    expect([found('a1'), found('a2'), found(A)]).toEqual([5, 'not_delivered', 'not_delivered']);
  });

  it('was not delivered where a cell was rejected, whatever else is waited for', async () => {
    const found = await at('2026-03-30');
    expect([found('b1'), found(B), found(K)]).toEqual(['not_delivered', 'not_delivered', 'not_delivered']);
  });

  it('was not delivered in a period that is over', async () => {
    const found = await at('2026-03-30', [
      line('a1', '2025-Q3', 4),
      line('b1', '2025-Q3', 4),
      ...lines.slice(3),
    ]);
    expect([found('a2', '2025-Q3'), found(A, '2025-Q3'), found('a2')]).toEqual([
      'not_delivered',
      'not_delivered',
      'pending',
    ]);
  });

  it('follows later where only the source below the line is waited for', async () => {
    const r = await run({
      datasets: [
        [people, [line('a1', '2025-Q4', 100), line('a2', '2025-Q4', 100)]],
        [late, [line('a1', '2025-Q4', 50)]],
      ],
      indicators: [ratio('q', part('menschen'), part('faelle')), count('m', part('menschen'))],
      today: '2026-02-01',
    });
    expect([r.at('q', 'a1'), r.at('q', 'a2'), r.at('m', 'b1')]).toEqual([200, 'pending', 'not_delivered']);
  });
});

describe('a figure over two quarters', () => {
  const cases = dataset('faelle', { additivity: { areas: true, time: 'flow' }, waiting_time_months: 3 });
  const lines = [
    ...[line('a1', '2025-Q3', 4), line('a1', '2025-Q4', 'missing')],
    ...[line('a2', '2025-Q3', 'missing'), line('a2', '2025-Q4', 5)],
    ...[line('b1', '2025-Q3', 4), line('b1', '2025-Q4', 5)],
  ];
  const of = (more: Record<string, unknown>) =>
    run({
      datasets: [[cases, lines]],
      indicators: [ratio('q', part('faelle'), part('faelle'), more)],
      today: '2026-02-01',
    });

  it('follows later where it lacks the last one alone', async () => {
    for (const more of [{ window_periods: 2 }, { pool_periods: 2 }]) {
      const r = await of(more);
      const found = ['a1', 'a2', A].map((place) => r.at('q', place, '2025-Q4'));
      expect(found, JSON.stringify(more)).toEqual(['pending', 'not_delivered', 'not_delivered']);
    }
  });

  it('is there where both quarters are', async () => {
    // 4 + 5 over the 5 of the last quarter, and over 4 + 5.
    expect((await of({ window_periods: 2 })).at('q', 'b1', '2025-Q4')).toBe(180);
    expect((await of({ pool_periods: 2 })).at('q', 'b1', '2025-Q4')).toBe(100);
  });
});
