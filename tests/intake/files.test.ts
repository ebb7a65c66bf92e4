import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { misplacedFile } from '../../pipeline/model/messages/claim.js';
import * as say from '../../pipeline/model/messages/intake.js';
import { missingCells } from '../../pipeline/model/messages/rows.js';
import { regionSchema } from '../../pipeline/model/region.js';
import { tinyRegion } from '../support/tiny-room.js';
import { balance, only, run } from './support.js';

const plain = [
  'Gebiet;Zeitraum;Alter;Geschlecht;Personen',
  'Nördlicher Rand;2025-Q4;unter 3;männlich;12',
  'A1;2025-Q4;unter 3;m;–',
].join('\n');
const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
const expected = [
  { area: 'A2', level: 'area', period: '2025-Q4', value: 12, state: 'ok', line: 2, geschlecht: 'm' },
  { area: 'A1', level: 'area', period: '2025-Q4', value: 0, state: 'ok', line: 3, alter_to: 3 },
];

describe('encodings', () => {
  const bom = (bytes: number[], body: Uint8Array) => new Uint8Array([...bytes, ...body]);
  it.each([
    ['utf-8', iconv.encode(plain, 'utf-8')],
    ['utf-8-bom', bom([0xef, 0xbb, 0xbf], iconv.encode(plain, 'utf-8'))],
    ['windows-1252', iconv.encode(plain, 'windows-1252')],
    ['utf-16le', iconv.encode(plain, 'utf-16le')],
    ['utf-16le', bom([0xff, 0xfe], iconv.encode(plain, 'utf-16le'))],
    ['utf-16be', iconv.encode(plain, 'utf-16be')],
    ['utf-16be', bom([0xfe, 0xff], iconv.encode(plain, 'utf-16be'))],
  ])('%s', async (encoding, bytes) => {
    const result = await run({ [file]: bytes });
    expect(result.problems).toEqual([]);
    expect(only(result).encoding).toBe(encoding);
    expect(result.cells('einwohnerbestand')).toMatchObject(expected);
  });

  it('headings in decomposed Unicode match', async () => {
    const decomposed = 'Gebiet;Zeitraum;Bauart;Wohnungen;Wohnfla\u0308che\nA1;2025;alt;3;1,5';
    const result = await run({ 'altdorf/2025/wohnungsbestand.csv': decomposed });
    expect(result.problems).toEqual([]);
    expect(result.cells('wohnungsbestand').map((c) => c.value)).toEqual([1.5, 3]);
  });
});

describe('dialects', () => {
  it.each([';', ',', '\t', '|'])('delimiter %j', async (delimiter) => {
    const result = await run({ [file]: plain.replaceAll(';', delimiter) });
    expect(result.problems).toEqual([]);
    expect(only(result).delimiter).toBe(delimiter);
    expect(result.cells('einwohnerbestand')).toMatchObject(expected);
  });

  it.each([
    ['\r\n', 'CRLF'],
    ['\r', 'CR'],
  ])('line ends %j', async (end) => {
    const result = await run({ [file]: plain.replaceAll('\n', end) });
    expect(result.cells('einwohnerbestand')).toMatchObject(expected);
  });

  it('decimal commas do not pass for delimiters', async () => {
    const text = 'Gebiet;Bauart;Wohnungen;Wohnfläche\nA1;alt;1;10,5\nA2;alt;2;20,5\nA0;neu;1;3,5';
    const result = await run({ 'altdorf/2025/wohnungsbestand.csv': text });
    expect(only(result).delimiter).toBe(';');
    expect(only(result).cells).toEqual({ read: 12, accepted: 12, rejected: 0, setAside: 0 });
  });

  it('title lines above, notes and blank lines below', async () => {
    const text = [
      'Einwohner der Stadt Altdorf;;;;',
      'Personen nach Alter;Stand 31.12.2025;;;',
      '',
      plain,
      '',
      '_____',
      '© Stadt Altdorf; Lizenz: frei; Abruf am 3. Januar; alle Rechte;vorbehalten;und mehr',
      'Quelle: Melderegister',
    ].join('\n');
    const result = await run({ [file]: text });
    expect(result.problems).toEqual([]);
    expect(only(result)).toMatchObject({ headerLines: [4], records: { read: 2, accepted: 2 } });
    expect(result.cells('einwohnerbestand').map((c) => c.line)).toEqual([5, 6]);
  });

  it('a last row with an area, a period or a value is data, not a note', async () => {
    const text = 'Gebiet;Alter;Geschlecht;Personen\nA1;0-2;m;1\nA2;;;\nAltdrof gesamt;;;7';
    const result = await run({ [file]: text });
    expect(only(result).records).toEqual({ read: 3, accepted: 1, rejected: 2, setAside: 0 });
    expect(result.problems.map((p) => [p.code, p.line])).toEqual([
      ['age-unknown', 3],
      ['code-unknown', 3],
      ['area-unknown', 4],
      ['age-unknown', 4],
      ['code-unknown', 4],
    ]);
  });

  it('physical lines stay right behind cells with line breaks', async () => {
    const text = 'Gebiet;Alter;Geschlecht;Personen;Bemerkung\n"A1";0-2;m;"1";"zwei\nZeilen"\nA2;0-2;m;x1;\n';
    const result = await run({ [file]: text });
    expect(result.cells('einwohnerbestand').map((c) => c.line)).toEqual([2, 4]);
    expect(result.problems.find((p) => p.code === 'number-expected')).toMatchObject({ line: 4, sheetRow: 3 });
    expect(only(result).cells).toEqual({ read: 10, accepted: 7, rejected: 3, setAside: 0 });
    balance(only(result));
  });

  it('an unclosed quotation mark costs its own line only', async () => {
    const text = 'Gebiet;Alter;Geschlecht;Personen\nA1;0-2;m;1\n"A2;0-2;m;2\nA0;0-2;m;"3"\n';
    const result = await run({ [file]: text });
    expect(result.problems.map((p) => [p.code, p.line])).toEqual([['quotes-broken', 3]]);
    expect(only(result).records).toEqual({ read: 3, accepted: 2, rejected: 1, setAside: 0 });
    expect(
      result
        .cells('einwohnerbestand')
        .filter((c) => c.state === 'ok')
        .map((c) => c.value),
    ).toEqual([1, 3]);
  });

  it('a cell that is missing at the end is a problem, and so is a surplus one', async () => {
    const text = 'Gebiet;Alter;Geschlecht;Personen\nA1;0-2;m\nA2;0-2;m;1;;\nA0;0-2;m;1;234\n';
    const result = await run({ [file]: text });
    expect(result.cells('einwohnerbestand')).toMatchObject([
      { area: 'A1', state: 'rejected', alter_from: null, geschlecht: null },
      { area: 'A2', state: 'ok', value: 1 },
      { area: 'A0', state: 'rejected', alter_from: null, geschlecht: null },
    ]);
    const place = { supplier: 'altdorf', file: `deliveries/${file}` };
    const cut = { ...place, line: 2, sheetRow: 2, column: 'Geschlecht' };
    expect(result.problems).toEqual([
      missingCells(cut, file, ['A1', '0-2', 'm'], 4, ';'),
      say.surplusCells({ ...place, line: 4, sheetRow: 4 }, file, '5 Zellen, überzählig »234«', 4),
    ]);
  });
});

describe('files that are no tables', () => {
  it.each([
    ['empty', new Uint8Array(), 'empty-file'],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 7, 0, 0, 0, 9, 200, 0]), 'workbook-damaged'],
    ['only a heading', 'Gebiet;Zeitraum;Alter;Geschlecht;Personen\n', 'empty-file'],
    ['only blanks', '\n\n  \n', 'not-a-table'],
  ])('%s', async (_, bytes, code) => {
    const result = await run({ [file]: bytes });
    expect(result.problems.map((p) => p.code)).toEqual([code]);
    expect(only(result)).toMatchObject({ records: { read: 0 }, cells: { read: 0 } });
  });
  it('without its heading every row is rejected', async () => {
    const result = await run({ [file]: 'A1;2025-Q4;m;1\nA2;2025-Q4;m;2\nA0;2025-Q4;m;2' });
    const account = only(result);
    balance(account);
    expect(account.records).toEqual({ read: 2, accepted: 0, rejected: 2, setAside: 0 });
    expect(new Set(result.problems.map((p) => p.code))).toEqual(
      new Set(['unknown-column', 'missing-column']),
    );
  });
});

describe('whose file it is', () => {
  const small = 'Gebiet;Bauart;Wohnungen\nA1;alt;3';
  it('by name, by heading, or nobody', async () => {
    const result = await run({
      'altdorf/2025/Wohnungsbestand 2025.csv': small,
      'altdorf/2024/export.csv': small,
      'altdorf/2024/liste.csv': 'a;b\n1;2',
      'altdorf/2024/brief.pdf': '%PDF',
      'altdorf/.gitkeep': '',
      'README.md': 'x',
    });
    expect(result.report.deliveries.map((d) => [d.file, d.dataset, d.periods])).toEqual([
      ['altdorf/2024/export.csv', 'wohnungsbestand', ['2024']],
      ['altdorf/2025/Wohnungsbestand 2025.csv', 'wohnungsbestand', ['2025']],
    ]);
    expect(result.report.unclaimed).toEqual(['altdorf/2024/brief.pdf', 'altdorf/2024/liste.csv']);
    const unclaimed = ['brief.pdf', 'liste.csv'].map((f) =>
      say.unclaimedFile({ file: `deliveries/altdorf/2024/${f}` }),
    );
    expect(result.problems.slice(0, 2)).toEqual(unclaimed);
    expect(result.problems.slice(2).map((p) => p.code)).toEqual(['same-file']);
  });

  it('a table outside the folder of a period is told where it belongs', async () => {
    const { problems } = await run({ 'altdorf/wohnungsbestand_2025.csv': small });
    expect(problems).toEqual([misplacedFile({ file: 'deliveries/altdorf/wohnungsbestand_2025.csv' })]);
  });

  it('ignored files, boundary files and files two mappings want', async () => {
    const mapping = { id: 'a', description: 'x', files: ['*/*/export*.csv'], dataset: 'wohnungsbestand' };
    const boundary = { level: 'area', file: 'deliveries:geo/areas.geojson', source: 'x' };
    const boundaries = regionSchema.shape.boundaries.parse([boundary]);
    const result = await run(
      { 'altdorf/2025/export1.csv': small, 'geo/areas.geojson': '{}', 'geo/alt.zip': 'x' },
      {
        mappings: [mapping, { ...mapping, id: 'b', files: ['altdorf/**'] }],
        ignoredFiles: [{ files: ['geo/*'], reason: 'alte Grenzen' }],
        region: { ...tinyRegion, boundaries },
      },
    );
    expect(result.report).toMatchObject({
      deliveries: [],
      unclaimed: ['altdorf/2025/export1.csv'],
      ignored: [{ file: 'geo/alt.zip', reason: 'alte Grenzen' }],
    });
    expect(result.problems).toEqual([
      say.claimedTwice({ file: 'deliveries/altdorf/2025/export1.csv' }, ['a', 'b']),
    ]);
  });

  it('a supplier the region does not know: every row rejected, nothing stored', async () => {
    const result = await run({ 'altdrof/2025/wohnungsbestand.csv': small });
    expect(result.problems).toEqual([
      say.supplierUnknown(
        { file: 'deliveries/altdrof/2025/wohnungsbestand.csv' },
        'altdrof',
        ['altdorf', 'neustadt', 'jobcenter'],
        'altdorf',
      ),
    ]);
    expect(only(result).records).toEqual({ read: 1, accepted: 0, rejected: 1, setAside: 0 });
    expect(result.cells('wohnungsbestand')).toEqual([]);
  });
});
