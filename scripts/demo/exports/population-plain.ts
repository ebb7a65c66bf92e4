import { germanDate, quarterEnd, quarters } from '../periods.js';
import { dialects, type ExportFile, inventedLine } from './file.js';
import { areaIds, nameIn, type RegisterExport, residents } from './population-table.js';

/** Exports with one row per combination of attributes. */

const quarterOf = (e: RegisterExport): string => quarters[e.t] ?? '';

/** Bergkamen follows the delivery template: nothing to map. */
export function bergkamen(e: RegisterExport): ExportFile {
  return {
    path: `bergkamen/${quarterOf(e)}/bevoelkerung.csv`,
    dialect: dialects.excel,
    header: ['gebiet', 'zeitraum', 'alter', 'geschlecht', 'staatsangehoerigkeit', 'personen'],
    rows: residents(e).flatMap((r) =>
      (['m', 'w'] as const).map((sex) => [
        r.area,
        quarterOf(e),
        r.band.label,
        sex,
        r.nationality,
        r.persons[sex],
      ]),
    ),
  };
}

/** Bönen: names of areas, sex as 1 and 2, title above, source below. */
export function boenen(e: RegisterExport): ExportFile {
  const date = germanDate(quarterEnd(quarterOf(e)));
  return {
    path: `boenen/${quarterOf(e)}/EWO_Auswertung.csv`,
    dialect: dialects.old,
    before: ['Gemeinde Bönen - Einwohner nach Sozialräumen', inventedLine, ''],
    header: ['Sozialraum', 'Stichtag', 'Altersgruppe', 'Geschlecht', 'Staatsang.', 'Einwohner'],
    rows: residents(e).flatMap((r) =>
      (['m', 'w'] as const).map((sex) => [
        r.name || 'ohne Zuordnung',
        date,
        r.band.under === 100 ? '75 und älter' : `${r.band.from} bis unter ${r.band.under}`,
        sex === 'm' ? 1 : 2,
        r.nationality === 'deutsch' ? 'D' : 'A',
        r.persons[sex],
      ]),
    ),
    after: ['', `Quelle: Melderegister der Gemeinde Bönen, Stand ${date}`],
  };
}

/** Selm: comma, every cell in quotation marks, and a row »Insgesamt« at the end that repeats the sum. */
export function selm(e: RegisterExport): ExportFile {
  const rows = residents(e).flatMap((r) =>
    (['m', 'w'] as const).map((sex) => [
      r.area,
      quarterEnd(quarterOf(e)),
      `${r.band.from}${r.band.under === 100 ? '+' : `-${r.band.under - 1}`}`,
      sex === 'm' ? 'männlich' : 'weiblich',
      r.nationality === 'deutsch' ? 'Deutsche' : 'Ausländer',
      r.persons[sex],
    ]),
  );
  const sum = rows.reduce((a, r) => a + Number(r[5]), 0);
  return {
    path: `selm/${quarterOf(e)}/einwohner_selm.csv`,
    dialect: dialects.quotedComma,
    header: ['Gebietsschlüssel', 'Stichtag', 'Alter', 'Geschlecht', 'Staatsangehörigkeit', 'Anzahl'],
    rows: [...rows, ['Insgesamt', '', '', '', '', sum]],
  };
}

/** Unna delivers sums with the parts: »insgesamt« of all ages, and the municipality beside its areas. */
export function unna(e: RegisterExport): ExportFile {
  const parts = residents(e).flatMap((r) =>
    (['m', 'w', 'd'] as const)
      .filter((sex) => sex !== 'd' || r.persons.d > 0)
      .map((sex) => ({
        area: r.area,
        age: r.band.label,
        sex,
        nationality: r.nationality,
        n: r.persons[sex],
      })),
  );
  const keys = new Map<string, number>();
  const add = (key: string[], n: number) => keys.set(key.join(';'), (keys.get(key.join(';')) ?? 0) + n);
  for (const area of [...areaIds(e.place), e.place.ags]) {
    const own = parts.filter((p) => area === e.place.ags || p.area === area);
    for (const p of own) add([area, p.age, p.sex, p.nationality], p.n);
    for (const p of own) add([area, 'insgesamt', p.sex, p.nationality], p.n);
  }
  return {
    path: `unna/${quarterOf(e)}/bevoelkerung.csv`,
    dialect: dialects.modern,
    header: ['Gebiet', 'Zeitraum', 'Alter', 'Geschlecht', 'Staatsangehörigkeit', 'Personen'],
    rows: [...keys].map(([key, n]) => {
      const [area = '', age = '', sex = '', nationality = ''] = key.split(';');
      return [area, quarterOf(e), age, sex, nationality, n];
    }),
  };
}

/** Lünen: the text format of a spreadsheet (UTF-16, tab), names of areas, nationalities side by side. */
export function luenen(e: RegisterExport): ExportFile {
  const rows = residents(e);
  const german = rows.filter((r) => r.nationality === 'deutsch');
  const foreign = rows.filter((r) => r.nationality === 'nichtdeutsch');
  return {
    path: `luenen/${quarterOf(e)}/Bevölkerung Sozialräume.txt`,
    dialect: dialects.unicodeText,
    before: [
      'Stadt Lünen, Statistikstelle',
      `${inventedLine}, Stand ${germanDate(quarterEnd(quarterOf(e)))}`,
    ],
    header: ['Sozialraum', 'Alter von', 'Geschlecht', 'Deutsche', 'Nichtdeutsche', 'Insgesamt'],
    rows: german.flatMap((g, i) =>
      (['m', 'w', 'd'] as const)
        .filter((sex) => sex !== 'd' || g.persons.d + (foreign[i]?.persons.d ?? 0) > 0)
        .map((sex) => {
          const other = foreign[i]?.persons[sex] ?? 0;
          return [
            nameIn(e.place, g.area) || 'nicht zuzuordnen',
            g.band.under === 100
              ? '75 u. älter'
              : g.band.under - g.band.from === 1
                ? g.band.label
                : `${g.band.from} b. u. ${g.band.under}`,
            { m: 'männl.', w: 'weibl.', d: 'divers' }[sex],
            g.persons[sex],
            other,
            g.persons[sex] + other,
          ];
        }),
    ),
  };
}
