import type { PublishedValue } from '../model/figures.js';
import { formatNumber } from '../model/german.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/report.js';
import type { ComparisonKey } from '../model/report.js';
import { shortText, valueText } from './cells.js';
import { againstPlace, againstYearBefore, keysOf } from './compare.js';
import type { ReportContext } from './context.js';
import { hasNumber } from './lookup.js';
import { provisionalSentence } from './provisional.js';
import { referencesOf } from './references.js';
import { type Member, membersOf, type Sheet } from './sheet.js';
import { spreadIsStated } from './spread.js';
import { trendSentence } from './trendSentence.js';
import { differenceClause, yearSentence } from './wording.js';

/** The sentences under the title of an indicator: own figure, comparison, spread of the parts, change since the year before, trend. */
export function statementOf(context: ReportContext, sheet: Sheet): string {
  const parts = membersOf(sheet);
  const many =
    parts.level === 'area'
      ? context.places.areaLevel.many
      : context.room.region.county.municipality_kind.many;
  return [
    ...ownSentences(context, sheet),
    spreadIsStated(sheet, parts) ? spreadSentence(sheet, parts.members, many, true) : null,
    sheet.subject.kind === 'county'
      ? spreadSentence(sheet, sheet.areas, context.places.areaLevel.many, false)
      : null,
    changeSentence(context, sheet),
    trendSentence(context, sheet),
    provisionalSentence(context, sheet),
    referenceSentence(context, sheet),
    newerSentence(context, sheet),
  ]
    .filter((s) => s !== null)
    .join(' ');
}

/** The rows of comparisons.csv behind the statement. */
export function comparisonsOfStatement({ lookup }: ReportContext, sheet: Sheet): ComparisonKey[] {
  const { own, common, indicator, subject } = sheet;
  const isCompared = hasNumber(own) && indicator.kind !== 'count' && subject.kind === 'municipality';
  const place =
    isCompared && common ? againstPlace(lookup, sheet, common.own, common.county, 'county') : null;
  return keysOf([place, againstYearBefore(lookup, own)]);
}

function ownSentences(context: ReportContext, sheet: Sheet): string[] {
  const { indicator, own, subject, time, at } = sheet;
  if (at === null || own === null) return [say.noValue(context.places.accusative(subject))];
  if (!hasNumber(own))
    return [say.closedValue(context.places.accusative(subject), time.plain(own), own.status)];
  const place = context.places.inside(subject);
  const value = valueText(own.value, indicator);
  const opening = indicator.sentence
    ? definedSentence(indicator, indicator.sentence, place, own.value, time.label(own))
    : indicator.kind === 'count'
      ? say.countSentence(time.opening(own), place, value)
      : say.valueSentence(time.opening(own), say.noun(indicator.unit), place, value);
  if (indicator.kind === 'count') return [`${opening}.`];
  if (subject.kind === 'county' || !sheet.levelsCompare) return [`${opening}.`];
  const { common } = sheet;
  if (common === null) return [`${opening}.`, countyWithoutValue(context, sheet, own)];
  const difference = againstPlace(context.lookup, sheet, common.own, common.county, 'county');
  if (difference === null) return [`${opening}.`];
  const { county } = context.places;
  const clause = differenceClause(difference, indicator, context.places.inside(county));
  if (common.own === own) return [`${opening}; ${clause}.`];
  const earlier = say.earlierComparison(
    context.places.accusative(county),
    time.label(common.own),
    say.noun(indicator.unit),
    shortText(difference.own, indicator),
    clause,
  );
  return [`${opening}.`, earlier];
}

/** The sentence of the definition with place, number and time. Its words name any unit but per cent. */
export const definedSentence = (
  indicator: Indicator,
  sentence: string,
  place: string,
  value: number,
  when: string,
): string => say.definedSentence(sentence, place, shortText(value, indicator), when);

function countyWithoutValue(context: ReportContext, sheet: Sheet, own: PublishedValue): string {
  const county = context.places.accusative(context.places.county);
  const older = context.lookup.latest(sheet.indicator.id, context.places.county.id, own.referenceDate);
  return hasNumber(older)
    ? say.olderCountyValue(county, shortText(older.value, sheet.indicator), sheet.time.label(older))
    : say.noCountyValue(county);
}

/**
 * From the lowest to the highest part, residual areas aside; `null` for fewer than two different figures. The county
 * report gives the spread of all areas too, but names no single one.
 */
function spreadSentence(
  sheet: Sheet,
  members: readonly Member[],
  many: string,
  isNamed: boolean,
): string | null {
  const { indicator } = sheet;
  const ends = extremes(members);
  if (ends === null) return null;
  const wording = hasNumber(sheet.own) ? shortText : valueText;
  const [low, high] = [wording(ends.lowest.value, indicator), wording(ends.highest.value, indicator)];
  if (low === high) return null;
  return say.spread(
    many,
    ends.count < ends.all || !isNamed ? formatNumber(ends.count, 0) : '',
    say.noun(indicator.unit),
    isNamed ? say.named(low, ends.lowest.member.name) : low,
    isNamed ? say.named(high, ends.highest.member.name) : high,
  );
}

function changeSentence(context: ReportContext, sheet: Sheet): string | null {
  const change = againstYearBefore(context.lookup, sheet.own);
  return change === null ? null : yearSentence(change, sheet.indicator, sheet.time.label(change.reference));
}

function referenceSentence(context: ReportContext, sheet: Sheet): string | null {
  const parts = referencesOf(context, sheet).map(({ name, value }) => {
    const when = value.period === sheet.at?.id ? '' : sheet.time.label(value);
    return say.referencePart(name, shortText(value.value, sheet.indicator), when);
  });
  return parts.length === 0 || !sheet.levelsCompare ? null : say.referenceSentence(parts);
}

function newerSentence(context: ReportContext, sheet: Sheet): string | null {
  if (sheet.newer === null || sheet.at === null) return null;
  const label = (p: { id: string; date: string }) =>
    sheet.time.label({ period: p.id, referenceDate: p.date });
  return say.newerPartsOnly(label(sheet.newer), label(sheet.at), context.places.accusative(sheet.subject));
}

interface Extremes {
  lowest: { member: Member; value: number };
  highest: { member: Member; value: number };
  /** How many parts have a number, of how many. Residual areas do not count. */
  count: number;
  all: number;
}

/** Lowest and highest part; the first of the order wins a tie. `null` for fewer than two figures. */
export function extremes(members: readonly Member[]): Extremes | null {
  const parts = members.filter((m) => m.kind !== 'residual');
  const open = parts.flatMap((member) =>
    hasNumber(member.value) ? [{ member, value: member.value.value }] : [],
  );
  const first = open[0];
  if (first === undefined || open.length < 2) return null;
  let [lowest, highest] = [first, first];
  for (const candidate of open) {
    if (candidate.value < lowest.value) lowest = candidate;
    if (candidate.value > highest.value) highest = candidate;
  }
  return { lowest, highest, count: open.length, all: parts.length };
}
