/** Scales shared by all reports of a build, so that two reports laid side by side compare. Pure arithmetic. */

/** Steps that people read easily, from coarse to fine. */
const stepFactors = [5, 2.5, 2, 1];

/**
 * Inner limits of up to five classes of about equal count. Quintiles (linear between order statistics, type 7 of
 * Hyndman and Fan 1996) are rounded to the coarsest step that keeps four different limits and no class empty; where
 * no step does, fewer classes remain. Limits carry at most `decimals` decimals. Empty for less than two values.
 */
export function classBreaks(values: readonly number[], decimals: number): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low === high) return [];
  const quintiles = [0.2, 0.4, 0.6, 0.8].map((p) => quantile(sorted, p));
  let best: number[] = [];
  for (const step of stepsBelow(high - low, decimals)) {
    const limits = [...new Set(quintiles.map((q) => roundTo(q, step)))];
    const filled = withoutEmptyClasses(limits, sorted);
    if (filled.length > best.length) best = filled;
    if (best.length === quintiles.length) break;
  }
  return best;
}

function withoutEmptyClasses(limits: readonly number[], sorted: readonly number[]): number[] {
  const kept: number[] = [];
  let below = 0;
  for (const limit of limits) {
    const count = sorted.filter((v) => v < limit).length;
    if (count > below && count < sorted.length) {
      kept.push(limit);
      below = count;
    }
  }
  return kept;
}

/** Limits of an axis around all values, on round numbers; begins at zero unless all values lie far above it. */
export function axisDomain(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of values) {
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  if (low > high) return [0, 1];
  if (low > 0 && low < high / 2) low = 0;
  if (low === high) return low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
  const power = 10 ** Math.floor(Math.log10((high - low) / 5));
  const step = ([1, 2, 5, 10].find((f) => f * power >= (high - low) / 5) ?? 10) * power;
  return [clean(Math.floor(low / step) * step), clean(Math.ceil(high / step) * step)];
}

function* stepsBelow(range: number, decimals: number): Generator<number> {
  for (let power = Math.ceil(Math.log10(range)); power >= -decimals; power--) {
    for (const factor of stepFactors) {
      const step = factor * 10 ** power;
      if (Number.isInteger(clean(step * 10 ** decimals))) yield step;
    }
  }
}

function quantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

const roundTo = (value: number, step: number): number => clean(Math.round(value / step) * step);
/** Takes binary dust off a decimal number: 0.30000000000000004 -> 0.3. */
const clean = (value: number): number => Number(value.toPrecision(12)) + 0;
