import { type Dataset, kindOfRhythm, referenceDateOf } from '../../model/dataset.js';
import { type Period, type PeriodKind, parsePeriod } from '../../model/period.js';
import { byFormat, notationsOf, type PeriodFormat, quarterOrMonth, serialDay } from './period-texts.js';

/** Periods of deliveries in any notation, brought to the kind of period the dataset has. */

export type PeriodTarget = 'keep' | 'year' | 'quarter' | 'month' | 'day';

export interface PeriodRule {
  format: PeriodFormat;
  as: PeriodTarget;
}

export type PeriodReading =
  | { period: string; referenceDate: string }
  | { fail: 'unknown' | 'unfit' }
  | { fail: 'ambiguous'; readings: string[] };

/** Reads the text of a delivery as a period of this dataset. Never guesses between two readings that both fit. */
export function readPeriod(text: string, dataset: Dataset, rule: PeriodRule): PeriodReading {
  // In file names a line stands for the space.
  const clean = text
    .normalize('NFKC')
    .replace(/[\s_]+/g, ' ')
    .trim();
  const unclear = rule.format === 'auto' ? quarterOrMonth(clean) : null;
  if (unclear) return { fail: 'ambiguous', readings: unclear };
  const notations = rule.format === 'auto' ? notationsOf(clean) : [byFormat(clean, rule.format)];
  const read = notations.map((id) => (id === null ? null : parsePeriod(id))).filter((p) => p !== null);
  if (read.length === 0) return rule.format === 'auto' ? bySerial(clean, dataset, rule) : { fail: 'unknown' };
  const fitting = read.map((p) => broughtTo(dataset, rule.as, p)).filter((p) => p !== null);
  const [first, second] = fitting;
  if (!first && read.length > 1) return { fail: 'ambiguous', readings: read.map((p) => p.id) };
  if (!first) return { fail: 'unfit' };
  if (second && second !== first) return { fail: 'ambiguous', readings: [first, second] };
  return { period: first, referenceDate: referenceDateOf(dataset, first) };
}

/** A serial number of a spreadsheet counts only as the very reference date of the dataset; else it may be anything. */
function bySerial(text: string, dataset: Dataset, rule: PeriodRule): PeriodReading {
  const day = serialDay(text);
  const given = day === null ? null : parsePeriod(day);
  if (!given || (dataset.rhythm === 'once' && dataset.reference_date === 'end_of_period')) {
    return { fail: 'unknown' };
  }
  const period = broughtTo(dataset, rule.as, given);
  if (period === null) return { fail: 'unfit' };
  return { period, referenceDate: referenceDateOf(dataset, period) };
}

/** Brings a period to the kind of the dataset, if its reference date says that it is that period; else `null`. */
function broughtTo(dataset: Dataset, as: PeriodTarget, given: Period): string | null {
  const rule = dataset.reference_date;
  if (as !== 'keep') {
    const period = containing(given, as);
    if (!period) return null;
    return dataset.rhythm === 'once' || period.kind === kindOfRhythm[dataset.rhythm] ? period.id : null;
  }
  if (dataset.rhythm === 'once') {
    if (given.kind === 'day') return given.id;
    const fixed = typeof rule === 'object' && 'date' in rule ? rule.date : null;
    return fixed !== null && fixed >= given.start && fixed <= given.end ? fixed : null;
  }
  const kind = kindOfRhythm[dataset.rhythm];
  if (given.kind === kind) return given.id;
  const whole = containing(given, kind);
  if (!whole) return null;
  const day = referenceDateOf(dataset, whole.id);
  if (given.kind === 'quarter' ? day === given.end : day >= given.start && day <= given.end) return whole.id;
  return null;
}

/** The period of a kind in which all of `given` lies; of a longer `given` the last day, if a day is wanted. */
function containing(given: Period, kind: PeriodKind): Period | null {
  const year = given.end.slice(0, 4);
  const month = Number(given.end.slice(5, 7));
  const schoolStart = month >= 8 ? Number(year) : Number(year) - 1;
  const id = {
    year,
    quarter: `${year}-Q${Math.ceil(month / 3)}`,
    month: given.end.slice(0, 7),
    day: given.end,
    school_year: `SJ${schoolStart}-${String((schoolStart + 1) % 100).padStart(2, '0')}`,
  }[kind];
  const period = parsePeriod(id);
  if (!period) return null;
  return kind === 'day' || (given.start >= period.start && given.end <= period.end) ? period : null;
}
