import { type Fact, municipalityOf } from '../facts.js';
import { years } from '../periods.js';
import { places } from '../places.js';
import { dialects, type ExportFile, inventedLine } from './file.js';
import { nameIn } from './population-table.js';

/** The youth welfare office of the county works for the three that have none of their own. */
export const servedByCounty = ['05978008', '05978012', '05978016'];

export function youthFiles(childcare: readonly Fact[], help: readonly Fact[]): ExportFile[] {
  const own = places.filter((p) => !servedByCounty.includes(p.ags));
  return [
    ...own.flatMap((place) => [
      ...byTemplate(place.slug, 'kindertagesbetreuung', of(childcare, [place.ags]), [
        'alter',
        'betreute_kinder',
      ]),
      ...byTemplate(place.slug, 'hilfen_zur_erziehung', of(help, [place.ags]), ['faelle']),
    ]),
    ...countyChildcare(of(childcare, servedByCounty)),
    ...byTemplate('kreisjugendamt', 'hilfen_zur_erziehung', of(help, servedByCounty), ['faelle']),
  ];
}

const of = (facts: readonly Fact[], municipalities: readonly string[]) =>
  facts.filter((f) => municipalities.includes(municipalityOf(f.gebiet)));

function byTemplate(
  supplier: string,
  dataset: string,
  facts: readonly Fact[],
  columns: string[],
): ExportFile[] {
  return years.map((year) => ({
    path: `${supplier}/${year}/${dataset}.csv`,
    dialect: dialects.modern,
    header: ['gebiet', 'zeitraum', ...columns],
    rows: facts
      .filter((f) => f.zeitraum === year)
      .map((f) => [f.gebiet, year, ...columns.map((c) => f[c] ?? '')]),
  }));
}

/** One table for three municipalities, by name, ages side by side. */
function countyChildcare(facts: readonly Fact[]): ExportFile[] {
  return years.map((year) => {
    const own = facts.filter((f) => f.zeitraum === year);
    return {
      path: `kreisjugendamt/${year}/Kinder in Tagesbetreuung.csv`,
      dialect: dialects.old,
      before: [`Kinder in Tagesbetreuung am 1. März ${year}`, inventedLine],
      header: ['Kommune', 'Sozialraum', 'U3', 'Ü3'],
      rows: [...new Set(own.map((f) => f.gebiet))].map((area) => {
        const place = places.find((p) => p.ags === municipalityOf(area));
        if (!place) throw new Error(`no municipality for ${area}`);
        const cell = (age: string) =>
          own.find((f) => f.gebiet === area && f.alter === age)?.betreute_kinder ?? 0;
        return [place.name, nameIn(place, area) || `${place.name} ohne Zuordnung`, cell('0-2'), cell('3-5')];
      }),
    };
  });
}
