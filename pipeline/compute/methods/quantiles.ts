import { isNumber } from './normal.js';

/**
 * Number of the quantile in which each value lies, 1 to n; with `invert` the highest values are in quantile 1.
 *
 *     floor(n + 1 - ceil((N + 1 - rank) / (N / n)))
 *
 * N: known values; rank: ascending, ties get the lowest. Source: phe_quantile of PHEindicatormethods. A missing value is
 * in none (`null`); fewer values than quantiles: none at all.
 */
export function quantiles(
  values: readonly (number | null)[],
  { n = 10, invert = true }: { n?: number; invert?: boolean } = {},
): (number | null)[] {
  const known = values.filter(isNumber);
  const size = known.length;
  if (size < n) return values.map(() => null);
  const highest = known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  // Turned round as the peer does it, so that what its subtraction makes equal is equal here.
  const adjusted = (v: number): number => (invert ? highest - v : v);
  const below = new Map<number, number>();
  for (const [i, v] of known
    .map(adjusted)
    .sort((a, b) => a - b)
    .entries()) {
    if (!below.has(v)) below.set(v, i);
  }
  return values.map((v) => {
    if (!isNumber(v)) return null;
    const rank = 1 + (below.get(adjusted(v)) ?? 0);
    return Math.max(1, Math.floor(n + 1 - Math.ceil((size + 1 - rank) / (size / n))));
  });
}
