import type { FeedbackBlock } from '../model/feedback.js';
import { enumerate } from '../model/german.js';
import * as say from '../model/messages/feedback.js';
import { dateLabel } from '../model/period.js';
import { nameOf } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { paragraph } from './delivered.js';
import { daysBetween, type Judged } from './expected.js';
import { plainTable } from './texts.js';

/** What is still to come, one entry per dataset and deadline with periods and municipalities together. */
export interface Outstanding {
  dataset: string;
  periods: string[];
  due: string;
  state: 'overdue' | 'open';
  /** Names of the municipalities. */
  places: string[];
  contact: Judged['contact'];
}

/** Earliest deadline first. */
export function outstanding(room: DataRoom, judged: readonly Judged[]): Outstanding[] {
  const found = new Map<string, Outstanding>();
  const together = new Map<string, Judged[]>();
  for (const j of judged) {
    if (j.state !== 'overdue' && j.state !== 'open') continue;
    const key = JSON.stringify([j.due, j.dataset, j.period, j.state]);
    together.set(key, [...(together.get(key) ?? []), j]);
  }
  for (const list of together.values()) {
    const [first] = list;
    if (!first || (first.state !== 'overdue' && first.state !== 'open')) continue;
    const { dataset, period, due, state, contact } = first;
    const places = list.map((j) => nameOf(room.region, j.municipality));
    // A yearly table brings all its quarters on one day.
    const key = JSON.stringify([due, dataset, state, places]);
    const entry = found.get(key) ?? { dataset, periods: [], due, state, places, contact };
    entry.periods.push(period);
    found.set(key, entry);
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** `today` as ISO date. `expectsAnything`: whether the plan names this supplier at all. */
export function missing(
  room: DataRoom,
  list: readonly Outstanding[],
  today: string,
  expectsAnything: boolean,
): FeedbackBlock[] {
  if (!expectsAnything) return [paragraph(say.noPlanForSupplier)];
  const c = say.missingColumns;
  const columns = [c.dataset, c.period, c.places, c.due, c.state].map((label) => ({ label }));
  const rows = list.map((o) => [
    room.definitions.datasets.get(o.dataset)?.title ?? o.dataset,
    say.periodsWords(o.periods),
    enumerate(o.places),
    dateLabel(o.due),
    stateWords(o, today),
  ]);
  return [
    ...(list.some((o) => o.state === 'overdue') ? [] : [paragraph(say.nothingMissing)]),
    ...(rows.length === 0
      ? []
      : [{ kind: 'table' as const, table: plainTable('ausstehend', say.missingCaption, columns, rows) }]),
  ];
}

export const stateWords = (o: Pick<Outstanding, 'due' | 'state'>, today: string): string =>
  o.state === 'overdue'
    ? say.overdueSince(daysBetween(o.due, today))
    : say.dueIn(Math.max(0, daysBetween(today, o.due)));
