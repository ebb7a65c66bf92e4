import { datasetsRead } from './breaks.js';
import { type Dataset, kindOfRhythm, referenceDateOf } from './dataset.js';
import type { Indicator } from './indicator.js';
import { monthsLater, periodAt, shiftPeriod } from './period.js';
import type { Definitions } from './room.js';

/**
 * Whether figures can be final on the day of a build. The figures of a dataset are final `waiting_time_months` after their
 * reference date; before that day those delivered are provisional, and those not delivered follow later.
 */
export interface Waiting {
  /**
   * ISO date from which the figures of an indicator in a period are final; `null` where that day has come. It is that of the
   * last of all datasets the figure is made of: until then a new figure of one of them changes it.
   */
  until(indicator: Indicator, at: { period: string; referenceDate: string }): string | null;
}

/** `today`: ISO date of the day of the build. */
export function createWaiting({ datasets }: Pick<Definitions, 'datasets'>, today: string): Waiting {
  const known = new Map<Indicator, Map<string, string | null>>();
  return {
    until(indicator, { period, referenceDate }) {
      const own = known.get(indicator) ?? new Map<string, string | null>();
      known.set(indicator, own);
      let until = own.get(period);
      if (until === undefined) {
        const day = finalDayOf(indicator, datasets, { period, referenceDate });
        until = day > today ? day : null;
        own.set(period, until);
      }
      return until;
    },
  };
}

/** Nothing is waited for: every figure counts as final. */
export const nothingWaits: Waiting = { until: () => null };

/** ISO date from which the figures of a dataset for a reference date are final. */
export const finalDay = (dataset: Dataset, referenceDate: string): string =>
  monthsLater(referenceDate, dataset.waiting_time_months);

/** The same, `null` where that day has come on the day `today`. */
export function finalAfter(dataset: Dataset, referenceDate: string, today: string): string | null {
  const day = finalDay(dataset, referenceDate);
  return day > today ? day : null;
}

/** ISO date from which the figures of an indicator in a period are final, whatever the day of the build. */
export function finalDayOf(
  indicator: Indicator,
  datasets: ReadonlyMap<string, Dataset>,
  at: { period: string; referenceDate: string },
): string {
  const [first, ...others] = [...datasetsRead(indicator)].flatMap((id) => datasets.get(id) ?? []);
  const days = [
    ...(first ? [finalDay(first, at.referenceDate)] : []),
    ...others.map((dataset) => finalDay(dataset, pairedDay(dataset, indicator, at))),
  ];
  return days.reduce((last, day) => (day > last ? day : last), at.referenceDate);
}

/** The day of another dataset that belongs to a figure once everything is delivered, by the pairing of its definition. */
function pairedDay(
  dataset: Dataset,
  indicator: Indicator,
  { period, referenceDate }: { period: string; referenceDate: string },
): string {
  const rule = 'pairing' in indicator ? indicator.pairing.rule : 'latest_not_after';
  if (rule === 'same_reference_date') return referenceDate;
  if (rule === 'same_period') return referenceDateOf(dataset, period);
  const running = periodAt(referenceDate, kindOfRhythm[dataset.rhythm]);
  const day = referenceDateOf(dataset, running.id);
  return day <= referenceDate ? day : referenceDateOf(dataset, shiftPeriod(running, -1).id);
}
