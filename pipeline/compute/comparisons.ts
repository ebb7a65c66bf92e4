import type { ComputedComparison, ComputedValue, Verdict } from '../model/figures.js';
import { parsePeriod, shiftPeriod } from '../model/period.js';
import type { Region } from '../model/region.js';
import { type Estimate, newcombeDifference } from './methods/index.js';
import { plain, unprotected } from './values.js';

/**
 * Every area with its municipality and with the county, every municipality with the county, and each of them with its
 * own value one year before. Only where both values are `ok`. The 95 % interval is Newcombe's (methods/newcombe.ts),
 * given where both sides have Wilson limits. A part compared with its whole is positively correlated with it, so the
 * interval is wider than needed: a verdict `higher` or `lower` is on the safe side. Figures that pool several periods
 * (`pooled`) share most of their cases with the year before, so that comparison is not made.
 * Residual areas are no place to compare, reference areas no subject. In the order of the values.
 */
export function compareAll(
  values: readonly ComputedValue[],
  region: Region,
  pooled: ReadonlySet<string>,
): ComputedComparison[] {
  const byIndicator = new Map<string, Map<string, Map<string, ComputedValue>>>();
  for (const value of values) {
    if (value.status !== 'ok') continue;
    const areas = inner(byIndicator, value.indicator, () => new Map());
    inner(areas, value.area, () => new Map<string, ComputedValue>()).set(value.period, value);
  }
  const residual = new Set(region.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  const below = new Set(region.levels.map((l) => l.id));
  const before = new Map([...new Set(values.map((v) => v.period))].map((p) => [p, yearBefore(p)]));
  const comparisons: ComputedComparison[] = [];
  for (const value of values) {
    if (value.status !== 'ok' || residual.has(value.area)) continue;
    const isBelow = below.has(value.areaLevel);
    if (!isBelow && value.areaLevel !== 'municipality' && value.areaLevel !== 'county') continue;
    const areas = byIndicator.get(value.indicator);
    const at = (area: string, period: string) => areas?.get(area)?.get(period);
    if (isBelow) {
      add(comparisons, value, 'municipality', value.municipality, at(value.municipality, value.period));
    }
    if (value.areaLevel !== 'county') {
      add(comparisons, value, 'county', region.county.ags, at(region.county.ags, value.period));
    }
    const earlier = before.get(value.period);
    if (earlier && !pooled.has(value.indicator))
      add(comparisons, value, 'previous_year', earlier, at(value.area, earlier));
  }
  return comparisons;
}

function inner<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

const stepsPerYear = { year: 1, school_year: 1, day: 1, quarter: 4, month: 12 };

function yearBefore(id: string): string | null {
  const period = parsePeriod(id);
  return period && shiftPeriod(period, -stepsPerYear[period.kind]).id;
}

function add(
  comparisons: ComputedComparison[],
  own: ComputedValue,
  comparedWith: ComputedComparison['comparedWith'],
  reference: string,
  other: ComputedValue | undefined,
): void {
  const [a, b] = [plain(own.value), plain(other?.value ?? null)];
  if (a === null || b === null || !other) return;
  const [first, second] = [estimate(own), estimate(other)];
  const interval = first && second ? newcombeDifference(first, second) : null;
  comparisons.push({
    indicator: own.indicator,
    area: own.area,
    period: own.period,
    comparedWith,
    reference,
    difference: (a - b) as unknown as ComputedComparison['difference'],
    lower: unprotected(interval?.lower ?? null),
    upper: unprotected(interval?.upper ?? null),
    verdict: interval && verdictOf(interval),
    adjusted: false,
  });
}

function estimate(v: ComputedValue): Estimate | null {
  const [value, lower, upper] = [plain(v.value), plain(v.lower), plain(v.upper)];
  return value === null || lower === null || upper === null ? null : { value, lower, upper };
}

/** A limit of exactly 0 does not exclude 0. */
function verdictOf({ lower, upper }: Estimate): Verdict {
  if (lower > 0) return 'higher';
  return upper < 0 ? 'lower' : 'not distinguishable';
}
