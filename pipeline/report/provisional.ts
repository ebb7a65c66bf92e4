import * as say from '../model/messages/waiting.js';
import { againstYearBefore } from './compare.js';
import { latestOf, type ReportContext } from './context.js';
import { hasNumber } from './lookup.js';
import type { Sheet } from './sheet.js';
import { trendOfSheet } from './trendSentence.js';

/** Whether the value of a sheet, its change since the year before and its trend are provisional; `null` where none is. */
export function provisionalSentence(context: ReportContext, sheet: Sheet): string | null {
  const { own, time } = sheet;
  const trend = trendUntil(context, sheet);
  const until = hasNumber(own) ? time.until(own) : null;
  if (until === null) return trend === null ? null : say.provisionalTrend(trend);
  const { change, trend: line } = say.derivedFrom;
  const isChange = againstYearBefore(context.lookup, own) !== null;
  return say.provisionalValue(until, [...(isChange ? [change] : []), ...(trend === null ? [] : [line])]);
}

/** ISO date from which all figures of the trend of a sheet are final; `null` where it has come, or without a trend. */
function trendUntil(context: ReportContext, sheet: Sheet): string | null {
  const { indicator, subject, time } = sheet;
  return (trendOfSheet(context, sheet)?.periods ?? []).reduce<string | null>((last, period) => {
    const value = context.lookup.value(indicator.id, subject.id, period);
    return latestOf(last, value && time.until(value));
  }, null);
}
