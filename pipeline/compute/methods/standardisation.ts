import { byarLimits, countLimits } from './byar.js';
import { type Interval, isNumber, type LevelOption, noInterval } from './normal.js';

type Series = readonly (number | null)[];

/** A missing number of a stratum is none, as in the peer; whether it was delivered is the caller's to know. */
const known = (v: number | null | undefined): number => (isNumber(v) ? v : 0);
const total = (series: Series): number => series.reduce<number>((sum, v) => sum + known(v), 0);
const areAlike = (...lists: readonly Series[]): boolean =>
  lists.every((list) => list.length === lists[0]?.length);
const noneBelowZero = (series: Series): boolean => series.every((v) => known(v) >= 0);

/**
 * Directly standardised rate: sum(w · x/n) / sum(w) times `multiplier`, over strata (age bands) in the same order.
 * Limits: value + sqrt(variance / x) · (limit of the total count x - x), with the variance sum(w² x / n²) / sum(w)².
 * Source: Dobson et al. (1991), Statistics in Medicine 10, 457-462, with Byar's limits, as PHEindicatormethods.
 * counts and populations: persons; standard: weights of any scale. A missing count is no event. `null` for value and
 * limits under ten events, or where the peer refuses: a population or weight is missing, a population is not above 0, a
 * count or weight is below 0, or the lists differ in length. `count`: events in all.
 */
export function directlyStandardisedRate(
  counts: Series,
  populations: Series,
  standard: Series,
  { level = 0.95, multiplier = 100_000 }: LevelOption & { multiplier?: number } = {},
): Interval & { count: number } {
  const count = total(counts);
  const none = { value: null, lower: null, upper: null, count };
  if (count < 10 || !noneBelowZero(counts) || !areAlike(counts, populations, standard)) return none;
  let weights = 0;
  let weighted = 0;
  let squared = 0;
  for (const [i, n] of populations.entries()) {
    const w = standard[i];
    if (!isNumber(n) || n <= 0 || !isNumber(w) || w < 0) return none;
    const x = known(counts[i]);
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

/** Events expected if every stratum had the rate of the reference; `null` where nothing can be expected. */
function expectedEvents(
  populations: Series,
  referenceCounts: Series,
  referencePopulations: Series,
): number | null {
  if (!areAlike(populations, referenceCounts, referencePopulations) || !noneBelowZero(populations))
    return null;
  let expected = 0;
  for (const [i, reference] of referencePopulations.entries()) {
    if (!isNumber(reference) || reference <= 0) return null;
    expected += (known(referenceCounts[i]) / reference) * known(populations[i]);
  }
  return expected;
}

/**
 * Indirectly standardised ratio: observed over expected events, times `multiplier`. Limits of the observed count (Byar
 * from ten events on, exact below) over the expected. `observed`: the total, or events by stratum. As in the peer a missing
 * count, population or reference count of a stratum is none. Value and limits are `null` where nothing can be expected or
 * the peer refuses: a count or population below 0, a reference population that is missing or not above 0, or
 * lists of different length. Source: Breslow and Day (1987), as PHEindicatormethods.
 */
export function indirectlyStandardisedRatio(
  observed: number | Series,
  populations: Series,
  referenceCounts: Series,
  referencePopulations: Series,
  { level = 0.95, multiplier = 1 }: LevelOption & { multiplier?: number } = {},
): Interval & { observed: number; expected: number | null } {
  const single = typeof observed === 'number';
  const events = single ? observed : total(observed);
  const expected = expectedEvents(populations, referenceCounts, referencePopulations);
  if (expected === null || expected <= 0 || !noneBelowZero(single ? [observed] : observed)) {
    return { ...noInterval, observed: events, expected };
  }
  const { lower, upper } = countLimits(events, { level });
  const scale = multiplier / expected;
  return {
    value: events * scale,
    lower: lower === null ? null : lower * scale,
    upper: upper === null ? null : upper * scale,
    observed: events,
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
  const reference = (total(referenceCounts) / total(referencePopulations)) * multiplier;
  return indirectlyStandardisedRatio(observed, populations, referenceCounts, referencePopulations, {
    level,
    multiplier: reference,
  });
}
