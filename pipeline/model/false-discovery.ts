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
