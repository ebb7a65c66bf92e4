import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../pipeline/commands/inspect.js';
import { proposeMappings } from '../../pipeline/intake/propose/index.js';
import * as say from '../../pipeline/model/messages/inspect-workbook.js';
import { workbookUnreadable } from '../../pipeline/model/messages/workbook.js';
import { UserError } from '../../pipeline/model/problem.js';
import { memoryWorld } from '../support/memory-files.js';
import { persons, tinyRoom } from '../support/tiny-room.js';

/** `inspect` and `map` on workbooks, as an office exports them. */

type Rows = (string | number)[][];
function book(sheets: Record<string, Rows>, hidden: readonly string[] = []): Uint8Array {
  const made = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(rows), name);
  }
  made.Workbook = {
    Sheets: made.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  };
  return new Uint8Array(XLSX.write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

async function run(bytes: Uint8Array, json = false): Promise<string> {
  const lines: string[] = [];
  const context = {
    world: memoryWorld({ 'mappe.xlsx': bytes }),
    print: (text: string) => lines.push(text),
    json,
    definitions: '',
    templates: '',
    processId: 1,
    softwareVersion: 'test',
  };
  await inspect(context, 'mappe.xlsx');
  return lines.join('\n');
}

const table: Rows = [
  ['Stadt Altdorf'],
  [],
  ['Gebiet', 'Alter', 'Geschlecht', 'Personen'],
  ['A1', '0-2', 'm', 10],
  ['A1', '0-2', 'w', 12],
  ['A2', '0-2', 'm'],
  [],
  ['Quelle: Melderegister'],
];

describe('inspect', () => {
  it('counts the rows of a sheet as the spreadsheet does', async () => {
    expect(JSON.parse(await run(book({ Daten: table }), true))).toEqual({
      file: 'mappe.xlsx',
      encoding: 'xlsx',
      bom: false,
      delimiter: '',
      headerLines: [3],
      firstDataLine: 4,
      lastDataLine: 6,
      dataRows: 3,
      columns: ['Gebiet', 'Alter', 'Geschlecht', 'Personen'],
      sheet: 'Daten',
    });
  });

  it('says which sheet is shown and why, and what stands on the others', async () => {
    const short: Rows = [
      ['Gebiet', 'Anzahl'],
      ['A1', 4],
      ['A2', 5],
    ];
    const only = await run(book({ Daten: table, Hinweise: [['Erläuterung']] }));
    expect(only).toContain(say.sheet('Daten', 'only-table'));
    expect(only).toContain(say.otherSheets([{ name: 'Hinweise', hidden: false, rows: null }]).join());
    expect(await run(book({ Kurz: short, Daten: table }))).toContain(say.sheet('Daten', 'most-rows'));
    expect(await run(book({ Kurz: short, Daten: table }, ['Daten']))).toContain(
      say.sheet('Kurz', 'only-visible'),
    );
  });

  it('does not call a row ragged because its last cells are empty', async () => {
    expect(await run(book({ Daten: table }))).not.toContain('Andere Zahl von Zellen');
  });

  it('names what keeps a workbook from being read', async () => {
    const cut = book({ Daten: table }).subarray(0, 600);
    const error = await run(cut).catch((e: unknown) => e);
    expect((error as UserError).problems).toEqual([workbookUnreadable({ file: 'mappe.xlsx' }, 'damaged')]);
    const none = await run(book({ Daten: [['nur ein Text']] })).catch((e: unknown) => e);
    expect((none as UserError).problems).toEqual([say.noTableInWorkbook('mappe.xlsx', ['Daten'])]);
  });

  it('repeats neither a value nor the name of a sheet of personal records', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => ['Meier', 'Anna', `${1 + (i % 28)}.03.${1960 + i}`]);
    const list = book({ 'Fall Meier': [['Name', 'Vorname', 'Geburtsdatum'], ...rows] });
    const refused = await run(list).catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(UserError);
    expect(JSON.stringify((refused as UserError).problems)).not.toMatch(/Meier|1960/);
    expect(await run(list, true)).not.toMatch(/Meier|1960/);
  });
});

describe('map', () => {
  const propose = (bytes: Uint8Array) => {
    const file = 'altdorf/2025-Q4/export.xlsx';
    const [first] = proposeMappings({ room: tinyRoom(), file, inside: true, bytes, dataset: persons }) ?? [];
    return first?.mapping;
  };

  it('proposes the columns of a sheet', () => {
    expect(propose(book({ Daten: table }))).toMatchObject({
      columns: { Gebiet: 'gebiet', Alter: 'alter', Geschlecht: 'geschlecht', Personen: 'personen' },
      made_from: { rows: 3, columns: ['Gebiet', 'Alter', 'Geschlecht', 'Personen'] },
    });
    expect(propose(book({ Daten: table }))?.table?.sheet).toBeUndefined();
  });

  it('names the sheet where there are several', () => {
    expect(propose(book({ Hinweise: [['Erläuterung'], ['x']], Daten: table }))?.table?.sheet).toBe('Daten');
  });
});
