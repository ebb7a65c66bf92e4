import { termsOf } from '../model/dataset.js';
import { formatNumber } from '../model/german.js';
import * as say from '../model/messages/reconciliation.js';
import { marked } from '../model/messages/waiting.js';
import { dateLabel } from '../model/period.js';
import type { Reconciled } from '../model/reconciliation.js';
import type { Cell, NoteSection, Table } from '../model/report.js';
import { finalAfter } from '../model/waiting.js';
import { countCell, textCell } from './cells.js';
import { latestOf, type ReportContext } from './context.js';
import type { Subject } from './places.js';
import { left, makeTable, right, row, textTable } from './table.js';

/** Own totals beside the official ones, of the place the report is about and of the county. */
export function totalsSection(context: ReportContext, subject: Subject): NoteSection[] {
  if (context.room.definitions.benchmarks.length === 0) return [];
  const { county } = context.places;
  const rows = context.facts.reconciled.filter((r) => r.area === subject.id || r.area === county.id);
  const shown = [...new Map(rows.map((r) => [r.id, r])).values()];
  return [
    {
      id: 'eckwerte',
      title: say.title(),
      paragraphs:
        rows.length === 0
          ? [say.noneDelivered()]
          : [
              say.text(),
              ...shown.map((r) => say.reason(r.title, r.reason)),
              ...shown.flatMap((r) => otherDay(r)),
            ],
      tables: rows.length === 0 ? [] : [totalsTable(context, rows, subject)],
    },
  ];
}

const otherDay = ({ title, ours, official }: Reconciled): string[] =>
  ours.value === null || ours.referenceDate === official.referenceDate
    ? []
    : [say.otherDay(title, ours.referenceDate, official.referenceDate)];

function totalsTable(context: ReportContext, rows: readonly Reconciled[], subject: Subject): Table {
  const { county, municipalities } = context.places;
  const nameOf = (id: string) => [county, ...municipalities].find((p) => p.id === id)?.name ?? id;
  const [first, second = '', ...numbers] = say.columns();
  return makeTable(
    'eckwerte',
    say.caption(),
    [left(first), left(second), ...numbers.map(right)],
    rows.map((r) =>
      row(
        r.title,
        [
          textCell(nameOf(r.area)),
          { ...countCell(r.ours.value, r.ours.status), detail: ownDay(context, r) },
          {
            ...countCell(r.official.value, r.official.status),
            detail: say.official(r.officialName, r.official.referenceDate),
          },
          differenceCell(r, r.difference, 0),
          differenceCell(r, r.percent, 1),
        ],
        r.area === subject.id ? 'own' : 'none',
      ),
    ),
  );
}

/** Day of the own total, marked where one of its datasets is not final. */
function ownDay({ room, facts }: ReportContext, { id, ours }: Reconciled): string {
  const { benchmarks, datasets } = room.definitions;
  if (ours.value === null) return say.day(ours.referenceDate);
  const used = benchmarks.filter((b) => b.id === id).flatMap((b) => termsOf(b.ours));
  const until = used.reduce<string | null>((last, { part }) => {
    const dataset = datasets.get(part.dataset);
    return latestOf(last, dataset ? finalAfter(dataset, ours.referenceDate, facts.generatedOn) : null);
  }, null);
  return marked(say.day(ours.referenceDate), until);
}

/** A difference of exactly 0 is a dash, as every exact zero; one that cannot be worked out has the sign of the own figure. */
function differenceCell({ ours }: Reconciled, difference: number | null, decimals: number): Cell {
  if (difference === null) return countCell(null, ours.value === null ? ours.status : 'not_applicable');
  if (difference === 0) return { ...countCell(0, 'ok'), spoken: say.sameNumber() };
  return { text: formatNumber(difference, decimals), detail: '', spoken: '', align: 'right' };
}

/** The events that bend a series of this build. */
export function eventsSection({ room, indicators }: ReportContext): NoteSection[] {
  const { events } = room.definitions;
  if (events.length === 0 || indicators.length === 0) return [];
  const table = textTable(
    'ereignisse',
    say.eventsCaption(),
    say.eventsColumns(),
    events.map((e) => [e.title, dateLabel(e.date), e.text.trim()]),
  );
  return [{ id: 'ereignisse', title: say.eventsTitle(), paragraphs: [say.eventsText()], tables: [table] }];
}
