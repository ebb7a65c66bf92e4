import { benjaminiHochberg } from '../model/false-discovery.js';
import type { Verdict } from '../model/figures.js';

/** One test of a family: what verdicts are made from. */
export interface Tested {
  lower: number | null;
  upper: number | null;
  verdict: Verdict | null;
  adjusted: boolean;
  pValue: number | null;
}

/**
 * False-discovery control anew for every family that lost a member: how far the bound lies depends on the p-values of all of
 * them, so that a verdict on an open figure would tell of a hidden one. `lost`: families of the tests that are not published.
 * A family of a single test keeps its own verdict and is not marked, as in compute.
 */
export function controlledAnew<Row extends Tested, Family>(
  rows: readonly Row[],
  familyOf: (row: Row) => Family,
  lost: ReadonlySet<Family>,
): Row[] {
  const families = new Map<Family, number[]>();
  rows.forEach((row, i) => {
    if (row.pValue === null || lost.size === 0) return;
    const family = familyOf(row);
    if (!lost.has(family)) return;
    const members = families.get(family);
    if (members) members.push(i);
    else families.set(family, [i]);
  });
  const result = [...rows];
  for (const members of families.values()) {
    const stands = benjaminiHochberg(members.map((i) => rows[i]?.pValue ?? null));
    const adjusted = members.length > 1;
    members.forEach((i, n) => {
      const row = rows[i];
      if (!row) return;
      const verdict = adjusted && !stands[n] ? 'not distinguishable' : ownVerdict(row);
      result[i] = { ...row, verdict, adjusted };
    });
  }
  return result;
}

/** The verdict of the interval alone. */
const ownVerdict = ({ lower, upper }: Tested): Verdict =>
  lower !== null && lower > 0 ? 'higher' : upper !== null && upper < 0 ? 'lower' : 'not distinguishable';
