/**
 * The modified z-score of Iglewicz and Hoaglin, How to Detect and Handle Outliers (ASQC 1993), section 3.3:
 *
 *     z = 0.6745 * (x - median) / MAD,   MAD = median(|x_i - median|)
 *
 * MAD / 0.6745 estimates the standard deviation of normal values and is not moved by the outliers it shall find.
 */

/** Middle value, or the mean of the two middle ones. Throws without values. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('median of nothing');
  return (lower + upper) / 2;
}

/** Centre and spread of at least one value. */
export interface Spread {
  centre: number;
  /** MAD / 0.6745, in the unit of the values. 0 if more than half of them are equal. */
  deviation: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const centre = median(values);
  return { centre, deviation: median(values.map((v) => Math.abs(v - centre))) / 0.6745 };
}

/** The score; `deviation` must be above 0. */
export const modifiedZ = (value: number, { centre, deviation }: Spread): number =>
  (value - centre) / deviation;
