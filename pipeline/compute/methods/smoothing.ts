import { isNumber } from './normal.js';

/**
 * Empirical Bayes smoothed rates x / n, each drawn towards the rate b of all areas, the more the smaller its population:
 *
 *     b + a (x/n - b) / (a + b/n),   a = max(0, sum(n (x/n - b)²) / sum(n) - b / mean(n))
 *
 * Source: Marshall (1991), Applied Statistics 40, 283-294 (global, Poisson), as `Empirical_Bayes` of esda and `EBest` of
 * spdep. x: cases, n: population. An area with a missing number or n not above 0 gets `null` and counts for nothing.
 */
export function empiricalBayes(
  x: readonly (number | null)[],
  n: readonly (number | null)[],
): (number | null)[] {
  const areas = x.map((cases, i) => {
    const population = n[i];
    return isNumber(cases) && isNumber(population) && population > 0 ? { cases, population } : null;
  });
  const known = areas.filter((area) => area !== null);
  const people = known.reduce((sum, area) => sum + area.population, 0);
  if (people === 0) return areas.map(() => null);
  const b = known.reduce((sum, area) => sum + area.cases, 0) / people;
  const spread =
    known.reduce((sum, { cases, population }) => sum + population * (cases / population - b) ** 2, 0) /
    people;
  const a = Math.max(0, spread - b / (people / known.length));
  return areas.map((area) => {
    if (area === null) return null;
    const weight = a + b / area.population;
    return weight === 0 ? b : b + (a * (area.cases / area.population - b)) / weight;
  });
}
