import type { PublishedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/report.js';
import type { Cell, Table } from '../model/report.js';
import { intervalCell, numberCell, textCell } from './cells.js';
import { createFootnotes, standInFor } from './coarser.js';
import type { ReportContext } from './context.js';
import type { Subject } from './places.js';
import { memberOf, type Sheet } from './sheet.js';
import { left, makeTable, right, row } from './table.js';

/**
 * All indicators of the level with the figure of the part and its interval, its municipality, the county, unit and date. A
 * hidden figure gives way to a coarser one, marked.
 */
export function profileTable(
  context: ReportContext,
  frame: { subject: Subject; sheets: readonly Sheet[]; level: 'area' | 'municipality' },
  part: { id: string; name: string },
  id: string,
): Table {
  const { subject, level } = frame;
  const owners = level === 'area' ? [subject, context.places.county] : [context.places.county];
  const footnotes = createFootnotes(context, owners);
  const coarserOr = (value: PublishedValue | null, cell: typeof numberCell, indicator: Indicator): Cell => {
    const standIn = standInFor(context, value);
    return standIn ? footnotes.mark(cell(standIn.value, standIn.indicator), standIn) : cell(value, indicator);
  };
  const rows = frame.sheets.map((sheet) => {
    const { indicator, at } = sheet;
    const when = at === null ? '' : sheet.time.label({ period: at.id, referenceDate: at.date });
    const own = memberOf(sheet, part.id)?.value ?? null;
    return row(indicator.short_title, [
      coarserOr(own, numberCell, indicator),
      indicator.method === 'wilson' ? coarserOr(own, intervalCell, indicator) : textCell(''),
      ...owners.map((o) => coarserOr(o.id === subject.id ? sheet.own : sheet.county, numberCell, indicator)),
      textCell(indicator.unit),
      textCell(when),
    ]);
  });
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
    rows,
    footnotes.lines(),
  );
}
