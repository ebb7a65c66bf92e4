import { crc32, deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { valueReader } from '../../pipeline/intake/numbers/values.js';
import { readWorkbook, type Sheet } from '../../pipeline/intake/workbook/workbook.js';
import { plainDecimal } from '../../pipeline/intake/workbook/workbook-cells.js';
import { inspectZip, repeatsTooMuch } from '../../pipeline/intake/workbook/workbook-zip.js';
import { datasetSchema, measuresOf } from '../../pipeline/model/dataset.js';
import { mappingSchema } from '../../pipeline/model/mapping.js';
import * as say from '../../pipeline/model/messages/workbook.js';
import { persons } from '../support/tiny-room.js';
import { type Files, only, run } from './support.js';

type Rows = (string | number | boolean | XLSX.CellObject | null)[][];
type Parts = { hidden?: 0 | 1; merges?: string[]; rows?: XLSX.RowInfo[]; cols?: XLSX.ColInfo[] };

function sheet(rows: Rows, { merges = [], rows: rowInfo, cols }: Parts = {}): XLSX.WorkSheet {
  const made = XLSX.utils.aoa_to_sheet(rows);
  made['!merges'] = merges.map((m) => XLSX.utils.decode_range(m));
  if (rowInfo) made['!rows'] = rowInfo;
  if (cols) made['!cols'] = cols;
  return made;
}

function workbook(
  sheets: Record<string, XLSX.WorkSheet>,
  bookType: XLSX.BookType = 'xlsx',
  more: Partial<XLSX.WorkBook['Workbook']> = {},
): Uint8Array {
  const book: XLSX.WorkBook = { SheetNames: Object.keys(sheets), Sheets: sheets, Workbook: { ...more } };
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType }) as Buffer);
}

function first(bytes: Uint8Array): Sheet {
  const read = readWorkbook(bytes);
  if ('fail' in read) throw new Error(read.fail);
  const [sheet] = read.sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}
/** An xls file whose row `row` (from 0) is hidden: the writer leaves the Row records out ([MS-XLS] 2.4.221). */
function withHiddenRow(bytes: Uint8Array, row: number): Uint8Array {
  const file = XLSX.CFB.read(bytes, { type: 'buffer' });
  const entry = XLSX.CFB.find(file, 'Workbook');
  if (!entry) throw new Error('no stream');
  const stream = Buffer.from(entry.content as Uint8Array);
  const record = Buffer.alloc(20);
  record.writeUInt16LE(0x0208, 0);
  record.writeUInt16LE(16, 2);
  record.writeUInt16LE(row, 4);
  record.writeUInt16LE(256, 8);
  record.writeUInt16LE(255, 10);
  // fDyZero and the bit that is always set.
  record.writeUInt16LE(0x0120, 16);
  const starts: number[] = [];
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2))
    if (stream.readUInt16LE(at) === 0x0809) starts.push(at);
  const [, sheetStart = 0] = starts;
  const behind = sheetStart + 4 + stream.readUInt16LE(sheetStart + 2);
  entry.content = Buffer.concat([stream.subarray(0, behind), record, stream.subarray(behind)]);
  entry.size = entry.content.length;
  return new Uint8Array(XLSX.CFB.write(file, { type: 'buffer' }) as Buffer);
}
const columnOf = (bytes: Uint8Array) => first(bytes).records.map((r) => r.cells[0]);

/** A zip file put together by hand, so that the reader is not only tried on what its own writer makes. */
function zip(entries: Record<string, string | Uint8Array>): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const body = Buffer.from(content as string);
    const packed = deflateRawSync(body);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(body.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, Buffer.from(name)]),
    );
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const rawWorkbook = (rows: string, dimension = 'A1:D9') =>
  zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Daten" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst xmlns="${main}"><si><t>Gebiet</t></si><si><r><rPr><b/></rPr><t>Nörd</t></r><r><t>licher Rand</t></r></si></sst>`,
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000000"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="${main}"><dimension ref="${dimension}"/><sheetData>${rows}</sheetData></worksheet>`,
  });

describe('cells of a workbook', () => {
  const n = (v: number, z: string): XLSX.CellObject => ({ t: 'n', v, z });
  it.each<[string, XLSX.CellObject, string]>([
    ['a number as stored, not as shown', n(1234.5678, '0.0'), '1234.5678'],
    ['thousands in the format only', n(1234567, '#,##0'), '1234567'],
    ['three decimals', n(3.353, 'General'), '3.353'],
    ['noise of binary numbers', n(0.1 + 0.2, 'General'), '0.3'],
    ['a key with leading zeros', n(1011101, '00000000'), '01011101'],
    ['a number with a fixed decimal', n(7, '0.00'), '7'],
    ['a percentage', n(0.125, '0.0%'), '12.5 %'],
    ['a percentage with noise', n(0.07, '0%'), '7 %'],
    ['a day', n(45657, 'dd.mm.yyyy'), '2024-12-31'],
    ['a day with time', n(45657.5, 'dd.mm.yyyy hh:mm'), '2024-12-31 12:00:00'],
    ['a month', n(45657, 'mm.yyyy'), '2024-12'],
    ['a year', n(45657, 'yyyy'), '2024'],
    ['red negative numbers are no days', n(-3, '#,##0;[Red]-#,##0'), '-3'],
    ['a unit in the format', n(5, '0" Einw. d. Stadt"'), '5'],
    ['true', { t: 'b', v: true }, 'WAHR'],
    ['an error', { t: 'e', v: 42 }, '#NV'],
    ['a formula', { t: 'n', v: 0.25, f: 'A1*2' }, '0.25'],
    ['a line break', { t: 's', v: 'a\r\nb' }, 'a\nb'],
  ])('%s', (_, cell, text) => expect(columnOf(workbook({ A: sheet([[cell]]) }))).toEqual([text]));

  it('days count from 1904 where the workbook says so', () => {
    // 45657 - 1462 days: the two systems are four years and a day apart.
    const day = { t: 'n', v: 44195, z: 'dd.mm.yyyy' } as const;
    expect(columnOf(workbook({ A: sheet([[day]]) }, 'xlsx', { WBProps: { date1904: true } }))).toEqual([
      '2024-12-31',
    ]);
  });

  it.each([
    [1e-7, '0.0000001'],
    [1.5e21, '1500000000000000000000'],
    [-2.5e-3, '-0.0025'],
    [9007199254740991, '9007199254740991'],
    [1 / 3, '0.333333333333333'],
  ])('%s in plain digits', (value, text) => expect(plainDecimal(value)).toBe(text));

  it.each(['biff8', 'ods'] as const)('%s', (bookType) => {
    const read = readWorkbook(
      workbook(
        {
          A: sheet([
            ['Gebiet', 'n'],
            ['A1', 3.353],
          ]),
        },
        bookType,
      ),
    );
    expect(read).toMatchObject({ format: bookType === 'ods' ? 'ods' : 'xls' });
    if ('fail' in read) throw new Error(read.fail);
    expect(read.sheets[0]?.records.map((r) => r.cells)).toEqual([
      ['Gebiet', 'n'],
      ['A1', '3.353'],
    ]);
  });
});

describe('a workbook assembled by hand', () => {
  const rows =
    '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Personen</t></is></c></row>' +
    '<row r="4" hidden="1"><c r="B4" t="s"><v>1</v></c><c r="C4"><f>1+1</f><v>2</v></c><c r="D4"><f>NOW()</f></c></row>' +
    '<row r="5"><c r="A5" s="1"><v>5978004</v></c><c r="B5" s="2"><v>45657</v></c><c r="C5" s="3"><v>0.125</v></c><c r="D5" t="e"><v>#N/A</v></c></row>';
  it('rows keep their numbers, rich text is joined, styles are heeded', () => {
    const sheet = first(rawWorkbook(rows));
    expect(sheet.records.map((r) => [r.line, r.cells])).toEqual([
      [1, ['']],
      [2, ['', 'Gebiet', 'Personen']],
      [3, ['']],
      [4, ['', 'Nördlicher Rand', '2', '#FORMEL']],
      [5, ['05978004', '2024-12-31', '12.5 %', '#NV']],
    ]);
    expect(sheet.hiddenRows).toEqual([4]);
    expect(sheet.uncalculated).toEqual([{ row: 4, column: 3 }]);
  });

  it('a huge empty range costs nothing', () => {
    const far = `${rows}<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>`;
    const { records } = first(rawWorkbook(far, 'A1:XFD1048576'));
    expect(records.map((r) => r.line)).toEqual([1, 2, 3, 4, 5, 1048576]);
    expect(records.at(-1)?.cells[16383]).toBe('7');
  });
});

describe('files that are no workbook', () => {
  const fine = workbook({ A: sheet([['x']]) });
  it.each<[string, Uint8Array, string]>([
    ['cut off', fine.subarray(0, fine.length / 2), 'damaged'],
    ['another zip file', zip({ 'a.txt': 'x' }), 'not-a-workbook'],
    [
      'an older Office file without a workbook',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
      'damaged',
    ],
    ['a workbook with a password', encrypted(), 'encrypted'],
  ])('%s', (_, bytes, fail) => expect(readWorkbook(bytes)).toEqual({ fail }));

  it('a file that unpacks to more than is read is stopped, whatever size it declares', () => {
    const bomb = zip({ 'xl/workbook.xml': new Uint8Array(3_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(inspectZip(bomb, 1_000_000)).toEqual({ fail: 'too-large' });
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK\x01\x02'); at >= 0; at = -1) lying.writeUInt32LE(10, at + 24);
    expect(inspectZip(lying, 1_000_000)).toEqual({ fail: 'too-large' });
    expect('names' in inspectZip(bomb, 4_000_000)).toBe(true);
  });

  it('repetitions of an ods table are counted', () => {
    const cell = (repeat: number) =>
      `<table:table-cell office:value="1" table:number-columns-repeated="${repeat}"/>`;
    const row = (repeat: number, cells: string) =>
      `<table:table-row table:number-rows-repeated="${repeat}">${cells}</table:table-row>`;
    expect(repeatsTooMuch(row(1, cell(3)))).toBe(false);
    expect(repeatsTooMuch(row(1_000_000, cell(16_384)))).toBe(true);
    expect(repeatsTooMuch(row(1_048_576, '<table:table-cell table:number-columns-repeated="16384"/>'))).toBe(
      false,
    );
  });

  it('no bytes make it throw', () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let i = 0; i < 300; i++) {
      const bytes = Uint8Array.from(i % 2 === 0 ? fine : workbookXls);
      for (let j = 0; j < 8; j++)
        bytes[8 + Math.floor(random() * (bytes.length - 8))] = Math.floor(random() * 256);
      expect(() => readWorkbook(bytes)).not.toThrow();
    }
  });
});

const workbookXls = workbook(
  {
    A: sheet([
      ['Gebiet', 'n'],
      ['A1', 1],
    ]),
  },
  'biff8',
);

/** A container as Office writes it for a workbook with a password. */
function encrypted(): Uint8Array {
  const cfb = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(cfb, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]));
  XLSX.CFB.utils.cfb_add(cfb, '/EncryptedPackage', Buffer.alloc(64));
  return new Uint8Array(XLSX.CFB.write(cfb, { type: 'buffer' }) as Buffer);
}

const [area] = measuresOf(persons);
if (!area) throw new Error('no measure');

describe('delivering a workbook', () => {
  const path = 'altdorf/2025-Q4/einwohnerbestand.xlsx';
  const shown = { supplier: 'altdorf', file: `deliveries/${path}` };
  const head = ['Gebiet', 'Alter', 'Geschlecht', 'Personen'];
  const deliver = (bytes: Uint8Array, file = path) => run({ [file]: bytes } satisfies Files);
  const cellsOf = (result: Awaited<ReturnType<typeof run>>) =>
    result.cells('einwohnerbestand').map((c) => [c.area, c.line, c.state, c.value]);

  it('is read like a text file, with the rows of the spreadsheet', async () => {
    const bytes = workbook({
      Daten: sheet([['Einwohner am 31.12.2025'], [], head, ['A1', '0-2', 'm', 12], ['A2', '0-2', 'm', 'x1']]),
    });
    const result = await deliver(bytes);
    expect(cellsOf(result)).toEqual([
      ['A1', 4, 'ok', 12],
      ['A2', 5, 'rejected', null],
    ]);
    expect(only(result)).toMatchObject({ encoding: 'xlsx', delimiter: '', sheet: 'Daten', headerLines: [3] });
    expect(result.problems).toMatchObject([
      {
        code: 'number-expected',
        ...shown,
        sheet: 'Daten',
        line: 5,
        sheetRow: 5,
        column: 'Personen',
        found: '»x1«',
      },
    ]);
  });

  it('keys merged over several rows belong to each; the rest is named', async () => {
    const rows: Rows = [head, ['A1', '0-2', 'm', 12], [null, '0-2', 'w', 11], ['A2', '0-2', 'm', 7]];
    const data = sheet(rows, {
      merges: ['A2:A3'],
      rows: [{}, {}, { hidden: true }],
      cols: [{}, {}, { hidden: true }],
    });
    const bytes = workbook({ Daten: data, Hinweise: sheet([['Quelle: Melderegister']]) });
    const result = await deliver(bytes);
    expect(cellsOf(result)).toEqual([
      ['A1', 2, 'ok', 12],
      ['A1', 3, 'ok', 11],
      ['A2', 4, 'ok', 7],
    ]);
    const at = { ...shown, sheet: 'Daten' };
    expect(result.problems).toEqual([
      say.sheetsNotRead(at, 'Daten', ['Hinweise']),
      say.hiddenRows(at, [3]),
      say.hiddenColumns(at, [2]),
    ]);
  });

  it('rows and columns that xls and ods files hide are named as those of xlsx', () => {
    const rows: Rows = [head, ['A1', '0-2', 'm', 12], ['A2', '0-2', 'm', 7]];
    const xls = withHiddenRow(workbook({ Daten: sheet(rows, { cols: [{}, { hidden: true }] }) }, 'biff8'), 2);
    expect(first(xls)).toMatchObject({ hiddenRows: [3], hiddenColumns: [1] });

    const table: Rows = [head, ['A1', '0-2', 'm', 12], ['A2', '0-2', 'm', 7], ['A3', '0-2', 'm', 5]];
    const written = XLSX.CFB.read(workbook({ Leer: sheet([['Quelle']]), Daten: sheet(table) }, 'ods'), {
      type: 'buffer',
    });
    const entry = (name: string) =>
      Buffer.from(XLSX.CFB.find(written, name)?.content as Uint8Array).toString('utf8');
    // The second row stands for two; the writer knows neither hidden rows nor repeated ones.
    const tags = [
      '',
      '',
      'table:visibility="filter" table:number-rows-repeated="2" ',
      '',
      'table:visibility="collapse" ',
    ];
    let next = 0;
    const content = entry('content.xml')
      .replace(/<table:table-column[^>]*>/g, '')
      .replace(/<table:table-row(?=[\s/>])/g, (tag) => `${tag} ${tags[next++] ?? ''}`)
      .replace(
        /<table:table [^>]*name="Daten"[^>]*>/,
        (tag) =>
          `${tag}<table:table-column table:number-columns-repeated="2"/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>`,
      );
    const ods = readWorkbook(
      zip({
        'META-INF/manifest.xml': entry('manifest.xml'),
        'styles.xml': entry('styles.xml'),
        'content.xml': content,
      }),
    );
    if ('fail' in ods) throw new Error(ods.fail);
    expect(ods.sheets.map((s) => [s.name, s.hiddenRows, s.hiddenColumns])).toEqual([
      ['Leer', [], []],
      ['Daten', [2, 3, 5], [2, 3]],
    ]);
  });

  it('what a rule finds and what is there twice names the row of the sheet', async () => {
    const rule = {
      id: 'grenze',
      title: 'Höchstens zehn.',
      part: { dataset: 'einwohnerbestand', measure: 'personen', where: { geschlecht: 'm' } },
      not_above: { dataset: 'einwohnerbestand', measure: 'personen', where: { geschlecht: 'w' } },
    };
    const dataset = datasetSchema.parse({ ...persons, plausibility: [rule] });
    const rows: Rows = [
      ['Einwohner'],
      head,
      ['A1', '0-2', 'm', 12],
      ['A1', '0-2', 'w', 11],
      ['A2', '0-2', 'm', 7],
      ['A2', '0-2', 'm', 8],
    ];
    const result = await run({ [path]: workbook({ Daten: sheet(rows) }) }, { datasets: [dataset] });
    expect(result.problems.map((p) => [p.code, p.sheet, p.line, p.sheetRow])).toEqual([
      ['implausible', 'Daten', 3, 3],
      ['duplicate-conflict', 'Daten', 6, 6],
    ]);
  });

  it('of two sheets that fit none is guessed; a mapping names it', async () => {
    const one = sheet([head, ['A1', '0-2', 'm', 12]]);
    const two = sheet([head, ['A1', '0-2', 'm', 13]]);
    const bytes = workbook({ Januar: one, Februar: two });
    expect((await deliver(bytes)).problems).toEqual([say.sheetUnclear(shown, ['Januar', 'Februar'])]);
    const mapping = mappingSchema.parse({
      id: 'm',
      description: 'x',
      files: ['altdorf/*/einwohnerbestand.xlsx'],
      dataset: 'einwohnerbestand',
      table: { sheet: 'Februar' },
    });
    const mapped = await run({ [path]: bytes }, { mappings: [mapping] });
    expect(cellsOf(mapped)).toEqual([['A1', 2, 'ok', 13]]);
  });

  it('a number typed as text beside decimal numbers is named', async () => {
    const shares = ['Gebiet', 'Zeitraum', 'Anteil'];
    const read = first(
      workbook({ A: sheet([shares, ['A1', 'x', 2607.5], ['A2', 'x', '1.234'], ['A3', 'x', '1234']]) }),
    );
    expect(read.numbersAsText).toEqual([{ row: 3, column: 2 }]);
  });

  it('three decimals stored as a number are decimals, whatever else the column shows', async () => {
    const rows: Rows = [
      ['Gebiet', 'Wohnfläche'],
      ['A1', 3.353],
      ['A2', 2607],
    ];
    expect(first(workbook({ A: sheet(rows) })).decimalColumns).toEqual(new Set([1]));
    const reader = valueReader({ ...area, type: 'decimal' }, persons, null, ['3.353', '2607'], '.');
    expect(reader.read('3.353')).toMatchObject({ state: 'ok', value: '3.353' });
  });

  it('is found by its columns, and by name whatever the ending', async () => {
    const bytes = workbook({ A: sheet([head, ['A1', '0-2', 'm', 12]]) }, 'ods');
    expect(cellsOf(await deliver(bytes, 'altdorf/2025-Q4/export.ods'))).toEqual([['A1', 2, 'ok', 12]]);
    const text = new TextEncoder().encode(`${head.join('\t')}\nA1\t0-2\tm\t12\n`);
    expect(cellsOf(await deliver(text, 'altdorf/2025-Q4/einwohnerbestand.tsv'))).toEqual([
      ['A1', 2, 'ok', 12],
    ]);
  });

  it('what cannot be read is a problem', async () => {
    const export1 = 'altdorf/2025-Q4/export1.xlsx';
    const unclaimed = { file: `deliveries/${export1}` };
    expect((await deliver(encrypted(), export1)).problems).toEqual([
      say.workbookUnreadable(unclaimed, 'encrypted'),
    ]);
    expect((await deliver(encrypted())).problems).toEqual([say.workbookUnreadable(shown, 'encrypted')]);
    expect((await deliver(workbook({ A: sheet([[]]) }))).problems).toEqual([say.workbookEmpty(shown)]);
  });

  it('personal records on any sheet, hidden ones too, keep the whole file out', async () => {
    const bytes = workbook(
      {
        Daten: sheet([head, ['A1', '0-2', 'm', 12]]),
        Liste: sheet([
          ['Vorname', 'Nachname'],
          ['Test', 'Muster'],
        ]),
      },
      'xlsx',
      { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] },
    );
    const result = await deliver(bytes);
    expect(result.problems).toMatchObject([
      {
        code: 'personal-data',
        found: 'Blatt 2, Spalte A »Vorname« (Name); Blatt 2, Spalte B »Nachname« (Name)',
      },
    ]);
    expect(result.report.deliveries).toEqual([]);
  });
});
