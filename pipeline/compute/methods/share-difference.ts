import { twoSidedP, zOfLevel } from './normal.js';

const start = zOfLevel(0.95);
/** As in difference.ts: beyond it the chance is under 3e-12 and given as 0. */
const furthest = 7;

/**
 * Two-sided p-value of the difference of two shares x / n and y / m, as `differencePValue` of two `shareEstimator` gives it, in a
 * tenth of the time: a country has millions. With Wilson's limits put in, and d the difference, it is twoSidedP(z) of the z that solves
 *
 *     z sqrt(a² + b²) = 2 |d|,  a = (z c + sqrt(z² + 4 x (1 - x / n))) / (n + z²) of the higher share, c = 2 x / n - 1,
 *
 * and b in the same way of the lower one, c with the other sign: Newton's steps, held between two points that enclose it. Relative
 * error about 1e-12; no difference gives 1.
 * @param x @param n @param y @param m 0 <= x <= n, 0 <= y <= m, n and m above 0
 */
export function shareDifferencePValue(x: number, n: number, y: number, m: number): number {
  const [p, r] = [x / n, y / m];
  if (p === r) return 1;
  const way = p > r ? 1 : -1;
  const aim = 2 * Math.abs(p - r);
  const [c, q] = [way * (2 * p - 1), 4 * x * (1 - p)];
  const [e, s] = [way * (1 - 2 * r), 4 * y * (1 - r)];
  const length = (z: number) => {
    const a = (z * c + Math.sqrt(z * z + q)) / (n + z * z);
    const b = (z * e + Math.sqrt(z * z + s)) / (m + z * z);
    return Math.sqrt(a * a + b * b);
  };
  if (furthest * length(furthest) < aim) return 0;
  let [above, below] = [furthest, 0];
  let z = Math.min(aim / length(start), furthest);
  for (let step = 0; step < 100; step++) {
    const square = z * z;
    const [root, other] = [Math.sqrt(square + q), Math.sqrt(square + s)];
    const [a, b] = [(z * c + root) / (n + square), (z * e + other) / (m + square)];
    const size = Math.sqrt(a * a + b * b);
    const miss = z * size - aim;
    if (miss > 0) above = z;
    else below = z;
    const steepness =
      a * ((c + z / root - 2 * z * a) / (n + square)) + b * ((e + z / other - 2 * z * b) / (m + square));
    const next = z - miss / (size + (z * steepness) / size);
    if (Math.abs(next - z) <= 1e-9 * z) return twoSidedP(next);
    z = next > below && next < above ? next : (below + above) / 2;
  }
  return twoSidedP(z);
}
