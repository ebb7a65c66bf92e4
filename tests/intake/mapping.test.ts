import { describe, expect, it } from 'vitest';
import * as say from '../../pipeline/model/messages/intake.js';
import { altdorf, neustadt } from '../support/tiny-room.js';
import { balance, only, run } from './support.js';

const mapping = (more: object) => ({
  id: 'm',
  description: 'x',
  files: ['amt/**'],
  dataset: 'einwohnerbestand',
  supplier: { constant: 'jobcenter' },
  period: { constant: '2025-Q4' },
  ...more,
});
const read = (text: string, more: object, name = 'amt/export.csv') =>
  run({ [name]: text }, { mappings: [mapping(more)] });

describe('wide tables', () => {
  it('one row per file column, over dimensions', async () => {
    const result = await read('Gebiet;U3 m;U3 w;Summe\nA1;1;2;3\nA2;4;x;–', {
      wide: [
        {
          measure: 'personen',
          columns: {
            'U3 m': { alter: 'unter 3', geschlecht: 'm' },
            'U3 w': { alter: 'unter 3', geschlecht: 'w' },
            Summe: {},
          },
        },
      ],
    });
    expect(result.problems).toEqual([]);
    const cells = result.cells('einwohnerbestand');
    const summary = cells.map((c) => [c.area, c.alter_to, c.geschlecht, c.state, c.value].join(' '));
    expect(summary.sort()).toEqual([
      'A1 200 insgesamt ok 3',
      'A1 3 m ok 1',
      'A1 3 w ok 2',
      'A2 200 insgesamt ok 0',
      'A2 3 m ok 4',
      'A2 3 w not_applicable ',
    ]);
    expect(only(result).cells).toEqual({ read: 8, accepted: 8, rejected: 0, setAside: 0 });
  });

  it('over periods, with two heading lines', async () => {
    const text = 'Gebiet;Bestand;Bestand\n;2024-Q4;2025-Q4\nA1;10;12';
    const result = await read(text, {
      period: undefined,
      table: { header_lines: [1, 2] },
      wide: [
        {
          measure: 'personen',
          columns: { 'Bestand 2024-Q4': { period: '2024-Q4' }, 'Bestand 2025-Q4': { period: '31.12.2025' } },
        },
      ],
    });
    expect(result.problems).toEqual([]);
    expect(result.cells('einwohnerbestand').map((c) => [c.period, c.value, c.line])).toEqual([
      ['2024-Q4', 10, 3],
      ['2025-Q4', 12, 3],
    ]);
    expect(only(result)).toMatchObject({ headerLines: [1, 2], periods: ['2024-Q4', '2025-Q4'] });
  });

  it('an area that did not exist yet is no part of the years before', async () => {
    const more = {
      period: undefined,
      wide: [{ measure: 'personen', columns: { a: { period: '2024-Q4' }, b: { period: '2025-Q4' } } }],
    };
    const empty = await read('Gebiet;a;b\n00702;;5', more);
    expect(empty.problems).toEqual([]);
    expect(empty.cells('einwohnerbestand')).toMatchObject([{ area: '00702', period: '2025-Q4', value: 5 }]);
    const filled = await read('Gebiet;a;b\n00702;4;5', more);
    expect(filled.problems.map((p) => [p.code, p.column])).toEqual([['area-not-valid', 'a']]);
    expect(filled.cells('einwohnerbestand').map((c) => [c.area, c.period, c.state])).toEqual([
      ['00702', '2025-Q4', 'ok'],
      [`?${altdorf}`, '2024-Q4', 'rejected'],
      [`?${neustadt}`, '2024-Q4', 'rejected'],
    ]);
    balance(only(filled));
  });

  it('editions name a column differently; if all its names are missing it is missing', async () => {
    const wide = [
      {
        measure: 'personen',
        columns: {
          E_U1: { alter: 'unter 1' },
          E_EU1: { alter: 'unter 1' },
          E_E1: { alter: '1' },
        },
      },
    ];
    const result = await read('Gebiet;E_EU1\nA1;10', { wide });
    const place = { supplier: 'jobcenter', file: 'deliveries/amt/export.csv', line: 1, column: 'E_E1' };
    expect(result.problems).toEqual([say.missingColumn(place, ['Gebiet', 'E_EU1'], null, false)]);
    expect(result.cells('einwohnerbestand')).toMatchObject([{ alter_from: 0, alter_to: 1, value: 10 }]);
  });

  it('a value the dataset does not know is a fault of the mapping', async () => {
    const result = await read('Gebiet;a\nA1;10', {
      wide: [{ measure: 'personen', columns: { a: { geschlecht: 'x' } } }],
    });
    expect(result.problems.map((p) => p.code)).toEqual(['mapping-value', 'missing-column']);
    expect(only(result)).toMatchObject({ rejectedBy: [{ code: 'mapping-value', records: 0, cells: 1 }] });
    balance(only(result));
  });
});

describe('columns, codes and areas', () => {
  it('renamed columns, doubled headings, fixed values, recoding', async () => {
    const result = await read('Ort;Zahl;Zahl;S\nA1;7;8;9\nA2;1;2;1', {
      columns: { Ort: 'gebiet', 'Zahl#2': 'personen', S: 'geschlecht' },
      fixed: { alter: '65+' },
      codes: { geschlecht: { 9: 'insgesamt', 1: 'm' } },
      set_aside: { columns: [{ name: 'Vorjahr', reason: 'wird nicht gebraucht', columns: ['Zahl'] }] },
    });
    expect(result.problems).toEqual([]);
    expect(result.cells('einwohnerbestand')).toMatchObject([
      { area: 'A1', alter_from: 65, alter_to: 200, geschlecht: 'insgesamt', value: 8 },
      { area: 'A2', geschlecht: 'm', value: 2 },
    ]);
    expect(only(result)).toMatchObject({
      mapping: 'm',
      cells: { read: 8, accepted: 6, rejected: 0, setAside: 2 },
      setAsideBy: [{ rule: 'Vorjahr', reason: 'wird nicht gebraucht', records: 0, cells: 2 }],
    });
  });

  it('unnamed columns are counted', async () => {
    const result = await read(';;Anzahl\nx;A1;3', {
      columns: { '#2': 'gebiet' },
      set_aside: { columns: [{ name: 'Nummer', reason: 'x', columns: ['#1'] }] },
    });
    expect(result.problems).toEqual([]);
    expect(result.cells('einwohnerbestand')).toMatchObject([{ area: 'A1', value: 3 }]);
  });

  it('area names, padding, prefix and level', async () => {
    const areas = { names: { 'Stadt (Kern)': 'A1' }, pad: 4, prefix: '0' };
    const padded = await read('Gebiet;Personen\n701;1\nStadt (Kern);2', { areas });
    expect(padded.problems).toEqual([]);
    expect(padded.cells('einwohnerbestand').map((c) => c.area)).toEqual(['00701', 'A1']);
    const two = await read('Gebiet;Personen\n01999;1', { areas: { level: 'county' } });
    expect(two.cells('einwohnerbestand')).toMatchObject([{ area: '01999', level: 'county' }]);
  });

  it('signs of this source', async () => {
    const result = await read('Gebiet;Personen\nA1;-9\nA2;-', { signs: { '-9': 'hidden', '-': 'missing' } });
    expect(result.cells('einwohnerbestand').map((c) => [c.state, c.upper])).toEqual([
      ['hidden', 2],
      ['missing', null],
    ]);
  });

  it('a declared decimal mark', async () => {
    const more = { dataset: 'wohnungsbestand', period: { constant: '2025' }, table: { decimal: '.' } };
    const result = await read('Gebiet;Bauart;Wohnungen;Wohnfläche\nA1;alt;1;3.353', more);
    expect(result.cells('wohnungsbestand').map((c) => [c.measure, c.value])).toEqual([
      ['flaeche', 3.353],
      ['wohnungen', 1],
    ]);
  });
});

describe('what is set aside', () => {
  const rules = [
    { name: 'andere Kreise', reason: 'nicht unser Kreis', when: { AGS: { not_starts_with: ['01', 'A'] } } },
    { name: 'Summen', reason: 'doppelt', when: { Art: { is: 'S' }, Gebiet: { empty: false } } },
  ];
  it('rows and columns by named rules, counted to the cell', async () => {
    const text = 'AGS;Gebiet;Art;Personen;E_1;E_2\n02;X;E;1;1;1\n01;A1;S;2;2;2\n01;A1;E;3;3;3\n01;ZZ;E;4;4;4';
    const result = await read(text, {
      set_aside: { rows: rules, columns: [{ name: 'Rest', reason: 'ungenutzt', columns: ['E_*'] }] },
    });
    expect(result.problems.map((p) => [p.code, p.line])).toEqual([['area-unknown', 5]]);
    expect(only(result)).toMatchObject({
      records: { read: 4, accepted: 1, rejected: 1, setAside: 2 },
      cells: { read: 24, accepted: 4, rejected: 4, setAside: 16 },
      setAsideBy: [
        { rule: 'andere Kreise', reason: 'nicht unser Kreis', records: 1, cells: 6 },
        { rule: 'Summen', reason: 'doppelt', records: 1, cells: 6 },
        { rule: 'Rest', reason: 'ungenutzt', records: 0, cells: 4 },
      ],
      rejectedBy: [{ code: 'area-unknown', records: 1, cells: 4 }],
    });
  });
  it('a column that only a rule asks for is accepted, also beside a fixed value of the same name', async () => {
    const result = await read('Gebiet;Geschlecht;Personen\nA1;m;1\nA1;w;2', {
      fixed: { geschlecht: 'm' },
      set_aside: { rows: [{ name: 'Frauen', reason: 'x', when: { Geschlecht: { is: 'w' } } }] },
    });
    expect(result.problems).toEqual([]);
    expect(only(result).cells).toEqual({ read: 6, accepted: 3, rejected: 0, setAside: 3 });
  });
  it('a rule that asks for an absent column takes nothing', async () => {
    const result = await read('Gebiet;Personen\nA1;1', { set_aside: { rows: rules } });
    expect(only(result).records).toMatchObject({ read: 1, accepted: 1 });
  });
});

describe('period and supplier', () => {
  it.each([
    ['amt/2025-Q3/x.csv', { folder: 2 }, '2025-Q3'],
    ['amt/a_202509.csv', { filename: '_(\\d{6})', format: 'yyyymm' }, '2025-Q3'],
    ['amt/a.csv', { constant: '30.11.2025', as: 'quarter' }, '2025-Q4'],
    ['amt/a.csv', { column: 'Stand' }, '2025-Q2'],
  ])('%s %o', async (name, period, expected) => {
    const result = await read(
      'Gebiet;Stand;Personen\nA1;30.06.2025;1',
      {
        period,
        set_aside: {
          columns: [{ name: 's', reason: 'x', columns: ['column' in period ? 'keine' : 'Stand'] }],
        },
      },
      name,
    );
    expect(result.problems).toEqual([]);
    expect(only(result).periods).toEqual([expected]);
  });

  it('a period the path does not tell, and a column that is not there', async () => {
    const place = { supplier: 'jobcenter', file: 'deliveries/amt/export.csv', line: 1 };
    for (const filename of ['_(\\d{6})', '(']) {
      const result = await read('Gebiet;Personen\nA1;1', { period: { filename } });
      expect(result.problems).toEqual([
        say.periodNotTold({ ...place, column: 'Zeitraum' }, say.expectedPeriod.quarterly),
      ]);
      expect(only(result).rejectedBy).toEqual([{ code: 'missing-period', records: 1, cells: 2 }]);
    }
    const result = await read('Gebiet;Personen\nA1;1', { period: { column: 'Stand' } });
    expect(result.problems).toEqual([
      say.missingColumn({ ...place, column: 'Stand' }, ['Gebiet', 'Personen'], null, true),
    ]);
  });

  it('the supplier of each row by a column', async () => {
    const result = await read(
      'Lieferant;Gebiet;Personen\naltdorf;Mitte;1\nneustadt;Mitte;2\nniemand;Mitte;3',
      {
        supplier: { column: 'Lieferant' },
      },
    );
    expect(
      result
        .cells('einwohnerbestand')
        .filter((c) => c.state === 'ok')
        .map((c) => c.area),
    ).toEqual(['A1', '00701']);
    expect(result.problems.map((p) => [p.code, p.line])).toContainEqual(['supplier-unknown', 4]);
  });
});

describe('corrections', () => {
  const name = 'altdorf/2025-Q4/einwohnerbestand.csv';
  const text = 'Gebiet;Personen\nA1;1o\nA2;4';
  const at = { file: name, column: 'Personen', reason: 'Tippfehler' };
  const place = { supplier: 'altdorf', file: `deliveries/${name}`, column: 'Personen' };
  const correct = (corrections: object[]) => run({ [name]: text }, { corrections });

  it('is applied where the source still holds the old text', async () => {
    const result = await correct([{ ...at, line: 2, was: '1o', becomes: '10' }]);
    expect(result.problems).toEqual([
      say.correctionApplied({ ...place, line: 2, sheetRow: 2 }, '1o', '10', 'Tippfehler'),
    ]);
    expect(result.problems[0]?.severity).toBe('note');
    expect(result.cells('einwohnerbestand').map((c) => c.value)).toEqual([10, 4]);
  });
  it('fails once the source changed, or where there is no such place', async () => {
    const result = await correct([
      { ...at, line: 3, was: '3', becomes: '5' },
      { ...at, line: 9, was: '3', becomes: '5' },
      { ...at, line: 3, column: 'Persone', was: '4', becomes: '5' },
      { ...at, file: 'altdorf/2024-Q4/fort.csv', line: 1, was: '3', becomes: '5' },
    ]);
    expect(result.problems.filter((p) => p.code.startsWith('correction'))).toEqual([
      say.correctionFileMissing({ file: 'deliveries/altdorf/2024-Q4/fort.csv', line: 1, column: 'Personen' }),
      say.correctionStale({ ...place, line: 3, sheetRow: 3 }, '3', '4'),
      say.correctionColumnMissing(
        { ...place, line: 3, column: 'Persone' },
        ['Gebiet', 'Personen'],
        'Personen',
      ),
      say.correctionLineMissing({ ...place, line: 9 }, '3'),
    ]);
    expect(result.cells('einwohnerbestand').map((c) => [c.state, c.value])).toEqual([
      ['rejected', null],
      ['ok', 4],
    ]);
  });
  it('the rejected row is kept as it was delivered', async () => {
    const result = await correct([{ ...at, line: 2, was: '1o', becomes: 'zehn' }]);
    expect(result.rejected[0]?.rows).toEqual([
      { line: 2, cells: ['A1', '1o'], reason: 'Zahl erwartet (Spalte »Personen«)' },
    ]);
  });
});
