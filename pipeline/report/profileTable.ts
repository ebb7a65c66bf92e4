import * as say from '../model/messages/report.js';
import type { Table } from '../model/report.js';
import { intervalCell, numberCell, textCell } from './cells.js';
import type { ReportContext } from './context.js';
import type { Subject } from './places.js';
import { memberOf, type Sheet } from './sheet.js';
import { left, makeTable, right, row } from './table.js';

/** All indicators of the level with the figure of the part and its interval, its municipality, the county, unit and date. */
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
      right(part.name),
      right(say.intervalColumn()),
      ...owners.map((o) => right(o.name)),
      left(say.unitColumn()),
      left(say.periodColumn()),
    ],
    frame.sheets.map((sheet) => {
      const { indicator, at } = sheet;
      const when = at === null ? '' : sheet.time.label({ period: at.id, referenceDate: at.date });
      const own = memberOf(sheet, part.id)?.value ?? null;
      return row(indicator.short_title, [
        numberCell(own, indicator),
        indicator.method === 'wilson' ? intervalCell(own, indicator) : textCell(''),
        ...owners.map((o) => numberCell(o.id === subject.id ? sheet.own : sheet.county, indicator)),
        textCell(indicator.unit),
        textCell(when),
      ]);
    }),
  );
}
