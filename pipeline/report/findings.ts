import { formatNumber } from '../model/german.js';
import * as say from '../model/messages/report.js';
import type { Report } from '../model/report.js';
import { valueText } from './cells.js';
import { againstPlace, isClear, keysOf, relativeSize } from './compare.js';
import type { ReportContext } from './context.js';
import { type Finding, leading } from './leading.js';
import { manyOf } from './maps.js';
import type { Subject } from './places.js';
import { membersOf, type Sheet } from './sheet.js';
import { spreadIsStated } from './spread.js';
import { definedSentence, extremes } from './statement.js';
import { differenceClause } from './wording.js';

const mostFindings = 6;
type Printed = Report['glance']['findings'];

/**
 * Differences beyond noise, largest first. A municipality is compared with the county, and the widest gap among its
 * areas comes last; the county report tells how far its municipalities lie apart. One sentence says if nothing differs.
 */
export function findingsOf(context: ReportContext, subject: Subject): Printed {
  const sheets = context.indicators.map((i) => context.sheet(i, subject));
  const gaps = sheets.flatMap((s) => gapOf(context, s));
  if (subject.kind === 'county') {
    const found = leading(gaps, mostFindings);
    return found.length > 0 ? printed(found) : nothing(context, sheets, subject);
  }
  const differences = sheets.flatMap((s) => differenceOf(context, s));
  const widest = leading(gaps, 1);
  const found = [...leading(differences, mostFindings - widest.length), ...widest];
  return found.length > 0 ? printed(found) : nothing(context, sheets, subject);
}

function differenceOf(context: ReportContext, sheet: Sheet): Finding[] {
  const { indicator, subject, common, time } = sheet;
  if (common === null) return [];
  const d = againstPlace(context.lookup, sheet, common.own, common.county, 'county');
  if (!isClear(d)) return [];
  const place = context.places.inside(subject);
  const when = time.label(common.own);
  const opening = indicator.sentence
    ? definedSentence(indicator, indicator.sentence, place, d.own, when)
    : say.finding(
        indicator.short_title,
        say.findingValue(place, say.noun(indicator.unit), valueText(d.own, indicator), when),
      );
  const clause = differenceClause(d, indicator, context.places.inside(context.places.county));
  return [{ indicator, text: `${opening}; ${clause}.`, size: relativeSize(d), comparisons: keysOf([d]) }];
}

/**
 * Highest and lowest part of a sheet, if chance explains neither: the one is above, the other below the whole they are
 * parts of.
 */
function gapOf(context: ReportContext, sheet: Sheet): Finding[] {
  const { indicator, subject } = sheet;
  const { level, members } = membersOf(sheet);
  if (!spreadIsStated(sheet, { level, members })) return [];
  if (indicator.kind === 'count' || (subject.kind === 'municipality' && level === 'municipality')) return [];
  const ends = extremes(members);
  const comparedWith = level === 'area' ? 'municipality' : 'county';
  const whole = level === 'area' ? sheet.own : sheet.county;
  if (ends === null || !whole?.value) return [];
  const { lowest, highest } = ends;
  const [below, above] = [lowest, highest].map(({ member }) =>
    againstPlace(context.lookup, sheet, member.value, whole, comparedWith),
  );
  if (below?.verdict !== 'lower' || above?.verdict !== 'higher') return [];
  const text = say.spread(
    manyOf(context, level),
    ends.count < ends.all ? formatNumber(ends.count, 0) : '',
    say.noun(indicator.unit),
    say.named(valueText(lowest.value, indicator), lowest.member.name),
    say.named(valueText(highest.value, indicator), highest.member.name),
  );
  const when = highest.member.value === null ? '' : sheet.time.label(highest.member.value);
  return [
    {
      indicator,
      text: say.spreadFinding(indicator.short_title, text, when),
      size: (highest.value - lowest.value) / Math.abs(whole.value),
      comparisons: keysOf([below, above]),
    },
  ];
}

const printed = (findings: readonly Finding[]): Printed =>
  findings.map(({ text, indicator, comparisons }) => ({ text, indicator: indicator.id, comparisons }));

/** `indicator` is '' for a sentence about all of them. */
function nothing(context: ReportContext, sheets: readonly Sheet[], subject: Subject): Printed {
  const { places } = context;
  const isTested = (s: Sheet) => {
    if (subject.kind === 'county')
      return s.municipalities.some(
        (m) => againstPlace(context.lookup, s, m.value, s.county, 'county')?.verdict,
      );
    const d = s.common && againstPlace(context.lookup, s, s.common.own, s.common.county, 'county');
    return d !== null && d.verdict !== null;
  };
  const place = places.inside(subject);
  const text = !sheets.some(isTested)
    ? say.nothingToCompare(places.accusative(subject))
    : subject.kind === 'county'
      ? say.nothingDiffersInside(place, manyOf(context, 'municipality'))
      : say.nothingDiffers(place, places.inside(places.county));
  return [{ text, indicator: '', comparisons: [] }];
}
