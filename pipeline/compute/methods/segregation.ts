/**
 * How unevenly a group lives over the areas of a whole. group: members, total: all residents, both per area in the same
 * order, no missing values. Areas without residents count for nothing. `null` where the group is empty or everybody
 * belongs to it: then nothing can be uneven; and where the peer refuses: an area with more members than residents or
 * fewer than none, or lists of different length. Formulas: Massey and Denton (1988), Social Forces 67, 281-315, as
 * PySAL segregation. Where rounding leaves a little below 0 for an even spread, it is 0.
 */

import { isNumber } from './normal.js';

interface Area {
  /** Members of the group, residents, share. */
  x: number;
  t: number;
  p: number;
}

interface Whole {
  areas: Area[];
  X: number;
  T: number;
  P: number;
}

function wholeOf(group: readonly number[], total: readonly number[]): Whole | null {
  const all = group.map((x, i) => ({ x, t: total[i] ?? Number.NaN }));
  if (group.length !== total.length || !all.every(({ x, t }) => isNumber(x) && x >= 0 && x <= t)) return null;
  const areas = all.filter((a) => a.t > 0);
  const X = areas.reduce((sum, a) => sum + a.x, 0);
  const T = areas.reduce((sum, a) => sum + a.t, 0);
  if (!(X > 0) || !(X < T)) return null;
  return { areas: areas.map(({ x, t }) => ({ x, t, p: x / t })), X, T, P: X / T };
}

/** Dissimilarity D: the share of the group that would have to move for an even spread. sum t|p - P| / (2 T P (1 - P)). */
export function dissimilarity(group: readonly number[], total: readonly number[]): number | null {
  const whole = wholeOf(group, total);
  if (!whole) return null;
  const { areas, T, P } = whole;
  return areas.reduce((sum, { t, p }) => sum + t * Math.abs(p - P), 0) / (2 * T * P * (1 - P));
}

/** Isolation xPx: the share of the group among the neighbours of an average member. sum (x / X) p. */
export function isolation(group: readonly number[], total: readonly number[]): number | null {
  const whole = wholeOf(group, total);
  if (!whole) return null;
  return whole.areas.reduce((sum, { x, p }) => sum + (x / whole.X) * p, 0);
}

/** Interaction xPy: the share of all others there. sum (x / X) (1 - p). */
export function interaction(group: readonly number[], total: readonly number[]): number | null {
  const whole = wholeOf(group, total);
  if (!whole) return null;
  return whole.areas.reduce((sum, { x, p }) => sum + (x / whole.X) * (1 - p), 0);
}

/** Gini: sum_ij t_i t_j |p_i - p_j| / (2 T² P (1 - P)), by sorting instead of over all pairs. */
export function gini(group: readonly number[], total: readonly number[]): number | null {
  const whole = wholeOf(group, total);
  if (!whole) return null;
  const { areas, T, P } = whole;
  let residents = 0;
  let members = 0;
  let sum = 0;
  for (const { x, t, p } of [...areas].sort((a, b) => a.p - b.p)) {
    sum += t * (p * residents - members);
    residents += t;
    members += x;
  }
  return Math.max(0, sum / (T * T * P * (1 - P)));
}

const surprise = (share: number): number => (share > 0 ? -share * Math.log(share) : 0);

/** Theil's information index H of one group against all others: sum t (E - E_i) / (T E), E the entropy. */
export function entropy(group: readonly number[], total: readonly number[]): number | null {
  const whole = wholeOf(group, total);
  if (!whole) return null;
  const { areas, T, P } = whole;
  const all = surprise(P) + surprise(1 - P);
  const sum = areas.reduce((total, { t, p }) => total + t * (all - surprise(p) - surprise(1 - p)), 0);
  return Math.max(0, sum / (T * all));
}

/**
 * Dissimilarity less the mean difference of neighbouring areas: D - sum_ij |p_i - p_j| / number of neighbour pairs.
 * Source: Morrill (1991), Geography Research Forum 11, 25-36. neighbours: indices from 0, per area. Without neighbours: D.
 * As in the peer the share of an area without residents is 0 here, and its pairs count.
 */
export function spatialDissimilarity(
  group: readonly number[],
  total: readonly number[],
  neighbours: readonly (readonly number[])[],
): number | null {
  const plain = dissimilarity(group, total);
  if (plain === null) return null;
  const share = (i: number): number => ((total[i] ?? 0) > 0 ? (group[i] ?? 0) / (total[i] ?? 1) : 0);
  let sum = 0;
  let pairs = 0;
  for (const [i, near] of neighbours.entries()) {
    for (const j of near) {
      sum += Math.abs(share(i) - share(j));
      pairs++;
    }
  }
  return pairs === 0 ? plain : plain - sum / pairs;
}

/**
 * Residents per area and share of each group in the whole; groups as lists of members per area. `null` where the lists
 * differ in length or a number is missing or below 0.
 */
function manyGroups(groups: readonly (readonly number[])[]) {
  const size = groups[0]?.length ?? 0;
  if (groups.some((g) => g.length !== size || !g.every((x) => isNumber(x) && x >= 0))) return null;
  const totals = Array.from({ length: size }, (_, i) => groups.reduce((sum, g) => sum + (g[i] ?? 0), 0));
  const T = totals.reduce((sum, t) => sum + t, 0);
  const shares = groups.map((g) => g.reduce((sum, x) => sum + x, 0) / T);
  return { totals, T, shares };
}

/**
 * Dissimilarity of several groups: sum_ik t_i |p_ik - P_k| / (2 T sum_k P_k (1 - P_k)). groups: one list of members per
 * area for each group, together all residents. `null` where fewer than two groups have members, the lists differ in length or a number is missing.
 * Source: Reardon and Firebaugh (2002), Sociological Methodology 32, 33-67.
 */
export function multigroupDissimilarity(groups: readonly (readonly number[])[]): number | null {
  const whole = manyGroups(groups);
  if (!whole) return null;
  const { totals, T, shares } = whole;
  const variety = shares.reduce((sum, P) => sum + P * (1 - P), 0);
  if (!(T > 0) || !(variety > 0)) return null;
  let sum = 0;
  for (const [k, group] of groups.entries()) {
    for (const [i, x] of group.entries()) {
      const t = totals[i] ?? 0;
      if (t > 0) sum += t * Math.abs(x / t - (shares[k] ?? 0));
    }
  }
  return sum / (2 * T * variety);
}

/** Information theory index H of several groups: sum_ik t_i p_ik ln(p_ik / P_k) / (T E). Source and `null` as above. */
export function multigroupInformationTheory(groups: readonly (readonly number[])[]): number | null {
  const whole = manyGroups(groups);
  if (!whole) return null;
  const { totals, T, shares } = whole;
  const all = shares.reduce((sum, P) => sum + surprise(P), 0);
  if (!(T > 0) || !(all > 0)) return null;
  let sum = 0;
  for (const [k, group] of groups.entries()) {
    for (const [i, x] of group.entries()) {
      const t = totals[i] ?? 0;
      if (t > 0 && x > 0) sum += x * Math.log(x / t / (shares[k] ?? 1));
    }
  }
  return Math.max(0, sum / (T * all));
}
