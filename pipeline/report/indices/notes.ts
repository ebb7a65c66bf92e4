import { formatNumber } from '../../model/german.js';
import { draws } from '../../model/indices.js';
import * as say from '../../model/messages/index-report.js';
import { nameOf } from '../../model/region.js';
import type { NoteSection, Table } from '../../model/report.js';
import { countCell, signCell } from '../cells.js';
import type { ReportContext } from '../context.js';
import type { Subject } from '../places.js';
import { left, makeTable, right, row } from '../table.js';
import { type IndexSheet, indexSheets } from './sheet.js';

/** How the indices are worked out, how sure they are, and what another way would have changed; none without indices. */
export function indexNotes(context: ReportContext, subject: Subject): NoteSection[] {
  const sheets = indexSheets(context, subject);
  if (sheets.length === 0) return [];
  return [
    {
      id: 'indizes',
      title: say.notesTitle(),
      paragraphs: [
        say.method(),
        say.simulation(draws),
        ...sheets.flatMap(({ index, baseWhen }) => [
          say.cutsText(index.title, index.status.labels, index.status.cuts),
          say.cutsText(say.dynamicsColumn(index.dynamics.years), index.dynamics.labels, index.dynamics.cuts),
          ...(baseWhen === '' ? [] : [say.fixedBaseText(index.title, baseWhen)]),
          ...index.exceptions.map((e) => say.exception(nameOf(context.room.region, e.area), e.reason)),
        ]),
      ],
      tables: sheets.map((sheet) => sensitivityTable(context, sheet)),
    },
  ];
}

function sensitivityTable(context: ReportContext, { index, period, state }: IndexSheet): Table {
  const titles = new Map(context.room.definitions.indicators.map((i) => [i.id, i.short_title]));
  const found = context.published.indexSensitivity.filter((s) => s.index === index.id && s.period === period);
  const [first = '', ...counts] = say.sensitivityColumns();
  return makeTable(
    `${index.id}-bauweise`,
    say.sensitivityCaption(index.title, state),
    [left(first), ...counts.map(right)],
    found.map((s) =>
      row(say.variants[s.variant](titles.get(s.component) ?? s.component), [
        { text: formatNumber(s.areas, 0), detail: '', spoken: '', align: 'right' },
        s.changed === null ? signCell('not_applicable') : countCell(s.changed, 'ok'),
      ]),
    ),
  );
}
