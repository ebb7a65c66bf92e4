import { apportion } from '../apportion.js';
import { bands } from '../people/bands.js';
import { nationalities } from '../people/population.js';
import { germanDate, quarterEnd, quarters } from '../periods.js';
import { dialects, type ExportFile, inventedLine, thousands } from './file.js';
import { areaIds, byBand, nameIn, type RegisterExport } from './population-table.js';

/** Exports with attributes side by side. */

const quarterOf = (e: RegisterExport): string => quarters[e.t] ?? '';

/** Fröndenberg/Ruhr: four columns, men and women of both nationalities. */
export function froendenberg(e: RegisterExport): ExportFile {
  return {
    path: `froendenberg/${quarterOf(e)}/melderegister.csv`,
    dialect: dialects.comma,
    header: ['Gebiet', 'Altersgruppe', 'm_deutsch', 'w_deutsch', 'm_nichtdeutsch', 'w_nichtdeutsch'],
    rows: byBand(e).map((r) => [
      r.area,
      r.band.label,
      r.deutsch.m,
      r.deutsch.w,
      r.nichtdeutsch.m,
      r.nichtdeutsch.w,
    ]),
  };
}

/** Holzwickede: single years of age; the spreadsheet has eaten the leading zero of the key. */
export function holzwickede(e: RegisterExport): ExportFile {
  const single = (key: 'deutsch' | 'nichtdeutsch', sex: 'm' | 'w') =>
    byBand(e).map((r) => {
      const oldest = r.band.under === 100 ? 91 : r.band.under;
      const ages = Array.from({ length: oldest - r.band.from }, (_, i) => r.band.from + i);
      return apportion(
        r[key][sex],
        ages.map((age) => (age < 75 ? 1 : Math.exp(-(age - 75) / 9))),
      );
    });
  const columns = (['m', 'w'] as const).flatMap((sex) => nationalities.map((n) => single(n, sex)));
  return {
    path: `holzwickede/${quarterOf(e)}/einwohner_altersjahre.txt`,
    dialect: dialects.tab,
    before: [`# ${inventedLine}`],
    header: ['GEBIET_NR', 'STAND', 'ALTERSJAHR', 'M_D', 'M_A', 'W_D', 'W_A'],
    rows: byBand(e).flatMap((r, i) =>
      (columns[0]?.[i] ?? []).map((_, k) => [
        r.area.slice(1),
        quarterEnd(quarterOf(e)).replaceAll('-', ''),
        r.band.from + k === 90 ? '90+' : r.band.from + k,
        ...columns.map((c) => c[i]?.[k] ?? 0),
      ]),
    ),
  };
}

const agesAcross = bands.map((b) =>
  b.under === 100 ? '75 und älter' : b.under - b.from === 1 ? b.label : `${b.from} - ${b.under - 1}`,
);

/** Kamen: one column per age band, thousands with a point. */
export function kamen(e: RegisterExport): ExportFile {
  return {
    path: `kamen/${quarterOf(e)}/Einwohnerstatistik_Kamen.csv`,
    dialect: dialects.excel,
    before: ['Stadt Kamen;Einwohnerstatistik', `${inventedLine};Quartal ${quarterOf(e)}`, ''],
    header: ['Sozialraum', 'Geschlecht', 'Staatsangehörigkeit', ...agesAcross, 'Summe'],
    rows: areaIds(e.place).flatMap((area) =>
      nationalities.flatMap((nationality) =>
        (['m', 'w'] as const).map((sex) => {
          const counts = bands.map((_, i) => e.population.sexes(area, e.t, i, nationality)[sex]);
          const sum = counts.reduce((a, b) => a + b, 0);
          const name = nameIn(e.place, area) || 'Adresse nicht zuordenbar';
          return [name, sex, nationality, ...counts.map(thousands), thousands(sum)];
        }),
      ),
    ),
  };
}

/** Schwerte: numbers of the areas only, and one row per nationality. */
export function schwerte(e: RegisterExport): ExportFile {
  return {
    path: `schwerte/${quarterOf(e)}/SR_Bevoelkerung.csv`,
    dialect: dialects.old,
    before: [`Hansestadt Schwerte;${inventedLine}`],
    header: ['Nr', 'Nationalität', 'Stand', ...agesAcross],
    rows: areaIds(e.place).flatMap((area) =>
      nationalities.map((nationality) => [
        String(Number(area.slice(9))),
        nationality,
        germanDate(quarterEnd(quarterOf(e))),
        ...bands.map((_, i) => e.population.persons(area, e.t, i, nationality)),
      ]),
    ),
  };
}

/** Werne: men and women side by side. */
export function werne(e: RegisterExport): ExportFile {
  return {
    path: `werne/${quarterOf(e)}/bev_werne.txt`,
    dialect: dialects.oldTab,
    header: ['Stat. Bezirk', 'Altersgruppe', 'Staatsangehörigkeit', 'Männer', 'Frauen'],
    rows: byBand(e).flatMap((r) =>
      nationalities.map((n) => [
        r.area,
        r.band.under === 100 ? '75 und älter' : `${r.band.from} bis unter ${r.band.under}`,
        n === 'deutsch' ? 'dt.' : 'nichtdt.',
        r[n].m,
        r[n].w,
      ]),
    ),
  };
}
