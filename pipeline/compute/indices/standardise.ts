/** Other ways to standardise than `zScores`, for the sensitivity of an index and for its fixed base. */

export type Values = readonly (number | null)[];
export type Components = Readonly<Record<string, Values>>;

const known = (values: Values): number[] => values.filter((v) => v !== null);

/** (x - centre) / spread; all `null` where nothing can be told apart. */
const scaled = (values: Values, centre: number, spread: number): (number | null)[] =>
  values.map((v) => (v !== null && spread > 0 ? (v - centre) / spread : null));

/** Mean and population standard deviation of the values that are there. */
export function scaleOf(values: Values): { mean: number; deviation: number } {
  const there = known(values);
  const mean = there.reduce((sum, v) => sum + v, 0) / there.length;
  const deviation = Math.sqrt(there.reduce((sum, v) => sum + (v - mean) ** 2, 0) / there.length);
  return { mean, deviation };
}

/** By the mean and standard deviation of another set of values: 0 is that set's mean, 1 its standard deviation. */
export function zBy(values: Values, base: Values): (number | null)[] {
  const { mean, deviation } = scaleOf(base);
  return scaled(values, mean, deviation);
}

/** z-values with mean and standard deviation weighted, e.g. by residents. A value without a weight is left out. */
export function weightedZ(values: Values, weights: Values): (number | null)[] {
  const usable = values.map((v, i) => (weights[i] === null ? null : v));
  let total = 0;
  let sum = 0;
  usable.forEach((v, i) => {
    if (v === null) return;
    total += weights[i] ?? 0;
    sum += v * (weights[i] ?? 0);
  });
  const mean = sum / total;
  const variance =
    usable.reduce<number>((s, v, i) => (v === null ? s : s + (weights[i] ?? 0) * (v - mean) ** 2), 0) / total;
  return scaled(usable, mean, Math.sqrt(variance));
}

/**
 * (x - median) / (1.4826 · median absolute deviation): as `zScores` for normal values, but not moved by outliers.
 * Source: Rousseeuw and Croux (1993), JASA 88, 1273-1283.
 */
export function medianZ(values: Values): (number | null)[] {
  const there = known(values);
  const centre = median(there);
  return scaled(values, centre, 1.4826 * median(there.map((v) => Math.abs(v - centre))));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/** Weighted sum over the components; `null` where one is missing. */
export function weightedSum(
  components: Components,
  weights: Readonly<Record<string, number>>,
): (number | null)[] {
  const entries = Object.entries(components);
  const size = entries[0]?.[1].length ?? 0;
  return Array.from({ length: size }, (_, i) =>
    entries.reduce<number | null>((sum, [name, values]) => {
      const own = values[i] ?? null;
      return sum === null || own === null ? null : sum + own * (weights[name] ?? 1);
    }, 0),
  );
}
