import type { PublishedIndex } from '../../model/figures.js';
import type { IndexDefinition } from '../../model/index-definition.js';
import { stateUntil } from '../../model/messages/waiting.js';
import { dateLabel } from '../../model/period.js';
import type { ReportContext } from '../context.js';
import type { Subject } from '../places.js';

/** Everything one report shows of one index. */
export interface IndexSheet {
  index: IndexDefinition;
  subject: Subject;
  period: string;
  /** Latest day of the figures, worded. */
  when: string;
  /** The same for captions: `31.12.2025, vorläufig: endgültig ab 31.03.2026` where a component is provisional. */
  state: string;
  /** ISO date from which all components are final; `null` where it has come. */
  until: string | null;
  /** Rows of the subject in the period, in the order of areas.csv. */
  rows: readonly PublishedIndex[];
  /** Rows of the subject in the base period, and its day worded; none where it has none. */
  base: readonly PublishedIndex[];
  baseWhen: string;
}

/** The indices of the level of the reports that have a class anywhere, as they stand for a subject. */
export function indexSheets(context: ReportContext, subject: Subject): IndexSheet[] {
  return context.room.definitions.indices.flatMap((index) => {
    const rows = context.indices.filter((r) => r.index === index.id && r.areaLevel === 'area');
    const period = shownPeriod(rows);
    if (period === null) return [];
    const base = rows.filter((r) => r.period === index.base_period);
    const isOwn = (r: PublishedIndex) => subject.kind === 'county' || r.municipality === subject.id;
    const now = rows.filter((r) => r.period === period);
    const day = dayOf(now);
    const parts = index.components.map((c) => c.indicator);
    const until = day === '' ? null : context.until(parts, { period, referenceDate: day });
    const when = worded(day);
    return [
      {
        index,
        subject,
        period,
        when,
        state: stateUntil(when, until),
        until,
        rows: now.filter(isOwn),
        base: base.filter(isOwn),
        baseWhen: worded(dayOf(base)),
      },
    ];
  });
}

/**
 * The latest period in which at least half as many areas are scored as at best, the same for all reports: a period that
 * only a few municipalities have delivered yet compares those few with each other.
 */
function shownPeriod(rows: readonly PublishedIndex[]): string | null {
  const scored = new Map<string, { date: string; count: number }>();
  for (const row of rows) {
    if (row.class === null) continue;
    const found = scored.get(row.period) ?? { date: '', count: 0 };
    scored.set(row.period, {
      date: row.referenceDate > found.date ? row.referenceDate : found.date,
      count: found.count + 1,
    });
  }
  const best = Math.max(0, ...[...scored.values()].map((s) => s.count));
  const [latest] = [...scored]
    .filter(([, s]) => 2 * s.count >= best)
    .sort(([, a], [, b]) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));
  return latest ? latest[0] : null;
}

/** Latest day of a row with a class, ISO; '' without one. */
const dayOf = (rows: readonly PublishedIndex[]): string =>
  rows.reduce((last, r) => (r.class !== null && r.referenceDate > last ? r.referenceDate : last), '');
const worded = (day: string): string => (day === '' ? '' : dateLabel(day));

/** Rows of the edition not after the cut of the report. */
export const indicesUntil = (
  rows: readonly PublishedIndex[],
  lastDate: string | null,
): readonly PublishedIndex[] => (lastDate === null ? rows : rows.filter((r) => r.referenceDate <= lastDate));
