import { describe, expect, it } from 'vitest';
import type { PublishedValue } from '../../pipeline/model/figures.js';
import { residentsOverTime } from '../../pipeline/report/residents.js';

const value = (referenceDate: string, count: number | null) =>
  ({ referenceDate, value: count, status: count === null ? 'not_delivered' : 'ok' }) as PublishedValue;

const context = (series: PublishedValue[], latestDate = '2025-12-31') =>
  ({
    latestDate,
    until: (_: string[], at: PublishedValue) => (at.referenceDate === '2025-09-30' ? '2026-01-30' : null),
    lookup: { series: (indicator: string) => (indicator === 'einwohner' ? series : []) },
    room: { definitions: { vocabulary: { residents_indicator: 'einwohner' } } },
  }) as unknown as Parameters<typeof residentsOverTime>[0];

describe('residents over time', () => {
  it('names the last known figure of each year, none later than the report', () => {
    const series = [
      value('2023-09-30', 11000),
      value('2023-12-31', 11020),
      value('2024-12-31', 990),
      value('2025-09-30', 980),
      value('2025-12-31', null),
      value('2026-03-31', 970),
    ];
    expect(residentsOverTime(context(series), 'a')).toEqual([
      'Einwohnerzahl: 11\u202f020 (31.12.2023), 990 (31.12.2024), 980 (30.09.2025, vorläufig).',
    ]);
  });

  it('says nothing of a single year', () => {
    expect(residentsOverTime(context([value('2025-12-31', 5)]), 'a')).toEqual([]);
  });
});
