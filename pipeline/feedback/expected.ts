import { type Dataset, kindOfRhythm, referenceDateOf } from '../model/dataset.js';
import type { Coverage } from '../model/delivery.js';
import type { PlanEntry } from '../model/delivery-plan.js';
import type { PlanState } from '../model/feedback.js';
import { type Period, parsePeriod, periodAt, shiftPeriod } from '../model/period.js';
import type { DataRoom } from '../model/room.js';
import { finalDay } from '../model/waiting.js';
import type { FeedbackInput } from './scope.js';

/** One thing that the delivery plan expects: a dataset of one municipality for one period. */
export interface Expected {
  supplier: string;
  dataset: string;
  /** AGS of a municipality or the county. */
  municipality: string;
  period: string;
  /** ISO dates. */
  referenceDate: string;
  due: string;
  contact: PlanEntry['contact'];
}

export interface Judged extends Expected {
  state: Exclude<PlanState, 'not_applicable'>;
  coverage: Coverage | null;
}

/** No plan reaches further; it keeps a slip of the pen in `from` from running forever. */
const mostPeriods = 1200;

/** Everything expected up to and including the first period that ends after `today`. In the order of the plan. */
function expectedDeliveries(room: DataRoom, today: string): Expected[] {
  return room.deliveryPlan.flatMap((entry) => {
    const dataset = room.definitions.datasets.get(entry.dataset);
    if (!dataset) return [];
    const periods = periodsOf(entry, dataset, today);
    return municipalitiesOf(room, entry).flatMap((municipality) =>
      periods.flatMap((period): Expected[] => {
        const referenceDate = referenceDateOf(dataset, period.id);
        const due = dueDate(entry, dataset, period, referenceDate);
        if (due === null) return [];
        const { supplier, contact } = entry;
        return [
          { supplier, dataset: dataset.id, municipality, period: period.id, referenceDate, due, contact },
        ];
      }),
    );
  });
}

function municipalitiesOf(room: DataRoom, entry: PlanEntry): readonly string[] {
  if (entry.municipalities) return entry.municipalities;
  const own = room.region.suppliers.find((s) => s.id === entry.supplier)?.municipalities ?? [];
  return own === 'all' ? room.region.municipalities.map((m) => m.ags) : own;
}

function periodsOf(entry: PlanEntry, dataset: Dataset, today: string): Period[] {
  const first = parsePeriod(entry.from);
  if (!first) return [];
  const last = entry.to === undefined ? null : (parsePeriod(entry.to)?.end ?? null);
  const within = (p: Period) => p.start >= first.start && (last === null || p.end <= last);
  if (dataset.rhythm === 'once') {
    // An election has no rhythm: the plan names its days.
    const named = Object.keys(entry.due_dates ?? { [entry.from]: '' });
    return named.map(parsePeriod).filter((p) => p !== null && within(p)) as Period[];
  }
  const periods: Period[] = [];
  for (let p = first; within(p) && periods.length < mostPeriods; p = shiftPeriod(p, 1)) {
    periods.push(p);
    if (bundleEnd(entry, dataset, p, referenceDateOf(dataset, p.id)) > today) break;
  }
  return periods;
}

/** The day a deadline counts from: the reference date, or the end of the year where the plan bundles several periods. */
function bundleEnd(entry: PlanEntry, dataset: Dataset, period: Period, referenceDate: string): string {
  const kind = kindOfRhythm[entry.rhythm ?? dataset.rhythm];
  return kind === period.kind || kind === 'day' ? referenceDate : periodAt(period.end, kind).end;
}

/** A day the plan names holds as it is; a deadline in days never ends before the figures can be final. */
function dueDate(entry: PlanEntry, dataset: Dataset, period: Period, referenceDate: string): string | null {
  const kind = kindOfRhythm[entry.rhythm ?? dataset.rhythm];
  const bundle = kind === 'day' || kind === period.kind ? period.id : periodAt(period.end, kind).id;
  const fixed = entry.due_dates?.[period.id] ?? entry.due_dates?.[bundle];
  if (fixed !== undefined) return fixed;
  if (entry.due_days === undefined) return null;
  const end = bundleEnd(entry, dataset, period, referenceDate);
  const [due, final] = [addDays(end, entry.due_days), finalDay(dataset, end)];
  return due > final ? due : final;
}

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Days from one ISO date to another; negative if it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/**
 * What became of everything expected. Delivered with problems: a value was rejected, or an area is missing. A delivery by
 * another supplier does not count, unless a column of the file names the supplier.
 */
export function judge(input: Pick<FeedbackInput, 'room' | 'intake' | 'today'>): Judged[] {
  const { room, intake, today } = input;
  const supplierOf = new Map(intake.deliveries.map((d) => [d.delivery, d.supplier]));
  const covered = new Map<string, Coverage[]>();
  for (const c of intake.coverage) {
    const key = `${c.dataset}\n${c.municipality}\n${c.referenceDate}`;
    covered.set(key, [...(covered.get(key) ?? []), c]);
  }
  return expectedDeliveries(room, today).map((expected) => {
    const { dataset, municipality, referenceDate, supplier } = expected;
    const coverage = covered
      .get(`${dataset}\n${municipality}\n${referenceDate}`)
      ?.find((c) => c.deliveries.some((n) => [supplier, ''].includes(supplierOf.get(n) ?? '')));
    if (!coverage) {
      return { ...expected, coverage: null, state: expected.due < today ? 'overdue' : 'open' };
    }
    return { ...expected, coverage, state: isWhole(coverage) ? 'delivered' : 'with_problems' };
  });
}

export const isWhole = (c: Coverage): boolean =>
  c.cells.rejected === 0 && c.levels.every((level) => level.missing.length === 0);
