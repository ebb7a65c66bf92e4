import { apportion, rake } from '../apportion.js';
import { quarters } from '../periods.js';
import { places } from '../places.js';
import { binomial, normal, walk } from '../random.js';
import type { Spot } from '../spots.js';
import { targetsOf } from '../targets.js';
import { type Band, bands } from './bands.js';

export type Nationality = 'deutsch' | 'nichtdeutsch';
export const nationalities: readonly Nationality[] = ['deutsch', 'nichtdeutsch'];
export type Sex = 'm' | 'w' | 'd';

/** Residents by area, quarter, band, nationality and sex. */
export class Population {
  private readonly cells = new Map<string, number[][]>();

  constructor(readonly spots: readonly Spot[]) {
    for (const place of places) this.settle(place.ags);
  }

  /** Residents of a band. */
  persons(area: string, quarter: number, band: number, nationality: Nationality): number {
    return this.cells.get(`${area}|${nationality}`)?.[quarter]?.[band] ?? 0;
  }

  /** Residents from an age on and under another one; the limits must be limits of bands. */
  count(area: string, quarter: number, from = 0, under = 200, only?: Nationality): number {
    let sum = 0;
    bands.forEach((b, i) => {
      if (b.from < from || b.under > under) return;
      for (const n of only ? [only] : nationalities) sum += this.persons(area, quarter, i, n);
    });
    return sum;
  }

  sexes(area: string, quarter: number, band: number, nationality: Nationality): Record<Sex, number> {
    const persons = this.persons(area, quarter, band, nationality);
    const { male, from } = bands[band] as Band;
    const key = `sex|${area}|${band}|${nationality}`;
    const men = binomial(persons, nationality === 'deutsch' ? male : male + 0.02, normal(key));
    const registersDiverse = area.startsWith('05978024') || area.startsWith('05978036');
    const diverse =
      registersDiverse && from >= 16
        ? Math.min(persons - men, binomial(persons, 0.0005, normal(`d|${key}`)))
        : 0;
    return { m: men, w: persons - men - diverse, d: diverse };
  }

  private settle(ags: string): void {
    const spots = this.spots.filter((s) => s.municipality === ags);
    const start = municipalityTable(ags);
    for (const [n, nationality] of nationalities.entries()) {
      const base = bands.map((b, i) => {
        const weights = spots.map((s) => s.size * attraction(s, b, i, nationality));
        return apportion(start[i]?.[n] ?? 0, weights);
      });
      spots.forEach((spot, s) => {
        const first = base.map((parts) => parts[s] ?? 0);
        this.cells.set(`${spot.id}|${nationality}`, course(spot, nationality, first));
      });
    }
  }
}

/** Whole persons [band][nationality]: age groups and nationality are those of the census. */
function municipalityTable(ags: string): number[][] {
  const target = targetsOf(ags);
  const ages = target.age.flatMap((persons, group) => {
    const own = bands.filter((b) => b.group === group);
    return apportion(
      persons,
      own.map((b) => b.part),
    );
  });
  const all = ages.reduce((a, b) => a + b, 0);
  const foreign = Math.round((all * target.foreign) / (target.foreign + target.german));
  const table = bands.map((b, i) => {
    const share = Math.min(0.6, (b.foreign * foreign) / all);
    return [(ages[i] ?? 0) * (1 - share), (ages[i] ?? 0) * share];
  });
  const fitted = rake(table, ages, [all - foreign, foreign]);
  const foreigners = apportion(
    foreign,
    fitted.map((row) => row[1] ?? 0),
    ages,
  );
  return ages.map((persons, i) => [persons - (foreigners[i] ?? 0), foreigners[i] ?? 0]);
}

/** How strongly an area draws persons of this age and nationality: needy areas are younger and more foreign. */
function attraction(spot: Spot, band: Band, index: number, nationality: Nationality): number {
  const middle = Math.min(85, (band.from + band.under) / 2);
  const tilt = -0.12 * spot.need + 0.14 * normal(`tilt|${spot.id}`);
  const age = Math.exp((tilt * (middle - 42)) / 40 + 0.03 * normal(`age|${spot.id}|${index}`));
  if (nationality === 'deutsch') return age * Math.exp(-0.06 * spot.need);
  return age * Math.exp(0.5 * spot.need + 0.2 * normal(`foreign|${spot.id}`));
}

/** Twelve quarters from a start: a slow drift by age and nationality, and a walk around it. */
function course(spot: Spot, nationality: Nationality, start: readonly number[]): number[][] {
  const growth = 0.0012 * normal(`growth|${spot.id}`);
  const walks = start.map((_, i) => walk(`people|${spot.id}|${nationality}|${i}`, quarters.length, 0.9));
  return quarters.map((_, t) =>
    start.map((persons, i) => {
      const drift = nationality === 'deutsch' ? -0.0014 * t : 0.13 * (1 - Math.exp(-t / 6));
      const exact =
        persons * Math.exp(drift + (growth + ageDrift(bands[i] as Band)) * t) +
        0.3 * Math.sqrt(persons) * (walks[i]?.[t] ?? 0);
      return Math.max(0, Math.round(exact));
    }),
  );
}

/** The large years of birth around 1964 grow old. Change per quarter. */
function ageDrift(band: Band): number {
  if (band.from >= 60 && band.from < 75) return 0.0035;
  if (band.from === 40) return -0.0025;
  if (band.from === 0) return -0.003;
  return 0.0005;
}
