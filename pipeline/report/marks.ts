import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/reconciliation.js';
import type { SeriesEvent } from '../model/reconciliation.js';
import type { TrendData } from '../model/report.js';
import { datasetsOf } from './partWording.js';

/**
 * Events that bend the series of an indicator after its first and not after its last day: an event before the first
 * point changes nothing that can be seen. By date.
 */
export function marksOf(
  events: readonly SeriesEvent[],
  indicator: Indicator,
  dates: readonly string[],
): TrendData['marks'] {
  const sorted = [...dates].sort();
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? ''];
  const datasets = datasetsOf(indicator);
  return events
    .filter(
      (e) =>
        first < e.date &&
        e.date <= last &&
        (e.indicators.includes(indicator.id) || e.datasets.some((id) => datasets.includes(id))),
    )
    .map((e) => ({ date: e.date, label: say.event(e.date, e.title, e.text.trim()) }));
}
