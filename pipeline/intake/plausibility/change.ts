import { modifiedZ, type Spread, spreadOfSorted } from './robust.js';

/**
 * Changes from one delivery to the next, judged on the square root of the counts: there the spread of a count does not
 * depend on its size (Bartlett 1936), so that changes of small and large areas compare and may be pooled.
 */

/** One figure of a series; consecutive periods have consecutive steps. */
export interface Point {
  step: number;
  value: number;
}

export interface Judged {
  step: number;
  previous: number;
  value: number;
  z: number;
  /** Values that would not have been reported. */
  lower: number;
  upper: number;
  /** Measured at the series itself; else at all of them together. */
  own: boolean;
}

/** Where both counts are below it, a change says nothing. */
const smallestJudged = 30;
/** So many earlier periods make a history of its own. */
const historyPeriods = 6;
/** So many changes of all series together make a spread. */
const pooledChanges = 10;
/** Standard deviation of the square root of a count that is left to chance (Poisson), whatever its size. */
const chance = 0.5;

/** How a series is compared. */
export interface Comparison {
  threshold: number;
  /** Steps back to the figure compared with: 1, or a whole year for movements within the year, which have seasons. */
  lag: number;
  /** Movements of two periods are counts of their own; of a stock most persons are the same. */
  flow: boolean;
}

interface Change extends Point {
  previous: number;
  root: number;
}

/**
 * Unlikely changes of each series, sorted by step. Centre and spread are median and MAD of the changes before: of the
 * series itself from six earlier periods on, else of all series together up to and including that step; with neither,
 * nothing is judged. A spread from few changes comes out small by luck, so that of a series counts as at least half
 * of the pooled one, and none as less than chance. The way back from a value already reported is not reported.
 * @param series points of each series in the order of their steps, values known and not negative
 */
export function unlikelyChanges(series: readonly (readonly Point[])[], compared: Comparison): Judged[][] {
  const { threshold, lag } = compared;
  const byChance = compared.flow ? chance * Math.SQRT2 : chance;
  const all = series.map((points) => changesOf(points, lag));
  const pooled = pooledByStep(all.flat());
  return all.map((changes, i) => {
    const found: Judged[] = [];
    const points = series[i] ?? [];
    let earlier = 0;
    /** Roots of the changes before, rising. */
    const before: number[] = [];
    for (const [at, change] of changes.entries()) {
      if (at > 0) insert(before, changes[at - 1]?.root ?? 0);
      if (Math.max(change.value, change.previous) < smallestJudged) continue;
      while ((points[earlier]?.step ?? change.step) < change.step) earlier++;
      const own = earlier >= historyPeriods && at >= historyPeriods - 1;
      const common = pooled.get(change.step) ?? null;
      const spread = own ? spreadOfSorted(before) : common;
      if (!spread) continue;
      const least = own && common ? Math.max(byChance, common.deviation / 2) : byChance;
      const used: Spread = { ...spread, deviation: Math.max(spread.deviation, least) };
      const z = modifiedZ(change.root, used);
      if (Math.abs(z) <= threshold || isWayBack(found, change, used, compared)) continue;
      const root = Math.sqrt(change.previous) + used.centre;
      const reach = threshold * used.deviation;
      found.push({
        step: change.step,
        previous: change.previous,
        value: change.value,
        z,
        lower: Math.ceil(Math.max(0, root - reach) ** 2),
        upper: Math.floor((root + reach) ** 2),
        own,
      });
    }
    return found;
  });
}

/** Puts a number into its place among rising ones. */
function insert(rising: number[], value: number): void {
  let place = rising.length;
  while (place > 0 && (rising[place - 1] ?? 0) > value) place--;
  rising.splice(place, 0, value);
}

/** Both steps together are no unlikely change: the value before the reported one has come back. */
function isWayBack(found: readonly Judged[], change: Change, spread: Spread, { threshold, lag }: Comparison) {
  const last = found.find((f) => f.step === change.step - lag);
  if (!last) return false;
  const both = Math.sqrt(change.value) - Math.sqrt(last.previous);
  return Math.abs(both - 2 * spread.centre) <= threshold * spread.deviation * Math.SQRT2;
}

function changesOf(points: readonly Point[], lag: number): Change[] {
  const values = new Map(points.map((p) => [p.step, p.value]));
  return points.flatMap((point) => {
    const previous = values.get(point.step - lag);
    return previous === undefined
      ? []
      : [{ ...point, previous, root: Math.sqrt(point.value) - Math.sqrt(previous) }];
  });
}

/** Spread of all changes up to and including a step; no entry where there are too few. */
function pooledByStep(changes: readonly Change[]): Map<number, Spread> {
  const rising = [...changes].sort((a, b) => a.step - b.step);
  /** Those up to a step, sorted anew with each step. */
  const roots = new Float64Array(rising.length);
  const spreads = new Map<number, Spread>();
  for (const [at, { step, root }] of rising.entries()) {
    roots[at] = root;
    const last = rising[at + 1]?.step !== step;
    if (last && at + 1 >= pooledChanges) spreads.set(step, spreadOfSorted(roots.subarray(0, at + 1).sort()));
  }
  return spreads;
}
