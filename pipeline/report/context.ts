import type { Published, PublishedIndex } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import { parsePeriod } from '../model/period.js';
import type { ReportFacts } from '../model/report.js';
import type { DataRoom } from '../model/room.js';
import { createWaiting } from '../model/waiting.js';
import { indicesUntil } from './indices/sheet.js';
import { createLookup, type Lookup } from './lookup.js';
import { createPlaces, type Places, type Subject } from './places.js';
import { type Scales, scalesOf } from './scales.js';
import { createSheet, numbersOf, type Sheet } from './sheet.js';
import { latestPeriodLabel } from './times.js';

/** What all reports of a build share, worked out once. */
export interface ReportContext {
  room: DataRoom;
  facts: ReportFacts;
  published: Published;
  lookup: Lookup;
  places: Places;
  /** Indicators with a number anywhere in the build and a section of their own, in the order of the chapters. */
  indicators: readonly Indicator[];
  sheet(indicator: Indicator, subject: Subject): Sheet;
  scales(indicator: Indicator): Scales;
  /** Numbers of all parts of a level as the reports show them, for the background of profiles. */
  peers(indicator: Indicator, level: 'area' | 'municipality'): number[];
  /** ISO date from which a result made of these indicators is final; `null` where it has come. */
  until(indicators: readonly string[], at: { period: string; referenceDate: string }): string | null;
  /** Rows of the composite indices up to the cut, in the order of the edition. */
  indices: readonly PublishedIndex[];
  /** Names of areas and municipalities by id. */
  names: ReadonlyMap<string, string>;
  /** The day up to which figures reach: the latest with a number. */
  latestDate: string;
  /** Latest period of the build, worded. */
  latestPeriod: string;
}

export function createContext(published: Published, room: DataRoom, facts: ReportFacts): ReportContext {
  const { indicators: defined, vocabulary, datasets } = room.definitions;
  const lookup = createLookup(published, lastDateOf(facts));
  const waiting = createWaiting(room.definitions, facts.generatedOn);
  let latestDate = '';
  for (const v of lookup.values)
    if (v.value !== null && v.referenceDate > latestDate) latestDate = v.referenceDate;
  if (latestDate === '') latestDate = facts.generatedOn;
  const places = createPlaces(room.region, latestDate);
  const indicators = vocabulary.dimensions.flatMap((chapter) =>
    defined.filter((i) => i.dimension === chapter.id && i.role !== 'stand_in' && lookup.hasNumbers(i.id)),
  );

  const subjects = [...places.municipalities, places.county];
  const sheets = new Map<string, Map<string, Sheet>>();
  const scales = new Map<string, Scales>();
  const peers = new Map<string, { area: number[]; municipality: number[] }>();
  for (const indicator of indicators) {
    const own = subjects.map((s) => createSheet(lookup, places, datasets, indicator, s, waiting));
    sheets.set(indicator.id, new Map(own.map((s) => [s.subject.id, s])));
    scales.set(indicator.id, scalesOf(own, lookup));
    peers.set(indicator.id, {
      area: own.flatMap((s) => (s.subject.kind === 'municipality' ? numbersOf(s.areas) : [])),
      municipality: own.flatMap((s) => (s.subject.kind === 'county' ? numbersOf(s.municipalities) : [])),
    });
  }
  return {
    room,
    facts,
    published,
    lookup,
    places,
    indicators,
    sheet: (indicator, subject) => known(sheets.get(indicator.id)?.get(subject.id)),
    scales: (indicator) => known(scales.get(indicator.id)),
    peers: (indicator, level) => known(peers.get(indicator.id))[level],
    until: (ids, at) =>
      defined
        .filter((i) => ids.includes(i.id))
        .reduce<string | null>((last, i) => latestOf(last, waiting.until(i, at)), null),
    indices: indicesUntil(published.indices, lastDateOf(facts)),
    names: new Map([
      ...room.region.municipalities.map((m): [string, string] => [m.ags, m.name]),
      ...room.region.areas.map((a): [string, string] => [a.id, a.name]),
    ]),
    latestDate,
    latestPeriod: latestPeriodLabel(lookup.values),
  };
}

/** The later of two ISO dates; `null`: none. */
export const latestOf = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

function lastDateOf(facts: ReportFacts): string | null {
  if (facts.period === null) return null;
  const period = parsePeriod(facts.period);
  if (!period) throw new Error(`not a period: ${facts.period}`);
  return period.end;
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('indicator or place outside the report');
  return found;
}
