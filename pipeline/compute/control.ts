import type { ComputedComparison, Unprotected, Verdict } from '../model/figures.js';
import { benjaminiHochberg, type Limits } from './methods/index.js';

/** A limit of exactly 0 does not exclude 0. */
export function verdictOf({ lower, upper }: Limits): Verdict {
  if (lower > 0) return 'higher';
  return upper < 0 ? 'lower' : 'not distinguishable';
}

interface Judged {
  verdict: Verdict | null;
  adjusted: boolean;
  pValue: Unprotected | null;
}

/**
 * Verdicts under false-discovery control: of everything called `higher` or `lower` in a family, at most 5 % are expected to
 * be chance. A family with a single test keeps its verdict and is not marked. Keeps the order.
 */
export function controlFamilies<T extends Judged>(all: readonly T[], familyOf: (item: T) => string): T[] {
  const families = new Map<string, number[]>();
  all.forEach((item, i) => {
    if (item.pValue === null) return;
    const family = familyOf(item);
    const known = families.get(family);
    if (known) known.push(i);
    else families.set(family, [i]);
  });
  const result = [...all];
  for (const members of families.values()) {
    if (members.length < 2) continue;
    const stands = benjaminiHochberg(members.map((i) => all[i]?.pValue as unknown as number));
    members.forEach((i, k) => {
      const item = all[i];
      if (item)
        result[i] = { ...item, adjusted: true, verdict: stands[k] ? item.verdict : 'not distinguishable' };
    });
  }
  return result;
}

/** A family of comparisons: one indicator, one period, one kind of comparison, all areas of a level. */
export const controlled = (found: readonly { comparison: ComputedComparison; level: string }[]) => {
  const level = new Map(found.map(({ comparison, level }) => [comparison, level]));
  return controlFamilies(
    found.map(({ comparison }) => comparison),
    (c) => `${c.indicator}\n${c.period}\n${c.comparedWith}\n${level.get(c)}`,
  );
};
