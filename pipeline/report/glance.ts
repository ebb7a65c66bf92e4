import * as say from '../model/messages/report.js';
import type { Report } from '../model/report.js';
import { valueCell } from './cells.js';
import { againstPlace, againstYearBefore, keysOf } from './compare.js';
import type { ReportContext } from './context.js';
import { findingsOf } from './findings.js';
import type { Subject } from './places.js';
import type { Sheet } from './sheet.js';
import { countyTile, yearTile } from './wording.js';

export function glanceOf(context: ReportContext, subject: Subject): Report['glance'] {
  return {
    title: say.glanceTitle(),
    findings: findingsOf(context, subject),
    headlines: headlineSheets(context, subject).map((sheet) => ({
      indicator: sheet.indicator.id,
      title: sheet.indicator.short_title,
      value: valueCell(sheet.own, sheet.indicator),
      date: sheet.at === null ? '' : sheet.time.state({ period: sheet.at.id, referenceDate: sheet.at.date }),
      ...comparisonOf(context, sheet),
    })),
  };
}

/** The headline indicators of the vocabulary, in its order; those without a number in the build are left out. */
export function headlineSheets(context: ReportContext, subject: Subject): Sheet[] {
  return context.room.definitions.vocabulary.headline_indicators.flatMap((id) => {
    const indicator = context.indicators.find((i) => i.id === id);
    return indicator ? [context.sheet(indicator, subject)] : [];
  });
}

/** A municipality against the county, dated where it is an earlier time; the county against its year before. */
function comparisonOf(
  context: ReportContext,
  sheet: Sheet,
): Pick<Report['glance']['headlines'][number], 'comparison' | 'comparisons'> {
  if (sheet.subject.kind === 'county') {
    const change = againstYearBefore(context.lookup, sheet.own);
    return { comparison: yearTile(change, sheet.indicator), comparisons: keysOf([change]) };
  }
  const { common, indicator } = sheet;
  const difference = common && againstPlace(context.lookup, sheet, common.own, common.county, 'county');
  const { county, countyDative } = context.places;
  const comparison = countyTile(difference, indicator, countyDative, context.places.inside(county));
  const isNow = common === null || common.own === sheet.own;
  return {
    comparison: isNow ? comparison : say.earlierTile(comparison, sheet.time.label(common.own)),
    comparisons: indicator.kind === 'count' ? [] : keysOf([difference]),
  };
}
