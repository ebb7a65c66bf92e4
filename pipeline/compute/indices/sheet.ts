import type { Published, PublishedValue, Status } from '../../model/figures.js';
import type { IndexDefinition } from '../../model/index-definition.js';
import { type Period, parsePeriod, shiftPeriod } from '../../model/period.js';
import { type Area, areasAt, type Region } from '../../model/region.js';
import { crosswalk, isOwnSource } from '../crosswalk.js';
import type { Comparable } from '../series.js';

/** The figures of one index in one period, one entry per area of the level, in the order of areas.csv. */
export interface IndexSheet {
  period: string;
  areas: readonly {
    area: Area;
    status: Status;
    referenceDate: string;
    population: number | null;
  }[];
  /** Component -> its figure per area, `null` where the area is not scored. */
  figures: Readonly<Record<string, readonly (PublishedValue | null)[]>>;
  /** Component -> its change per area, turned like the values; `null` where it or a score is missing. */
  changes: Readonly<Record<string, readonly (number | null)[]>>;
}

/** What a component is beside its figures: its sign, which of its periods may be compared, and where it breaks. */
export interface ComponentRule {
  sign: 1 | -1;
  comparable: Comparable;
  /** Days from which it is counted otherwise. */
  breaks: readonly string[];
}
export type ComponentRules = ReadonlyMap<string, ComponentRule>;

type ByArea = ReadonlyMap<string, PublishedValue>;
type ByPeriod = ReadonlyMap<string, ByArea>;

/**
 * A sheet for every period in which two areas are scored, oldest first. Scored are the areas of the level whose
 * components are all published, which have at least the minimum population (latest figure not older than a year) and
 * are no exception. Only periods within the validity of the definition. Works on published figures alone: mean and
 * spread would give away what a hidden figure added.
 */
export function sheetsOf(
  index: IndexDefinition,
  published: Published,
  region: Region,
  rules: ComponentRules,
): IndexSheet[] {
  const names = index.components.map((c) => c.indicator);
  const wanted = new Set([
    ...names,
    ...index.components.flatMap((c) => (c.change === undefined ? [] : [c.change])),
    index.minimum_population.indicator,
  ]);
  const figures = new Map<string, Map<string, Map<string, PublishedValue>>>();
  for (const value of published.values) {
    if (value.areaLevel !== index.level || !wanted.has(value.indicator)) continue;
    const periods = inner(figures, value.indicator, () => new Map<string, Map<string, PublishedValue>>());
    inner(periods, value.period, () => new Map<string, PublishedValue>()).set(value.area, value);
  }
  const of = (indicator: string): ByPeriod => figures.get(indicator) ?? new Map();
  const population = populationOf(of(index.minimum_population.indicator));
  const [first = ''] = names;
  const sourcesAt = crosswalk(region);
  const unchanged: Unchanged = (area, earlier, later) => isOwnSource(sourcesAt(area, earlier, later));
  return [...of(first).keys()]
    .flatMap((id) => parsePeriod(id) ?? [])
    .filter(({ end }) => end >= index.valid_from && end <= (index.valid_to ?? end))
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : a.id < b.id ? -1 : 1))
    .map((period) => sheetOf(index, period, of, population, region, { rules, unchanged }))
    .filter((sheet) => sheet.areas.filter(({ status }) => status === 'ok').length > 1);
}

function inner<V>(map: Map<string, V>, key: string, create: () => V): V {
  const found = map.get(key) ?? create();
  map.set(key, found);
  return found;
}

function sheetOf(
  index: IndexDefinition,
  period: Period,
  of: (indicator: string) => ByPeriod,
  population: (area: string, date: string) => PublishedValue | null,
  region: Region,
  { rules, unchanged }: { rules: ComponentRules; unchanged: Unchanged },
): IndexSheet {
  const names = index.components.map((c) => c.indicator);
  const excepted = new Set(index.exceptions.map((e) => e.area));
  const now = new Map(names.map((name) => [name, of(name).get(period.id)]));
  const areas = areasAt(region, index.level, period.end)
    .filter((area) => area.kind === 'area')
    .map((area) => {
      const found = names.map((name) => now.get(name)?.get(area.id) ?? null);
      const referenceDate = found.reduce(
        (last, v) => (v && v.referenceDate > last ? v.referenceDate : last),
        '',
      );
      const residents = population(area.id, referenceDate === '' ? period.end : referenceDate);
      return {
        area,
        referenceDate: referenceDate === '' ? period.end : referenceDate,
        population: residents?.value ?? null,
        status: excepted.has(area.id)
          ? 'not_applicable'
          : statusOf(residents, found, index.minimum_population.value),
      };
    });
  const scored = <T>(value: (area: string) => T | null) =>
    areas.map(({ area, status }) => (status === 'ok' ? value(area.id) : null));
  const earlier = (years: number) => shiftPeriod(period, -years * stepsPerYear[period.kind]).id;
  return {
    period: period.id,
    areas,
    figures: Object.fromEntries(names.map((n) => [n, scored((area) => now.get(n)?.get(area) ?? null)])),
    changes: Object.fromEntries(
      index.components.map(({ indicator, change }) => {
        const before = of(indicator).get(earlier(index.dynamics.years));
        const given = change === undefined ? undefined : of(change).get(period.id);
        const rule = rules.get(indicator);
        const isOneSeries = (area: string, earlier: PublishedValue, later: PublishedValue): boolean =>
          rule?.comparable(dated(earlier), dated(later)) === true &&
          unchanged(area, earlier.referenceDate, later.referenceDate);
        return [
          indicator,
          scored((area) => {
            const value =
              change === undefined
                ? difference(now.get(indicator)?.get(area), before?.get(area), isOneSeries)
                : (given?.get(area)?.value ?? null);
            return value === null ? null : value * (rule?.sign ?? 1);
          }),
        ];
      }),
    ),
  };
}

const stepsPerYear = { year: 1, school_year: 1, day: 1, quarter: 4, month: 12 };

/** Whether an area has the same boundary on two days. */
type Unchanged = (area: string, earlier: string, later: string) => boolean;

const dated = (v: PublishedValue) => ({ id: v.period, referenceDate: v.referenceDate });

/** `null` where a number is missing, and where the two do not belong to one series: a break, or another boundary. */
const difference = (
  now: PublishedValue | undefined,
  before: PublishedValue | undefined,
  isOneSeries: (area: string, earlier: PublishedValue, later: PublishedValue) => boolean,
): number | null =>
  typeof now?.value === 'number' && typeof before?.value === 'number' && isOneSeries(now.area, before, now)
    ? now.value - before.value
    : null;

/** `ok` = scored. Too few residents come before a missing component, since they are the reason that lasts. */
function statusOf(
  residents: PublishedValue | null,
  components: readonly (PublishedValue | null)[],
  minimum: number,
): Status {
  if (typeof residents?.value === 'number' && residents.value < minimum) return 'not_applicable';
  const missing = [...components, residents].filter((v) => typeof v?.value !== 'number');
  if (missing.length === 0) return 'ok';
  const statuses = missing.map((v) => v?.status ?? 'not_delivered');
  return statuses.includes('suppressed') ? 'suppressed' : (statuses[0] ?? 'not_delivered');
}

/** The latest figure of an area not after a day and not more than a year older. */
function populationOf(periods: ByPeriod): (area: string, date: string) => PublishedValue | null {
  const byArea = new Map<string, PublishedValue[]>();
  for (const areas of periods.values()) {
    for (const [area, value] of areas) byArea.set(area, [...(byArea.get(area) ?? []), value]);
  }
  return (area, date) => {
    const yearBefore = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
    const fitting = (byArea.get(area) ?? []).filter(
      (v) => v.referenceDate <= date && v.referenceDate >= yearBefore,
    );
    const latest = (found: PublishedValue | null, v: PublishedValue) =>
      !found || v.referenceDate > found.referenceDate ? v : found;
    return fitting.filter((v) => v.value !== null).reduce(latest, null) ?? fitting.reduce(latest, null);
  };
}
