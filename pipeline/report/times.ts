import { type Dataset, termsOf } from '../model/dataset.js';
import type { PublishedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/report.js';
import { marked, stateUntil } from '../model/messages/waiting.js';
import { dateLabel, type PeriodKind, parsePeriod, periodLabel } from '../model/period.js';
import type { Waiting } from '../model/waiting.js';

interface Moment {
  period: string;
  referenceDate: string;
}

/**
 * How the time of a figure is worded: by its day, by its period, or by the span it sums up. `label` and `state` say where the
 * figure is provisional.
 */
export interface TimeWords {
  /** In sentences and columns: `31.12.2025`, `Schuljahr 2024/25`, `4 Quartale bis 31.12.2025`, `31.12.2025, vorläufig`. */
  label(at: Moment): string;
  /** In captions and under a figure, also until when: `31.12.2025, vorläufig: endgültig ab 31.03.2026`. */
  state(at: Moment): string;
  /** The time alone. */
  plain(at: Moment): string;
  /** ISO date from which the figures are final; `null` where it has come. */
  until(at: Moment): string | null;
  /** Opening of a sentence: `Am 31.12.2025`, `Im Schuljahr 2024/25`, `In den 4 Quartalen bis 31.12.2025`. */
  opening(at: Moment): string;
  /** For a column of times: what they have in common stands in the heading. */
  column(all: readonly { period: string }[]): {
    heading: string;
    label(at: Moment): string;
  };
}

type Style = 'day' | 'period' | 'span';

/** Stocks are named by their day, movements and school years by their period, sums over periods by the span. */
export function timeWords(
  indicator: Indicator,
  datasets: ReadonlyMap<string, Dataset>,
  waiting: Waiting,
): TimeWords {
  const periods = spanOf(indicator);
  const isFlow = datasets.get(firstDataset(indicator))?.additivity.time === 'flow';
  const styleOf = (kind: PeriodKind | null): Style => {
    if (kind === null || kind === 'day') return 'day';
    if (periods > 1) return 'span';
    return isFlow || kind === 'school_year' ? 'period' : 'day';
  };
  const plain: TimeWords['plain'] = ({ period, referenceDate }) => {
    const kind = parsePeriod(period)?.kind ?? null;
    const style = styleOf(kind);
    if (style === 'period') return periodLabel(period);
    if (style === 'span' && kind) return say.span(periods, say.periodKinds[kind], dateLabel(referenceDate));
    return dateLabel(referenceDate);
  };
  const until: TimeWords['until'] = (at) => waiting.until(indicator, at);
  const label: TimeWords['label'] = (at) => marked(plain(at), until(at));
  return {
    label,
    state: (at) => stateUntil(plain(at), until(at)),
    plain,
    until,
    column(all) {
      const kinds = new Set(all.map(({ period }) => parsePeriod(period)?.kind ?? null));
      const [kind = null] = kinds;
      return kinds.size === 1 && kind !== null && styleOf(kind) === 'span'
        ? {
            heading: say.spanUntil(periods, say.periodKinds[kind]),
            label: (at) => marked(dateLabel(at.referenceDate), until(at)),
          }
        : { heading: say.periodColumn(), label };
    },
    opening({ period, referenceDate }) {
      const kind = parsePeriod(period)?.kind ?? null;
      const style = styleOf(kind);
      if (style === 'period') return kind === 'year' ? say.inYear(period) : say.inPeriod(periodLabel(period));
      if (style === 'span' && kind) {
        return say.inSeveral(say.span(periods, say.periodKinds[kind], dateLabel(referenceDate), true));
      }
      return say.onDate(dateLabel(referenceDate));
    },
  };
}

function spanOf(indicator: Indicator): number {
  if (indicator.kind === 'delivered') return 1;
  return Math.max(indicator.window_periods, 'pool_periods' in indicator ? indicator.pool_periods : 1);
}

function firstDataset(indicator: Indicator): string {
  if (indicator.kind === 'delivered') return indicator.value.dataset;
  return termsOf(indicator.numerator)[0]?.part.dataset ?? '';
}

/** Order among periods that end on the same day: a report speaks of the quarter before the year. */
const kindOrder: PeriodKind[] = ['quarter', 'month', 'year', 'school_year', 'day'];

/** The latest period with a number, worded; the finer kind wins where several end on the same day. */
export function latestPeriodLabel(values: readonly PublishedValue[]): string {
  let best: { rank: number; date: string; period: string } | null = null;
  for (const v of values) {
    if (v.value === null || (best !== null && v.referenceDate < best.date)) continue;
    const kind = parsePeriod(v.period)?.kind;
    const rank = kind === undefined ? kindOrder.length : kindOrder.indexOf(kind);
    if (best === null || v.referenceDate > best.date || rank < best.rank) {
      best = { rank, date: v.referenceDate, period: v.period };
    }
  }
  return best === null ? say.noPeriod() : periodLabel(best.period);
}
