import { apportion } from '../apportion.js';
import type { Fact } from '../facts.js';
import { quarterIndexAt, years } from '../periods.js';
import { places } from '../places.js';
import { binomial, normal, walk } from '../random.js';
import type { Spot } from '../spots.js';
import { targetsOf } from '../targets.js';
import { shareIn } from './events.js';
import type { Population } from './population.js';

/** The households of the year before the first quarter are those of the calibration. */
export const householdYears: readonly string[] = ['2022', ...years];

/** Children under 18 per household of three and more, and the share of children who live in a household. */
const childrenInLarge = 3.35;
const inHouseholds = 0.985;

/**
 * Households by type and number of children under 18. Single-person households, couples without children and the
 * total are those of the census. The census counts children of any age: families whose children are all grown up are
 * »sonstige« here, as the dataset defines it.
 */
export function haushalte(population: Population): Fact[] {
  return places.flatMap(({ ags }) => {
    const spots = population.spots.filter((s) => s.municipality === ags);
    const types = targetsOf(ags).householdTypes;
    const [single = 0, couples = 0] = types;
    const families = types.slice(2).reduce((a, b) => a + b, 0);
    const adults = spots.map((s) => population.count(s.id, 0, 25, 200));
    const split = (total: number, slope: number, key: string) =>
      apportion(
        total,
        spots.map((s, i) => (adults[i] ?? 0) * Math.exp(slope * s.need + 0.08 * normal(`${key}|${s.id}`))),
      );
    const singles = split(single, 0.12, 'einperson');
    const pairs = split(couples, -0.12, 'paar_ohne_kind');
    const rest = split(families, 0, 'familien');
    return spots.flatMap((spot, i) =>
      householdYears.flatMap((year, t) => {
        const quarter = t === 0 ? 0 : quarterIndexAt(`${year}-12-31`);
        const grown = (n: number, key: string) => wander(spot, key, n, t);
        const parts = familiesOf(
          spot,
          year,
          Math.floor(population.count(spot.id, quarter, 0, 18) * inHouseholds),
        );
        const withChildren = parts.reduce((a, p) => a + Number(p.haushalte), 0);
        const place = { gebiet: spot.id, zeitraum: year };
        const none = { kinderzahl: '0', kinder: 0 };
        return [
          { ...place, haushaltstyp: 'einperson', ...none, haushalte: grown(singles[i] ?? 0, 'einperson') },
          { ...place, haushaltstyp: 'paar_ohne_kind', ...none, haushalte: grown(pairs[i] ?? 0, 'paar') },
          ...parts.map((p) => ({ ...place, ...p })),
          {
            ...place,
            haushaltstyp: 'sonstige',
            ...none,
            haushalte: Math.max(0, grown(rest[i] ?? 0, 'familien') - withChildren),
          },
        ];
      }),
    );
  });
}

/** A few more or less from year to year; none in the year of the calibration. */
function wander(spot: Spot, key: string, start: number, year: number): number {
  const luck = walk(`haushalte|${key}|${spot.id}`, householdYears.length);
  return Math.max(0, Math.round(start + 0.5 * Math.sqrt(start) * (luck[year] ?? 0)));
}

/** Households that hold about `children` children, single parents first. */
function familiesOf(spot: Spot, year: string, children: number): Omit<Fact, 'gebiet' | 'zeitraum'>[] {
  const rate = { key: 'alleinerziehend', share: 0.2, slope: 0.28, noise: 0.08 };
  const ofSingle = Math.round(children * shareIn(spot, rate) * 0.92);
  return [
    ...byNumber(spot, year, 'alleinerziehend', ofSingle, [0.62, 0.29, 0.09]),
    ...byNumber(spot, year, 'paar_mit_kind', children - ofSingle, [0.45, 0.42, 0.13]),
  ];
}

function byNumber(
  spot: Spot,
  year: string,
  haushaltstyp: string,
  children: number,
  shares: [number, number, number],
): Omit<Fact, 'gebiet' | 'zeitraum'>[] {
  const many = shares[2] * Math.exp(0.25 * spot.need + 0.1 * normal(`kinderreich|${spot.id}`));
  const mean = shares[0] + 2 * shares[1] + childrenInLarge * many;
  const households = Math.floor((children * (shares[0] + shares[1] + many)) / mean);
  const luck = (part: string) =>
    0.5 * normal(`${part}|${haushaltstyp}|${spot.id}`) +
    0.3 * normal(`${part}|${haushaltstyp}|${spot.id}|${year}`);
  const large = binomial(households, many / (shares[0] + shares[1] + many), luck('3plus'));
  const two = binomial(households - large, shares[1] / (shares[0] + shares[1]), luck('2'));
  const inLarge = Math.round(childrenInLarge * large);
  const one = Math.max(0, children - 2 * two - inLarge);
  return [
    { haushaltstyp, kinderzahl: '1', haushalte: one, kinder: one },
    { haushaltstyp, kinderzahl: '2', haushalte: two, kinder: 2 * two },
    { haushaltstyp, kinderzahl: '3plus', haushalte: large, kinder: inLarge },
  ];
}
