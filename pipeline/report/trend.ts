import { type Break, breaksOf } from '../model/breaks.js';
import type { PublishedValue } from '../model/figures.js';
import { breakEntry, breaksInCaption } from '../model/messages/comparisons.js';
import { marks as marksText } from '../model/messages/reconciliation.js';
import * as say from '../model/messages/report.js';
import { provisionalPoints } from '../model/messages/waiting.js';
import { dateLabel, periodLabel } from '../model/period.js';
import type { Figure, Table, TrendData } from '../model/report.js';
import { drawn, hasInterval, intervalCell, numberCell } from './cells.js';
import type { ReportContext } from './context.js';
import { marksOf } from './marks.js';
import type { Subject } from './places.js';
import { axisDomain } from './scale.js';
import { development, extent } from './scales.js';
import type { Sheet } from './sheet.js';
import { left, makeTable, right, row } from './table.js';

/** Development of the own figure and the county's; left out of all reports where no place has two periods. */
export function trendOf(context: ReportContext, sheet: Sheet): { figure: Figure; table: Table } | null {
  const { indicator } = sheet;
  const scales = context.scales(indicator);
  if (!scales.hasTrend) return null;
  const { county } = context.places;
  const subjects =
    sheet.subject.kind === 'county' || !sheet.levelsCompare ? [sheet.subject] : [sheet.subject, county];
  const own = development(context.lookup, sheet);
  const periods = new Map<string, PublishedValue>(own.map((v) => [v.period, v]));
  if (own.length === 0) {
    const countySheet = context.sheet(indicator, county);
    for (const v of development(context.lookup, countySheet)) periods.set(v.period, v);
  }
  const columns = subjects.map((subject) => ({
    subject,
    values: [...periods.keys()].map((p) => context.lookup.value(indicator.id, subject.id, p)),
  }));
  const dated = [...periods.values()];
  const time = sheet.time.column(dated);
  const breaks = breaksWithin(context, sheet, dated);
  const marks = marksOf(
    context.room.definitions.events,
    indicator,
    dated.map((v) => v.referenceDate),
  );
  return {
    figure: {
      id: `${indicator.id}-verlauf`,
      title: say.trendTitle(indicator.short_title),
      caption: [
        say.trendCaption(
          dated.length,
          // The band is drawn for the municipality only.
          columns.some(({ subject, values }) => subject.id !== county.id && values.some(hasInterval)),
        ),
        ...(breaks.length === 0
          ? []
          : [breaksInCaption(breaks.map((b) => breakEntry(dateLabel(b.from), b.reason)))]),
        marksText(marks.map((m) => m.label)),
        provisionalPoints(dated.filter((v) => sheet.time.until(v) !== null).map(sheet.time.plain)),
      ]
        .filter((text) => text !== '')
        .join(' '),
      data: {
        kind: 'trend',
        unit: indicator.unit,
        decimals: indicator.decimals,
        marks,
        series: columns.map(({ subject, values }) => seriesOf(context, sheet, subject, dated, values)),
        // On an axis of its own a figure must not look restless, so that axis holds zero.
        breaks,
        domain: sheet.levelsCompare ? scales.trend : axisDomain([0, ...extent(own)]),
      },
    },
    table: makeTable(
      `${indicator.id}-entwicklung`,
      say.developmentCaption(indicator.short_title),
      [
        left(time.heading),
        ...columns.flatMap(({ subject, values }) => [
          right(say.valueColumnOf(subject.name, indicator.unit)),
          ...(values.some(hasInterval) ? [right(say.intervalColumn())] : []),
        ]),
      ],
      dated.map((v, i) =>
        row(
          time.label(v),
          columns.flatMap(({ values }) => {
            const value = values[i] ?? null;
            const number = numberCell(value, indicator);
            return values.some(hasInterval) ? [number, intervalCell(value, indicator)] : [number];
          }),
        ),
      ),
    ),
  };
}

/** Breaks between the first and the last figure shown. */
function breaksWithin(context: ReportContext, sheet: Sheet, dated: readonly PublishedValue[]): Break[] {
  const dates = dated.map((v) => v.referenceDate).sort();
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  return breaksOf(sheet.indicator, context.room.definitions.datasets).filter(
    ({ from }) => from > first && from <= last,
  );
}

function seriesOf(
  context: ReportContext,
  sheet: Sheet,
  subject: Subject,
  dated: readonly PublishedValue[],
  values: readonly (PublishedValue | null)[],
): TrendData['series'][number] {
  return {
    id: subject.id,
    label: subject.name,
    role: subject.id === context.places.county.id ? 'county' : 'own',
    points: dated.map((v, i) => ({
      period: v.period,
      label: periodLabel(v.period),
      date: v.referenceDate,
      ...drawn(values[i] ?? null, sheet.indicator),
    })),
  };
}
