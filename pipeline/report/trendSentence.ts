import type { PublishedTrend } from '../model/figures.js';
import { formatNumber, roundHalfAway } from '../model/german.js';
import * as words from '../model/messages/comparisons.js';
import * as say from '../model/messages/report.js';
import type { ReportContext } from './context.js';
import type { Sheet } from './sheet.js';

/** The trend of the subject of a sheet, in one sentence; `null` without one. One decimal more than the values. */
export function trendSentence(context: ReportContext, sheet: Sheet): string | null {
  const trend = trendOfSheet(context, sheet);
  if (trend === null) return null;
  const { indicator, subject } = sheet;
  const when = (period: string | undefined) => {
    const value = period === undefined ? null : context.lookup.value(indicator.id, subject.id, period);
    return value === null ? '' : sheet.time.plain(value);
  };
  const line = {
    from: when(trend.periods[0]),
    to: when(trend.periods.at(-1)),
    periods: formatNumber(trend.periods.length, 0),
    what: say.noun(indicator.unit),
  };
  const decimals = indicator.decimals + 1;
  const number = (n: number) => formatNumber(n, decimals);
  if (trend.verdict === 'not distinguishable') {
    const slope = say.difference(number(trend.slope), indicator.unit);
    return words.noTrend(line, slope, say.limits(number(trend.lower), number(trend.upper)));
  }
  const size = Math.abs(trend.slope);
  const isSmall = roundHalfAway(size, decimals) === 0;
  const amount = words.yearlyAmount(number(isSmall ? 10 ** -decimals : size), indicator.unit, isSmall);
  return trend.verdict === 'higher'
    ? words.trendRises(line, amount, say.limits(number(trend.lower), number(trend.upper)))
    : words.trendFalls(line, amount, say.limits(number(-trend.upper), number(-trend.lower)));
}

export const trendOfSheet = (context: ReportContext, { indicator, subject }: Sheet): PublishedTrend | null =>
  context.lookup.trend(indicator.id, subject.id);
