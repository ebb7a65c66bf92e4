import type { Indicator } from '../model/indicator.js';
import type { Chapter, IndicatorBlock } from '../model/report.js';
import { valueCell } from './cells.js';
import type { ReportContext } from './context.js';
import { dotsOf } from './dots.js';
import { hasNumber } from './lookup.js';
import { mapOf } from './maps.js';
import type { Subject } from './places.js';
import { referencesOf } from './references.js';
import type { Sheet } from './sheet.js';
import { comparisonsOfStatement, statementOf } from './statement.js';
import { trendOf } from './trend.js';
import { trendOfSheet } from './trendSentence.js';
import { valuesTable } from './valuesTable.js';

/** The same chapters with the same indicators in the same order in every report; empty chapters are left out. */
export function chaptersOf(context: ReportContext, subject: Subject): Chapter[] {
  return context.room.definitions.vocabulary.dimensions.flatMap(({ id, title, intro }) => {
    const indicators = context.indicators
      .filter((i) => i.dimension === id)
      .map((i) => blockOf(context, i, subject));
    return indicators.length === 0 ? [] : [{ id, title, intro, indicators }];
  });
}

function blockOf(context: ReportContext, indicator: Indicator, subject: Subject): IndicatorBlock {
  const sheet = context.sheet(indicator, subject);
  const trend = trendOf(context, sheet);
  const targetGroups = context.room.definitions.vocabulary.target_groups
    .filter((g) => indicator.target_groups.includes(g.id))
    .map((g) => g.title);
  return {
    id: indicator.id,
    title: indicator.title,
    question: indicator.question,
    definition: indicator.definition,
    unit: indicator.unit,
    statement: statementOf(context, sheet),
    comparisons: comparisonsOfStatement(context, sheet),
    trend: trendOfSheet(context, sheet) && { indicator: indicator.id, area: subject.id },
    values: valuesOf(context, sheet),
    figures: [mapOf(context, sheet), dotsOf(context, sheet), trend?.figure ?? null].filter((f) => f !== null),
    tables: [valuesTable(context, sheet), trend?.table ?? null].filter((t) => t !== null),
    caveats: indicator.caveats,
    source: indicator.source,
    catalogue: indicator.catalogue,
    version: indicator.version,
    targetGroups,
  };
}

/**
 * Own figure, county, state, country, each with its own date. Where the county has no figure of the own period its
 * latest earlier one stands here, never under another date.
 */
function valuesOf(context: ReportContext, sheet: Sheet): IndicatorBlock['values'] {
  const { indicator, subject, at, time } = sheet;
  const { county } = context.places;
  const date = at === null ? '' : time.state({ period: at.id, referenceDate: at.date });
  const entries = [{ label: subject.name, value: sheet.own, date }];
  if (subject.kind === 'municipality') {
    const older = at === null ? null : context.lookup.latest(indicator.id, county.id, at.date);
    const value = hasNumber(sheet.county) ? sheet.county : (older ?? sheet.county);
    entries.push({ label: county.name, value, date: value === null ? date : time.state(value) });
  }
  for (const { name, value } of referencesOf(context, sheet)) {
    entries.push({ label: name, value, date: time.state(value) });
  }
  return entries.map(({ label, value, date: when }) => ({
    label,
    cell: valueCell(value, indicator),
    date: when,
  }));
}
