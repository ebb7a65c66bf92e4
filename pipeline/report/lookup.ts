import type {
  Published,
  PublishedComparison,
  PublishedTrend,
  PublishedValue,
  Status,
} from '../model/figures.js';

/** Period of an indicator with the day its values refer to. */
export interface DatedPeriod {
  id: string;
  date: string;
}

/** Published figures by indicator, area and period. Areas have few periods, so the last step is a scan. */
export interface Lookup {
  value(indicator: string, area: string, period: string): PublishedValue | null;
  /** Every period of an area, oldest first. */
  series(indicator: string, area: string): readonly PublishedValue[];
  /** Latest value with a number whose day is not after `date`. */
  latest(indicator: string, area: string, date: string): PublishedValue | null;
  comparison(
    value: PublishedValue,
    comparedWith: PublishedComparison['comparedWith'],
  ): PublishedComparison | null;
  /** The trend of an area, if it does not reach beyond the cut. */
  trend(indicator: string, area: string): PublishedTrend | null;
  /** All comparisons of an indicator with one kind of reference in a period. */
  comparisonsOf(
    indicator: string,
    period: string,
    comparedWith: PublishedComparison['comparedWith'],
  ): readonly PublishedComparison[];
  /** All periods of an indicator, oldest first. */
  periods(indicator: string): readonly DatedPeriod[];
  /** Whether the indicator has a number anywhere, or anywhere at one level. */
  hasNumbers(indicator: string, level?: string): boolean;
  /** All values not after the cut, in the order of the edition. */
  values: readonly PublishedValue[];
}

const withNumbers: ReadonlySet<Status> = new Set(['ok', 'estimated', 'merged']);
export const hasNumber = (v: PublishedValue | null): v is PublishedValue & { value: number } =>
  v !== null && v.value !== null && withNumbers.has(v.status);

/** `lastDate`: values with a later reference date are left out; `null` keeps all. */
export function createLookup(published: Published, lastDate: string | null): Lookup {
  const values =
    lastDate === null ? published.values : published.values.filter((v) => v.referenceDate <= lastDate);
  const byIndicator = new Map<string, Map<string, PublishedValue[]>>();
  const periods = new Map<string, Map<string, string>>();
  const levels = new Map<string, Set<string>>();
  for (const v of values) {
    push(byIndicator, v.indicator, v.area, v);
    setIn(periods, v.indicator, () => new Map<string, string>()).set(v.period, v.referenceDate);
    if (hasNumber(v)) setIn(levels, v.indicator, () => new Set<string>()).add(v.areaLevel);
  }
  for (const areas of byIndicator.values()) for (const list of areas.values()) list.sort(byDate);

  const comparisons = new Map<string, Map<string, PublishedComparison[]>>();
  for (const c of published.comparisons) push(comparisons, c.indicator, c.area, c);
  const trends = new Map<string, Map<string, PublishedTrend[]>>();
  for (const t of published.trends) push(trends, t.indicator, t.area, t);

  const sortedPeriods = new Map(
    [...periods].map(([id, found]) => [
      id,
      [...found].map(([period, date]) => ({ id: period, date })).sort(byDay),
    ]),
  );
  const series = (indicator: string, area: string) => byIndicator.get(indicator)?.get(area) ?? [];
  return {
    values,
    series,
    value: (indicator, area, period) => series(indicator, area).find((v) => v.period === period) ?? null,
    latest: (indicator, area, date) =>
      series(indicator, area).findLast((v) => v.referenceDate <= date && hasNumber(v)) ?? null,
    comparison: (v, comparedWith) =>
      (comparisons.get(v.indicator)?.get(v.area) ?? []).find(
        (c) => c.period === v.period && c.comparedWith === comparedWith,
      ) ?? null,
    trend: (indicator, area) => {
      const [trend] = trends.get(indicator)?.get(area) ?? [];
      const last = trend?.periods.at(-1);
      return trend && series(indicator, area).some((v) => v.period === last) ? trend : null;
    },
    comparisonsOf: (indicator, period, comparedWith) =>
      [...(comparisons.get(indicator)?.values() ?? [])]
        .flat()
        .filter((c) => c.period === period && c.comparedWith === comparedWith),
    periods: (indicator) => sortedPeriods.get(indicator) ?? [],
    hasNumbers: (indicator, level) => {
      const found = levels.get(indicator);
      return found !== undefined && (level === undefined || found.has(level));
    },
  };
}

const byDate = (a: PublishedValue, b: PublishedValue): number =>
  byDay({ id: a.period, date: a.referenceDate }, { id: b.period, date: b.referenceDate });
const byDay = (a: DatedPeriod, b: DatedPeriod): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function setIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}

function push<V>(map: Map<string, Map<string, V[]>>, first: string, second: string, item: V): void {
  setIn(
    setIn(map, first, () => new Map<string, V[]>()),
    second,
    (): V[] => [],
  ).push(item);
}
