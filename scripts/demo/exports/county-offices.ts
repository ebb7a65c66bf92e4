import { type Fact, municipalityOf } from '../facts.js';
import { householdYears } from '../people/households.js';
import { germanDate, quarterEnd, quarters, schoolYears, years } from '../periods.js';
import { dialects, type ExportFile, germanDecimal, inventedLine, thousands } from './file.js';

const at = (facts: readonly Fact[], period: string) => facts.filter((f) => f.zeitraum === period);

/** A file by the template: columns as the dataset calls them. */
function template(
  supplier: string,
  dataset: string,
  facts: readonly Fact[],
  periods: readonly string[],
  columns: string[],
): ExportFile[] {
  return periods.map((period) => ({
    path: `${supplier}/${period}/${dataset}.csv`,
    dialect: dialects.modern,
    header: ['gebiet', 'zeitraum', ...columns],
    rows: at(facts, period).map((f) => [f.gebiet, period, ...columns.map((c) => f[c] ?? '')]),
  }));
}

/** Data centre of the municipalities: derived from the registers once a year. */
export function dataCentreFiles(
  facts: Record<'haushalte' | 'migrationshintergrund' | 'wohndauer', Fact[]>,
): ExportFile[] {
  return [
    ...template('rechenzentrum', 'haushalte', facts.haushalte, householdYears, [
      'haushaltstyp',
      'kinderzahl',
      'haushalte',
      'kinder',
    ]),
    ...template('rechenzentrum', 'wohndauer', facts.wohndauer, years, ['dauer', 'personen']),
    ...years.map((year) => ({
      path: `rechenzentrum/${year}/MigraPro_${year}.csv`,
      dialect: dialects.old,
      before: [`MigraPro Auswertung ${year}`, inventedLine],
      header: ['Gebiet', 'Alter', 'ohne MH', 'mit MH', 'Anteil mit MH'],
      rows: pairs(at(facts.migrationshintergrund, year)).map(([withMh, without]) => {
        const [a, b] = [Number(withMh.personen), Number(without.personen)];
        return [withMh.gebiet, withMh.alter ?? '', b, a, germanDecimal((100 * a) / Math.max(1, a + b))];
      }),
    })),
  ];
}

const pairs = (facts: readonly Fact[]): [Fact, Fact][] =>
  facts
    .filter((f) => f.migrationshintergrund === 'mit')
    .map((f) => {
      const other = facts.find(
        (g) => g.gebiet === f.gebiet && g.alter === f.alter && g.migrationshintergrund === 'ohne',
      );
      if (!other) throw new Error(`no counterpart for ${f.gebiet}`);
      return [f, other];
    });

/** Social welfare office of the county. */
export function welfareFiles(
  facts: Record<'sgb12' | 'asylblg' | 'bildung_und_teilhabe', Fact[]>,
): ExportFile[] {
  return [
    ...quarters.map((quarter) => ({
      path: `kreis-sozialamt/${quarter}/SGB XII ${quarter}.csv`,
      dialect: dialects.old,
      before: [
        'Kreis Unna - Arbeit und Soziales',
        `${inventedLine};Stand ${germanDate(quarterEnd(quarter))}`,
      ],
      header: ['Sozialraum', 'HLU a. v. E.', 'GSiA', 'GSiEM'],
      rows: at(facts.sgb12, quarter).map((f) => [
        f.gebiet,
        ...(['hlu_ausserhalb', 'gs_ab_altersgrenze', 'gs_erwerbsgemindert'] as const).map((m) =>
          f[m] === 0 ? '-' : (f[m] ?? ''),
        ),
      ]),
    })),
    ...template('kreis-sozialamt', 'asylblg', facts.asylblg, quarters, ['leistungsberechtigte']),
    ...template('kreis-sozialamt', 'bildung_und_teilhabe', facts.bildung_und_teilhabe, years, [
      'anspruchsberechtigte',
      'leistungsempfangende',
    ]),
  ];
}

/** Public health office: the school entry examination, as its program exports it. */
export function healthFiles(facts: readonly Fact[]): ExportFile[] {
  const columns: [string, string][] = [
    ['N_UNTERS', 'untersuchte'],
    ['N_VSHEFT', 'vorsorgeheft_vorgelegt'],
    ['N_U8U9', 'u8_u9_vollstaendig'],
    ['N_BMI', 'bmi_untersucht'],
    ['N_UEGEW', 'uebergewicht_adipositas'],
    ['N_SPR', 'sprache_getestet'],
    ['N_SPR_AUFF', 'sprache_auffaellig'],
    ['N_KOO', 'koordination_getestet'],
    ['N_KOO_AUFF', 'koordination_auffaellig'],
    ['N_ZAHL', 'zahlen_getestet'],
    ['N_ZAHL_AUFF', 'zahlen_auffaellig'],
  ];
  return schoolYears.map((year) => ({
    path: `kreis-gesundheitsamt/${year}/seu_export.txt`,
    dialect: dialects.tab,
    header: ['JAHRGANG', 'KOMMUNE', 'SR', ...columns.map(([name]) => name)],
    rows: at(facts, year).map((f) => [
      `${year.slice(2, 6)}/${year.slice(7)}`,
      municipalityOf(f.gebiet),
      f.gebiet,
      ...columns.map(([, id]) => f[id] ?? ''),
    ]),
  }));
}

/** School authority: transitions wide by type of school, the rest by the template. */
export function schoolFiles(
  facts: Record<'schuluebergaenge' | 'schueler_familiensprache' | 'schulabgaenge', Fact[]>,
): ExportFile[] {
  const types: [string, string][] = [
    ['GY', 'gymnasium'],
    ['GE', 'gesamtschule'],
    ['RS', 'realschule'],
    ['SK', 'sekundarschule'],
    ['HS', 'hauptschule'],
    ['Sonst.', 'sonstige'],
  ];
  return [
    ...schoolYears.map((year) => {
      const own = at(facts.schuluebergaenge, year);
      return {
        path: `schulamt/${year}/Uebergaenge_Klasse4.csv`,
        dialect: dialects.excel,
        before: ['Schulamt für den Kreis Unna', inventedLine],
        header: ['Wohngebiet des Kindes', 'Schuljahr', ...types.map(([name]) => name)],
        rows: [...new Set(own.map((f) => f.gebiet))].map((area) => [
          area,
          `${year.slice(2, 6)}/20${year.slice(7)}`,
          ...types.map(([, code]) => own.find((f) => f.gebiet === area && f.schulform === code)?.kinder ?? 0),
        ]),
      };
    }),
    ...template('schulamt', 'schueler_familiensprache', facts.schueler_familiensprache, schoolYears, [
      'schueler',
      'nichtdeutsche_familiensprache',
    ]),
    ...template('schulamt', 'schulabgaenge', facts.schulabgaenge, schoolYears, ['abschluss', 'abgaenge']),
  ];
}

/** Land registry: dwellings, thousands with a point and decimals with a comma. */
export function housingFiles(facts: readonly Fact[]): ExportFile[] {
  return years.map((year) => ({
    path: `kreis-kataster/${year}/Wohnungsbestand.csv`,
    dialect: dialects.old,
    before: [`Wohnungsbestand am 31.12.${year}`, inventedLine],
    header: ['Sozialraum', 'WE', 'Wohnfläche in qm'],
    rows: at(facts, year).map((f) => [
      f.gebiet,
      thousands(Number(f.wohnungen)),
      germanDecimal(Number(f.wohnflaeche_qm)),
    ]),
  }));
}

export function electionFiles(facts: readonly Fact[]): ExportFile[] {
  return template('kreis-wahlen', 'wahlen', facts, ['2024-06-09'], ['wahlberechtigte', 'waehlende']);
}
