import { isNumber, type LevelOption, tailOfLevel } from './normal.js';
import { percentile } from './percentile.js';
import { createRandom } from './random.js';

/** An area group in order of deprivation. The standard error is that of its value, in the same unit. */
export interface InequalityRow {
  value: number;
  population: number;
  standardError?: number;
}

export interface SlopeIndex {
  sii: number | null;
  rii: number | null;
  intercept: number | null;
  siiLower: number | null;
  siiUpper: number | null;
  riiLower: number | null;
  riiUpper: number | null;
}

/**
 * Slope and relative index of inequality: the line through the values over the cumulative population (each group at the
 * middle of its share), weighted with the population shares. sii: its slope from one end of the ranking to the other, in
 * the unit of the values; rii: (intercept + sii) / intercept. Limits: percentiles over `repetitions` draws of all values
 * from normal distributions with their standard errors; `null` where one is missing or below 0. Fewer than two groups, or
 * one whose value is missing or whose population is not above 0 (the peer refuses them): all `null`. Source: Mackenbach and Kunst (1997), Social Science & Medicine 44, 757-771, as phe_sii.
 */
export function slopeIndexOfInequality(
  rows: readonly InequalityRow[],
  {
    level = 0.95,
    repetitions = 100_000,
    seed = 1,
  }: LevelOption & { repetitions?: number; seed?: number } = {},
): SlopeIndex {
  const line = weightedLine(rows.map((r) => r.population));
  const none = { sii: null, rii: null, intercept: null };
  const noLimits = { siiLower: null, siiUpper: null, riiLower: null, riiUpper: null };
  if (line === null || !rows.every((r) => isNumber(r.value))) return { ...none, ...noLimits };
  const { slope: sii, intercept } = line(rows.map((r) => r.value));
  const point = { sii, rii: (intercept + sii) / intercept, intercept };
  const errors = rows.map((r) => r.standardError);
  if (!errors.every((e) => isNumber(e) && e >= 0)) return { ...point, ...noLimits };
  const random = createRandom(seed);
  const slopes = new Float64Array(repetitions);
  const ratios = new Float64Array(repetitions);
  for (let i = 0; i < repetitions; i++) {
    const drawn = line(rows.map((r, j) => r.value + random.normal() * (errors[j] ?? 0)));
    slopes[i] = drawn.slope;
    ratios[i] = (drawn.intercept + drawn.slope) / drawn.intercept;
  }
  slopes.sort();
  ratios.sort();
  const tail = tailOfLevel(level);
  return {
    ...point,
    siiLower: percentile(slopes, tail),
    siiUpper: percentile(slopes, 1 - tail),
    riiLower: percentile(ratios, tail),
    riiUpper: percentile(ratios, 1 - tail),
  };
}

/** Least squares of sqrt(a)·y on sqrt(a) and sqrt(a)·b, a the shares and b the positions; linear in y, so prepared once. */
function weightedLine(populations: readonly number[]) {
  const total = populations.reduce((sum, p) => sum + p, 0);
  if (populations.length < 2 || !populations.every((p) => isNumber(p) && p > 0)) return null;
  const shares = populations.map((p) => p / total);
  let before = 0;
  const positions = shares.map((a) => {
    before += a;
    return before - a / 2;
  });
  const centre = shares.reduce((sum, a, i) => sum + a * (positions[i] ?? 0), 0);
  const spread = shares.reduce((sum, a, i) => sum + a * ((positions[i] ?? 0) - centre) ** 2, 0);
  return (values: readonly number[]): { slope: number; intercept: number } => {
    let level = 0;
    let product = 0;
    for (const [i, y] of values.entries()) {
      const a = shares[i] ?? 0;
      level += a * y;
      product += a * ((positions[i] ?? 0) - centre) * y;
    }
    const slope = product / spread;
    return { slope, intercept: level - slope * centre };
  };
}
