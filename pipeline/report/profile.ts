import * as say from '../model/messages/report.js';
import { markedValue } from '../model/messages/waiting.js';
import type { ComparisonKey, Profile, Report } from '../model/report.js';
import { residentsOf } from './areaMap.js';
import { valueText } from './cells.js';
import { againstPlace, isClear, keysOf, relativeSize } from './compare.js';
import type { ReportContext } from './context.js';
import { leading } from './leading.js';
import { locatorOf, manyOf } from './maps.js';
import type { Subject } from './places.js';
import { profileTable } from './profileTable.js';
import { residentsOverTime } from './residents.js';
import { memberOf, type Sheet } from './sheet.js';
import { stripOf } from './strip.js';
import { differenceClause } from './wording.js';

const mostStatements = 4;

/** One page per social area; in the county report one per municipality. Residual areas have none. */
export function profilesOf(context: ReportContext, subject: Subject): Report['profiles'] {
  const level = subject.kind === 'county' ? 'municipality' : 'area';
  const many = manyOf(context, level);
  const parts =
    level === 'area'
      ? context.places.areasOf(subject.id, context.latestDate).filter((a) => a.kind === 'area')
      : context.places.municipalities;
  const sheets = context.indicators
    .filter((i) => level === 'municipality' || context.lookup.hasNumbers(i.id, 'area'))
    .map((i) => context.sheet(i, subject));
  const residents = residentsOf(context, subject);
  return {
    title: say.profilesTitle(many),
    intro: say.profilesIntro(many),
    items: parts.map((part, i) =>
      profileOf(context, { subject, sheets, level, residents }, part, `profil-${i + 1}`),
    ),
  };
}

interface Frame {
  subject: Subject;
  sheets: readonly Sheet[];
  level: 'area' | 'municipality';
  residents: ReturnType<typeof residentsOf>;
}

function profileOf(
  context: ReportContext,
  frame: Frame,
  part: { id: string; name: string },
  id: string,
): Profile {
  const { subject, level, residents } = frame;
  const statements = statementsOf(context, frame, part);
  const { one } = level === 'area' ? context.places.areaLevel : context.room.region.county.municipality_kind;
  const figures = [
    locatorOf(context, subject, part.id, {
      id: `${id}-lage`,
      title: say.profileLocatorTitle(part.name, context.places.inside(subject)),
      caption: '',
    }),
    stripOf(context, frame, part, `${id}-leitindikatoren`),
  ];
  return {
    id,
    areaId: part.id,
    title: part.name,
    subtitle: say.profileSubtitle(one, context.places.inside(subject), residents.words(part.id)),
    statements: [...statements.texts, ...residentsOverTime(context, part.id)],
    comparisons: statements.comparisons,
    figures: figures.filter((f) => f !== null),
    table: profileTable(context, frame, part, `${id}-werte`),
  };
}

/** Where the part differs beyond noise: an area from its municipality (else the county), a municipality from the county. */
function statementsOf(
  context: ReportContext,
  frame: Frame,
  part: { id: string; name: string },
): { texts: string[]; comparisons: ComparisonKey[] } {
  const { county } = context.places;
  const tested = frame.sheets.flatMap((sheet) => {
    const own = memberOf(sheet, part.id)?.value ?? null;
    const withOwner =
      frame.level === 'area' ? againstPlace(context.lookup, sheet, own, sheet.own, 'municipality') : null;
    const difference = withOwner ?? againstPlace(context.lookup, sheet, own, sheet.county, 'county');
    if (!difference?.verdict) return [];
    const place = context.places.inside(withOwner ? frame.subject : county);
    const until = own && sheet.time.until(own);
    return [{ indicator: sheet.indicator, difference, place, until }];
  });
  const [first] = tested;
  if (first === undefined) return { texts: [say.nothingToCompare(part.name)], comparisons: [] };
  const found = tested.flatMap(({ indicator, difference, place, until }) => {
    if (!isClear(difference)) return [];
    const clause = differenceClause(difference, indicator, place);
    const value = markedValue(valueText(difference.own, indicator), until);
    const text = say.profileStatement(indicator.short_title, value, clause);
    return [{ indicator, text, size: relativeSize(difference), comparisons: keysOf([difference]) }];
  });
  if (found.length === 0) {
    return { texts: [say.profileNothingDiffers(part.name, first.place)], comparisons: [] };
  }
  const shown = leading(found, mostStatements);
  return { texts: shown.map((f) => f.text), comparisons: shown.flatMap((f) => f.comparisons) };
}
