import {
  type Atlas,
  type AtlasIndicator,
  type AtlasPeriod,
  type AtlasPlace,
  type AtlasView,
  atlasLevels,
  atlasStatuses,
} from '../model/atlas.js';
import { breaksOf } from '../model/breaks.js';
import { spokenStatus } from '../model/german.js';
import type { Indicator } from '../model/indicator.js';
import { atlasSubtitle, atlasTitle } from '../model/messages/atlas.js';
import { breakEntry, breaksShown } from '../model/messages/comparisons.js';
import * as say from '../model/messages/report.js';
import { dateLabel } from '../model/period.js';
import { atlasCell } from './atlas-cells.js';
import { atlasTable } from './atlas-table.js';
import { hasInterval, signCell } from './cells.js';
import { footnoteOf } from './coarser.js';
import type { ReportContext } from './context.js';
import type { DatedPeriod } from './lookup.js';
import { partColumns } from './valuesTable.js';

/** The atlas of the county: the indicators of the reports, in their order, with all periods and all places. */
export function atlasOf(context: ReportContext): Atlas {
  const { room, places, facts } = context;
  const { county, publisher, demonstration } = room.region;
  const all = placesOf(context);
  const chapters = room.definitions.vocabulary.dimensions.flatMap(({ id, title }) => {
    const own = context.indicators.filter((i) => i.dimension === id);
    return own.length === 0 ? [] : [{ title, indicators: own.map((i) => indicatorOf(context, i, all)) }];
  });
  const [first] = chapters.flatMap((chapter) => chapter.indicators);
  return {
    title: atlasTitle(county.name),
    subtitle: atlasSubtitle(places.areaLevel.many, county.municipality_kind.many, context.latestPeriod),
    countyName: county.name,
    publisher: publisher.name,
    contact: publisher.contact ?? '',
    demonstration: demonstration ?? '',
    levels: [
      { id: 'area', one: places.areaLevel.one, many: places.areaLevel.many },
      { id: 'municipality', ...county.municipality_kind },
    ],
    places: all,
    chapters,
    signs: atlasStatuses.map((status) => {
      const { text, spoken } = signCell(status);
      return { text, spoken, withNumber: spokenStatus[status] };
    }),
    sources: facts.boundarySources,
    first: first ? firstView(context, first, all) : null,
  };
}

/** Areas that exist on none of the days are left out. */
function placesOf(context: ReportContext): AtlasPlace[] {
  const { places, room } = context;
  const dates = new Set(context.indicators.flatMap((i) => context.lookup.periods(i.id).map((p) => p.date)));
  const { county } = places;
  return [
    ...places.municipalities.flatMap(({ id, name, slug }): AtlasPlace[] => {
      const known = new Set([...dates].flatMap((date) => places.areasOf(id, date).map((a) => a.id)));
      const own = room.region.areas.filter((a) => known.has(a.id));
      const last = own.filter((a) => a.kind === 'residual');
      return [
        { id, name, slug, level: 'municipality' },
        ...[...own.filter((a) => a.kind !== 'residual'), ...last].map(
          (a): AtlasPlace => ({ id: a.id, name: a.name, slug, level: 'area' }),
        ),
      ];
    }),
    { id: county.id, name: county.name, slug: county.slug, level: 'county' },
    ...room.region.reference_areas.map(
      ({ id, name }): AtlasPlace => ({ id, name, slug: '', level: 'reference' }),
    ),
  ];
}

function indicatorOf(
  context: ReportContext,
  indicator: Indicator,
  places: readonly AtlasPlace[],
): AtlasIndicator {
  const { lookup, room } = context;
  const { id, unit } = indicator;
  const sheet = context.sheet(indicator, context.places.county);
  const periods = lookup.periods(id);
  const [numerator, denominator] = partColumns(indicator, room.definitions.datasets);
  const breaks = breaksOf(indicator, room.definitions.datasets).filter((b) => isWithin(b.from, periods));
  const chain = coarserOf(indicator, room.definitions.indicators);
  const ids = chain.map((i) => i.id);
  return {
    ...{ id, unit, title: indicator.title, shortTitle: indicator.short_title, question: indicator.question },
    ...{ definition: indicator.definition, source: indicator.source },
    caveats: [
      ...indicator.caveats,
      ...(breaks.length === 0
        ? []
        : [breaksShown(breaks.map((b) => breakEntry(dateLabel(b.from), b.reason)))]),
    ],
    breaks: [...new Set(breaks.map((b) => b.from))],
    ...{ decimals: indicator.decimals, direction: indicator.direction },
    columns: {
      value: say.valueColumn(say.noun(unit), unit),
      interval: say.intervalColumn(),
      parts: numerator && denominator ? [numerator.label, denominator.label] : null,
    },
    levelsCompare: sheet.levelsCompare,
    hasIntervals: places.some((place) => lookup.series(id, place.id).some(hasInterval)),
    limits: context.scales(indicator).breaks,
    levels: atlasLevels.filter((level) => lookup.hasNumbers(id, level)),
    coarser: chain.map((c) => ({
      title: c.short_title,
      decimals: c.decimals,
      line: footnoteOf('', c, periods[0]?.id ?? '', []),
    })),
    periods: periods.map((at): AtlasPeriod => {
      const there = areasOn(context, at);
      return {
        id: at.id,
        date: at.date,
        label: sheet.time.label({ period: at.id, referenceDate: at.date }),
        cells: places.map((place) => {
          if (place.level === 'area' && !there.has(place.id)) return null;
          const value = lookup.value(id, place.id, at.id);
          return place.level === 'reference' && value === null
            ? null
            : atlasCell(context, indicator, value, ids);
        }),
      };
    }),
    latest: Math.max(
      0,
      periods.findIndex((p) => p.id === sheet.at?.id),
    ),
  };
}

const isWithin = (day: string, periods: readonly DatedPeriod[]): boolean =>
  (periods[0]?.date ?? day) < day && day <= (periods.at(-1)?.date ?? '');

/** The indicators that may stand in for hidden figures, the finest first. */
function coarserOf(indicator: Indicator, all: readonly Indicator[]): Indicator[] {
  const chain: Indicator[] = [];
  let next = all.find((i) => i.id === indicator.coarser);
  while (next) {
    chain.push(next);
    const { coarser } = next;
    next = all.find((i) => i.id === coarser);
  }
  return chain;
}

const areasOn = ({ places }: ReportContext, { date }: DatedPeriod): ReadonlySet<string> =>
  new Set(places.municipalities.flatMap((m) => places.areasOf(m.id, date).map((a) => a.id)));

function firstView(
  context: ReportContext,
  indicator: AtlasIndicator,
  places: readonly AtlasPlace[],
): AtlasView {
  const level = indicator.levels[0] ?? 'municipality';
  const table = atlasTable(context, indicator, places, level);
  return { indicator, period: indicator.latest, level, table };
}
