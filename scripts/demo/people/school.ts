import type { Fact } from '../facts.js';
import { quarterIndexAt, schoolYears } from '../periods.js';
import type { Spot } from '../spots.js';
import { cases } from './events.js';
import type { Population } from './population.js';

const endOf = (schoolYear: string): number => quarterIndexAt(`20${schoolYear.slice(-2)}-07-31`);

/** Deals persons out over the codes, one after the other; the last code takes who is left. */
function dealt(
  spot: Spot,
  key: string,
  year: string,
  persons: number,
  codes: readonly (readonly [code: string, share: number, slope: number])[],
): [code: string, persons: number][] {
  let left = persons;
  let share = 1;
  return codes.map(([code, part, slope], i) => {
    const rate = { key: `${key}|${code}`, share: Math.min(0.99, part / share), slope, noise: 0.1 };
    const taken = i === codes.length - 1 ? left : cases(spot, rate, left, year);
    left -= taken;
    share -= part;
    return [code, taken];
  });
}

/** Children leaving primary school, by the school they go to. */
export function schuluebergaenge(population: Population): Fact[] {
  const codes = [
    ['gymnasium', 0.39, -0.45],
    ['gesamtschule', 0.36, 0.15],
    ['realschule', 0.12, -0.05],
    ['sekundarschule', 0.08, 0.1],
    ['hauptschule', 0.035, 0.35],
    ['sonstige', 0.015, 0],
  ] as const;
  return population.spots.flatMap((spot) =>
    schoolYears.flatMap((zeitraum) => {
      const children = Math.round(population.count(spot.id, endOf(zeitraum), 6, 10) / 4);
      return dealt(spot, 'uebergang', zeitraum, children, codes).map(([schulform, kinder]) => ({
        gebiet: spot.id,
        zeitraum,
        schulform,
        kinder,
      }));
    }),
  );
}

/** Pupils by the language mostly spoken at home. */
export function schuelerFamiliensprache(population: Population): Fact[] {
  const rate = { key: 'familiensprache', share: 0.22, slope: 0.5, noise: 0.15 };
  return population.spots.flatMap((spot) =>
    schoolYears.map((zeitraum) => {
      const pupils = Math.round(population.count(spot.id, endOf(zeitraum), 6, 18) * 0.96);
      return {
        gebiet: spot.id,
        zeitraum,
        schueler: pupils,
        nichtdeutsche_familiensprache: cases(spot, rate, pupils, zeitraum),
      };
    }),
  );
}

/** School leavers by certificate. */
export function schulabgaenge(population: Population): Fact[] {
  const codes = [
    ['ohne', 0.055, 0.45],
    ['esa', 0.17, 0.25],
    ['msa', 0.4, 0],
    ['fhr_abitur', 0.375, 0],
  ] as const;
  return population.spots.flatMap((spot) =>
    schoolYears.flatMap((zeitraum) => {
      const leavers = Math.round(population.count(spot.id, endOf(zeitraum), 16, 18) / 2);
      return dealt(spot, 'abgang', zeitraum, leavers, codes).map(([abschluss, abgaenge]) => ({
        gebiet: spot.id,
        zeitraum,
        abschluss,
        abgaenge,
      }));
    }),
  );
}
