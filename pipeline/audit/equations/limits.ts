/** The limits of published intervals as an outsider works them out from the published method; shares, not times a factor. */

const z = 1.959963984540054;

export interface Limits {
  lower: number;
  upper: number;
}

/** Wilson (1927): the shares p that a score test of x out of n would not reject, roots of a quadratic equation. */
export function wilson(x: number, n: number): Limits {
  const a = n + z * z;
  const b = 2 * x + z * z;
  const root = Math.sqrt(b * b - (4 * a * x * x) / n);
  return { lower: x === 0 ? 0 : (b - root) / (2 * a), upper: x === n ? 1 : (b + root) / (2 * a) };
}

/** Byar's approximation from ten cases on (Breslow and Day 1987), below it the exact limits of a Poisson count. */
export function byar(x: number, n: number): Limits {
  if (x < 10) return { lower: lowerPoisson(x) / n, upper: upperPoisson(x) / n };
  const cube = (y: number, sign: number) => y * (1 - 1 / (9 * y) + (sign * z) / (3 * Math.sqrt(y))) ** 3;
  return { lower: cube(x, -1) / n, upper: cube(x + 1, 1) / n };
}

/** The mean of which `x` or more have a probability of 2.5 %. */
const lowerPoisson = (x: number): number =>
  x <= 0 ? 0 : crossing((mean) => 1 - below(Math.ceil(x) - 1, mean), 0.025);
/** The mean of which `x` or fewer have a probability of 2.5 %. */
const upperPoisson = (x: number): number => crossing((mean) => 1 - below(Math.floor(x), mean), 0.975);

/** Probability of at most `x` cases. */
function below(x: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= x; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

/** Where a rising function of the mean reaches a level, by bisection. */
function crossing(rising: (mean: number) => number, level: number): number {
  let [low, high] = [0, 60];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (rising(middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
