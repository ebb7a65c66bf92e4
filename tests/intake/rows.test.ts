import { describe, expect, it } from 'vitest';
import * as say from '../../pipeline/model/messages/intake.js';
import { altdorf, neustadt } from '../support/tiny-room.js';
import { balance, only, run } from './support.js';

const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
const table = (...rows: string[]) => ['Gebiet;Zeitraum;Alter;Geschlecht;Personen', ...rows].join('\n');
const states = (cells: { state?: unknown; value?: unknown }[]) => cells.map((c) => [c.state, c.value]);

describe('areas', () => {
  const read = async (supplier: string, text: string) => {
    const result = await run({
      [`${supplier}/2025-Q4/einwohnerbestand.csv`]: table(`${text};2025-Q4;0-2;m;1`),
    });
    const [cell] = result.cells('einwohnerbestand');
    return result.problems.find((p) => p.severity !== 'note')?.code ?? `${cell?.area} ${cell?.level}`;
  };
  it.each([
    ['altdorf', 'A1', 'A1 area'],
    ['altdorf', 'mitte', 'A1 area'],
    ['neustadt', 'Mitte', '00701 area'],
    ['jobcenter', 'Mitte', 'area-ambiguous'],
    ['altdorf', 'NORD', 'A2 area'],
    ['altdorf', 'Süd', 'area-foreign'],
    ['neustadt', '701', '00701 area'],
    ['altdorf', altdorf, `${altdorf} municipality`],
    ['altdorf', '1999004', `${altdorf} municipality`],
    ['altdorf', '019990004004', `${altdorf} municipality`],
    ['altdorf', 'Altdorf, Stadt', `${altdorf} municipality`],
    ['altdorf', '01999', '01999 county'],
    ['altdorf', 'Kreis Muster', '01999 county'],
    ['altdorf', 'Musterland', '01 state'],
    ['altdorf', '1', '01 state'],
    ['altdorf', 'Mite', 'area-unknown'],
    ['altdorf', '', 'area-unknown'],
  ])('%s delivers %s', async (supplier, text, expected) => expect(await read(supplier, text)).toBe(expected));

  it('an area that did not exist then', async () => {
    const name = 'neustadt/2024-Q4/einwohnerbestand.csv';
    const result = await run({ [name]: table('00702;2024-Q4;0-2;m;1', '00702;2025-Q1;0-2;m;1') });
    const place = {
      supplier: 'neustadt',
      file: `deliveries/${name}`,
      line: 2,
      sheetRow: 2,
      column: 'Gebiet',
    };
    expect(result.problems).toEqual([say.areaNotValid(place, name, '00702', '31.12.2024')]);
  });
});

describe('cells', () => {
  it('states, values and bounds', async () => {
    const texts = ['1.234', '–', '-', '.', '*', '< 3', '/', '...', 'x', '', '12,00'];
    const rows = texts.map((t, i) => `A1;2025-Q4;${i};m;${t}`);
    const result = await run({ [file]: table(...rows) });
    expect(result.problems).toEqual([]);
    expect(result.cells('einwohnerbestand').map((c) => [c.state, c.value, c.lower, c.upper])).toEqual([
      ['ok', 1234, null, null],
      ['ok', 0, null, null],
      ['ok', 0, null, null],
      ['hidden', null, 0, 2],
      ['hidden', null, 0, 2],
      ['hidden', null, 0, 2],
      ['unreliable', null, null, null],
      ['pending', null, null, null],
      ['not_applicable', null, null, null],
      ['missing', null, null, null],
      ['ok', 12, null, null],
    ]);
  });

  it('a bad cell with a good key is stored as rejected; the record stays', async () => {
    const result = await run({ [file]: table('A1;2025-Q4;0-2;m;12,5', 'A2;2025-Q4;0-2;m;-1') });
    const place = { supplier: 'altdorf', file: `deliveries/${file}`, column: 'Personen' };
    const rule = { type: 'integer' as const, min: 0, max: 1_000_000 };
    expect(result.problems).toEqual([
      say.numberExpected({ ...place, line: 2, sheetRow: 2 }, '12,5', rule),
      say.valueOutOfRange({ ...place, line: 3, sheetRow: 3 }, '-1', rule),
    ]);
    expect(say.numberExpected(place, '12,5', { type: 'integer', min: 0 }).expected).toBe(
      'ganze Zahl ab 0, oder ein Zeichen: – (nichts), . oder * (geheim), / (unsicher), ... (folgt später), x (nicht möglich)',
    );
    expect(states(result.cells('einwohnerbestand'))).toEqual([
      ['rejected', null],
      ['rejected', null],
    ]);
    expect(only(result)).toMatchObject({
      records: { read: 2, accepted: 2, rejected: 0 },
      cells: { read: 10, accepted: 8, rejected: 2 },
    });
    expect(result.rejected).toEqual([
      {
        delivery: 1,
        header: ['Gebiet', 'Zeitraum', 'Alter', 'Geschlecht', 'Personen'],
        rows: [
          {
            line: 2,
            cells: ['A1', '2025-Q4', '0-2', 'm', '12,5'],
            reason: 'Zahl erwartet (Spalte »Personen«)',
          },
          {
            line: 3,
            cells: ['A2', '2025-Q4', '0-2', 'm', '-1'],
            reason: 'Zahl außerhalb des erlaubten Bereichs (Spalte »Personen«)',
          },
        ],
      },
    ]);
  });

  it('mixed decimal marks: clear cells are read, unclear ones rejected', async () => {
    const text = 'Gebiet;Bauart;Wohnungen;Wohnfläche\nA1;alt;1;1,5\nA2;alt;1;2.5\nA0;alt;1;3.353';
    const result = await run({ 'altdorf/2025/wohnungsbestand.csv': text });
    expect(result.problems.map((p) => [p.severity, p.code, p.line])).toEqual([
      ['warning', 'decimal-marks-mixed', undefined],
      ['error', 'decimal-mark-unclear', 4],
    ]);
    const areas = result.cells('wohnungsbestand').filter((c) => c.measure === 'flaeche');
    expect(states(areas)).toEqual([
      ['ok', 1.5],
      ['ok', 2.5],
      ['rejected', null],
    ]);
  });
});

describe('rejected rows leave their mark', () => {
  it('an unread dimension may be any', async () => {
    const result = await run({ [file]: table('A1;2025-Q4;0-2;mann;1', 'A1;2025-Q4;alt;m;1') });
    expect(result.cells('einwohnerbestand')).toMatchObject([
      { area: 'A1', alter_from: 0, alter_to: 3, geschlecht: null, state: 'rejected', value: null, line: 2 },
      { area: 'A1', alter_from: null, alter_to: null, geschlecht: 'm', state: 'rejected', line: 3 },
    ]);
    expect(only(result).records).toEqual({ read: 2, accepted: 0, rejected: 2, setAside: 0 });
  });

  it('an unread area belongs to the municipality, or to each the supplier delivers for', async () => {
    const one = await run({ [file]: table('Miete;2025-Q4;0-2;m;1', 'Rand;2025-Q4;0-2;m;1') });
    expect(one.cells('einwohnerbestand')).toMatchObject([
      { area: `?${altdorf}`, level: 'unknown', state: 'rejected', geschlecht: 'm', line: 2 },
    ]);
    const all = await run({ 'jobcenter/2025-Q4/einwohnerbestand.csv': table('Mitte;2025-Q4;0-2;m;1') });
    expect(all.cells('einwohnerbestand').map((c) => c.area)).toEqual([`?${altdorf}`, `?${neustadt}`]);
  });

  it('an area that lacks just this row may have lost it; one that delivers totals only has not', async () => {
    const result = await run({
      [file]: table(
        'A1;2025-Q4;0-2;m;1',
        'A1;2025-Q4;0-2;w;2',
        'A2;2025-Q4;0-2;w;3',
        'Miete;2025-Q4;0-2;m;4',
        'A0;2025-Q4;insgesamt;insgesamt;5',
      ),
    });
    const lost = result.cells('einwohnerbestand').filter((c) => c.line === 5);
    expect(lost.map((c) => [c.area, c.level, c.alter_from, c.alter_to, c.geschlecht, c.state])).toEqual([
      [`?${altdorf}`, 'unknown', 0, 3, 'm', 'rejected'],
      ['A2', 'area', 0, 3, 'm', 'rejected'],
    ]);
    expect(only(result).records).toEqual({ read: 5, accepted: 4, rejected: 1, setAside: 0 });
    expect(only(result).rejectedBy).toEqual([{ code: 'area-unknown', records: 1, cells: 5 }]);
  });

  it('another cell of the row may name the municipality', async () => {
    const text = 'Gemeinde;Gebiet;Alter;Geschlecht;Personen\nNeustadt;Mtte;0-2;m;1';
    const result = await run({ 'jobcenter/2025-Q4/einwohnerbestand.csv': text });
    expect(result.cells('einwohnerbestand').map((c) => c.area)).toEqual([`?${neustadt}`]);
  });

  it('an unread period is each period of the file that lacks this key', async () => {
    const result = await run({
      [file]: table('A1;2025-Q3;0-2;m;1', 'A1;2025-Q4;0-2;w;2', 'A1;2025-Q5;0-2;m;3'),
    });
    expect(result.cells('einwohnerbestand')).toMatchObject([
      { period: '2025-Q3', geschlecht: 'm', value: 1 },
      { period: '2025-Q4', geschlecht: 'w', value: 2 },
      { period: '2025-Q4', geschlecht: 'm', state: 'rejected', line: 4 },
    ]);
  });
});

it('a file in which no period can be read belongs to its folder', async () => {
  const result = await run({ [file]: table('A1;2025/4;0-2;m;1', 'A2;gestern;0-2;m;1') });
  expect(result.cells('einwohnerbestand').map((c) => [c.area, c.period, c.state])).toEqual([
    ['A1', '2025-Q4', 'rejected'],
    ['A2', '2025-Q4', 'rejected'],
  ]);
});

describe('columns', () => {
  it('a dimension that is not mentioned is its total; one without a total is missing', async () => {
    const total = await run({ [file]: 'Sozialraum;Anzahl\nA1;5' });
    expect(total.problems).toEqual([]);
    expect(total.cells('einwohnerbestand')).toMatchObject([
      { alter_from: 0, alter_to: 200, geschlecht: 'insgesamt', period: '2025-Q4', value: 5 },
    ]);
    const name = 'altdorf/2025/wohnungsbestand.csv';
    const missing = await run({ [name]: 'Gebiet;Wohnungen\nA1;5' });
    const place = { supplier: 'altdorf', file: `deliveries/${name}`, line: 1, column: 'Bauart' };
    expect(missing.problems).toEqual([say.missingColumn(place, ['Gebiet', 'Wohnungen'], null, true)]);
    expect(only(missing).records).toEqual({ read: 1, accepted: 0, rejected: 1, setAside: 0 });
    expect(missing.cells('wohnungsbestand')).toMatchObject([
      { area: 'A1', period: '2025', bauart: null, state: 'rejected' },
    ]);
  });

  it('an unknown column is an error and its cells are rejected', async () => {
    const result = await run({ [file]: 'Gebiet;Personen;Bemerkng\nA1;5;x\nA2;6;' });
    const place = { supplier: 'altdorf', file: `deliveries/${file}`, line: 1, column: 'Bemerkng' };
    const known = ['Gebiet', 'Zeitraum', 'Alter', 'Geschlecht', 'Personen'];
    expect(result.problems).toEqual([say.unknownColumn(place, known, null)]);
    expect(only(result)).toMatchObject({
      cells: { read: 6, accepted: 4, rejected: 2, setAside: 0 },
      rejectedBy: [{ code: 'unknown-column', records: 0, cells: 2 }],
    });
  });

  it('two columns that fit equally well mean neither', async () => {
    const result = await run({ [file]: 'Gebiet;Personen;Personen\nA1;5;6' });
    const place = { supplier: 'altdorf', file: `deliveries/${file}`, line: 1, column: 'Personen' };
    expect(result.problems).toEqual([say.doubledColumn(place, 2, false)]);
    expect(result.cells('einwohnerbestand')).toEqual([]);
    balance(only(result));
  });
});

describe('doubled keys', () => {
  it('equal values: the first stays, the later one is rejected', async () => {
    const result = await run({ [file]: table('A1;2025-Q4;0-2;m;1', 'Mitte;Q4/2025;unter 3;m;1') });
    expect(result.cells('einwohnerbestand')).toMatchObject([{ line: 2, value: 1, state: 'ok' }]);
    const place = { supplier: 'altdorf', file: `deliveries/${file}`, line: 3, column: 'Personen' };
    expect(result.problems).toEqual([
      say.duplicateSame(
        place,
        'Mitte · 4. Quartal 2025 · Alter 0 bis unter 3 · m',
        `deliveries/${file}, Zeile 2`,
      ),
    ]);
    expect(only(result)).toMatchObject({
      records: { read: 2, accepted: 1, rejected: 1 },
      cells: { read: 10, accepted: 5, rejected: 5 },
      rejectedBy: [{ code: 'duplicate-same', records: 1, cells: 5 }],
    });
    expect(result.rejected[0]?.rows.map((r) => [r.line, r.cells[0]])).toEqual([[3, 'Mitte']]);
  });

  it('different values, across files: all of them are rejected', async () => {
    const result = await run({
      [file]: table('A1;2025-Q4;0-2;m;1', 'A2;2025-Q4;0-2;m;4'),
      'jobcenter/2025-Q4/einwohnerbestand.csv': table('A1;2025-Q4;0-2;m;2'),
    });
    expect(states(result.cells('einwohnerbestand'))).toEqual([
      ['rejected', null],
      ['ok', 4],
      ['rejected', null],
    ]);
    expect(result.problems.map((p) => [p.code, p.supplier, p.line])).toEqual([
      ['duplicate-conflict', 'altdorf', 2],
      ['duplicate-conflict', 'jobcenter', 2],
    ]);
    const [first, second] = result.problems;
    expect(first?.expected).toContain('deliveries/jobcenter/2025-Q4/einwohnerbestand.csv, Zeile 2');
    expect(second?.expected).toContain(`deliveries/${file}, Zeile 2`);
    for (const account of result.report.deliveries) {
      balance(account);
      expect(account.rejectedBy).toEqual([{ code: 'duplicate-conflict', records: 1, cells: 5 }]);
    }
  });

  it('a rejected cell lets no other value take its place', async () => {
    const result = await run({ [file]: table('A1;2025-Q4;0-2;m;viele', 'A1;2025-Q4;0-2;m;1') });
    expect(states(result.cells('einwohnerbestand'))).toEqual([
      ['rejected', null],
      ['rejected', null],
    ]);
    balance(only(result));
  });

  it('one doubled value of a record leaves the record and its other values', async () => {
    const result = await run({
      'altdorf/2025/a-wohnungen.csv': 'Gebiet;Bauart;Wohnungen\nA1;alt;3',
      'altdorf/2025/b-wohnungen.csv': 'Gebiet;Bauart;Wohnungen;Wohnfläche\nA1;alt;3;100,5',
    });
    const cells = result.cells('wohnungsbestand').map((c) => [c.delivery, c.measure, c.value]);
    expect(cells).toEqual([
      [1, 'wohnungen', 3],
      [2, 'flaeche', 100.5],
    ]);
    expect(result.report.deliveries.map((d) => d.rejectedBy)).toEqual([
      [],
      [{ code: 'duplicate-same', records: 0, cells: 1 }],
    ]);
    expect(result.report.deliveries[1]?.records.accepted).toBe(1);
    for (const account of result.report.deliveries) balance(account);
  });
});

it('at most 20 problems of a kind in a column of a file, and how many more', async () => {
  const rows = Array.from({ length: 250 }, (_, i) => `A1;2025-Q4;${i % 100};m;falsch`);
  const result = await run({ [file]: table(...rows) });
  expect(result.problems).toHaveLength(21);
  expect(result.problems.at(-1)).toEqual(
    say.moreOfTheSame(
      { supplier: 'altdorf', file: `deliveries/${file}`, column: 'Personen' },
      say.numberExpected({}, 'falsch', { type: 'integer', min: 0, max: 1_000_000 }),
      230,
    ),
  );
  expect(only(result).rejectedBy).toEqual([{ code: 'number-expected', records: 0, cells: 250 }]);
});

it('hostile text is only ever text', async () => {
  const evil = `"A1'); DROP TABLE cells_einwohnerbestand; --"`;
  const result = await run({ [file]: table(`${evil};2025-Q4;0-2;m;1`, 'A1;2025-Q4;0-2;m;=1+1') });
  expect(result.problems.map((p) => p.code)).toEqual(['area-unknown', 'number-expected']);
  expect(result.cells('einwohnerbestand')).toHaveLength(2);
});
