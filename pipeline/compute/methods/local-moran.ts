import { deviations, dust, lag, type Neighbours, type SpatialOptions } from './moran.js';
import { isNumber } from './normal.js';
import { createRandom } from './random.js';
import { vary } from './vary.js';

export interface LocalMoran {
  I: number[];
  /** Against the expectation and variance if the area keeps its value and all others are shuffled. */
  z: number[];
  /** Share of the shuffles at least as far on the same side, one-sided as in esda, ties counted on either side. */
  p: number[];
  /** 1 high among high, 2 low among high, 3 low among low, 4 high among low. */
  quadrant: (1 | 2 | 3 | 4)[];
}

/**
 * Local Moran's I: I_i = (n - 1) z_i · sum_j w_ij z_j / sum z². z from the moments under conditional randomisation, p from
 * permutations of the other areas' values (`permutations` 0: all p are 1). Source: Anselin (1995), Geographical Analysis
 * 27, 93-115; moments of Sokal, Oden and Thomson (1998), ibid. 30, 331-354; as esda. values: where one is missing, `null`. An area without
 * neighbours, or whose value is the mean, has I of 0 and p of 1; without any variation around, z is 0. `null` for fewer than
 * three areas or no variation.
 */
export function localMoran(
  values: readonly number[],
  neighbours: Neighbours,
  { weights = 'row', permutations = 999, seed = 1 }: SpatialOptions = {},
): LocalMoran | null {
  const n = values.length;
  const d = deviations(values);
  const squares = d.reduce((sum, v) => sum + v * v, 0);
  if (n < 3 || !values.every(isNumber) || !vary(values)) return null;
  const m2 = squares / n;
  const random = createRandom(seed);
  const result: LocalMoran = { I: [], z: [], p: [], quadrant: [] };
  for (const [i, own] of d.entries()) {
    const near = neighbours[i] ?? [];
    const around = lag(d, near, weights);
    const k = near.length;
    const w = weights === 'row' && k > 0 ? 1 : k;
    const w2 = weights === 'row' && k > 0 ? 1 / k : k;
    const expected = (-own * own * w) / ((n - 1) * m2);
    const variance =
      (own / m2) ** 2 * (n / (n - 2)) * (w2 - (w * w) / (n - 1)) * (m2 - (own * own) / (n - 1));
    const sd = Math.sqrt(Math.max(0, variance));
    result.I.push(((n - 1) * own * around) / squares);
    result.z.push(k > 0 && sd > 0 ? ((own * around) / m2 - expected) / sd : 0);
    result.quadrant.push(own > 0 ? (around > 0 ? 1 : 4) : around > 0 ? 2 : 3);
    const slack = dust * Math.sqrt(m2);
    const canDiffer = permutations > 0 && k > 0 && Math.abs(own) > slack;
    result.p.push(canDiffer ? conditionalP(d, i, near, k * slack, permutations, random) : 1);
  }
  return result;
}

/** I_i changes with the sum of the neighbours alone, so the sums are compared; the weights and the own value drop out. */
function conditionalP(
  d: readonly number[],
  i: number,
  near: readonly number[],
  slack: number,
  permutations: number,
  random: ReturnType<typeof createRandom>,
): number {
  const others = d.filter((_, j) => j !== i);
  const observed = lag(d, near, 'binary');
  let [above, below] = [0, 0];
  for (let round = 0; round < permutations; round++) {
    let sum = 0;
    for (let j = 0; j < near.length; j++) {
      const at = j + random.below(others.length - j);
      [others[j], others[at]] = [others[at] ?? 0, others[j] ?? 0];
      sum += others[j] ?? 0;
    }
    if (sum >= observed - slack) above++;
    if (sum <= observed + slack) below++;
  }
  return (Math.min(above, below) + 1) / (permutations + 1);
}
