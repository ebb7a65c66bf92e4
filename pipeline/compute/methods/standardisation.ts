import { byarLimits, countLimits } from './byar.js';
import { type Interval, isNumber, type LevelOption } from './normal.js';

type Series = readonly (number | null)[];

/** A missing count of a stratum is no event, as in the peer; whether the count was delivered is the caller's to know. */
const events = (counts: Series): number => counts.reduce<number>((sum, v) => sum + (isNumber(v) ? v : 0), 0);

/**
 * Directly standardised rate: sum(w · x/n) / sum(w) times `multiplier`, over strata (age bands) in the same order.
 * Limits: value + sqrt(variance / x) · (limit of the total count x - x), with the variance sum(w² x / n²) / sum(w)².
 * Source: Dobson et al. (1991), Statistics in Medicine 10, 457-462, with Byar's limits, as PHEindicatormethods.
 * counts and populations: persons; standard: weights of any scale. `null` for value and limits under ten events, or where
 * a population or weight is missing, or a population is not above 0. `count`: events in all.
 */
export function directlyStandardisedRate(
  counts: Series,
  populations: Series,
  standard: Series,
  { level = 0.95, multiplier = 100_000 }: LevelOption & { multiplier?: number } = {},
): Interval & { count: number } {
  const count = events(counts);
  const none = { value: null, lower: null, upper: null, count };
  if (count < 10) return none;
  let weights = 0;
  let weighted = 0;
  let squared = 0;
  for (const [i, n] of populations.entries()) {
    const w = standard[i];
    if (!isNumber(n) || n <= 0 || !isNumber(w)) return none;
    const x = counts[i] ?? 0;
    weights += w;
    weighted += (w * x) / n;
    squared += x * (w / n) ** 2;
  }
  if (!(weights > 0)) return none;
  const value = weighted / weights;
  const step = Math.sqrt(squared / (weights * weights) / count);
  const { lower, upper } = byarLimits(count, { level });
  return {
    value: value * multiplier,
    lower: lower === null ? null : (value + step * (lower - count)) * multiplier,
    upper: upper === null ? null : (value + step * (upper - count)) * multiplier,
    count,
  };
}

/** Events expected if every stratum had the rate of the reference; `null` where a population is missing. */
function expectedEvents(
  populations: Series,
  referenceCounts: Series,
  referencePopulations: Series,
): number | null {
  let expected = 0;
  for (const [i, n] of populations.entries()) {
    const reference = referencePopulations[i];
    if (!isNumber(n) || !isNumber(reference) || reference <= 0) return null;
    expected += ((referenceCounts[i] ?? 0) / reference) * n;
  }
  return expected;
}

/**
 * Indirectly standardised ratio: observed over expected events, times `multiplier`. Limits of the observed count (Byar
 * from ten events on, exact below) over the expected. `observed`: the total, or events by stratum, a missing one being
 * none. All `null` but `observed` where nothing can be expected. Source: Breslow and Day (1987), as PHEindicatormethods.
 */
export function indirectlyStandardisedRatio(
  observed: number | Series,
  populations: Series,
  referenceCounts: Series,
  referencePopulations: Series,
  { level = 0.95, multiplier = 1 }: LevelOption & { multiplier?: number } = {},
): Interval & { observed: number; expected: number | null } {
  const total = typeof observed === 'number' ? observed : events(observed);
  const expected = expectedEvents(populations, referenceCounts, referencePopulations);
  if (expected === null || expected <= 0) {
    return { value: null, lower: null, upper: null, observed: total, expected };
  }
  const { lower, upper } = countLimits(total, { level });
  const scale = multiplier / expected;
  return {
    value: total * scale,
    lower: lower === null ? null : lower * scale,
    upper: upper === null ? null : upper * scale,
    observed: total,
    expected,
  };
}

/** The same as a rate: the ratio times the crude rate of the reference times `multiplier`. */
export function indirectlyStandardisedRate(
  observed: number | Series,
  populations: Series,
  referenceCounts: Series,
  referencePopulations: Series,
  { level = 0.95, multiplier = 100_000 }: LevelOption & { multiplier?: number } = {},
): Interval & { observed: number; expected: number | null } {
  const reference = (events(referenceCounts) / events(referencePopulations)) * multiplier;
  return indirectlyStandardisedRatio(observed, populations, referenceCounts, referencePopulations, {
    level,
    multiplier: reference,
  });
}
