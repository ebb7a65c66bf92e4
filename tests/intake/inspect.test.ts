import { describe, expect, it } from 'vitest';
import { inspect } from '../../pipeline/commands/inspect.js';
import { type Inspection, inspect as inspectBytes } from '../../pipeline/intake/inspect/inspect.js';
import * as say from '../../pipeline/model/messages/inspect.js';
import { charactersDestroyed, keysFilledDown, rowSkipped } from '../../pipeline/model/messages/table.js';
import { UserError } from '../../pipeline/model/problem.js';
import { memoryWorld } from '../support/memory-files.js';
import { only, run } from './support.js';

function of(text: string | Uint8Array): Inspection {
  const i = inspectBytes(typeof text === 'string' ? Buffer.from(text) : text);
  if ('reason' in i) throw new Error(i.reason);
  return i;
}
const contents = (i: Inspection) => Object.fromEntries(i.columns.map((c) => [c.column.name, c.content]));

async function command(data: string | Uint8Array, json = false): Promise<string> {
  const printed: string[] = [];
  const context = {
    world: memoryWorld({ 'ordner/datei.csv': data }),
    print: (text: string) => printed.push(text),
    json,
    definitions: '',
    templates: '',
    processId: 1,
    softwareVersion: '0',
  };
  await inspect(context, 'ordner/datei.csv');
  return printed.join('\n');
}

describe('what the columns hold', () => {
  it('keys, names, numbers, dates, periods, ages', () => {
    const i = of(
      [
        'AGS;Name;Stichtag;Quartal;Alter;Personen;Anteil;Quote;Leer;Fläche',
        '05978004;Adorf;31.12.2024;2024-Q4;unter 3;12;1,5;0.25;;1.200',
        '05978008;Bedorf;31.12.2024;2024-Q4;3 bis unter 6;*;2,5;1.75;;900',
        '05978012;Cedorf;31.12.2024;2024-Q4;90 und älter;–;–;3.5;;2.100',
      ].join('\n'),
    );
    expect(contents(i)).toEqual({
      AGS: 'key',
      Name: 'name',
      Stichtag: 'date',
      Quartal: 'period',
      Alter: 'age',
      Personen: 'whole',
      Anteil: 'decimal-comma',
      Quote: 'decimal-point',
      Leer: 'empty',
      Fläche: 'thousands',
    });
    const persons = i.columns.find((c) => c.column.name === 'Personen');
    expect([...(persons?.signs ?? [])]).toEqual([
      ['*', 1],
      ['–', 1],
    ]);
  });
  it('keys that lost a leading zero, months, years and days in digits', () => {
    const i = of(
      'RAUMID;ZEIT;Jahr;Tag;Personen\n1011101;202412;2024;20241231;2024\n12304314;202412;2024;20241231;1999\n1011102;202412;2024;20241231;2001',
    );
    expect(contents(i)).toEqual({
      RAUMID: 'key',
      ZEIT: 'period',
      Jahr: 'period',
      Tag: 'date',
      Personen: 'whole',
    });
  });
  it('comma and point in one column', () => {
    expect(contents(of('Gebiet;Wert\nA;3,5\nB;2607.0\nC;3.353'))).toEqual({
      Gebiet: 'name',
      Wert: 'decimal-mixed',
    });
  });
  it('single years among age bands', () =>
    expect(contents(of('Alter;Personen\n0;5\n1;6\n2;7\nunter 3;18\n90 und älter;2\nInsgesamt;20'))).toEqual({
      Alter: 'age',
      Personen: 'whole',
    }));
  it('a text among numbers is counted', () => {
    const i = of('Gebiet;Wert\nA;3\nB;4\nC;5\nD;6\nE;k. A.');
    expect(i.columns.map((c) => [c.content, c.strange])).toEqual([
      ['name', 0],
      ['whole', 1],
    ]);
  });
});

describe('oddities', () => {
  it('totals, levels of areas, keys of several lengths', () => {
    const i = of(
      [
        'AGS;Ebene;Name;Personen',
        '05978;Kreis;Kreis M;30',
        '05978004;Gemeinde;Adorf;12',
        '05978008;Gemeinde;Bedorf;18',
        ';;Insgesamt;30',
      ].join('\n'),
    );
    expect(i.totals).toEqual([{ line: 5, text: 'Insgesamt' }]);
    expect(i.dataRows).toBe(4);
    expect(i.levels?.names).toEqual(['Kreis', 'Gemeinde']);
    expect([...(i.columns[0]?.lengths ?? [])]).toEqual([
      [5, 1],
      [8, 2],
    ]);
  });
  it('keys in the first row of each group', () => {
    const i = of('Gebiet;Geschlecht;Fälle\nA;m;1\n;w;2\nB;m;3\n;w;4\nC;m;5\n;w;6');
    expect(i.merged.map((h) => h.name)).toEqual(['Gebiet']);
  });
  it('quarters below the name of their district', () => {
    const i = of('Bezirk;Ortsteil;Fälle\nN;N1;1\n;N2;2\nS;S1;3\n;S2;4\n;S3;5\nW;W1;6');
    expect(i.merged.map((h) => h.name)).toEqual(['Bezirk']);
  });
  it.each([
    ['groups unlike each other', 'Gebiet;Geschlecht;Fälle\nA;m;1\n;w;2\nB;m;3\n;m;4'],
    ['a group named twice', 'Gebiet;Geschlecht;Fälle\nA;m;1\n;w;2\nA;m;3\n;w;4'],
    ['a single group', 'Gebiet;Geschlecht;Fälle\nA;m;1\n;w;2\n;d;3\n;u;4'],
    ['no key in the first row', 'Gebiet;Geschlecht;Fälle\n;m;1\nA;w;2\n;m;3\nB;w;4'],
  ])('nothing is repeated where in doubt: %s', (_, text) => expect(of(text).merged).toEqual([]));
  it('rows with another number of cells, blank rows, a heading twice, trailing delimiters', () => {
    const i = of('Gebiet;Fälle;\nA;1;\n;;\nB;2;7\nGebiet;Fälle;\nC;3;\nD;4;\nE');
    expect(i.blankLines).toEqual([3]);
    expect(i.repeatedHeadings).toEqual([5]);
    expect(of('Gebiet;Fälle;;\nA;1;;\nB;2;;\n').emptyAtRight).toBe(2);
    expect(of('Gebiet;Fälle\nA;1\nB;2\nC;3;4\nD\nE;5\nF;6').ragged).toEqual([4, 5]);
  });
});

describe('wide tables', () => {
  const groups = (heading: string) => {
    const width = heading.split(';').length;
    const row = (n: number) => ['A', ...Array.from({ length: width - 1 }, (_, i) => n + i * i)].join(';');
    return of(`${heading}\n${row(3)}\n${row(5)}\n${row(8)}`).wide.map((g) => [
      g.attribute,
      g.columns.map((c) => c.name),
    ]);
  };
  it.each([
    ['Bezirk;unter 3;3 bis unter 6;6-15;65 und älter', 'age', 4],
    ['PLR;unter6;6-15;15-18;65undmehr', 'age', 4],
    ['PLR;E_E00_01;E_E01_02;E_E02_03', 'age', 3],
    ['Gebiet;männlich;weiblich;insgesamt', 'sex', 2],
    ['Gebiet;Arbeitslose_m;Arbeitslose_w', 'sex', 2],
    ['Gebiet;2020;2021;2022', 'period', 3],
    ['Gebiet;Ergebnis 2011;Plan 2012;Plan 2013', 'period', 2],
  ])('%s', (heading, attribute, count) => {
    const [first, ...rest] = groups(heading);
    expect([first?.[0], first?.[1]?.length, rest]).toEqual([attribute, count, []]);
  });
  it('two attributes in one heading', () => {
    expect(groups('Gebiet;2020 männlich;2020 weiblich;2021 männlich;2021 weiblich').map(([a]) => a)).toEqual([
      'sex',
      'period',
    ]);
  });
  it('a date that all columns share is no attribute', () =>
    expect(groups('Gebiet;Einwohner 2022;Haushalte 2022;Fläche 2022')).toEqual([]));
});

describe('teilhabe inspect', () => {
  it('--json: nine keys in their order', async () => {
    const text = Buffer.from('Titel\nGebiet;Größe\nA;1\nB;2\n\n', 'latin1');
    expect(JSON.parse(await command(text, true))).toEqual({
      file: 'ordner/datei.csv',
      encoding: 'windows-1252',
      bom: false,
      delimiter: ';',
      headerLines: [2],
      firstDataLine: 3,
      lastDataLine: 4,
      dataRows: 2,
      columns: ['Gebiet', 'Größe'],
    });
    expect(Object.keys(JSON.parse(await command(text, true)))).toEqual(
      'file encoding bom delimiter headerLines firstDataLine lastDataLine dataRows columns'.split(' '),
    );
  });
  it('says in German what was understood and why', async () => {
    const text = await command('\ufeffStand: 2024\nGebiet;m;w;\nA;1;.;\nInsgesamt;4;–;\nQuelle: Amt\n');
    for (const line of [
      say.title('ordner/datei.csv'),
      say.encoding('utf-8', 'mark'),
      say.delimiter(';', false, 4),
      ...say.titles([{ line: 1, text: 'Stand: 2024' }]),
      say.header([2]),
      say.data(3, 4, 2),
      say.notes(5, ['Quelle: Amt']),
      say.wide('sex', ['m', 'w']),
      say.totals([4], ['Insgesamt']),
      say.emptyAtRight(1),
    ])
      expect(text).toContain(line);
  });
  it('prints no control character of a file, neither as text nor as JSON', async () => {
    const hostile = 'Ge\u001b[2Jbiet;m\u009b31m;w\nA\u001b]0;1;2\nB\u0007;3;4\nInsgesamt\u001b[H;5;6';
    for (const json of [true, false]) {
      const printed = await command(hostile, json);
      expect(printed.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  });
  it.each([
    ['', 'empty'],
    ['\n\n', 'empty'],
    ['nur ein Satz\nund noch einer', 'one-column'],
    [';;\n;;', 'empty'],
  ] as const)('no table: %j', async (text, reason) => {
    const error = await command(text).catch((e: unknown) => e);
    expect((error as UserError).problems).toEqual([say.noTable('ordner/datei.csv', reason)]);
  });
  it('a zero byte is named with its line', async () => {
    const error = await command('a;b\n1;2\n3\0;4').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).problems).toEqual([say.noTable('ordner/datei.csv', 'zero-byte', 3)]);
  });
});

describe('the same in intake', () => {
  const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
  it('destroyed characters are a warning with line and column, and nothing is mended', async () => {
    const result = await run({
      [file]: 'Gebiet;Alter;Geschlecht;Personen\nA1;0-2;m\u00c3\u00a4nnlich;1\nA2;0-2;m;2',
    });
    const place = {
      supplier: 'altdorf',
      file: `deliveries/${file}`,
      line: 2,
      sheetRow: 2,
      column: 'Geschlecht',
    };
    expect(result.problems.filter((p) => p.code === 'characters-destroyed')).toEqual([
      charactersDestroyed(place, 'doubled', 'm\u00c3\u00a4nnlich'),
    ]);
    expect(result.problems.find((p) => p.code === 'code-unknown')?.line).toBe(2);
  });
  it('keys of merged cells are repeated, and that is said', async () => {
    const result = await run({
      [file]: 'Gebiet;Geschlecht;Alter;Personen\nA1;m;0-2;1\n;w;0-2;2\nA2;m;0-2;3\n;w;0-2;4\nQuelle: Amt',
    });
    const place = { supplier: 'altdorf', file: `deliveries/${file}` };
    expect(result.problems).toEqual([keysFilledDown(place, ['Gebiet'])]);
    expect(result.cells('einwohnerbestand').map((c) => [c.line, c.area, c.value])).toEqual([
      [2, 'A1', 1],
      [3, 'A1', 2],
      [4, 'A2', 3],
      [5, 'A2', 4],
    ]);
    expect(only(result).noteLines).toEqual([6]);
  });
  it('a row of column numbers and one of units below known headings are no data', async () => {
    const result = await run({
      [file]: 'Gebiet;Alter;Geschlecht;Personen\n1;2;3;4\n;;;Anzahl\nA1;0-2;m;1',
    });
    const place = (line: number) => ({
      supplier: 'altdorf',
      file: `deliveries/${file}`,
      line,
      sheetRow: line,
    });
    expect(result.problems).toEqual([
      rowSkipped(place(2), ['1', '2', '3', '4']),
      rowSkipped(place(3), ['Anzahl']),
    ]);
    expect(only(result).records).toEqual({ read: 1, accepted: 1, rejected: 0, setAside: 0 });
  });
  it('group headings above known ones are titles', async () => {
    const result = await run({
      [file]: ';Merkmale;;Wert\nGebiet;Alter;Geschlecht;Personen\nA1;0-2;m;1\nA2;0-2;m;1',
    });
    expect(result.problems).toEqual([]);
    expect(only(result)).toMatchObject({ headerLines: [2], records: { read: 2, accepted: 2 } });
  });
});
