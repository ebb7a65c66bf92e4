import type { Fact } from '../facts.js';
import { quarters } from '../periods.js';
import { places } from '../places.js';
import type { Spot } from '../spots.js';
import { targetsOf } from '../targets.js';
import { calibrated, lasting, partOf, type Rate } from './events.js';
import type { Population } from './population.js';

/** Winter and summer of the labour market, first quarter = 1 (the calibration quarter is one). */
const season = [1, 0.965, 0.975, 0.96];

export interface Unemployed {
  sgb2: number[];
  sgb3: number[];
}

/** Unemployed by area and quarter; at the start the municipal totals are those of targets.json. */
export function unemployedBy(population: Population): Map<string, Unemployed> {
  const rate: Rate = { key: 'arbeitslose', share: 0.065, slope: 0.5, noise: 0.1 };
  const found = new Map<string, Unemployed>();
  for (const place of places) {
    const spots = population.spots.filter((s) => s.municipality === place.ags);
    const persons = spots.map((s) => quarters.map((_, t) => population.count(s.id, t, 15, 65)));
    const start = calibrated(
      spots,
      rate,
      persons.map((p) => p[0] ?? 0),
      targetsOf(place.ags).unemployed,
    );
    spots.forEach((spot, i) => {
      const drift = (t: number) => (season[t % 4] ?? 1) * Math.exp((0.007 + spot.trend) * t);
      const all = lasting(spot, rate.key, start[i] ?? 0, persons[i] ?? [], drift);
      const sgb2 = partOf(spot, { key: 'alo_sgb2', share: 0.6, slope: 0.4, noise: 0.1 }, all);
      found.set(spot.id, { sgb2, sgb3: all.map((n, t) => n - (sgb2[t] ?? 0)) });
    });
  }
  return found;
}

export function arbeitslose(spots: readonly Spot[], unemployed: Map<string, Unemployed>): Fact[] {
  const groups = {
    langzeitarbeitslose: { sgb2: 0.55, sgb3: 0.1, slope: 0.15 },
    arbeitslose_unter_25: { sgb2: 0.075, sgb3: 0.14, slope: 0 },
    arbeitslose_ohne_abschluss: { sgb2: 0.66, sgb3: 0.34, slope: 0.2 },
  };
  return spots.flatMap((spot) => {
    const own = unemployed.get(spot.id);
    if (!own) return [];
    const part = (law: 'sgb2' | 'sgb3') =>
      Object.entries(groups).map(([id, g]) => {
        const rate = { key: `${id}|${law}`, share: g[law], slope: g.slope, noise: 0.08 };
        return [id, partOf(spot, rate, own[law])] as const;
      });
    const parts = { sgb2: part('sgb2'), sgb3: part('sgb3') };
    return quarters.flatMap((zeitraum, t) => {
      const row = (law: 'sgb2' | 'sgb3'): Fact => ({
        gebiet: spot.id,
        zeitraum,
        rechtskreis: law,
        arbeitslose: own[law][t] ?? 0,
        ...Object.fromEntries(parts[law].map(([id, n]) => [id, n[t] ?? 0])),
      });
      return [row('sgb2'), row('sgb3')];
    });
  });
}

/** Employees of 18 to under 65 at their place of residence. */
export function beschaeftigte(population: Population): Fact[] {
  return population.spots.flatMap((spot) =>
    (['m', 'w'] as const).flatMap((geschlecht) => {
      const half = geschlecht === 'm' ? 0.505 : 0.495;
      const persons = quarters.map((_, t) => Math.round(population.count(spot.id, t, 18, 65) * half));
      const share = geschlecht === 'm' ? 0.67 : 0.58;
      const rate = { key: `beschaeftigte|${geschlecht}`, share, slope: -0.22, noise: 0.05 };
      const employed = partOf(spot, rate, persons);
      return quarters.map((zeitraum, t) => ({
        gebiet: spot.id,
        zeitraum,
        geschlecht,
        beschaeftigte: employed[t] ?? 0,
      }));
    }),
  );
}
