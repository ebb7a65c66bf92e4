import type { ComputedTrend, ComputedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import type { DataRoom } from '../model/room.js';
import { controlFamilies, verdictOf } from './control.js';
import { crosswalk, isOwnSource } from './crosswalk.js';
import { weightedSlope } from './methods/index.js';
import { type Comparable, comparableFor } from './series.js';
import { plain } from './values.js';

/** Fewer periods say nothing about a direction. */
const fewestPeriods = 5;
const daysPerYear = 365.25;

/**
 * The trend of every area, municipality and the county: the weighted least-squares line (methods/slope.ts) through all
 * its `ok` figures of one kind of period that are comparable with the latest, at least five. Figures that sum up several
 * periods count only where they share no cases. Weights are the inverse variances behind the intervals, equal where a
 * figure has none. Neighbouring periods are taken as independent; where they are not, the interval is too narrow.
 * Verdicts under false-discovery control over all areas of a level. Sorted by indicator, level and area as the values.
 */
export function trendsOf(
  values: readonly ComputedValue[],
  { region, definitions }: DataRoom,
): ComputedTrend[] {
  const residual = new Set(region.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  const levels = new Set(['county', 'municipality', ...region.levels.map((l) => l.id)]);
  const sourcesAt = crosswalk(region);
  const unchanged = (area: string, earlier: string, later: string) =>
    isOwnSource(sourcesAt(area, earlier, later));
  const series = new Map<string, Map<string, ComputedValue[]>>();
  for (const value of values) {
    if (value.status !== 'ok' || residual.has(value.area) || !levels.has(value.areaLevel)) continue;
    const areas = series.get(value.indicator) ?? new Map<string, ComputedValue[]>();
    series.set(value.indicator, areas);
    const known = areas.get(value.area);
    if (known) known.push(value);
    else areas.set(value.area, [value]);
  }
  const found: ComputedTrend[] = [];
  for (const indicator of definitions.indicators) {
    const comparable = comparableFor(indicator, definitions.datasets);
    for (const own of series.get(indicator.id)?.values() ?? []) {
      const trend = trendOf(own, indicator, comparable, unchanged);
      if (trend) found.push(trend);
    }
  }
  return controlFamilies(found, (t) => `${t.indicator}\n${t.areaLevel}`);
}

function trendOf(
  own: readonly ComputedValue[],
  indicator: Indicator,
  comparable: Comparable,
  unchanged: (area: string, earlier: string, later: string) => boolean,
): ComputedTrend | null {
  const newestFirst = own.toSorted((a, b) => (a.referenceDate > b.referenceDate ? -1 : 1));
  const [latest] = newestFirst;
  if (!latest) return null;
  const dated = (v: ComputedValue) => ({ id: v.period, referenceDate: v.referenceDate });
  const chosen: ComputedValue[] = [latest];
  for (const value of newestFirst.slice(1)) {
    const next = chosen.at(-1) ?? latest;
    const fits = comparable(dated(value), dated(latest)) && comparable(dated(value), dated(next));
    if (fits && unchanged(value.area, value.referenceDate, latest.referenceDate)) chosen.push(value);
  }
  if (chosen.length < fewestPeriods) return null;
  chosen.reverse();
  const weights = weightsOf(chosen);
  const line = weightedSlope(
    chosen.map((v, i) => ({
      x: Date.parse(v.referenceDate) / (86_400_000 * daysPerYear),
      y: plain(v.value) ?? 0,
      weight: weights[i] ?? 1,
    })),
  );
  if (!line) return null;
  const { slope, lower, upper, pValue } = line;
  return {
    indicator: indicator.id,
    area: latest.area,
    areaLevel: latest.areaLevel,
    periods: chosen.map((v) => v.period),
    ...({ slope, lower, upper, pValue } as unknown as Pick<
      ComputedTrend,
      'slope' | 'lower' | 'upper' | 'pValue'
    >),
    verdict: verdictOf(line),
    adjusted: false,
  };
}

/** Inverse squares of the widths of the intervals; all 1 where one is missing or has no width. */
function weightsOf(values: readonly ComputedValue[]): number[] {
  const widths = values.map((v) => (plain(v.upper) ?? 0) - (plain(v.lower) ?? 0));
  return widths.every((w) => w > 0) ? widths.map((w) => 1 / (w * w)) : widths.map(() => 1);
}
