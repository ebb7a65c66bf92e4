import { type Dataset, kindOfRhythm, referenceDateOf, type Sum, termsOf } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import { type Period, parsePeriod, shiftPeriod } from '../../model/period.js';
import type { FigureRow } from '../read/index.js';

/**
 * The days on which a count was taken, by dataset: one, or several that are added (four quarters of moves, three years of
 * children). A day an outsider cannot know is named after its figure and ends with the day of the report, so that it
 * never meets another.
 */
export type When = ReadonlyMap<string, readonly string[]>;

export const keyOfWhen = (when: When): string =>
  [...when]
    .map(([dataset, days]) => `${dataset}:${days.join('+')}`)
    .sort()
    .join(';');

/** The calendar day of a name of a day. */
export const calendarDay = (day: string): string => day.slice(-10);

type Datasets = ReadonlyMap<string, Dataset>;

export function numeratorDays(indicator: Indicator, sum: Sum, row: FigureRow, datasets: Datasets): When {
  const steps = spanOf(indicator, 'window_periods') * spanOf(indicator, 'pool_periods');
  return daysOf({ indicator, sum, row, datasets, steps, spine: spineOf(indicator), latest: null });
}

/** Windows add moves and leave the denominator as it is; pools add both. */
export function denominatorDays(indicator: Indicator, sum: Sum, row: FigureRow, datasets: Datasets): When {
  const steps = spanOf(indicator, 'pool_periods');
  return daysOf({
    indicator,
    sum,
    row,
    datasets,
    steps,
    spine: spineOf(indicator),
    latest: row.denominatorDate,
  });
}

interface Asked {
  indicator: Indicator;
  sum: Sum;
  row: FigureRow;
  datasets: Datasets;
  /** How many consecutive periods are added. */
  steps: number;
  /** The dataset that gives the figure its period and day. */
  spine: string;
  /** The published day of the other datasets, where there is one. */
  latest: string | null;
}

function daysOf({ indicator, sum, row, datasets, steps, spine, latest }: Asked): When {
  const period = parsePeriod(row.period);
  const samePeriod = 'pairing' in indicator && indicator.pairing.rule === 'same_period';
  const unknown = (i: number) => `?${indicator.id}@${row.period}-${i}@${row.referenceDate}`;
  const day = (id: string, i: number): string => {
    const dataset = datasets.get(id);
    if (i === 0 && id === spine) return row.referenceDate;
    if (i === 0 && latest !== null) return latest;
    if (!dataset || !period) return unknown(i);
    const isSameRhythm = kindOfRhythm[dataset.rhythm] === period.kind;
    if (id !== spine && !samePeriod && (steps > 1 || !isSameRhythm)) return unknown(i);
    return referenceDateOf(dataset, earlier(period, i).id);
  };
  const ids = [...new Set(termsOf(sum).map((t) => t.part.dataset))];
  return new Map(ids.map((id) => [id, Array.from({ length: steps }, (_, i) => day(id, i))]));
}

const earlier = (period: Period, steps: number): Period =>
  steps === 0 ? period : shiftPeriod(period, -steps);

function spineOf(indicator: Indicator): string {
  if (indicator.kind === 'delivered') return indicator.value.dataset;
  return termsOf(indicator.numerator)[0]?.part.dataset ?? '';
}

function spanOf(indicator: Indicator, which: 'window_periods' | 'pool_periods'): number {
  if (which === 'window_periods') return 'window_periods' in indicator ? indicator.window_periods : 1;
  return 'pool_periods' in indicator ? indicator.pool_periods : 1;
}
