import { formatNumber } from '../model/german.js';
import * as say from '../model/messages/index-change.js';
import { limits } from '../model/messages/report.js';
import { provisionalResult } from '../model/messages/waiting.js';
import { dateLabel } from '../model/period.js';
import type { Statement, ThemeSection } from '../model/report.js';
import type { ReportContext } from './context.js';
import type { Subject } from './places.js';
import { byRows, plainly } from './said.js';

/** Whether all areas of the subject have moved since the base period of an index, in its latest period. */
export function indexChangeSections(context: ReportContext, subject: Subject): ThemeSection[] {
  const statements = context.room.definitions.indices.flatMap((index): Statement[] => {
    const latest = context.published.patterns.indexChanges
      .filter((c) => c.index === index.id && c.area === subject.id && c.referenceDate <= context.latestDate)
      .reduce<Change | null>((last, c) => (!last || c.referenceDate > last.referenceDate ? c : last), null);
    const base = context.indices.find((r) => r.index === index.id && r.period === latest?.basePeriod);
    if (!latest || !base) return [];
    const { lower, upper, change, verdict, period } = latest;
    const interval = limits(formatNumber(lower, 2), formatNumber(upper, 2));
    const since = dateLabel(base.referenceDate);
    const place = context.places.inside(subject);
    const amount = formatNumber(Math.abs(change), 2);
    const parts = index.components.map((c) => c.indicator);
    const until = context.until(parts, latest);
    const text =
      verdict === 'not distinguishable'
        ? say.indexStayed(index.short_title, place, since, interval)
        : (verdict === 'higher' ? say.indexRose : say.indexFell)(
            index.short_title,
            place,
            since,
            amount,
            interval,
          );
    return [
      byRows(until === null ? text : `${text} ${provisionalResult(until)}`, [
        { file: 'index_change.csv', columns: { index: index.id, area: subject.id, period } },
      ]),
    ];
  });
  return statements.length === 0
    ? []
    : [
        {
          id: 'index-insgesamt',
          title: say.indexChangeTitle(),
          statements: [...statements, plainly(say.indexChangeMethod())],
          figures: [],
          tables: [],
        },
      ];
}

type Change = ReportContext['published']['patterns']['indexChanges'][number];
