import type { PublishedIndex } from '../../model/figures.js';
import { formatNumber } from '../../model/german.js';
import { unsureMark } from '../../model/messages/charts.js';
import * as say from '../../model/messages/index-report.js';
import { placeColumn } from '../../model/messages/report.js';
import type { Cell, Table } from '../../model/report.js';
import { countCell, signCell, textCell } from '../cells.js';
import type { ReportContext } from '../context.js';
import { left, makeTable, right, row } from '../table.js';
import type { IndexSheet } from './sheet.js';

/** More areas than these make no table a person reads; they stand in the reports of the municipalities and the data. */
const mostRows = 150;
const indexDecimals = 2;

/** Area by area in their usual order, then the counts per class, then class and change crossed. */
export function indexTables(context: ReportContext, sheet: IndexSheet): Table[] {
  const isShort = sheet.rows.length <= mostRows;
  return [
    ...(isShort ? [areaTable(context, sheet)] : []),
    ...(sheet.subject.kind === 'county' ? [countsTable(context, sheet, isShort)] : []),
    ...(sheet.rows.some((r) => r.dynamics !== null) ? [groupsTable(context, sheet)] : []),
  ];
}

function areaTable(context: ReportContext, sheet: IndexSheet): Table {
  const { index, rows, state, subject, baseWhen } = sheet;
  const certain = rows.some((r) => r.probabilities !== null);
  const changing = rows.some((r) => r.dynamics !== null);
  const based = rows.some((r) => r.fixedBase !== null);
  const cells = (r: PublishedIndex): Cell[] => [
    numberCell(r.value, r),
    r.class === null ? { ...signCell(r.status), align: 'left' } : textCell(r.class),
    ...(certain ? [certaintyCell(r)] : []),
    ...(changing
      ? [
          r.dynamics === null
            ? { ...signCell(closedStatus(r)), align: 'left' as const }
            : textCell(r.dynamics),
        ]
      : []),
    ...(based ? [numberCell(r.fixedBase, r)] : []),
  ];
  const nameOf = (r: PublishedIndex) => {
    const name = context.names.get(r.area) ?? r.area;
    return subject.kind === 'county'
      ? say.placedArea(context.names.get(r.municipality) ?? r.municipality, name)
      : name;
  };
  return makeTable(
    `${index.id}-gebiete`,
    say.tableCaption(index.short_title, context.places.areaLevel.many, state),
    [
      left(placeColumn()),
      right(say.indexColumn()),
      left(say.classColumn()),
      ...(certain ? [right(say.certaintyColumn())] : []),
      ...(changing ? [left(say.dynamicsColumn(index.dynamics.years))] : []),
      ...(based ? [right(say.fixedBaseColumn(baseWhen))] : []),
    ],
    rows.map((r) => row(nameOf(r), cells(r))),
  );
}

/** Without an earlier figure the change is not delivered, even where the class of today is. */
const closedStatus = (r: PublishedIndex): PublishedIndex['status'] =>
  r.class === null ? r.status : 'not_delivered';

const numberCell = (value: number | null, r: PublishedIndex): Cell =>
  value === null
    ? signCell(closedStatus(r))
    : { text: formatNumber(value, indexDecimals), detail: '', spoken: '', align: 'right' };

function certaintyCell(r: PublishedIndex): Cell {
  const own = r.class === null ? undefined : r.probabilities?.[r.class];
  if (own === undefined) return signCell(closedStatus(r));
  const mark = r.nearBoundary === true ? ` ${unsureMark}` : '';
  return { text: `${formatNumber(own * 100, 0)}${mark}`, detail: '', spoken: '', align: 'right' };
}

const plainCount = (count: number): Cell => countCell(count, 'ok');

function countsTable(context: ReportContext, sheet: IndexSheet, complete: boolean): Table {
  const { index, rows, state } = sheet;
  const { places } = context;
  const { labels } = index.status;
  const counts = (own: readonly PublishedIndex[]) => [
    ...labels.map((label) => plainCount(own.filter((r) => r.class === label).length)),
    plainCount(own.filter((r) => r.class === null).length),
  ];
  return makeTable(
    `${index.id}-kommunen`,
    say.countsCaption(index.short_title, places.areaLevel.many, state, complete),
    [left(placeColumn()), ...labels.map(right), right(say.notScoredColumn())],
    [
      ...places.municipalities.map((m) => row(m.name, counts(rows.filter((r) => r.municipality === m.id)))),
      row(places.county.name, counts(rows), 'own'),
    ],
  );
}

/** The groups of class and change: one row per class, one column per class of the change. */
function groupsTable(context: ReportContext, { index, rows, state, subject }: IndexSheet): Table {
  const { places } = context;
  return makeTable(
    `${index.id}-gruppen`,
    say.groupsCaption(places.areaLevel.many, places.inside(subject), state),
    [left(say.classColumn()), ...index.dynamics.labels.map(right)],
    index.status.labels.map((label) =>
      row(
        label,
        index.dynamics.labels.map((change) =>
          plainCount(rows.filter((r) => r.class === label && r.dynamics === change).length),
        ),
      ),
    ),
  );
}
