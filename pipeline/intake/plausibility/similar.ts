import { modifiedZ, spreadOf } from './robust.js';

/**
 * Shares unlike those of the other areas of their level and period, judged on the square root of the share, where
 * the part of chance is 1 / (2 * sqrt(whole)) whatever the share (Bartlett 1936). It is added to the spread between
 * the areas, so that a small area may lie further off.
 */
export interface Share {
  part: number;
  whole: number;
}

export interface Unlike {
  /** Position in the list given. */
  index: number;
  z: number;
  /** Shares that would not have been reported. */
  lower: number;
  upper: number;
}

/** Below this reference a share says nothing. */
const smallestWhole = 30;
/** So many areas make a comparison. */
const areasNeeded = 10;

/** Shares of the areas of one level and period; a negative part is no count and is not judged. */
export function unlikeOthers(shares: readonly Share[], threshold: number): Unlike[] {
  const judged = shares
    .map(({ part, whole }, index) => ({ index, part, whole, root: Math.sqrt(part / whole) }))
    .filter(({ part, whole }) => part >= 0 && whole >= smallestWhole);
  if (judged.length < areasNeeded) return [];
  const { centre, deviation } = spreadOf(judged.map((j) => j.root));
  return judged.flatMap(({ index, whole, root }) => {
    const own = { centre, deviation: Math.hypot(deviation, 1 / (2 * Math.sqrt(whole))) };
    const z = modifiedZ(root, own);
    if (Math.abs(z) <= threshold) return [];
    const reach = threshold * own.deviation;
    return [{ index, z, lower: Math.max(0, centre - reach) ** 2, upper: (centre + reach) ** 2 }];
  });
}
