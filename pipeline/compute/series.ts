import { breaksOf, spanOf } from '../model/breaks.js';
import type { Indicator } from '../model/indicator.js';
import { type Period, parsePeriod, shiftPeriod } from '../model/period.js';
import type { DataRoom } from '../model/room.js';

/** A period of an indicator with the day its figures refer to. */
export interface DatedPeriod {
  id: string;
  referenceDate: string;
}

/** With which earlier periods the figures of each period may be compared; the same for all areas. */
export interface EarlierPeriods {
  previousYear: DatedPeriod | null;
  /** The base period, or without a declared one all that could be, oldest first: the first with a figure is meant. */
  base: readonly DatedPeriod[];
}

/** Whether the figures of two periods measure the same thing and share no cases. */
export type Comparable = (earlier: DatedPeriod, later: DatedPeriod) => boolean;

/**
 * Two periods of one kind. Not comparable: a break of the series lies between them (also within the periods the earlier
 * figure sums up), or the later figure sums up periods that the earlier one holds too.
 */
export function comparableFor(
  indicator: Indicator,
  datasets: DataRoom['definitions']['datasets'],
): Comparable {
  const breaks = breaksOf(indicator, datasets).map((b) => b.from);
  const back = spanOf(indicator) - 1;
  return (earlier, later) => {
    const [first, last] = [parsePeriod(earlier.id), parsePeriod(later.id)];
    if (!first || !last || first.kind !== last.kind) return false;
    if (back > 0 && shiftPeriod(last, -back).start <= first.end) return false;
    const start = back > 0 ? shiftPeriod(first, -back).end : earlier.referenceDate;
    return !breaks.some((from) => from > start && from <= later.referenceDate);
  };
}

const stepsPerYear = { year: 1, school_year: 1, day: 1, quarter: 4, month: 12 };

/** For each period of an indicator its year before and its base period. */
export function earlierPeriods(
  periods: readonly DatedPeriod[],
  comparable: Comparable,
  baseYear: string | null,
): ReadonlyMap<string, EarlierPeriods> {
  const parsed = periods.map((p) => ({ ...p, period: parsePeriod(p.id) }));
  return new Map(
    parsed.map((later): [string, EarlierPeriods] => {
      const own = later.period;
      const before = own && shiftPeriod(own, -stepsPerYear[own.kind]).id;
      const candidates = parsed
        .filter(({ period, ...earlier }) => isSameSeason(period, own) && comparable(earlier, later))
        .filter(({ period }) => baseYear === null || yearOf(period) === baseYear)
        .sort((a, b) => (a.referenceDate < b.referenceDate ? -1 : 1));
      const previous = parsed.find(({ id }) => id === before);
      return [
        later.id,
        { previousYear: previous && comparable(previous, later) ? previous : null, base: candidates },
      ];
    }),
  );
}

const yearOf = (period: Period | null): string | null => period?.start.slice(0, 4) ?? null;

/** An earlier year's quarter, month or day of the same name. */
function isSameSeason(earlier: Period | null, later: Period | null): boolean {
  if (!earlier || !later || earlier.kind !== later.kind || earlier.start >= later.start) return false;
  return earlier.start.slice(5) === later.start.slice(5);
}
