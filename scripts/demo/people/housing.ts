import type { Fact } from '../facts.js';
import { years } from '../periods.js';
import { places } from '../places.js';
import { normal } from '../random.js';
import type { Spot } from '../spots.js';
import { targetsOf } from '../targets.js';

/** Dwellings and their floor space: a few more than households, smaller where need is high. */
export function wohnungen(spots: readonly Spot[], haushalte: readonly Fact[]): Fact[] {
  const households = new Map<string, number>();
  for (const f of haushalte) {
    const key = `${f.gebiet}|${f.zeitraum}`;
    households.set(key, (households.get(key) ?? 0) + Number(f.haushalte));
  }
  return spots
    .filter((s) => !s.residual)
    .flatMap((spot) =>
      years.map((zeitraum) => {
        const dwellings = Math.round(
          (households.get(`${spot.id}|${zeitraum}`) ?? 0) * (1.035 + 0.012 * normal(`leer|${spot.id}`)),
        );
        const space = 94 - 7 * spot.need + 3 * normal(`flaeche|${spot.id}`);
        return {
          gebiet: spot.id,
          zeitraum,
          wohnungen: dwellings,
          wohnflaeche_qm: Math.round(dwellings * space * 10) / 10,
        };
      }),
    );
}

/** The European election of 2024: public municipal totals, no invention. */
export function wahlen(): Fact[] {
  return places.map(({ ags }) => ({
    gebiet: ags,
    zeitraum: '2024-06-09',
    wahlberechtigte: targetsOf(ags).entitledToVote,
    waehlende: targetsOf(ags).voted,
  }));
}
