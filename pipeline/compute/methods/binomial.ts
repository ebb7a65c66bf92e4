/**
 * Draws the successes among n trials with chance p, from uniform numbers in [0, 1): by inversion where fewer than 30 of the
 * rarer outcome are expected, else from the normal distribution, rounded and kept within 0 and n. For many draws from one
 * distribution: what they have in common is worked out once.
 */
export function binomialOf(n: number, p: number): (uniform: () => number) => number {
  const rare = Math.min(p, 1 - p);
  const mean = n * rare;
  const count = mean < 30 ? byInversion(n, rare) : byNormal(n, mean, Math.sqrt(mean * (1 - rare)));
  return p <= 0.5 ? count : (uniform) => n - count(uniform);
}

const byNormal = (n: number, mean: number, deviation: number) => (uniform: () => number) =>
  Math.min(n, Math.max(0, Math.round(mean + deviation * polar(uniform))));

/** Standard normal by Marsaglia's polar method (1964): several times faster than inversion, of no fixed count of numbers. */
function polar(uniform: () => number): number {
  for (;;) {
    const u = 2 * uniform() - 1;
    const v = 2 * uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** The number of successes at which the binomial distribution passes a uniform number. */
function byInversion(n: number, p: number): (uniform: () => number) => number {
  let chance = (1 - p) ** n;
  /** Distribution function at 0, 1, ... as far as it was needed. */
  const passed = [chance];
  return (uniform) => {
    const u = uniform();
    for (let k = 0; k < n; k++) {
      const known = passed[k] ?? 0;
      if (known >= u) return k;
      if (k + 1 < passed.length) continue;
      chance *= ((n - k) / (k + 1)) * (p / (1 - p));
      passed.push(known + chance);
    }
    return n;
  };
}
