import * as say from '../model/messages/themes.js';
import type { Statement, Theme, ThemeSection } from '../model/report.js';
import { shortText } from './cells.js';
import type { ReportContext } from './context.js';
import { counterpartOf, gapAmount, gapAt, gapDots, gapKey, isClearGap, widestClause } from './gaps.js';
import { gapTable, groupTable } from './groupTables.js';
import type { Subject } from './places.js';
import { byComparisons } from './said.js';
import type { Sheet } from './sheet.js';

/** One section per target group that has indicators, in the order of the vocabulary. */
export function groupsTheme(context: ReportContext, subject: Subject): Theme {
  const { target_groups: groups } = context.room.definitions.vocabulary;
  return {
    id: 'zielgruppen',
    title: say.groupsTitle(),
    intro: say.groupsIntro(context.places.areaLevel.many),
    sections: groups.flatMap((group) => {
      const sheets = context.indicators
        .filter((i) => i.target_groups.includes(group.id))
        .map((i) => context.sheet(i, subject));
      return sheets.length === 0 ? [] : [sectionOf(context, group, sheets)];
    }),
  };
}

function sectionOf(
  context: ReportContext,
  group: { id: string; title: string },
  sheets: readonly Sheet[],
): ThemeSection {
  const id = `zielgruppe-${group.id}`;
  const compared = sheets.flatMap((sheet) => {
    const all = counterpartOf(context, sheet.indicator);
    return all ? [{ sheet, all }] : [];
  });
  const judging = compared.toSorted(
    (a, b) => Number(a.sheet.indicator.direction === 'none') - Number(b.sheet.indicator.direction === 'none'),
  );
  const figures = judging.flatMap(({ sheet, all }) => {
    const figure = gapDots(context, sheet, all, `${id}-${sheet.indicator.id}-abstand`);
    return figure ? [figure] : [];
  });
  const gaps = gapTable(context, sheets, `${id}-abstaende`, group.title);
  return {
    id,
    title: group.title,
    statements: compared.flatMap(({ sheet }) => gapSentence(context, sheet)),
    // One figure says where, first of a burden or a chance; the others are in the tables and the data.
    figures: figures.slice(0, 1),
    tables: [groupTable(context, sheets, `${id}-werte`, group.title), ...(gaps ? [gaps] : [])],
  };
}

function gapSentence(context: ReportContext, sheet: Sheet): Statement[] {
  const { indicator, subject, at } = sheet;
  const gap = at === null ? null : gapAt(context, indicator, subject.id, at.id);
  if (gap === null || gap.comparison.verdict === null) return [];
  const title = indicator.short_title;
  const place = context.places.inside(subject);
  const all = shortText(gap.all, indicator);
  const parts = widestClause(context, sheet);
  const said = (text: string) => [byComparisons(text, [gapKey(gap), ...parts.comparisons])];
  if (!isClearGap(gap)) return said(say.noGapSentence(title, place, all, parts.text));
  const isMore = gap.comparison.difference > 0;
  const amount = gapAmount(gap, indicator);
  return amount === null
    ? said(say.slightGapSentence(title, place, isMore, all, parts.text))
    : said(say.gapSentence(title, place, amount, isMore, all, parts.text));
}
