import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountOf, isBalanced, readCsv, valueAt, type Walk, walk, whereAbsent } from './walk.js';

const data = '../shared/data/kreis-unna';
const here = existsSync(data);
const census = (table: string) => readCsv(`${data}/zensus2022/Regionaltabelle_${table}.csv`, ';');
const day = '2022-05-15';

describe.skipIf(!here)(`examples/kreis-unna-zensus${whereAbsent(data)}`, () => {
  let w: Walk;
  beforeAll(async () => {
    w = await walk('examples/kreis-unna-zensus', data);
  });
  /** The cell of a census table, read independently. */
  const cell = (table: string, area: string, column: string) => {
    const text = census(table).find((r) => r._RS === area)?.[column];
    if (text === undefined) throw new Error(`${table} ${area} ${column}`);
    return Number(text);
  };

  it('has no error and claims every file', () => {
    expect(w.problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(w.report.unclaimed).toEqual([]);
    expect(w.report.ignored).toHaveLength(5);
    expect(w.report.deliveries).toHaveLength(20);
  });

  it('accounts for each of the 13 census tables to the cell', () => {
    const tables = w.report.deliveries.filter((d) => d.file.includes('Regionaltabelle_'));
    expect(tables).toHaveLength(13);
    for (const account of tables) {
      const rows = census(/Regionaltabelle_(\w+)\.csv$/.exec(account.file)?.[1] ?? '');
      const columns = Object.keys(rows[0] ?? {}).length;
      // Germany, the state, the county and ten municipalities; the government district is set aside.
      expect(account.records).toEqual({ read: 14, accepted: 13, rejected: 0, setAside: 1 });
      expect(account.cells.read).toBe(14 * columns);
      // In the 13 rows, name and level are set aside as well.
      expect(account.cells).toEqual({
        read: 14 * columns,
        accepted: 13 * (columns - 2),
        rejected: 0,
        setAside: columns + 13 * 2,
      });
    }
  });

  it('accounts for every other file', () => {
    for (const account of w.report.deliveries) {
      expect([account.file, isBalanced(account.records), isBalanced(account.cells)]).toEqual([
        account.file,
        true,
        true,
      ]);
      expect([account.file, account.records.rejected, account.cells.rejected]).toEqual([account.file, 0, 0]);
    }
    expect(accountOf(w, 'A_Arbeitslosigkeit.nrw.csv').records).toEqual({
      read: 396,
      accepted: 10,
      rejected: 0,
      setAside: 386,
    });
    expect(accountOf(w, 'zensus2011_1km_kreis_unna.csv').records).toEqual({
      read: 656,
      accepted: 539,
      rejected: 0,
      setAside: 117,
    });
  });

  it('gives Bergkamen its 48,518 residents', () => {
    expect(cell('Demografie', '059780004004', '0_Insgesamt_')).toBe(48518);
    expect(valueAt(w, 'zensus_einwohner', '05978004', day).value).toBe(48518);
  });

  it('uses the delivered county figure of 10,414 under threes although the rows add up to 10,409', () => {
    const rows = census('Demografie').filter((r) => r.Regionalebene === 'Gemeinde');
    expect(rows.reduce((sum, r) => sum + Number(r.Alter_infr__01), 0)).toBe(10409);
    const county = valueAt(w, 'zensus_unter_3', '05978', day);
    expect(county).toMatchObject({ value: 10414, origin: 'delivered', status: 'ok', referenceDate: day });
    expect(valueAt(w, 'zensus_anteil_unter_3', '05978', day).value).toBeCloseTo((100 * 10414) / 393393, 9);
  });

  it('takes the child poverty of Lünen as delivered and averages nothing upward', () => {
    const rows = readCsv(`${data}/inkar/inkar_sozialleistungen_kreis_unna_gemeinden_long.csv`, ',');
    const row = rows.find(
      (r) => r.kennziffer === '05978024' && r.zeitbezug === '2022' && r.kuerzel === 'q_newfBGu15_bev',
    );
    expect(row?.wert).toBe('21.03');
    expect(valueAt(w, 'sgb2_unter_15', '05978024', '2022').value).toBe(21.03);
    const county = w.values.filter((v) => v.indicator === 'sgb2_unter_15' && v.area === '05978');
    expect(county.filter((v) => v.status === 'ok')).toEqual([]);
  });

  it('prints Germany and the state as references', () => {
    expect(valueAt(w, 'zensus_auslaenderanteil', '00', day)).toMatchObject({
      areaLevel: 'country',
      status: 'ok',
    });
    expect(valueAt(w, 'zensus_auslaenderanteil', '00', day).value).toBeCloseTo(
      (100 * 10913347) / 82719540,
      9,
    );
    expect(valueAt(w, 'zensus_auslaenderanteil', '05', day).value).toBeCloseTo((100 * 2568080) / 17890489, 9);
  });

  it.each<[indicator: string, table: string, numerator: string[], plus: string[], minus: string[]]>([
    ['zensus_anteil_ab_67', 'Demografie', ['Alter_infr__10', 'Alter_infr__11'], ['0_Insgesamt_'], []],
    ['zensus_einwanderungsgeschichte', 'Demografie', ['Einwanderungserf_ausf__2'], ['0_Insgesamt_'], []],
    ['zensus_einpersonenhaushalte', 'Haushalte', ['HH_SIZE_NAT__1'], ['0_Insgesamt_'], []],
    ['zensus_grosse_haushalte', 'Haushalte', ['HH_SIZE_NAT__5', 'HH_SIZE_NAT__6'], ['0_Insgesamt_'], []],
    ['zensus_alleinerziehende', 'Haushalte', ['HHTYP_FAM__4'], ['HHTYP_FAM__3', 'HHTYP_FAM__4'], []],
    ['zensus_seniorenhaushalte', 'Haushalte', ['HHTYP_SENIOR_HH__1'], ['0_Insgesamt_'], []],
    [
      'zensus_erwerbslosenquote',
      'Erwerbsstatus',
      ['ERWERBSTAT_KURZ_STP__12'],
      ['ERWERBSTAT_KURZ_STP__1'],
      [],
    ],
    ['zensus_erwerbstaetige_ab_60', 'ETAlter', ['ET_ALTER_ERW__6', 'ET_ALTER_ERW__7'], ['ET_ALTER_ERW'], []],
    [
      'zensus_hilfsarbeitskraefte',
      'ETBeruf',
      ['ET_BERUFSKLSS_HGISCO_STP__9'],
      ['ET_BERUFSKLSS_HGISCO_STP'],
      [],
    ],
    [
      'zensus_erwerbstaetige_ohne_abschluss',
      'ETHoechsterBeruflAbschluss',
      ['ET_BERUFABS_KURZ_STP__2'],
      ['ET_BERUFABS_KURZ_STP'],
      [],
    ],
    [
      'zensus_selbststaendige',
      'ETStellungBeruf',
      ['ET_STELLGBERF_STP__3', 'ET_STELLGBERF_STP__4'],
      ['ET_STELLGBERF_STP'],
      [],
    ],
    ['zensus_verarbeitendes_gewerbe', 'ETWirtschaftszweig', ['ET_WIRTSZWG_STP__21'], ['ET_WIRTSZWG_STP'], []],
    [
      'zensus_ohne_schulabschluss',
      'HoechsterSchulabschluss',
      ['SCHULABS_STP__3'],
      ['SCHULABS_STP'],
      ['SCHULABS_STP__1'],
    ],
    [
      'zensus_ohne_berufsabschluss',
      'HoechsterBeruflAbschluss',
      ['BERUFABS_AUSF_STP__2'],
      ['BERUFABS_AUSF_STP'],
      [],
    ],
    ['zensus_gymnasium', 'Schulform', ['SCHUELER_SCH_STP__7'], ['SCHUELER_SCH_STP'], ['SCHUELER_SCH_STP__1']],
    ['zensus_oberstufe', 'Klassenstufe', ['SCHUELER_KLSS_STP__3'], ['SCHUELER_KLSS_STP'], []],
    [
      'zensus_gebaeude_vor_1950',
      'Gebaeude_Wohnungen',
      ['BAUJAHR_10JA__01', 'BAUJAHR_10JA__02'],
      ['GEBAEUDEART_SYS_1'],
      [],
    ],
  ])('%s agrees with the table %s for Kamen and the county', (indicator, table, numerator, plus, minus) => {
    const sum = (area: string, columns: string[]) =>
      columns.reduce((total, column) => total + cell(table, area, column), 0);
    for (const [area, key] of [
      ['05978020', '059780020020'],
      ['05978', '05978'],
    ] as const) {
      const expected = (100 * sum(key, numerator)) / (sum(key, plus) - sum(key, minus));
      expect(valueAt(w, indicator, area, day).value).toBeCloseTo(expected, 9);
    }
  });

  it('keeps "not reliable enough" as a status of its own', () => {
    const row = census('HoechsterBeruflAbschluss').find((r) => r._RS === '059780004004');
    expect(row?.BERUFABS_AUSF_STP__17).toBe('/');
    expect(valueAt(w, 'zensus_hochschulabschluss', '05978004', day)).toMatchObject({
      status: 'unreliable',
      value: null,
    });
  });

  it('adds unemployment up to the county, which the source does not give', () => {
    const total = (file: string, heading: string) =>
      readCsv(`${data}/unemployment/${file}`, ',')
        .filter((r) => r.Kennziffer?.startsWith('05978'))
        // Equal headings: the last column of the file is 2021.
        .reduce((sum, r) => sum + Number(r[heading]), 0);
    const unemployed = total('A_Arbeitslosigkeit.nrw.csv', 'Arbeitslose');
    const people = total(
      'A_ErwerbsfaehigeBevoelkerung.nrw.csv',
      'Erwerbsfähige Bevölkerung (15 bis unter 65 Jahre)',
    );
    const county = valueAt(w, 'arbeitslosenanteil', '05978', '2021');
    expect(county.origin).toBe('summed');
    expect(county.value).toBeCloseTo((100 * unemployed) / people, 9);
  });

  it('takes the 0.0 for the population of Unna in 2016 as missing, and gives the county no rate that year', () => {
    for (const area of ['05978036', '05978']) {
      expect(valueAt(w, 'arbeitslosenanteil', area, '2016')).toMatchObject({
        status: 'not_delivered',
        value: null,
      });
      expect(valueAt(w, 'arbeitslosenanteil', area, '2015').status).toBe('ok');
      expect(valueAt(w, 'arbeitslosenanteil', area, '2017').status).toBe('ok');
    }
  });

  it('keeps hidden and unknown grid cells apart', () => {
    const rows = readCsv(`${data}/zensus2011-grid/zensus2011_1km_kreis_unna.csv`, ',').filter(
      (r) => r.ags_centroid !== '',
    );
    const inSource = (column: string, test: (n: number) => boolean) =>
      rows.filter((r) => test(Number(r[column]))).length;
    const inResult = (indicator: string, status: string) =>
      w.values.filter((v) => v.indicator === indicator && v.areaLevel === 'area' && v.status === status)
        .length;
    for (const [indicator, column] of [
      ['gitter_einwohner', 'continuous_Einwohner'],
      ['gitter_ab_65', 'continuous_ab65_A'],
      ['gitter_leerstandsquote', 'continuous_Leerstandsquote'],
    ] as const) {
      expect(inResult(indicator, 'ok')).toBe(inSource(column, (n) => n >= 0));
      expect(inResult(indicator, 'suppressed')).toBe(inSource(column, (n) => n === -9));
      expect(inResult(indicator, 'not_delivered')).toBe(inSource(column, (n) => n === -1));
    }
    const residents = w.values.filter((v) => v.indicator === 'gitter_einwohner' && v.status === 'ok');
    expect(residents).toHaveLength(512);
    expect(residents.reduce((sum, v) => sum + Number(v.value), 0)).toBe(394614);
    // Cells of another year, cut at the border, are never added up.
    expect(
      w.values.filter(
        (v) => v.indicator === 'gitter_einwohner' && v.areaLevel !== 'area' && v.status === 'ok',
      ),
    ).toEqual([]);
  });

  it('gives at least 20 indicators with values for every municipality', () => {
    for (const { ags } of w.room.region.municipalities) {
      const found = new Set(
        w.values.filter((v) => v.area === ags && v.status === 'ok').map((v) => v.indicator),
      );
      expect(found.size).toBeGreaterThanOrEqual(20);
    }
  });
});
