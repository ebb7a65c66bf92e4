import type { PublishedComparison } from '../model/figures.js';
import { formatNumber } from '../model/german.js';
import type { Indicator } from '../model/indicator.js';
import { remember } from '../model/maps.js';
import * as say from '../model/messages/themes.js';
import type { ComparisonKey, DotData, Figure } from '../model/report.js';
import { amountText } from './cells.js';
import type { ReportContext } from './context.js';
import { hasNumber } from './lookup.js';
import { manyOf } from './maps.js';
import { oncePerBuild } from './once.js';
import { axisDomain } from './scale.js';
import { type Member, membersOf, type Sheet } from './sheet.js';

/** A group against all in one place and period, both figures published. */
export interface Gap {
  group: number;
  all: number;
  comparison: PublishedComparison;
}

/** The indicator of all that an indicator of a group is compared with; `null` without one or without figures. */
export const counterpartOf = (context: ReportContext, indicator: Indicator): Indicator | null =>
  context.indicators.find((i) => i.id === indicator.counterpart) ?? null;

export function gapAt(
  context: ReportContext,
  indicator: Indicator,
  area: string,
  period: string,
): Gap | null {
  const own = context.lookup.value(indicator.id, area, period);
  if (!hasNumber(own)) return null;
  const comparison = context.lookup.comparison(own, 'counterpart');
  const other = comparison ? context.lookup.value(comparison.reference, area, period) : null;
  return comparison && hasNumber(other) ? { group: own.value, all: other.value, comparison } : null;
}

export const isClearGap = ({ comparison }: Gap): boolean =>
  comparison.verdict === 'higher' || comparison.verdict === 'lower';

/** As a reader works it out from the two printed figures: `3,2 Prozentpunkte`; `null` if both are printed alike. */
export const gapAmount = (gap: Gap, indicator: Indicator): string | null =>
  amountText(gap.group, gap.all, indicator);

/** The row of a gap in comparisons.csv. */
export const gapKey = ({ comparison: { indicator, area, period, comparedWith } }: Gap): ComparisonKey => ({
  indicator,
  area,
  period,
  comparedWith,
});

/**
 * Clause: where the group is furthest from all, among the parts whose gap is more than noise, with the rows of all gaps
 * it counts; '' for fewer than two parts.
 */
export function widestClause(
  context: ReportContext,
  sheet: Sheet,
): { text: string; comparisons: readonly ComparisonKey[] } {
  const { indicator, at } = sheet;
  const { level, members } = membersOf(sheet);
  const many = manyOf(context, level);
  const gaps = at === null ? [] : gapsOf(context, indicator, members, at.id);
  if (gaps.length < 2) return { text: '', comparisons: [] };
  const counted = formatNumber(gaps.length, 0);
  const comparisons = gaps.map(({ gap }) => gapKey(gap));
  const clear = gaps.filter(({ gap }) => isClearGap(gap));
  const [first, ...rest] = clear;
  if (first === undefined) return { text: say.noClearGap(counted, many), comparisons };
  const size = ({ gap }: (typeof gaps)[number]) => Math.abs(gap.comparison.difference);
  const widest = rest.reduce((best, next) => (size(next) > size(best) ? next : best), first);
  const amount = gapAmount(widest.gap, indicator) ?? say.rounded();
  return {
    text: say.widestGap(formatNumber(clear.length, 0), counted, many, widest.member.name, amount),
    comparisons,
  };
}

/** The gaps of the parts, with the own and the county's; `null` where fewer than two parts have one. */
export function gapDots(context: ReportContext, sheet: Sheet, all: Indicator, id: string): Figure | null {
  const { indicator, subject, at } = sheet;
  if (at === null) return null;
  const { level, members } = membersOf(sheet);
  const parts = members.filter((m) => m.kind !== 'residual');
  if (gapsOf(context, indicator, parts, at.id).length < 2) return null;
  const { county } = context.places;
  const rowOf = (
    place: { id: string; name: string },
    role: DotData['rows'][number]['role'],
    label: string,
  ): DotData['rows'][number] => {
    const gap = gapAt(context, indicator, place.id, at.id);
    const { difference = null, lower = null, upper = null } = gap?.comparison ?? {};
    const text = difference === null ? '.' : formatNumber(difference, indicator.decimals);
    return { id: place.id, label, role, value: difference, lower, upper, text };
  };
  const wholes = subject.kind === 'county' ? [county] : [subject, county];
  return {
    id,
    title: say.gapDotsTitle(indicator.short_title, manyOf(context, level)),
    caption: say.gapDotsCaption(sheet.time.state({ period: at.id, referenceDate: at.date }), all.short_title),
    data: {
      kind: 'dots',
      unit: indicator.unit === '%' ? say.points() : indicator.unit,
      decimals: indicator.decimals,
      rows: [
        ...parts.map((m) => {
          const role = m.id === subject.id ? 'own' : 'area';
          return rowOf(m, role, m.kind === 'area' && m.number !== '' ? `${m.number} ${m.name}` : m.name);
        }),
        ...wholes.map((w) => rowOf(w, w.id === county.id ? 'county' : 'own', w.name)),
      ],
      domain: domainOf(context, indicator, at.id, level),
    },
  };
}

const gapsOf = (context: ReportContext, indicator: Indicator, members: readonly Member[], period: string) =>
  members
    .filter((m) => m.kind !== 'residual')
    .flatMap((member) => {
      const gap = gapAt(context, indicator, member.id, period);
      return gap ? [{ member, gap }] : [];
    });

/** Common to all reports: around zero and all gaps of the level in the county. */
function domainOf(
  context: ReportContext,
  indicator: Indicator,
  period: string,
  level: 'area' | 'municipality',
): [number, number] {
  return remember(domains(context), `${indicator.id}\n${period}\n${level}`, () => {
    const values = context.lookup
      .comparisonsOf(indicator.id, period, 'counterpart')
      .filter((c) => level === 'area' || context.places.municipalities.some((m) => m.id === c.area))
      .flatMap((c) => [c.difference, c.lower ?? c.difference, c.upper ?? c.difference]);
    return axisDomain([0, ...values]);
  });
}

const domains = oncePerBuild(() => new Map<string, [number, number]>());
