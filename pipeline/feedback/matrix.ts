import type { Coverage } from '../model/delivery.js';
import type { DeliveryMatrix, FeedbackSection, MatrixCell, PlanState } from '../model/feedback.js';
import { enumerate, formatNumber } from '../model/german.js';
import * as words from '../model/messages/feedback.js';
import * as say from '../model/messages/reminder.js';
import { dateLabel, periodLabel } from '../model/period.js';
import type { DataRoom } from '../model/room.js';
import { listed, paragraph } from './delivered.js';
import { daysBetween, isWhole, type Judged } from './expected.js';
import { type Outstanding, outstanding, stateWords } from './missing.js';
import { type FeedbackInput, quarterEnd } from './scope.js';
import { pageSlug } from './slug.js';
import { plainTable, unique } from './texts.js';

/** The county's overview: who delivered which dataset for which municipality, how fresh, how complete, what is next. */
export function deliveryMatrix(input: FeedbackInput, judged: readonly Judged[]): DeliveryMatrix {
  const { room, today } = input;
  const { region } = room;
  const rows = [...room.definitions.datasets.keys()]
    .flatMap((id) => matrixRow(input, judged, id))
    .sort((a, b) => a.dataset.localeCompare(b.dataset, 'de'));
  const states: PlanState[] = ['delivered', 'with_problems', 'overdue', 'open', 'not_applicable'];
  const count = (state: PlanState) => judged.filter((j) => j.state === state).length;
  return {
    title: say.matrixTitle(region.county.name),
    subtitle: say.matrixSubtitle(input.quarter, today),
    publisher: region.publisher.name,
    contact: region.publisher.contact ?? '',
    demonstration: region.demonstration ?? '',
    summary:
      judged.length === 0
        ? []
        : say.matrixSummary({
            delivered: count('delivered'),
            with_problems: count('with_problems'),
            overdue: count('overdue'),
            open: count('open'),
          }),
    noPlan: room.deliveryPlan.length === 0 ? say.noPlanHint('lieferplan.yaml') : '',
    legend: states.map((state) => ({ state, text: say.stateText[state], meaning: say.stateMeaning[state] })),
    matrix: { caption: say.matrixCaption, columns: places(room).map(({ name }) => ({ name })), rows },
    suppliers: { caption: say.suppliersCaption, rows: supplierRows(input, judged) },
    sections: [
      ...refused(input),
      overdueSection(room, judged, today),
      nextSection(room, judged, today),
      ...strays(input),
    ],
  };
}

const places = (room: DataRoom) => [
  ...room.region.municipalities.map((m) => ({ id: m.ags, name: m.name })),
  { id: room.region.county.ags, name: room.region.county.name },
];

/** One row: the latest day in the quarter or before it that is expected or delivered. None for a dataset nobody knows. */
function matrixRow(input: FeedbackInput, judged: readonly Judged[], dataset: string) {
  const { room, today } = input;
  const end = quarterEnd(input.quarter);
  const planned = judged.filter((j) => j.dataset === dataset && j.referenceDate <= end);
  const covered = input.intake.coverage.filter((c) => c.dataset === dataset && c.referenceDate <= end);
  const day = [...planned, ...covered]
    .map((x) => x.referenceDate)
    .sort()
    .at(-1);
  if (day === undefined) return [];
  const [own, there] = [planned, covered].map((list) => list.filter((x) => x.referenceDate === day));
  const period = own?.[0]?.period ?? there?.[0]?.period ?? '';
  const days = daysBetween(day, today);
  return [
    {
      dataset: room.definitions.datasets.get(dataset)?.title ?? dataset,
      period: periodLabel(period),
      age: days >= 0 ? say.ageWords(day, days) : say.futureAge(day),
      cells: places(room).map(({ id, name }): MatrixCell => {
        const j = planned.filter((x) => x.municipality === id && x.referenceDate === day);
        const c = covered.find((x) => x.municipality === id && x.referenceDate === day) ?? null;
        return cell(name, stateOf(j, c), c);
      }),
    },
  ];
}

/** Of several entries for one place the worst; without a plan what was delivered. */
function stateOf(judged: readonly Judged[], coverage: Coverage | null): PlanState {
  const order: PlanState[] = ['overdue', 'with_problems', 'open', 'delivered'];
  const worst = order.find((state) => judged.some((j) => j.state === state));
  if (worst) return worst;
  if (!coverage) return 'not_applicable';
  return isWhole(coverage) ? 'delivered' : 'with_problems';
}

function cell(place: string, state: PlanState, coverage: Coverage | null): MatrixCell {
  const [level] = coverage?.levels ?? [];
  const detail = level ? say.areasDetail(level.delivered, level.expected) : '';
  return { state, text: say.stateText[state], detail, spoken: say.cellSpoken(place, state, detail) };
}

function supplierRows(input: FeedbackInput, judged: readonly Judged[]): DeliveryMatrix['suppliers']['rows'] {
  const { room, intake } = input;
  const end = quarterEnd(input.quarter);
  return room.region.suppliers.map((s) => {
    const own = judged.filter((j) => j.supplier === s.id);
    const files = intake.deliveries.filter((d) => d.supplier === s.id);
    const numbers = new Set(files.map((d) => d.delivery));
    const latest = intake.coverage
      .filter((c) => c.referenceDate <= end && c.deliveries.some((n) => numbers.has(n)))
      .map((c) => c.referenceDate)
      .sort()
      .at(-1);
    const count = (state: PlanState) => formatNumber(own.filter((j) => j.state === state).length, 0);
    const next = outstanding(room, own).find((o) => o.state === 'open');
    const offices = unique(own.map((j) => `${j.contact.office}, ${j.contact.email}`));
    return {
      name: s.name,
      page: files.length > 0 || own.length > 0 ? `${pageSlug(s.id)}.html` : '',
      files: formatNumber(files.length, 0),
      latest: latest === undefined ? say.noneWord : dateLabel(latest),
      delivered: own.length === 0 ? say.noneWord : count('delivered'),
      problems: own.length === 0 ? say.noneWord : count('with_problems'),
      overdue: own.length === 0 ? say.noneWord : count('overdue'),
      next: next === undefined ? say.noneWord : `${dateLabel(next.due)}: ${titleOf(room, next.dataset)}`,
      contact: offices.length === 0 ? say.noneWord : enumerate(offices),
    };
  });
}

const titleOf = (room: DataRoom, dataset: string) => room.definitions.datasets.get(dataset)?.title ?? dataset;

/** Everything overdue, by supplier, the oldest first. */
function overdueSection(room: DataRoom, judged: readonly Judged[], today: string) {
  const late = judged.filter((j) => j.state === 'overdue');
  const c = words.missingColumns;
  const rows = room.region.suppliers
    .flatMap((s) => outstanding(room, ofSupplier(late, s.id)).map((o): [string, Outstanding] => [s.name, o]))
    .sort(([, a], [, b]) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1))
    .map(([name, o]) => [
      name,
      titleOf(room, o.dataset),
      words.periodsWords(o.periods),
      enumerate(o.places),
      dateLabel(o.due),
      stateWords(o, today),
    ]);
  const columns = [say.supplierColumn, c.dataset, c.period, c.places, c.due, c.state];
  return tableSection(
    'ueberfaellig',
    say.overdueTitle,
    say.overdueCaption,
    columns,
    rows,
    say.nothingOverdue,
  );
}

/** What is due next: one row per deadline, dataset and period, with everyone who is to deliver. */
function nextSection(room: DataRoom, judged: readonly Judged[], today: string) {
  const open = judged.filter((j) => j.state === 'open');
  const c = words.missingColumns;
  const rows = outstanding(room, open).map((o) => {
    const names = room.region.suppliers
      .filter((s) =>
        ofSupplier(open, s.id).some(
          (j) => j.dataset === o.dataset && o.periods.includes(j.period) && j.due === o.due,
        ),
      )
      .map((s) => s.name);
    return [
      dateLabel(o.due),
      stateWords(o, today),
      titleOf(room, o.dataset),
      words.periodsWords(o.periods),
      enumerate(names),
    ];
  });
  const columns = [c.due, c.state, c.dataset, c.period, say.supplierColumn];
  return tableSection('naechste', say.nextTitle, say.nextCaption, columns, rows, say.nothingNext);
}

const ofSupplier = (judged: readonly Judged[], id: string) => judged.filter((j) => j.supplier === id);

function tableSection(
  id: string,
  title: string,
  caption: string,
  labels: readonly string[],
  rows: readonly string[][],
  none: string,
): FeedbackSection {
  const columns = labels.map((label) => ({ label }));
  const table = plainTable(`${id}-liste`, caption, columns, rows);
  return { id, title, blocks: [rows.length === 0 ? paragraph(none) : { kind: 'table', table }] };
}

/** Files of personal records come first: somebody has to act on them today. */
function refused({ intake }: FeedbackInput): FeedbackSection[] {
  const files = intake.refused.map((r) => r.file).sort();
  return files.length === 0
    ? []
    : [{ id: 'zurueckgewiesen', title: say.refusedTitle, blocks: listed(say.refusedIntro, files) }];
}

function strays({ room, intake }: FeedbackInput) {
  const known = new Set(room.region.suppliers.map((s) => s.id));
  const files = unique([
    ...intake.deliveries.filter((d) => !known.has(d.supplier) && d.supplier !== '').map((d) => d.file),
    ...intake.unclaimed,
  ]).sort();
  return files.length === 0
    ? []
    : [{ id: 'fremd', title: say.strayTitle, blocks: listed(say.strayIntro, files) }];
}
