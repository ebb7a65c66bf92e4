import { formatNumber, withUnit } from '../model/german.js';
import { limits, placeColumn } from '../model/messages/report.js';
import * as say from '../model/messages/themes.js';
import { marked } from '../model/messages/waiting.js';
import type { Segregation, SegregationMeasure } from '../model/patterns.js';
import { dateLabel, periodLabel } from '../model/period.js';
import type { Cell, Figure, RowKey, Table, ThemeSection } from '../model/report.js';
import { signCell, textCell } from './cells.js';
import type { ReportContext } from './context.js';
import type { Subject } from './places.js';
import { byRows, plainly } from './said.js';
import { axisDomain } from './scale.js';
import { left, makeTable, right, row } from './table.js';

const mostFigures = 2;

/** A declared group (or several at once) with its figures in one place, oldest first; the last is the latest. */
interface Line {
  id: string;
  title: string;
  /** Short name for the heading of a column. */
  label: string;
  main: SegregationMeasure;
  /** The shares it is worked out from. */
  indicators: readonly string[];
  series: readonly Segregation[];
  latest: Segregation;
}

/** How unevenly groups live over the areas; none where no group has an index. */
export function segregationSections(context: ReportContext, subject: Subject): ThemeSection[] {
  const lines = linesOf(context, subject.id);
  const [first] = lines;
  if (first === undefined) return [];
  const { many } = context.places.areaLevel;
  const several = lines.filter((line) => line.main === 'multigroup_dissimilarity');
  const figures = lines.filter((line) => line.series.length > 1 && !several.includes(line));
  const place = context.places.inside(subject);
  return [
    {
      id: 'segregation',
      title: say.segregationTitle(),
      statements: [
        ...(several.includes(first)
          ? []
          : [
              byRows(
                say.segregationSentence(
                  first.title,
                  many,
                  place,
                  percent(first, first.latest),
                  when(context, first, first.latest),
                ),
                [rowKeyOf(first)],
              ),
            ]),
        ...several.map((line) =>
          byRows(
            say.severalGroupsSentence(
              line.title,
              percent(line, line.latest),
              when(context, line, line.latest),
            ),
            [rowKeyOf(line)],
          ),
        ),
        plainly(say.segregationCaution(many)),
        plainly(say.segregationChance(many)),
        plainly(say.segregationLeftOut(many)),
      ],
      figures: figures.slice(0, mostFigures).map((line) => trendOf(subject, line, figures)),
      tables: [ownTable(context, subject, lines), ...(subject.kind === 'county' ? placesTable(context) : [])],
    },
  ];
}

const rowKeyOf = ({ main, latest: { segregation, area, period } }: Line): RowKey => ({
  file: 'segregation.csv',
  columns: { segregation, area, period, measure: main },
});

function linesOf(context: ReportContext, area: string): Line[] {
  const { disparities, indicators } = context.room.definitions;
  const shortTitle = (id: string) => indicators.find((i) => i.id === id)?.short_title ?? id;
  const declared = [
    ...disparities.segregation.map(({ id, title, indicator }) => ({
      id,
      title,
      label: shortTitle(indicator),
      main: 'dissimilarity' as const,
      indicators: [indicator],
    })),
    ...disparities.multigroup.map(({ id, title, groups }) => ({
      id,
      title,
      label: title,
      main: 'multigroup_dissimilarity' as const,
      indicators: groups.map((g) => g.indicator),
    })),
  ];
  return declared.flatMap((group) => {
    const series = context.published.patterns.segregation
      .filter((s) => s.segregation === group.id && s.area === area)
      .filter((s) => s.referenceDate <= context.latestDate && shareOf(s, group.main) !== null);
    const latest = series.at(-1);
    return latest ? [{ ...group, series, latest }] : [];
  });
}

const shareOf = (s: Segregation, measure: SegregationMeasure): number | null =>
  s.measures.find((m) => m.measure === measure)?.value ?? null;
const when = (context: ReportContext, { indicators }: Line, s: Segregation): string =>
  marked(dateLabel(s.referenceDate), context.until(indicators, s));
const hundredths = (share: number): string => formatNumber(share * 100, 1);
const percent = (line: Line, s: Segregation): string => withUnit(hundredths(shareOf(s, line.main) ?? 0), '%');

function ownTable(context: ReportContext, subject: Subject, lines: readonly Line[]): Table {
  const { many } = context.places.areaLevel;
  return makeTable(
    'segregation-werte',
    say.segregationCaption(subject.name),
    [
      left(say.whoColumn()),
      right(say.firstColumn()),
      right(say.yearBeforeColumn()),
      right(say.latestColumn()),
      right(say.correctedColumn()),
      right(say.isolationColumn()),
      right(say.areasColumn(many)),
    ],
    lines.map((line) => {
      const { series, latest } = line;
      const yearAgo = series.find((s) => s.referenceDate === yearEarlier(latest.referenceDate));
      const [first] = series;
      return row(line.title, [
        datedCell(context, line, first === latest ? undefined : first),
        datedCell(context, line, yearAgo),
        datedCell(context, line, latest),
        correctedCell(latest),
        shareCell(shareOf(latest, 'isolation')),
        {
          ...textCell(say.ofAll(String(latest.areas), String(latest.areas + latest.leftOut))),
          align: 'right',
        },
      ]);
    }),
  );
}

/** `2025-12-31` -> `2024-12-31`; the end of February has another name in leap years and finds no figure. */
const yearEarlier = (date: string): string => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;

function datedCell(context: ReportContext, line: Line, s: Segregation | undefined): Cell {
  const value = s ? shareOf(s, line.main) : null;
  if (!s || value === null) return signCell('not_delivered');
  return { text: hundredths(value), detail: `(${when(context, line, s)})`, spoken: '', align: 'right' };
}

/** The index without chance and its 95 % interval. */
function correctedCell({ corrected }: Segregation): Cell {
  if (corrected === null) return signCell('not_applicable');
  const interval = limits(hundredths(corrected.lower), hundredths(corrected.upper));
  return { text: hundredths(corrected.value), detail: `(${interval})`, spoken: '', align: 'right' };
}

const shareCell = (value: number | null): Cell =>
  value === null
    ? signCell('not_applicable')
    : { text: hundredths(value), detail: '', spoken: '', align: 'right' };

/** Municipalities by groups, each with its latest index; for the county report. */
function placesTable(context: ReportContext): Table[] {
  const places = context.places.municipalities.flatMap((m) => {
    const lines = linesOf(context, m.id);
    return lines.length === 0 ? [] : [{ name: m.name, lines }];
  });
  const columns = linesOf(context, context.places.county.id).filter((line) =>
    places.some((p) => p.lines.some((l) => l.id === line.id)),
  );
  if (places.length < 2 || columns.length === 0) return [];
  return [
    makeTable(
      'segregation-kommunen',
      say.segregationPlacesCaption(),
      [left(placeColumn()), ...columns.map((line) => right(line.label))],
      places.map(({ name, lines }) =>
        row(
          name,
          columns.map(({ id, main }) => {
            const own = lines.find((l) => l.id === id);
            return own ? shareCell(shareOf(own.latest, main)) : signCell('not_delivered');
          }),
        ),
      ),
    ),
  ];
}

/** The index over time on an axis from zero, the same for all figures of the section. */
function trendOf(subject: Subject, line: Line, all: readonly Line[]): Figure {
  const values = all.flatMap((l) => l.series.map((s) => (shareOf(s, l.main) ?? 0) * 100));
  return {
    id: `segregation-${line.id}-verlauf`,
    title: say.segregationTrendTitle(line.title),
    caption: say.segregationTrendCaption(),
    data: {
      kind: 'trend',
      unit: '%',
      decimals: 1,
      series: [
        {
          id: subject.id,
          label: subject.name,
          role: subject.kind === 'county' ? 'county' : 'own',
          points: line.series.slice(-12).map((s) => ({
            period: s.period,
            label: periodLabel(s.period),
            date: s.referenceDate,
            value: (shareOf(s, line.main) ?? 0) * 100,
            lower: null,
            upper: null,
            text: percent(line, s),
          })),
        },
      ],
      domain: axisDomain([0, ...values]),
      marks: [],
      breaks: [],
    },
  };
}
