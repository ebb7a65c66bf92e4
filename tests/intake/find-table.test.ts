import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../pipeline/intake/inspect/inspect.js';
import { findTable } from '../../pipeline/intake/table/find-table.js';
import { parseRecords } from '../../pipeline/intake/text/parse.js';

/**
 * Layouts of German office exports, each written by hand with the answer read off by eye. Lines are physical, from 1.
 */
interface Answer {
  delimiter?: string;
  header: number[];
  first: number | null;
  last: number | null;
  rows: number;
  columns?: string[];
}

function found(text: string): Answer | string {
  const i = inspect(Buffer.from(text, 'utf8'));
  if ('reason' in i) return i.reason;
  return {
    delimiter: i.delimiter,
    header: i.found.levels.map((r) => r.line),
    first: i.found.firstDataLine,
    last: i.found.lastDataLine,
    rows: i.dataRows,
    columns: i.columns.map((c) => c.column.name),
  };
}

const layouts: [name: string, lines: string[], answer: Answer][] = [
  [
    'plain canonical file',
    ['gebiet;stichtag;personen', 'A1;2025-12-31;12', 'A2;2025-12-31;7'],
    { delimiter: ';', header: [1], first: 2, last: 3, rows: 2, columns: ['gebiet', 'stichtag', 'personen'] },
  ],
  [
    'GENESIS flat file: one value a row, all codes',
    [
      'Statistik_Code;Statistik_Label;Zeit_Code;Zeit;1_Merkmal_Code;1_Auspraegung_Code;BEVSTD__Bevoelkerungsstand__Anzahl',
      '12411;Fortschreibung des Bevölkerungsstandes;STAG;31.12.2023;KREISE;05978;394101',
      '12411;Fortschreibung des Bevölkerungsstandes;STAG;31.12.2023;KREISE;05974;301785',
      '12411;Fortschreibung des Bevölkerungsstandes;STAG;31.12.2023;KREISE;05962;-',
    ],
    { delimiter: ';', header: [1], first: 2, last: 4, rows: 3 },
  ],
  [
    'GENESIS table with keys without heading, units and notes',
    [
      'Tabelle: 12521-0040',
      'Ausländer: Kreise, Stichtag, Geschlecht;;;;',
      'Ausländerstatistik;;;;',
      ';;31.12.2022;31.12.2022;31.12.2023',
      ';;männlich;weiblich;männlich',
      ';;Anzahl;Anzahl;Anzahl',
      '05911;Bochum;31205;29840;32100',
      '05913;Dortmund;.;60210;-',
      '__________',
      'Aus Datenschutzgründen sind alle Daten einer 5er-Rundung unterzogen.',
      '© Statistisches Bundesamt (Destatis), 2024',
      'Stand: 12.03.2024 / 10:11:12',
    ],
    {
      delimiter: ';',
      header: [4, 5, 6],
      first: 7,
      last: 8,
      rows: 2,
      columns: [
        '#1',
        '#2',
        '31.12.2022 männlich Anzahl',
        '31.12.2022 weiblich Anzahl',
        '31.12.2023 männlich Anzahl',
      ],
    },
  ],
  [
    'Bundesagentur: eight title lines, three levels of merged cells, column numbers, footnotes',
    [
      'Arbeitslosigkeit im Überblick;;;;;;',
      'Gemeinden eines Kreises;;;;;;',
      'Berichtsmonat: Dezember 2024;;;;;;',
      ';;;;;;',
      'Erstellungsdatum: 03.01.2025;;;;;;',
      'Daten nach einer Wartezeit von drei Monaten;;;;;;',
      'Statistik der Bundesagentur für Arbeit;;;;;;',
      ';;;;;;',
      'Region;Bestand an Arbeitslosen;;;;Arbeitslosenquote;',
      ';Insgesamt;darunter;;;bezogen auf alle;abhängige',
      ';;Männer;Frauen;Ausländer;zivile;zivile',
      ';1;2;3;4;5;6',
      'Adorf;1.234;700;534;300;7,5;8,2',
      'Bedorf;567;300;267;*;6,1;x',
      'Cedorf, Stadt;89;40;49;12;3,0;3,3',
      ';;;;;;',
      '*) Aus Datenschutzgründen und Gründen der statistischen Geheimhaltung werden Zahlenwerte von 1 oder 2 anonymisiert.;;;;;;',
      '© Statistik der Bundesagentur für Arbeit;;;;;;',
    ],
    {
      delimiter: ';',
      header: [9, 10, 11],
      first: 13,
      last: 15,
      rows: 3,
      columns: [
        'Region',
        'Bestand an Arbeitslosen Insgesamt',
        'Bestand an Arbeitslosen darunter Männer',
        'Bestand an Arbeitslosen darunter Frauen',
        'Bestand an Arbeitslosen darunter Ausländer',
        'Arbeitslosenquote bezogen auf alle zivile',
        'Arbeitslosenquote abhängige zivile',
      ],
    },
  ],
  [
    'Excel: sep=, blank lines at the end, an empty last column',
    ['sep=;', 'Bezirk;2022;2023;', 'Nord;1.200;1.250;', 'Süd;980;1.001;', ';;;', ';;;', ''],
    { delimiter: ';', header: [2], first: 3, last: 4, rows: 2, columns: ['Bezirk', '2022', '2023'] },
  ],
  [
    'years as a second level below repeated headings',
    [
      'Kennziffer,Name,Arbeitslose,Arbeitslose',
      ',,2020,2021',
      '05111000,"Adorf, Stadt",33.0,31.5',
      '05112000,Bedorf,35.0,35.0',
    ],
    {
      delimiter: ',',
      header: [1, 2],
      first: 3,
      last: 4,
      rows: 2,
      columns: ['Kennziffer', 'Name', 'Arbeitslose 2020', 'Arbeitslose 2021'],
    },
  ],
  [
    'quoted decimal commas in a comma file, semicolons in its title',
    [
      'Quelle: Amt A; Amt B; eigene Berechnung,,',
      ',,',
      'AGS,Name,Anteil',
      '05978004,Adorf,"7,3"',
      '05978008,Bedorf,"12,1"',
    ],
    { delimiter: ',', header: [3], first: 4, last: 5, rows: 2, columns: ['AGS', 'Name', 'Anteil'] },
  ],
  [
    'decimal commas in a semicolon file',
    ['Ort;Anteil', 'A;1,5', 'B;2,5', 'C;3,5'],
    { delimiter: ';', header: [1], first: 2, last: 4, rows: 3 },
  ],
  [
    'SPSS export with tabs and dots',
    ['plr\tanteil\tn', '1011101\t.707003\t12', '1011102\t.\t0', '1011103\t-.5\t44'],
    { delimiter: '\t', header: [1], first: 2, last: 4, rows: 3, columns: ['plr', 'anteil', 'n'] },
  ],
  [
    'vertical bars',
    ['Stadtteil|Haushalte', 'Nord|120', 'Süd|98'],
    { delimiter: '|', header: [1], first: 2, last: 3, rows: 2 },
  ],
  [
    'register export: ages as headings, a total row, a date above',
    [
      'Einwohnerstatistik',
      'Stichtag: 31.12.2024',
      '',
      'Bezirk;unter 3;3 bis unter 6;6 bis unter 15;Insgesamt',
      '001 Mitte;120;98;301;519',
      '002 Nord;80;75;200;355',
      'Insgesamt;200;173;501;874',
      '',
      'Erstellt am 02.01.2025 mit dem Einwohnerverfahren',
    ],
    { delimiter: ';', header: [4], first: 5, last: 7, rows: 3 },
  ],
  [
    'single years of age as headings',
    ['Bezirk;0;1;2;3;4', '01;5;6;7;3;4', '02;9;8;1;2;2'],
    { header: [1], first: 2, last: 3, rows: 2, columns: ['Bezirk', '0', '1', '2', '3', '4'] },
  ],
  [
    'two levels of merged cells, blank line between title and heading, numbered notes',
    [
      'Kinder in Tageseinrichtungen am 01.03.2024',
      '',
      'Nr.;Sozialraum;Kinder unter 3;;Kinder 3 bis 6;',
      ';;betreut;insgesamt;betreut;insgesamt',
      '1;Altstadt;40;110;100;105',
      '2;Neustadt 1);35;90;-;88',
      '1) einschließlich der Außenstelle',
      '2) vorläufig',
    ],
    {
      header: [3, 4],
      first: 5,
      last: 6,
      rows: 2,
      columns: [
        'Nr.',
        'Sozialraum',
        'Kinder unter 3 betreut',
        'Kinder unter 3 insgesamt',
        'Kinder 3 bis 6 betreut',
        'Kinder 3 bis 6 insgesamt',
      ],
    },
  ],
  [
    'heading with line breaks in quotes',
    ['"Stadt-\nteil";"Anteil\nin %"', 'Nord;12,5', 'Süd;13,0'],
    { header: [1], first: 4, last: 5, rows: 2, columns: ['Stadt- teil', 'Anteil in %'] },
  ],
  [
    'units below the headings with a name of their own',
    ['Gemeinde;Fläche;Einwohner', 'Einheit;km²;Anzahl', 'Adorf;12,3;4000', 'Bedorf;8,1;3500'],
    {
      header: [1, 2],
      first: 3,
      last: 4,
      rows: 2,
      columns: ['Gemeinde Einheit', 'Fläche km²', 'Einwohner Anzahl'],
    },
  ],
  [
    'legend of signs below the table',
    [
      'Gebiet;Fälle',
      'A;12',
      'B;–',
      'C;.',
      'D;/',
      '',
      '– ;nichts vorhanden',
      '. ;Zahlenwert unbekannt oder geheim zu halten',
      '0 ;mehr als nichts',
    ],
    { header: [1], first: 2, last: 5, rows: 4 },
  ],
  [
    'texts only',
    ['Schule;Träger;Leitung', 'Am Bach;Stadt;besetzt', 'Am Berg;Kirche;offen', 'Am See;Verein;besetzt'],
    { header: [1], first: 2, last: 4, rows: 3 },
  ],
  [
    'no heading at all',
    ['05978004;Adorf;48518;12,5', '05978008;Bedorf;18000;11,9', '05978012;Cedorf;17000;9,1'],
    { header: [], first: 1, last: 3, rows: 3, columns: ['#1', '#2', '#3', '#4'] },
  ],
  ['heading and a single row', ['Gebiet;Personen', 'A1;12'], { header: [1], first: 2, last: 2, rows: 1 }],
  ['heading alone', ['Gebiet;Stichtag;Personen'], { header: [1], first: null, last: null, rows: 0 }],
  [
    'a broken first row is data, not a heading',
    ['Gebiet;Frauen;Männer', 'A1;k. A.;k. A.', 'A2;3;4', 'A3;5;6', 'A4;7;8'],
    { header: [1], first: 2, last: 5, rows: 4, columns: ['Gebiet', 'Frauen', 'Männer'] },
  ],
  [
    'the name of a group of rows below the heading is data in doubt',
    ['Gemeinde;Frauen;Männer', 'Regierungsbezirk A;;', 'A1;3;4', 'A2;5;6', 'Regierungsbezirk B;;', 'B1;7;8'],
    { header: [1], first: 2, last: 6, rows: 5 },
  ],
  [
    'a last row with a key and no values is data',
    ['Gebiet;Frauen;Männer', 'A1;3;4', 'A2;5;6', 'A3;;'],
    { header: [1], first: 2, last: 4, rows: 3 },
  ],
  [
    'a last row cut off in the middle is data',
    ['Schlüssel;Gebiet;Frauen;Männer', '01;A1;3;4', '02;A2;5;6', '03;A3;5;6', '04;A4;7;8', '05;A5'],
    { header: [1], first: 2, last: 6, rows: 5 },
  ],
  [
    'a year and a name above a table of two columns',
    ['Stand;2024', 'Gebiet;Personen', 'A;531', 'B;77', 'C;42'],
    { header: [2], first: 3, last: 5, rows: 3, columns: ['Gebiet', 'Personen'] },
  ],
  [
    'blank rows between heading and data and between data',
    ['Gebiet;Personen;Haushalte', '', 'A;531;200', '', 'B;77;30', ';;', 'C;42;20', '', ''],
    { header: [1], first: 3, last: 7, rows: 3 },
  ],
  [
    'keys empty in the first column throughout',
    ['Nr;Name;Stimmen;Anteil', ';Nord;1200;12,5', ';Süd;980;11,0', ';West;88;9,5'],
    { header: [1], first: 2, last: 4, rows: 3, columns: ['Nr', 'Name', 'Stimmen', 'Anteil'] },
  ],
  [
    'notes of prose with commas in a comma file',
    [
      'gebiet,jahr,wert,anteil',
      'A,2024,12,1.5',
      'B,2024,13,2.5',
      'C,2024,15,2.5',
      '',
      'Hinweis: Die Werte, soweit vorhanden, sind gerundet, 2024 vorläufig.',
      'Quelle: Amt für Statistik, Wahlen, 2025, eigene Auswertung',
    ],
    { delimiter: ',', header: [1], first: 2, last: 4, rows: 3 },
  ],
  [
    'column numbers from the first column on, in brackets',
    ['Gebiet;Frauen;Männer', '(1);(2);(3)', 'A1;3;4', 'A2;5;6'],
    { header: [1], first: 3, last: 4, rows: 2, columns: ['Gebiet', 'Frauen', 'Männer'] },
  ],
  [
    'names and numbers of the export above a table of two columns',
    ['Anzahl Zeilen;120', 'Bereich;7', 'Gebiet;Personen', 'A;531', 'B;77', 'C;42'],
    { header: [3], first: 4, last: 6, rows: 3, columns: ['Gebiet', 'Personen'] },
  ],
  [
    'names and numbers of the export above a wide table',
    [
      'Anzahl Zeilen;3;;;',
      'Stichtag;31.12.2024;;;',
      ';;;;',
      'Gebiet;A;B;C;D',
      'Nord;1;2;3;4',
      'Süd;4;4;4;4',
      'West;;;5;',
    ],
    { header: [4], first: 5, last: 7, rows: 3, columns: ['Gebiet', 'A', 'B', 'C', 'D'] },
  ],
  [
    'one group heading above complete headings',
    ['Gebiet;Bevölkerung;;', 'Name;insgesamt;männlich;weiblich', 'Nord;3;1;2', 'Süd;5;2;3'],
    {
      header: [1, 2],
      first: 3,
      last: 4,
      rows: 2,
      columns: ['Gebiet Name', 'Bevölkerung insgesamt', 'Bevölkerung männlich', 'Bevölkerung weiblich'],
    },
  ],
  [
    'a title with commas in a comma file',
    [
      'Arbeitslose, Kreis M, Dezember',
      'AGS,Name,Männer,Frauen,Anteil',
      '05978004,Adorf,3,4,1.5',
      '05978008,Bedorf,5,6,2.5',
    ],
    { delimiter: ',', header: [2], first: 3, last: 4, rows: 2 },
  ],
  [
    'a cross table of SPSS: the title begins like the name of a key',
    [
      '"Bezirk * Alter Kreuztabelle",,,,',
      ',,Alter,,Gesamtsumme',
      ',,unter 18,18 und älter,',
      'Bezirk,Nord,12,30,42',
      ',Süd,11,22,33',
      'Gesamtsumme,,23,52,75',
    ],
    {
      header: [2, 3],
      first: 4,
      last: 6,
      rows: 3,
      columns: ['#1', '#2', 'Alter unter 18', 'Alter 18 und älter', 'Gesamtsumme'],
    },
  ],
  [
    'years with marks of footnotes',
    ['Gebiet;2020 1);2021;2022*', 'Nord;12;3;4', 'Süd;13;4;5', '1) Umstellung der Erfassung'],
    { header: [1], first: 2, last: 3, rows: 2, columns: ['Gebiet', '2020 1)', '2021', '2022*'] },
  ],
  [
    'years that begin anew in every group',
    [
      'Gemeinde;Geburten;Geburten;Sterbefälle;Sterbefälle',
      ';2022;2023;2022;2023',
      'Adorf;10;11;12;13',
      'Bedorf;20;21;22;23',
    ],
    {
      header: [1, 2],
      first: 3,
      last: 4,
      rows: 2,
      columns: ['Gemeinde', 'Geburten 2022', 'Geburten 2023', 'Sterbefälle 2022', 'Sterbefälle 2023'],
    },
  ],
  [
    'numbers of rooms as the second level',
    [
      'Tabelle 3: Wohnungen',
      'Gebiet;Wohnungen;darunter mit … Räumen;;',
      ';;1;2;3 und mehr',
      'Adorf;100;10;20;70',
      'Bedorf;50;5;15;30',
    ],
    { header: [2, 3], first: 4, last: 5, rows: 2 },
  ],
  [
    'names of single letters are no column numbers',
    ['Kreis;Gemeinde;Jan;Feb;Mrz;Apr', 'K;A;1;2;3;4', 'K;B;1;2;3;4'],
    { header: [1], first: 2, last: 3, rows: 2 },
  ],
  [
    'units beside a heading of the rows',
    ['Schulform;Schüler;davon weiblich;Anteil', 'Name;Anzahl;Anzahl;%', 'GS;100;50;50,0', 'GY;80;44;55,0'],
    { header: [1, 2], first: 3, last: 4, rows: 2 },
  ],
  [
    'a first row of data that looks like a year, below a year',
    ['Merkmal;2022', 'Einwohner;2100', 'Haushalte;900'],
    { header: [1], first: 2, last: 3, rows: 2, columns: ['Merkmal', '2022'] },
  ],
  [
    'headings that may also be words of a title',
    ['Datum;Anzahl', '01.02.2025;4', '02.02.2025;7', '03.02.2025;-'],
    { header: [1], first: 2, last: 4, rows: 3, columns: ['Datum', 'Anzahl'] },
  ],
  [
    'a first column that begins like a note in every row',
    ['Stand;Gebiet;Fälle', 'Stand 31.12.2024;A;4', 'Stand 31.12.2024;B;7', 'Stand 31.12.2024;C;8'],
    { header: [1], first: 2, last: 4, rows: 3, columns: ['Stand', 'Gebiet', 'Fälle'] },
  ],
  [
    'first data row that begins with 1',
    ['Nr;Frauen;Männer;Divers', '1;2;3;0', '2;5;6;0', '3;8;1;1'],
    { header: [1], first: 2, last: 4, rows: 3 },
  ],
];

describe('the table in the file', () => {
  it.each(layouts)('%s', (_, lines, answer) => expect(found(lines.join('\n'))).toMatchObject(answer));
  it.each(layouts)('%s, with the line ends of Windows', (_, lines, answer) =>
    expect(found(lines.join('\n').replace(/\n/g, '\r\n'))).toMatchObject(answer),
  );
});

describe('whatever the file holds', () => {
  const cell = fc.constantFrom(
    '',
    '1',
    '2',
    '3',
    '7,5',
    '.',
    '–',
    'Gebiet',
    'Anzahl',
    '2020',
    '31.12.2024',
    'Quelle: x',
    '# x',
    'a b c',
    '05978',
  );
  const line = fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join(';'));
  it('every row is a title, a heading, data or a note, in this order', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const records = parseRecords(lines.join('\n'), ';');
        const t = findTable(records, records);
        const first = t.firstDataLine ?? Number.POSITIVE_INFINITY;
        const last = t.lastDataLine ?? 0;
        const top = t.levels[0]?.line ?? first;
        const low = t.levels.at(-1)?.line ?? 0;
        expect(low).toBeLessThan(first);
        expect(t.notesFrom ?? Number.POSITIVE_INFINITY).toBeGreaterThan(last);
        const numbering = /^(?:[a-z]|\(?\d+\)?|;)*$/i;
        for (const { line: at, cells } of records.filter((r) => r.cells.some((c) => c !== ''))) {
          const places = [
            t.titles.some((r) => r.line === at),
            t.levels.some((r) => r.line === at),
            at >= first && at <= last,
            t.notes.some((r) => r.line === at),
          ].filter((place) => place).length;
          // Only a line that numbers the columns may stand nowhere.
          if (places !== 1)
            expect([places, at > top - 5, numbering.test(cells.join(';'))]).toEqual([0, true, true]);
        }
      }),
      { numRuns: 3000, seed: 7 },
    );
  });
  it('any bytes end in an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const i = inspect(bytes);
        expect('reason' in i || i.dataRows >= 0).toBe(true);
      }),
      { numRuns: 3000, seed: 11 },
    );
  });
});
