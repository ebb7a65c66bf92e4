import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { isNumber } from './normal.js';
import { createRandom } from './random.js';
import { vary } from './vary.js';

/** For each area the indices (from 0) of its neighbours. */
export type Neighbours = readonly (readonly number[])[];
export type Alternative = 'two-sided' | 'greater' | 'less';

export interface SpatialOptions {
  /** `row`: the weights of an area's neighbours add up to 1; `binary`: each is 1. */
  weights?: 'row' | 'binary';
  /** 0: no permutation test. */
  permutations?: number;
  seed?: number;
}

export interface Moran {
  I: number;
  expected: number;
  varianceNormal: number;
  zNormal: number;
  pNormal: number;
  varianceRandom: number;
  zRandom: number;
  pRandom: number;
  pPermutation: number | null;
}

/**
 * Moran's I, the spatial autocorrelation of values over areas:
 *
 *     I = n / S0 · sum_ij w_ij z_i z_j / sum_i z_i²,   E(I) = -1 / (n - 1)
 *
 * with its variance under normality and under randomisation, and a permutation test. Source: Cliff and Ord (1981),
 * Spatial Processes, ch. 2; as esda. values: where one is missing, `null` (leave such areas out before). An area without neighbours
 * has weight 0. Under `two-sided` the p of the permutation test is twice the smaller tail, at most 1. `null` where fewer
 * than four areas, no neighbours or no variation (`vary`) leave nothing to say. A variance of 0 gives a z of 0.
 */
export function moran(
  values: readonly number[],
  neighbours: Neighbours,
  {
    weights = 'row',
    permutations = 999,
    seed = 1,
    alternative = 'two-sided',
  }: SpatialOptions & { alternative?: Alternative } = {},
): Moran | null {
  const n = values.length;
  const z = deviations(values);
  const squares = z.reduce((sum, v) => sum + v * v, 0);
  const { s0, s1, s2 } = weightSums(neighbours, weights);
  if (n < 4 || !values.every(isNumber) || !vary(values) || s0 === 0) return null;
  const statistic = (v: readonly number[]) =>
    ((n / s0) * v.reduce((sum, own, i) => sum + own * lag(v, neighbours[i] ?? [], weights), 0)) / squares;
  const I = statistic(z);
  const expected = -1 / (n - 1);
  const s02 = s0 * s0;
  const varianceNormal = (n * n * s1 - n * s2 + 3 * s02) / (s02 * (n * n - 1)) - expected * expected;
  const kurtosis = z.reduce((sum, v) => sum + v ** 4, 0) / n / (squares / n) ** 2;
  const a = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s02);
  const b = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s02);
  const varianceRandom = (a - b) / ((n - 1) * (n - 2) * (n - 3) * s02) - expected * expected;
  // Where shuffling changes nothing (all are neighbours of all, or one differs on a ring) I is what is expected.
  const distance = (variance: number): number =>
    variance > 1e-12 * expected * expected ? (I - expected) / Math.sqrt(variance) : 0;
  const zNormal = distance(varianceNormal);
  const zRandom = distance(varianceRandom);
  return {
    I,
    expected,
    varianceNormal,
    zNormal,
    pNormal: tail(zNormal, alternative),
    varianceRandom,
    zRandom,
    pRandom: tail(zRandom, alternative),
    pPermutation: permutations > 0 ? permuted(z, statistic, I, permutations, seed, alternative) : null,
  };
}

/** Sums in another order differ by so little though they are equal, for values of standard deviation 1. */
export const dust = 1e-12;

export function deviations(values: readonly number[]): number[] {
  const centre = values.reduce((sum, v) => sum + v, 0) / values.length;
  return values.map((v) => v - centre);
}

/** Sum, or mean, of the neighbours' values. */
export function lag(v: readonly number[], near: readonly number[], weights: 'row' | 'binary'): number {
  const sum = near.reduce((total, j) => total + (v[j] ?? 0), 0);
  return weights === 'row' && near.length > 0 ? sum / near.length : sum;
}

/** S0, S1 and S2 of Cliff and Ord. */
function weightSums(neighbours: Neighbours, weights: 'row' | 'binary') {
  const sets = neighbours.map((near) => new Set(near));
  const weightOf = (i: number, j: number) =>
    sets[i]?.has(j) ? (weights === 'row' ? 1 / (neighbours[i]?.length ?? 1) : 1) : 0;
  const columns = neighbours.map(() => 0);
  let s0 = 0;
  let s1 = 0;
  for (const [i, near] of neighbours.entries()) {
    for (const j of near) {
      const w = weightOf(i, j);
      const back = weightOf(j, i);
      s0 += w;
      columns[j] = (columns[j] ?? 0) + w;
      // Each pair is met from both sides, unless only one knows the other.
      s1 += back === 0 ? w * w : (w + back) ** 2 / 2;
    }
  }
  const s2 = neighbours.reduce((sum, near, i) => {
    const row = weights === 'row' ? Math.min(1, near.length) : near.length;
    return sum + (row + (columns[i] ?? 0)) ** 2;
  }, 0);
  return { s0, s1, s2 };
}

function tail(z: number, alternative: Alternative): number {
  if (alternative === 'two-sided') return 2 * normalCdf(-Math.abs(z), 0, 1);
  return normalCdf(alternative === 'greater' ? -z : z, 0, 1);
}

function permuted(
  z: readonly number[],
  statistic: (v: readonly number[]) => number,
  I: number,
  permutations: number,
  seed: number,
  alternative: Alternative,
): number {
  const random = createRandom(seed);
  const shuffled = [...z];
  let above = 0;
  let below = 0;
  for (let k = 0; k < permutations; k++) {
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j] ?? 0, shuffled[i] ?? 0];
    }
    const drawn = statistic(shuffled);
    if (drawn >= I - dust) above++;
    if (drawn <= I + dust) below++;
  }
  const p = (count: number) => (count + 1) / (permutations + 1);
  if (alternative === 'two-sided') return Math.min(1, 2 * p(Math.min(above, below)));
  return p(alternative === 'greater' ? above : below);
}
