import { type Dataset, termsOf } from '../model/dataset.js';
import type { PublishedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import type { Waiting } from '../model/waiting.js';
import { type DatedPeriod, hasNumber, type Lookup } from './lookup.js';
import type { Places, Subject } from './places.js';
import { type TimeWords, timeWords } from './times.js';

/** One place with its figure of the sheet's period; `null` = the edition holds no row for it. */
export interface Member {
  id: string;
  name: string;
  number: string;
  kind: 'area' | 'residual' | 'municipality';
  value: PublishedValue | null;
}

/** Everything one report shows of one indicator: one period, the own figure, the county's and the parts. */
export interface Sheet {
  indicator: Indicator;
  subject: Subject;
  time: TimeWords;
  /** The latest period for which the subject has a figure; `null` if the indicator has no period at all. */
  at: DatedPeriod | null;
  own: PublishedValue | null;
  /** Figure of the county in the same period. */
  county: PublishedValue | null;
  /** Own figure and the county's at the latest time for which both have a number: usually that of the sheet. */
  common: { own: PublishedValue; county: PublishedValue } | null;
  /** Social areas of the subject; empty where none of them has a figure in this period. */
  areas: readonly Member[];
  /** All municipalities of the county. */
  municipalities: readonly Member[];
  /**
   * Whether figures of different levels may stand side by side. A count of the whole always exceeds its parts, and a
   * move between two areas is none of the municipality.
   */
  levelsCompare: boolean;
  /** A later period in which only some areas have a figure. */
  newer: DatedPeriod | null;
}

export function createSheet(
  lookup: Lookup,
  places: Places,
  datasets: ReadonlyMap<string, Dataset>,
  indicator: Indicator,
  subject: Subject,
  waiting: Waiting,
): Sheet {
  const value = (area: string, at: DatedPeriod | null) =>
    at === null ? null : lookup.value(indicator.id, area, at.id);
  const areasAt = (at: DatedPeriod | null): Member[] => {
    if (at === null) return [];
    const owners = subject.kind === 'county' ? places.municipalities : [subject];
    return owners.flatMap((m) =>
      places.areasOf(m.id, at.date).map(
        (a): Member => ({
          id: a.id,
          name: a.name,
          number: places.numberOf(a.id),
          kind: a.kind,
          value: value(a.id, at),
        }),
      ),
    );
  };
  const municipalitiesAt = (at: DatedPeriod | null): Member[] =>
    places.municipalities.map((m) => ({
      id: m.id,
      name: m.name,
      number: places.numberOf(m.id),
      kind: 'municipality',
      value: value(m.id, at),
    }));

  const periods = lookup.periods(indicator.id);
  const partHasNumber = (p: DatedPeriod) => {
    const parts = subject.kind === 'county' ? [...municipalitiesAt(p), ...areasAt(p)] : areasAt(p);
    return parts.some((m) => hasNumber(m.value));
  };
  const at =
    periods.findLast((p) => isThere(value(subject.id, p))) ??
    periods.findLast(partHasNumber) ??
    periods.at(-1) ??
    null;
  const areas = areasAt(at);
  const common = (() => {
    for (const p of periods.toReversed()) {
      const [own, county] = [value(subject.id, p), value(places.county.id, p)];
      if (at !== null && p.date <= at.date && hasNumber(own) && hasNumber(county)) return { own, county };
    }
    return null;
  })();
  return {
    indicator,
    subject,
    time: timeWords(indicator, datasets, waiting),
    at,
    own: value(subject.id, at),
    county: value(places.county.id, at),
    common,
    areas: areas.some((m) => isThere(m.value)) ? areas : [],
    municipalities: municipalitiesAt(at),
    levelsCompare: indicator.kind !== 'count' && !isMoveBetweenAreas(indicator, datasets),
    newer: at === null ? null : (periods.findLast((p) => p.date > at.date && partHasNumber(p)) ?? null),
  };
}

/** The parts a report compares: areas of the municipality where they have figures, else the municipalities. */
export function membersOf(sheet: Sheet): { level: 'area' | 'municipality'; members: readonly Member[] } {
  return sheet.subject.kind === 'municipality' && sheet.areas.length > 0
    ? { level: 'area', members: sheet.areas }
    : { level: 'municipality', members: sheet.municipalities };
}

/** The parts a dot plot shows: in the county report the areas only where no municipality has a figure. */
export function dotMembersOf(sheet: Sheet): { level: 'area' | 'municipality'; members: readonly Member[] } {
  const usual = membersOf(sheet);
  const isEmpty = sheet.areas.length > 0 && !usual.members.some((m) => hasNumber(m.value));
  return isEmpty ? { level: 'area', members: sheet.areas } : usual;
}

/** The parts a map shows: in the county report the areas of the whole county, where they have figures. */
export function mapMembersOf(sheet: Sheet): { level: 'area' | 'municipality'; members: readonly Member[] } {
  return sheet.areas.length > 0
    ? { level: 'area', members: sheet.areas }
    : { level: 'municipality', members: sheet.municipalities };
}

/** A part of a sheet by its id. */
export const memberOf = (sheet: Sheet, id: string): Member | null =>
  sheet.areas.find((m) => m.id === id) ?? sheet.municipalities.find((m) => m.id === id) ?? null;

/** Numbers of the parts, residual areas aside. */
export const numbersOf = (members: readonly Member[]): number[] =>
  members.flatMap((m) => (m.kind !== 'residual' && hasNumber(m.value) ? [m.value.value] : []));

function isMoveBetweenAreas(indicator: Indicator, datasets: ReadonlyMap<string, Dataset>): boolean {
  if (indicator.kind === 'delivered') return false;
  return termsOf(indicator.numerator).some(({ part }) => {
    const additivity = datasets.get(part.dataset)?.additivity;
    return additivity?.time === 'flow' && !additivity.areas;
  });
}

/** A figure that exists, shown or not. What is missing or still to come gives way to an older period. */
const isThere = (v: PublishedValue | null): boolean =>
  v !== null && v.status !== 'not_delivered' && v.status !== 'pending';
