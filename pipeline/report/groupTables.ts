import { formatNumber } from '../model/german.js';
import type { Indicator } from '../model/indicator.js';
import { indicatorColumn, periodColumn, unitColumn } from '../model/messages/report.js';
import * as say from '../model/messages/themes.js';
import type { Cell, Table } from '../model/report.js';
import { numberCell, roundSigned, signCell, textCell } from './cells.js';
import { againstPlace, againstYearBefore, type Difference } from './compare.js';
import type { ReportContext } from './context.js';
import { counterpartOf, type Gap, gapAt, isClearGap } from './gaps.js';
import { manyOf } from './maps.js';
import { membersOf, numbersOf, type Sheet } from './sheet.js';
import { spreadIsStated } from './spread.js';
import { left, makeTable, right, row } from './table.js';

/** All indicators of a group: own figure, verdict against the county and the year before, spread of the parts. */
export function groupTable(
  context: ReportContext,
  sheets: readonly Sheet[],
  id: string,
  title: string,
): Table {
  const { county } = context.places;
  const isCounty = sheets[0]?.subject.kind === 'county';
  const name = sheets[0]?.subject.name ?? '';
  const parts = isCounty ? manyOf(context, 'municipality') : context.places.areaLevel.many;
  return makeTable(
    id,
    say.groupTableCaption(title),
    [
      left(indicatorColumn()),
      right(name),
      ...(isCounty ? [] : [right(county.name), left(say.againstColumn(county.name))]),
      left(say.againstYearColumn()),
      right(say.spanColumn(parts)),
      left(unitColumn()),
      left(periodColumn()),
    ],
    sheets.map((sheet) => {
      const { indicator, at } = sheet;
      const withCounty = againstPlace(context.lookup, sheet, sheet.own, sheet.county, 'county');
      return row(indicator.short_title, [
        numberCell(sheet.own, indicator),
        ...(isCounty ? [] : [numberCell(sheet.county, indicator), differenceCell(withCounty, indicator)]),
        differenceCell(againstYearBefore(context.lookup, sheet.own), indicator),
        spanCell(sheet, isCounty),
        textCell(indicator.unit),
        textCell(at === null ? '' : sheet.time.label({ period: at.id, referenceDate: at.date })),
      ]);
    }),
  );
}

function spanCell(sheet: Sheet, isCounty: boolean): Cell {
  const { level, members } = membersOf(sheet);
  const numbers = level === (isCounty ? 'municipality' : 'area') ? numbersOf(members) : [];
  if (numbers.length < 2 || !spreadIsStated(sheet, { level, members })) return signCell('not_delivered');
  const text = (n: number) => formatNumber(n, sheet.indicator.decimals);
  return { ...textCell(say.span(text(Math.min(...numbers)), text(Math.max(...numbers)))), align: 'right' };
}

/** `2,3 höher`; a difference that may be chance is never worded as more or less. */
function differenceCell(d: Difference | null, { decimals }: Indicator): Cell {
  if (d === null) return signCell('not_delivered');
  if (d.verdict === 'not distinguishable') return textCell(say.notDistinguishable());
  const size = Math.abs(roundSigned(d.own, decimals) - roundSigned(d.reference.value, decimals));
  const amount = formatNumber(size, decimals);
  const isZero = roundSigned(size, decimals) === 0;
  const isMore = d.difference > 0;
  if (d.verdict === null) return textCell(isZero ? say.equal() : say.unjudged(amount, isMore));
  if (isZero) return textCell(isMore ? say.slightlyHigher() : say.slightlyLower());
  return textCell(isMore ? say.higherBy(amount) : say.lowerBy(amount));
}

/** The gaps between group and all in the own place, a year before and at the first time known; `null` without any. */
export function gapTable(
  context: ReportContext,
  sheets: readonly Sheet[],
  id: string,
  title: string,
): Table | null {
  const rows = sheets.flatMap((sheet) => {
    const { indicator, subject, at } = sheet;
    const all = counterpartOf(context, indicator);
    const now = all && at ? gapAt(context, indicator, subject.id, at.id) : null;
    if (!all || !at || !now) return [];
    const series = context.lookup
      .series(indicator.id, subject.id)
      .filter((v) => v.referenceDate < at.date)
      .flatMap((v) => {
        const gap = gapAt(context, indicator, subject.id, v.period);
        return gap ? [{ gap, v }] : [];
      });
    const before = againstYearBefore(context.lookup, sheet.own)?.reference.period;
    const yearAgo = series.find(({ v }) => v.period === before);
    const first = series[0];
    const dated = (entry: typeof first) =>
      entry
        ? textCell(say.datedGap(gapText(entry.gap, indicator), sheet.time.label(entry.v)))
        : signCell('not_delivered');
    return [
      row(say.gapRow(indicator.short_title, all.short_title), [
        rightCell(formatNumber(now.group, indicator.decimals)),
        rightCell(formatNumber(now.all, indicator.decimals)),
        textCell(gapText(now, indicator)),
        dated(yearAgo),
        dated(first),
        textCell(sheet.time.label({ period: at.id, referenceDate: at.date })),
      ]),
    ];
  });
  if (rows.length === 0) return null;
  return makeTable(
    id,
    say.gapTableCaption(title),
    [
      left(indicatorColumn()),
      right(say.groupColumn()),
      right(say.allColumn()),
      left(say.gapColumn()),
      left(say.gapBeforeColumn()),
      left(say.gapFirstColumn()),
      left(periodColumn()),
    ],
    rows,
  );
}

/** The gap with its verdict in words. */
function gapText(gap: Gap, indicator: Indicator): string {
  const { decimals } = indicator;
  const size = Math.abs(roundSigned(gap.group, decimals) - roundSigned(gap.all, decimals));
  const isMore = gap.comparison.difference > 0;
  const amount = formatNumber(size, decimals);
  if (gap.comparison.verdict === null) return say.unjudged(amount, isMore);
  if (!isClearGap(gap)) return say.notDistinguishable();
  return isMore ? say.higherBy(amount) : say.lowerBy(amount);
}

const rightCell = (text: string): Cell => ({ ...textCell(text), align: 'right' });
