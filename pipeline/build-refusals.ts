import { noValuesUpTo } from './model/messages/command-values.js';
import { unknownReports } from './model/messages/publish.js';
import { dateLabel, parsePeriod } from './model/period.js';
import { UserError } from './model/problem.js';
import type { Region } from './model/region.js';

/** What a build refuses as soon as it can be known, rather than put empty reports in the place of good ones. */

/** Throws `UserError` where a report is asked for that the county does not have. */
export function refuseUnknownReports(region: Region, only: readonly string[] | undefined): void {
  const known = [...region.municipalities, region.county].map((place) => place.slug);
  const unknown = (only ?? []).filter((slug) => !known.includes(slug));
  if (unknown.length > 0) throw new UserError(unknownReports(unknown, known));
}

/** Throws `UserError` where there are values, but all of them are of later days than the period asked for. */
export function refuseEarlyPeriod(
  values: readonly { referenceDate: string }[],
  period: string | undefined,
): void {
  const end = period === undefined ? undefined : parsePeriod(period)?.end;
  if (end === undefined || values.length === 0 || values.some((v) => v.referenceDate <= end)) return;
  const earliest = values.reduce((least, v) => (v.referenceDate < least ? v.referenceDate : least), '9999');
  throw new UserError(noValuesUpTo(dateLabel(end), dateLabel(earliest)));
}
