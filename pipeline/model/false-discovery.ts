/**
 * Which of many tests stand when the share of false findings among all findings is held at `rate`: the largest k with
 * p(k) <= k / m · rate, and all tests with a p not above it. Source: Benjamini and Hochberg (1995), JRSS B 57, 289-300.
 * p: p-values; `null` is no test and no finding.
 */
export function benjaminiHochberg(p: readonly (number | null)[], rate = 0.05): boolean[] {
  const sorted = p.filter((v) => v !== null).sort((a, b) => a - b);
  let bound = -1;
  for (const [i, v] of sorted.entries()) if (v <= ((i + 1) / sorted.length) * rate) bound = v;
  return p.map((v) => v !== null && v <= bound);
}

/** A family of tests of which some are known to stand without their p-value. */
export interface Family {
  tests: number;
  /** So many have a p of at most `surely`, and surely <= sure / tests · rate. Without any: 0 and -1. */
  sure: number;
  surely: number;
}

/**
 * The largest p that stands, -1 where none does. Exact as long as every test that is neither among the sure ones nor in `sorted` has a p
 * above the rate: of the p-values over `surely`, the position is then known, and those up to it stand anyway.
 * @param sorted p-values of all others that may stand, ascending
 */
export function discoveryBound(sorted: Float64Array, { tests, sure, surely }: Family, rate = 0.05): number {
  for (let i = sorted.length - 1; i >= 0; i--) {
    const p = sorted[i] ?? 1;
    if (p <= surely) break;
    if (p <= ((sure + i + 1) / tests) * rate) return p;
  }
  return surely;
}
