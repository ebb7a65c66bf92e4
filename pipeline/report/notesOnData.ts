import { type Dataset, referenceDateOf } from '../model/dataset.js';
import type { Tally } from '../model/delivery.js';
import { formatNumber } from '../model/german.js';
import * as say from '../model/messages/report.js';
import { provisionalNote, stateUntil } from '../model/messages/waiting.js';
import { dateLabel } from '../model/period.js';
import type { NoteSection, ReportFacts, Table } from '../model/report.js';
import { finalAfter } from '../model/waiting.js';
import { countCell } from './cells.js';
import type { ReportContext } from './context.js';
import { datasetsOf } from './partWording.js';
import { left, makeTable, right, row, textTable } from './table.js';

/** Datasets the reported indicators read, in the order in which they are first needed. */
export function usedDatasets(context: ReportContext): Dataset[] {
  const ids = new Set(context.indicators.flatMap(datasetsOf));
  return [...ids].flatMap((id) => context.room.definitions.datasets.get(id) ?? []);
}

export function basisSection(context: ReportContext): NoteSection {
  const { facts } = context;
  const datasets = usedDatasets(context).map((dataset) => {
    const newest = newestDate(dataset, facts);
    return { dataset, newest, until: newest && finalAfter(dataset, newest, facts.generatedOn) };
  });
  const rows = datasets.map(({ dataset, newest, until }) => [
    dataset.title,
    dataset.source,
    say.rhythms[dataset.rhythm],
    newest === null ? say.noEntry() : stateUntil(dateLabel(newest), until),
    dataset.licence ?? say.noEntry(),
  ]);
  const isProvisional = datasets.some(({ until }) => until !== null);
  return {
    id: 'datengrundlage',
    title: say.basisTitle(),
    paragraphs: [say.basisText(), ...(isProvisional ? [provisionalNote()] : [])],
    tables: [textTable('datensaetze', say.basisCaption(), say.basisColumns(), rows)],
  };
}

/** ISO date of the newest figures delivered; `null` where there are none. */
function newestDate(dataset: Dataset, facts: ReportFacts): string | null {
  const dates = facts.deliveries
    .filter((d) => d.dataset === dataset.id)
    .flatMap((d) => d.periods.map((p) => referenceDateOf(dataset, p)))
    .sort();
  return dates.at(-1) ?? null;
}

export function deliveriesSection(context: ReportContext): NoteSection {
  const { facts } = context;
  const { cells } = sumOf(facts.deliveries);
  const number = (n: number) => formatNumber(n, 0);
  const paragraphs =
    facts.deliveries.length === 0
      ? [say.noDeliveries()]
      : [
          say.deliveriesText({
            read: number(cells.read),
            accepted: number(cells.accepted),
            rejected: number(cells.rejected),
            setAside: number(cells.setAside),
          }),
        ];
  if (facts.unclaimedFiles > 0) paragraphs.push(say.unclaimed(facts.unclaimedFiles));
  if (facts.problemCounts.length === 0) paragraphs.push(say.noProblems());
  const tables: Table[] = [];
  if (facts.deliveries.length > 0) tables.push(supplierTable(context));
  if (facts.problemCounts.length > 0) {
    const rows = facts.problemCounts.map((p) => [
      p.title,
      say.severities[p.severity],
      formatNumber(p.count, 0),
    ]);
    tables.push(textTable('auffaelligkeiten', say.problemsCaption(), say.problemsColumns(), rows));
  }
  return { id: 'lieferungen', title: say.deliveriesTitle(), paragraphs, tables };
}

/** One row per supplier of region.yaml that delivered, then any other, then the sum. */
function supplierTable({ facts, room }: ReportContext): Table {
  const known = room.region.suppliers;
  const others = facts.deliveries.map((d) => d.supplier).filter((id) => !known.some((s) => s.id === id));
  const suppliers = [...known, ...[...new Set(others)].sort().map((id) => ({ id, name: id }))];
  const rows = suppliers.flatMap(({ id, name }) => {
    const own = facts.deliveries.filter((d) => d.supplier === id);
    return own.length === 0 ? [] : [row(name, tallyCells(own))];
  });
  const [first = '', ...numbers] = say.deliveriesColumns();
  return makeTable(
    'lieferstellen',
    say.deliveriesCaption(),
    [left(first), ...numbers.map(right)],
    [...rows, row(say.allSuppliers(), tallyCells(facts.deliveries), 'own')],
  );
}

function tallyCells(deliveries: ReportFacts['deliveries']) {
  const { records, cells } = sumOf(deliveries);
  const counts = (t: Tally) => [t.read, t.accepted, t.rejected, t.setAside];
  return [deliveries.length, ...counts(records), ...counts(cells)].map((n) => countCell(n, 'ok'));
}

function sumOf(deliveries: ReportFacts['deliveries']): { records: Tally; cells: Tally } {
  const sum = (of: (d: ReportFacts['deliveries'][number]) => Tally): Tally => {
    const total = { read: 0, accepted: 0, rejected: 0, setAside: 0 };
    for (const d of deliveries) {
      const t = of(d);
      total.read += t.read;
      total.accepted += t.accepted;
      total.rejected += t.rejected;
      total.setAside += t.setAside;
    }
    return total;
  };
  return { records: sum((d) => d.records), cells: sum((d) => d.cells) };
}
