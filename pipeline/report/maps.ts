import { push } from '../model/maps.js';
import { smoothedAlike, smoothedCaption } from '../model/messages/comparisons.js';
import * as say from '../model/messages/report.js';
import type { Figure } from '../model/report.js';
import { drawn, drawnSmoothed } from './cells.js';
import { noteOnHoles } from './coarser.js';
import type { ReportContext } from './context.js';
import { oncePerBuild } from './once.js';
import type { Subject } from './places.js';
import { mapMembersOf, type Sheet } from './sheet.js';

/** Word for the parts of a level: Sozialräume or Kommunen. */
export const manyOf = (context: ReportContext, level: 'area' | 'municipality'): string =>
  level === 'area' ? context.places.areaLevel.many : context.room.region.county.municipality_kind.many;

/** Map of the parts; `null` where the level has no polygons or the sheet no period. */
export function mapOf(context: ReportContext, sheet: Sheet): Figure | null {
  const { indicator, at, subject } = sheet;
  const { level, members } = mapMembersOf(sheet);
  const areas = members.filter((m) => m.kind !== 'residual' && context.places.isDrawable(level, m.id));
  if (at === null || areas.length === 0) return null;
  const isSmoothed = areas.some((m) => m.value?.smoothed !== undefined);
  const draw = isSmoothed ? drawnSmoothed : drawn;
  const caption = say.mapCaption(sheet.time.state({ period: at.id, referenceDate: at.date }));
  return {
    id: `${indicator.id}-karte`,
    title: say.mapTitle(indicator.short_title, manyOf(context, level)),
    caption: [
      caption,
      ...(isSmoothed
        ? [smoothedCaption(), ...(isAlike(context, sheet, level) ? [smoothedAlike()] : [])]
        : []),
      ...noteOnHoles(context, sheet, areas),
    ].join(' '),
    data: {
      kind: 'map',
      level,
      outlineLevel: 'municipality',
      extent: level === 'area' ? extentOf(subject) : null,
      areas: areas.map((m) => ({ id: m.id, label: m.name, number: m.number, ...draw(m.value, indicator) })),
      unit: indicator.unit,
      decimals: indicator.decimals,
      breaks: context.scales(indicator).breaks[level],
      direction: indicator.direction,
    },
  };
}

/** Whether all smoothed values of the whole county are one, which is what chance alone gives (methods/smoothing.ts). */
function isAlike(context: ReportContext, { indicator, at }: Sheet, level: 'area' | 'municipality'): boolean {
  const smoothed = smoothedOf(context).get(mapKey(indicator.id, at?.id, level)) ?? [];
  return smoothed.length > 1 && new Set(smoothed).size === 1;
}

const mapKey = (indicator: string, period: string | undefined, level: string): string =>
  `${indicator}\n${period}\n${level}`;

/** All smoothed values of each map. */
const smoothedOf = oncePerBuild(({ lookup }) => {
  const found = new Map<string, number[]>();
  for (const { indicator, period, areaLevel, smoothed } of lookup.values) {
    if (smoothed !== undefined) push(found, mapKey(indicator, period, areaLevel), smoothed);
  }
  return found;
});

/** The numbered map of the parts; `marked` is the id of the part to be marked. */
export function locatorOf(
  context: ReportContext,
  subject: Subject,
  marked: string | null,
  words: { id: string; title: string; caption: string },
): Figure {
  const level = subject.kind === 'municipality' ? 'area' : 'municipality';
  const parts =
    subject.kind === 'municipality'
      ? context.places.areasOf(subject.id, context.latestDate).filter((a) => a.kind === 'area')
      : context.places.municipalities;
  const areas = parts
    .filter((p) => context.places.isDrawable(level, p.id))
    .map((p) => ({ id: p.id, label: p.name, number: context.places.numberOf(p.id) }));
  return {
    ...words,
    data: { kind: 'locator', level, extent: extentOf(subject), areas, marked },
  };
}

const extentOf = (subject: Subject): string | null => (subject.kind === 'municipality' ? subject.id : null);
