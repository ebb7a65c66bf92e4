import { formatNumber } from '../../model/german.js';
import { surely } from '../../model/indices.js';
import * as say from '../../model/messages/index-report.js';
import { provisionalResult } from '../../model/messages/waiting.js';
import type { Chapter, IndicatorBlock } from '../../model/report.js';
import { countCell } from '../cells.js';
import type { ReportContext } from '../context.js';
import type { Subject } from '../places.js';
import { indexMaps } from './map.js';
import { type IndexSheet, indexSheets } from './sheet.js';
import { indexTables } from './tables.js';

/** The chapter of the composite indices, before all others; none where no index has a class. */
export function indexChapter(context: ReportContext, subject: Subject): Chapter[] {
  const sheets = indexSheets(context, subject);
  if (sheets.length === 0) return [];
  return [
    {
      id: 'indizes',
      title: say.chapterTitle(),
      intro: say.chapterIntro(context.places.areaLevel.many),
      indicators: sheets.map((sheet) => blockOf(context, sheet)),
    },
  ];
}

function blockOf(context: ReportContext, sheet: IndexSheet): IndicatorBlock {
  const { index, state, rows } = sheet;
  const parts = index.components.flatMap(
    (c) => context.room.definitions.indicators.find((i) => i.id === c.indicator) ?? [],
  );
  return {
    id: index.id,
    title: index.title,
    question: index.question,
    definition: say.definition(
      index.description,
      parts.map((i) => i.short_title),
      index.minimum_population.value,
    ),
    unit: '',
    statement: statementOf(context, sheet),
    values: index.status.labels.map((label) => ({
      label,
      cell: countCell(rows.filter((r) => r.class === label).length, 'ok'),
      date: state,
    })),
    figures: indexMaps(context, sheet),
    tables: indexTables(context, sheet),
    caveats: [...say.howToRead(index.direction, surely), ...index.caveats],
    // An indicator names several sources, and two name the same one.
    source: [...new Set(parts.flatMap((i) => i.source.split('; ')))].join('; '),
    catalogue: index.catalogue,
    version: index.version,
    targetGroups: [],
    comparisons: [],
    trend: null,
  };
}

/** Counts per class, how many are unsure, and the means by the fixed base. States no difference. */
function statementOf(context: ReportContext, sheet: IndexSheet): string {
  const { index, rows, when, until, subject } = sheet;
  const { many } = context.places.areaLevel;
  const place = context.places.inside(subject);
  const scored = rows.filter((r) => r.class !== null);
  if (scored.length === 0) return say.nothingScored(when, place, many);
  const classes = index.status.labels.map((label) => ({
    label,
    count: scored.filter((r) => r.class === label).length,
  }));
  const isKnown = scored.some((r) => r.nearBoundary !== null);
  const unsure = scored.filter((r) => r.nearBoundary === true).length;
  return [
    say.statement(when, place, many, scored.length, classes),
    isKnown ? say.unsure(unsure) : say.noCertainty(),
    ...fixedBaseSentence(context, sheet, place),
    ...(until === null ? [] : [provisionalResult(until)]),
  ].join(' ');
}

/** Means over the areas that are scored at both times, so that a missing area bends nothing. */
function fixedBaseSentence(context: ReportContext, sheet: IndexSheet, place: string): string[] {
  const { index, rows, base, baseWhen, period, when } = sheet;
  if (period === index.base_period) return [];
  const then = new Map(base.map((r) => [r.area, r.fixedBase]));
  const both = rows.flatMap((r) => {
    const before = then.get(r.area) ?? null;
    return r.fixedBase === null || before === null ? [] : [{ now: r.fixedBase, before }];
  });
  if (both.length === 0) return [];
  const mean = (of: (pair: (typeof both)[number]) => number) =>
    formatNumber(both.reduce((sum, pair) => sum + of(pair), 0) / both.length, 2);
  return [
    say.fixedBase(
      place,
      baseWhen,
      mean((p) => p.before),
      when,
      mean((p) => p.now),
      say.areasCounted(both.length, context.places.areaLevel.many),
    ),
  ];
}
