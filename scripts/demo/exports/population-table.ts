import { type Band, bands } from '../people/bands.js';
import { type Nationality, nationalities, type Population, type Sex } from '../people/population.js';
import { areaId, type Place, residualId } from '../places.js';

/** What a municipality knows about its areas when it writes an export. */
export interface RegisterExport {
  place: Place;
  population: Population;
  /** Index of the quarter. */
  t: number;
}

export interface Residents {
  area: string;
  /** Invented name, or '' for the residual area. */
  name: string;
  band: Band;
  bandIndex: number;
  nationality: Nationality;
  persons: Record<Sex, number>;
}

export const areaIds = (place: Place): string[] => [
  ...place.areas.map((_, i) => areaId(place.ags, i + 1)),
  residualId(place.ags),
];

export const nameIn = (place: Place, area: string): string => place.areas[Number(area.slice(9)) - 1] ?? '';

/** Every area, band and nationality once, in the order of most exports. */
export function residents({ place, population, t }: RegisterExport): Residents[] {
  return areaIds(place).flatMap((area) =>
    bands.flatMap((band, bandIndex) =>
      nationalities.map((nationality) => ({
        area,
        name: nameIn(place, area),
        band,
        bandIndex,
        nationality,
        persons: population.sexes(area, t, bandIndex, nationality),
      })),
    ),
  );
}

/** Residents grouped by area and band, nationalities side by side. */
export function byBand(exported: RegisterExport): {
  area: string;
  name: string;
  band: Band;
  deutsch: Record<Sex, number>;
  nichtdeutsch: Record<Sex, number>;
}[] {
  const rows = residents(exported);
  return rows
    .filter((r) => r.nationality === 'deutsch')
    .map((german) => {
      const foreign = rows.find(
        (r) => r.area === german.area && r.band === german.band && r.nationality === 'nichtdeutsch',
      );
      return {
        area: german.area,
        name: german.name,
        band: german.band,
        deutsch: german.persons,
        nichtdeutsch: foreign?.persons ?? { m: 0, w: 0, d: 0 },
      };
    });
}
