import { describe, expect, it } from 'vitest';
import { judge } from '../../pipeline/feedback/index.js';
import type { Dataset } from '../../pipeline/model/dataset.js';
import { altdorf, neustadt, persons } from '../support/tiny-room.js';
import { contact, inputOf, whole } from './support.js';

const summary = (list: ReturnType<typeof judge>) =>
  list.map((j) => `${j.dataset} ${j.municipality} ${j.period} ${j.due} ${j.state}`);
const judged = async (
  files: Record<string, string>,
  plan: unknown[],
  today: string,
  more: { datasets?: Dataset[] } = {},
): Promise<string[]> => summary(judge(await inputOf(files, { deliveryPlan: plan, today, ...more })));

const quarterly = { supplier: 'altdorf', dataset: 'einwohnerbestand', due_days: 42, contact };

describe('what the plan expects', () => {
  it('ends with the first period after today; 42 days after 30.09. and 31.12. are 11.11. and 11.02.', async () => {
    expect(await judged({}, [{ ...quarterly, from: '2025-Q3' }], '2026-02-11')).toEqual([
      `einwohnerbestand ${altdorf} 2025-Q3 2025-11-11 overdue`,
      `einwohnerbestand ${altdorf} 2025-Q4 2026-02-11 open`,
      `einwohnerbestand ${altdorf} 2026-Q1 2026-05-12 open`,
    ]);
  });

  it('is overdue from the day after the deadline', async () => {
    const plan = [{ ...quarterly, from: '2025-Q4', to: '2025-Q4' }];
    expect(await judged({}, plan, '2026-02-12')).toEqual([
      `einwohnerbestand ${altdorf} 2025-Q4 2026-02-11 overdue`,
    ]);
  });

  it('takes all municipalities of a supplier unless some are named', async () => {
    const entry = { ...quarterly, supplier: 'jobcenter', from: '2025-Q4', to: '2025-Q4' };
    const line = (ags: string) => `einwohnerbestand ${ags} 2025-Q4 2026-02-11 open`;
    expect(await judged({}, [entry], '2026-01-01')).toEqual([line(altdorf), line(neustadt)]);
    expect(await judged({}, [{ ...entry, municipalities: [neustadt] }], '2026-01-01')).toEqual([
      line(neustadt),
    ]);
    expect(await judged({}, [{ ...entry, municipalities: ['01999'] }], '2026-01-01')).toEqual([
      line('01999'),
    ]);
  });

  it('counts from the end of the year where a plan bundles its quarters', async () => {
    const plan = [{ ...quarterly, rhythm: 'yearly', due_days: 31, from: '2025-Q3', to: '2025-Q4' }];
    expect(await judged({}, plan, '2026-01-15')).toEqual([
      `einwohnerbestand ${altdorf} 2025-Q3 2026-01-31 open`,
      `einwohnerbestand ${altdorf} 2025-Q4 2026-01-31 open`,
    ]);
  });

  it('waits until the figures can be final, unless a day is named', async () => {
    const waiting = { datasets: [{ ...persons, waiting_time_months: 3 }] };
    // 42 days after 31.12. are 11.02.; three months 31.03. A deadline that is later than both stays.
    const entry = { ...quarterly, from: '2025-Q4', to: '2025-Q4' };
    const plan = [entry, { ...entry, due_days: 120 }, { ...entry, due_dates: { '2025-Q4': '2026-02-15' } }];
    expect(await judged({}, plan, '2026-03-31', waiting)).toEqual([
      `einwohnerbestand ${altdorf} 2025-Q4 2026-03-31 open`,
      `einwohnerbestand ${altdorf} 2025-Q4 2026-04-30 open`,
      `einwohnerbestand ${altdorf} 2025-Q4 2026-02-15 overdue`,
    ]);
    const bundled = { ...entry, rhythm: 'yearly', due_days: 31, from: '2025-Q3' };
    expect(await judged({}, [bundled], '2026-01-15', waiting)).toEqual([
      `einwohnerbestand ${altdorf} 2025-Q3 2026-03-31 open`,
      `einwohnerbestand ${altdorf} 2025-Q4 2026-03-31 open`,
    ]);
  });

  it('prefers a fixed date, of the period or of the year it is bundled in', async () => {
    const plan = [
      { ...quarterly, from: '2025-Q4', to: '2025-Q4', due_dates: { '2025-Q4': '2026-03-01' } },
      { ...quarterly, rhythm: 'yearly', from: '2025-Q4', to: '2025-Q4', due_dates: { 2025: '2026-04-01' } },
    ];
    expect(await judged({}, plan, '2026-01-15')).toEqual([
      `einwohnerbestand ${altdorf} 2025-Q4 2026-03-01 open`,
      `einwohnerbestand ${altdorf} 2025-Q4 2026-04-01 open`,
    ]);
  });
});

describe('what became of it', () => {
  const plan = [{ ...quarterly, from: '2025-Q4', to: '2025-Q4' }];
  const state = async (text: string, file = 'altdorf/2025-Q4/einwohnerbestand.csv') =>
    (await judged({ [file]: text }, plan, '2026-03-01'))[0]?.split(' ').at(-1);

  it('delivered, with problems, or overdue', async () => {
    expect(await state(whole('1', '2', '3'))).toBe('delivered');
    expect(await state(whole('1', 'x2', '3'))).toBe('with_problems');
    expect(await state(whole('1', '2', '3').replace(/A2.*\n/, ''))).toBe('with_problems');
    expect(await state(whole('1', '2', '3'), 'altdorf/2025-Q3/einwohnerbestand.csv')).toBe('overdue');
  });

  it('does not count what another supplier delivered', async () => {
    expect(await state(whole('1', '2', '3'), 'jobcenter/2025-Q4/einwohnerbestand.csv')).toBe('overdue');
  });

  it('may lack the residual area', async () => {
    expect(await state(whole('1', '2', '3').replace(/A0.*\n/, ''))).toBe('delivered');
  });
});
