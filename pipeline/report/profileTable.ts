import * as say from '../model/messages/report.js';
import type { Table } from '../model/report.js';
import { textCell, valueCell } from './cells.js';
import type { ReportContext } from './context.js';
import type { Subject } from './places.js';
import { memberOf, type Sheet } from './sheet.js';
import { left, makeTable, right, row } from './table.js';

/** All indicators of the level with the figure of the part, its municipality and the county, each with its date. */
export function profileTable(
  context: ReportContext,
  frame: { subject: Subject; sheets: readonly Sheet[]; level: 'area' | 'municipality' },
  part: { id: string; name: string },
  id: string,
): Table {
  const { subject, level } = frame;
  const owners = level === 'area' ? [subject, context.places.county] : [context.places.county];
  return makeTable(
    id,
    say.profileTableCaption(part.name),
    [
      left(say.indicatorColumn()),
      left(say.periodColumn()),
      right(part.name),
      ...owners.map((o) => right(o.name)),
    ],
    frame.sheets.map((sheet) => {
      const { indicator, at } = sheet;
      const when = at === null ? '' : sheet.time.label({ period: at.id, referenceDate: at.date });
      const values = [
        memberOf(sheet, part.id)?.value ?? null,
        ...owners.map((o) => (o.id === subject.id ? sheet.own : sheet.county)),
      ];
      return row(indicator.short_title, [
        textCell(when),
        ...values.map((v) => valueCell(v, indicator, { unit: true })),
      ]);
    }),
  );
}
