/**
 * Whether values differ by more than rounding: the dust of equal numbers (the mean of ten times 0.1 is not 0.1) would
 * look like a pattern. The range must be above 1e-12 of the largest absolute value.
 */
export function vary(values: readonly number[]): boolean {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of values) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high));
}
