import type { Fact } from '../facts.js';
import { quarterIndexAt, quarters, years } from '../periods.js';
import { county, places } from '../places.js';
import { binomial, normal } from '../random.js';
import { type Rate, shareIn } from './events.js';
import type { Population } from './population.js';

const ages = [
  { label: '0-5', from: 0, under: 6, share: 0.3 },
  { label: '6-14', from: 6, under: 15, share: 0.27 },
  { label: '15-17', from: 15, under: 18, share: 0.24 },
  { label: '18-64', from: 18, under: 65, share: 0.15 },
  { label: '65+', from: 65, under: 200, share: 0.08 },
];

/** Every foreign national has a migration background, and some Germans have one. */
export function migrationshintergrund(population: Population): Fact[] {
  return population.spots.flatMap((spot) =>
    years.flatMap((zeitraum) =>
      ages.flatMap((age) => {
        const t = quarterIndexAt(`${zeitraum}-12-31`);
        const rate: Rate = { key: 'mh', share: age.share, slope: 0.4, noise: 0.12 };
        const all = population.count(spot.id, t, age.from, age.under);
        const foreign = population.count(spot.id, t, age.from, age.under, 'nichtdeutsch');
        const luck = normal(`mh|${spot.id}|${age.label}`);
        const withBackground = foreign + binomial(all - foreign, shareIn(spot, rate), luck);
        const row = (migrationshintergrund: string, personen: number) => ({
          gebiet: spot.id,
          zeitraum,
          alter: age.label,
          migrationshintergrund,
          personen,
        });
        return [row('mit', withBackground), row('ohne', all - withBackground)];
      }),
    ),
  );
}

/** Years at the same address. */
export function wohndauer(population: Population): Fact[] {
  const rate: Rate = { key: 'wohndauer', share: 0.33, slope: 0.2, noise: 0.12 };
  return population.spots.flatMap((spot) =>
    years.flatMap((zeitraum) => {
      const all = population.count(spot.id, quarterIndexAt(`${zeitraum}-12-31`));
      const short = binomial(all, shareIn(spot, rate), normal(`wohndauer|${spot.id}|${zeitraum}`));
      return [
        { gebiet: spot.id, zeitraum, dauer: 'unter_5', personen: short },
        { gebiet: spot.id, zeitraum, dauer: 'ab_5', personen: all - short },
      ];
    }),
  );
}

/**
 * Moves over the border of each area, of each municipality and of the county: a move inside a municipality is none of
 * the municipality, so these are drawn one after the other and not added up.
 */
export function wanderungen(population: Population): Fact[] {
  const crossesMunicipality = 0.6;
  const crossesCounty = 0.72;
  return quarters.flatMap((zeitraum, t) =>
    (['zuzug', 'fortzug'] as const).flatMap((richtung) => {
      const busy = t % 4 === 2 ? 1.15 : 1;
      const share = (richtung === 'zuzug' ? 0.0225 : 0.0215) * busy;
      const rate: Rate = { key: `moves|${richtung}`, share, slope: 0.18, noise: 0.15 };
      const row = (gebiet: string, personen: number): Fact => ({ gebiet, zeitraum, richtung, personen });
      let county0 = 0;
      const rows = places.flatMap((place) => {
        const own = population.spots
          .filter((s) => s.municipality === place.ags)
          .map((s) => {
            const moves = binomial(
              population.count(s.id, t),
              shareIn(s, rate),
              normal(`${rate.key}|${s.id}|${t}`),
            );
            return row(s.id, moves);
          });
        const sum = own.reduce((a, f) => a + Number(f.personen), 0);
        const crossing = binomial(sum, crossesMunicipality, normal(`${rate.key}|${place.ags}|${t}`));
        county0 += crossing;
        return [...own, row(place.ags, crossing)];
      });
      const outside = binomial(county0, crossesCounty, normal(`${rate.key}|county|${t}`));
      return [...rows, row(county.ags, outside)];
    }),
  );
}
