/**
 * The modified z-score of Iglewicz and Hoaglin, How to Detect and Handle Outliers (ASQC 1993), section 3.3:
 *
 *     z = 0.6745 * (x - median) / MAD,   MAD = median(|x_i - median|)
 *
 * MAD / 0.6745 estimates the standard deviation of normal values and is not moved by the outliers it shall find.
 */

/** Centre and spread of at least one value. */
export interface Spread {
  /** Median: the middle value, or the mean of the two middle ones. */
  centre: number;
  /** MAD / 0.6745, in the unit of the values. 0 if more than half of them are equal. */
  deviation: number;
}

/** Throws without values. */
export const spreadOf = (values: readonly number[]): Spread =>
  spreadOfSorted(Float64Array.from(values).sort());

/**
 * The same of values that rise. So do their distances from the median on either side of it: the middle ones are met by
 * walking outward, without sorting again.
 */
export function spreadOfSorted(values: ArrayLike<number>): Spread {
  const { length } = values;
  const at = (place: number): number => values[place] ?? Number.POSITIVE_INFINITY;
  const half = Math.floor(length / 2);
  const lowHalf = Math.ceil(length / 2) - 1;
  if (length === 0) throw new Error('spread of nothing');
  const centre = (at(lowHalf) + at(half)) / 2;
  let left = lowHalf;
  let right = lowHalf + 1;
  let lower = 0;
  let upper = 0;
  for (let met = 0; met <= half; met++) {
    const below = left >= 0 ? Math.abs(at(left) - centre) : Number.POSITIVE_INFINITY;
    const above = Math.abs(at(right) - centre);
    upper = Math.min(below, above);
    if (below <= above) left--;
    else right++;
    if (met === lowHalf) lower = upper;
  }
  return { centre, deviation: (lower + upper) / 2 / 0.6745 };
}

/** The score; `deviation` must be above 0. */
export const modifiedZ = (value: number, { centre, deviation }: Spread): number =>
  (value - centre) / deviation;
