import iconv from 'iconv-lite';

/** Invented exports of the kinds that offices send, each with the answer worked out by hand from the lines. */
export interface Kind {
  name: string;
  lines: readonly string[];
  /** Default `\n`. */
  lineEnd?: '\r\n' | '\r';
  /** Whether the last line ends in a line end; default yes. */
  open?: true;
  /** How the text is written; default UTF-8 without mark. */
  written?: { as: string; bom?: true };
  expected: {
    encoding: string;
    bom: boolean;
    /** `null`: a table of one column has no delimiter to find. */
    delimiter: string | null;
    headerLines: readonly number[];
    firstDataLine: number;
    lastDataLine: number;
    dataRows: number;
    columns: number;
  };
  /** Words that the name of a column (position from 0) must hold, however the levels of a heading are joined. */
  names?: Readonly<Record<number, readonly string[]>>;
}

export function bytesOf(kind: Kind): Uint8Array {
  const end = kind.lineEnd ?? '\n';
  const text = kind.lines.join(end) + (kind.open ? '' : end);
  return iconv.encode(text, kind.written?.as ?? 'utf-8', { addBOM: kind.written?.bom ?? false });
}

type Answer = Kind['expected'];
const utf8: Pick<Answer, 'encoding' | 'bom'> = { encoding: 'utf-8', bom: false };
const semicolon = { ...utf8, delimiter: ';' };

/** headerLines, firstDataLine, lastDataLine, dataRows, columns */
const table = (headerLines: number[], first: number, last: number, dataRows: number, columns: number) => ({
  headerLines,
  firstDataLine: first,
  lastDataLine: last,
  dataRows,
  columns,
});

export const kinds: readonly Kind[] = [
  {
    name: 'heading of three levels with merged groups, padded title, source below',
    lines: [
      'Arbeitslose nach Personengruppen;;;;;;',
      'Kreis Muster, Dezember 2025;;;;;;',
      ';;;;;;',
      'Gemeinde;Name;Arbeitslose;;;darunter Langzeitarbeitslose;',
      ';;Insgesamt;davon;;Insgesamt;Anteil',
      ';;;SGB II;SGB III;;',
      '01999004;Altdorf;812;501;311;303;37,3',
      '01999008;Neustadt;1.204;780;424;455;37,8',
      '01999;Kreis Muster;2.016;1.281;735;758;37,6',
      ';;;;;;',
      'Quelle: Statistik der Bundesagentur für Arbeit;;;;;;',
    ],
    expected: { ...semicolon, ...table([4, 5, 6], 7, 9, 3, 7) },
    names: {
      2: ['Arbeitslose', 'Insgesamt'],
      3: ['Arbeitslose', 'davon', 'SGB II'],
      4: ['Arbeitslose', 'SGB III'],
      6: ['Langzeitarbeitslose', 'Anteil'],
    },
  },
  {
    name: 'comma with decimal commas in quotes',
    lines: [
      'Stadtteil,Einwohner,"Anteil unter 18, in Prozent"',
      'Mitte,"4.512","16,4"',
      '"Nord, Rand","3.077","18,9"',
      'Süd,"812","9,0"',
    ],
    expected: { ...utf8, delimiter: ',', ...table([1], 2, 4, 3, 3) },
    names: { 2: ['Anteil unter 18, in Prozent'] },
  },
  {
    name: 'tabs in UTF-16LE, as Excel saves »Unicode-Text«',
    lines: [
      'Gebiet\tZeitraum\tPersonen',
      'Mitte\t2025-Q4\t1.820',
      'Nördlicher Rand\t2025-Q4\t2.410',
      'Süd\t2025-Q4\t990',
    ],
    lineEnd: '\r\n',
    written: { as: 'utf-16le', bom: true },
    expected: { encoding: 'utf-16le', bom: true, delimiter: '\t', ...table([1], 2, 4, 3, 3) },
    names: { 0: ['Gebiet'] },
  },
  {
    name: 'tabs in UTF-16LE without a mark',
    lines: ['Schlüssel\tName\tPlätze', '001\tKita Sonne\t75', '002\tKita Mond\t50', '003\tKita Stern\t–'],
    written: { as: 'utf-16le' },
    expected: { encoding: 'utf-16le', bom: false, delimiter: '\t', ...table([1], 2, 4, 3, 3) },
  },
  {
    name: 'semicolons in UTF-16BE without a mark',
    lines: ['Schlüssel;Name;Plätze', '001;Kita Sonne;75', '002;Kita Mond;50'],
    written: { as: 'utf-16be' },
    expected: { encoding: 'utf-16be', bom: false, delimiter: ';', ...table([1], 2, 3, 2, 3) },
  },
  {
    name: 'pipes',
    lines: [
      'Schule|Schulform|Schülerinnen und Schüler',
      'Nordschule|Grundschule|212',
      'Südschule|Grundschule|187',
      'Gymnasium; Altdorf|Gymnasium|1.012',
    ],
    expected: { ...utf8, delimiter: '|', ...table([1], 2, 4, 3, 3) },
  },
  {
    name: 'first line »sep=;«, Windows-1252',
    lines: ['sep=;', 'Gebiet;Straße;Personen', 'Mitte;Königsallee;41', 'Süd;„Am Wall“ – Nord;38'],
    lineEnd: '\r\n',
    written: { as: 'windows-1252' },
    expected: { encoding: 'windows-1252', bom: false, delimiter: ';', ...table([2], 3, 4, 2, 3) },
    names: { 1: ['Straße'] },
  },
  {
    name: 'title lines that hold delimiters',
    lines: [
      'Bevölkerung; Haushalte; Wohnungen',
      'Stand: 31.12.2025; Kreis Muster; vorläufig',
      '',
      'Gebiet;Bevölkerung;Haushalte;Wohnungen',
      'A1 Mitte;1820;955;1003',
      'A2 Nord;2410;1180;1250',
      'A3 Süd;990;470;502',
    ],
    expected: { ...semicolon, ...table([4], 5, 7, 3, 4) },
    names: { 0: ['Gebiet'] },
  },
  {
    name: 'line of column numbers',
    lines: [
      'Schlüssel;Einrichtung;Plätze;Kinder',
      '1;2;3;4',
      '001;Kita Regenbogen;75;71',
      '002;Kita Sonne;50;50',
      '003;Kita Mond;25;22',
    ],
    expected: { ...semicolon, ...table([1], 3, 5, 3, 4) },
    names: { 0: ['Schlüssel'] },
  },
  {
    name: 'line of units below the heading',
    lines: [
      'Gebiet;Fläche;Bevölkerung;Anteil unter 18',
      ';km²;Anzahl;%',
      'Mitte;0,74;1810;9,7',
      'Nord;1,62;4642;12,6',
      'Süd;3,13;14061;10,8',
    ],
    expected: { ...semicolon, ...table([1, 2], 3, 5, 3, 4) },
    names: { 1: ['Fläche'], 3: ['Anteil unter 18'] },
  },
  {
    name: 'notes without delimiters, total as last row',
    lines: [
      'Gebiet;Personen 1);Haushalte',
      'Mitte;812;401',
      'Nord;.;377',
      'Süd;98;–',
      'Insgesamt;1.287;778',
      '1) Personen mit Hauptwohnung',
      '© Stadt Altdorf, Statistikstelle',
    ],
    expected: { ...semicolon, ...table([1], 2, 5, 4, 3) },
  },
  {
    name: 'notes with delimiters below a rule',
    lines: [
      'Tabelle 4711-01: Bevölkerung nach Geschlecht;;;',
      'Kreis;Insgesamt;männlich;weiblich',
      '01001;89504;44599;44905',
      '01002;247548;120566;126982',
      '01003;217198;104371;112827',
      '__________;;;',
      'Quelle: Landesamt für Statistik;;;',
      '. = Zahlenwert unbekannt; – = nichts vorhanden;;',
      'Stand: 21.03.2026 / 12:15:06;;;',
    ],
    expected: { ...semicolon, ...table([2], 3, 5, 3, 4) },
  },
  {
    name: 'every line ends in a delimiter',
    lines: ['Gebiet;Alter;Personen;', 'Mitte;0-2;41;', 'Mitte;3-5;38;', 'Nord;0-2;20;'],
    lineEnd: '\r\n',
    expected: { ...semicolon, ...table([1], 2, 4, 3, 3) },
  },
  {
    name: 'line breaks inside data',
    lines: [
      'Schule;Anschrift;Kinder',
      'Nordschule;"Ringstr. 1',
      '59999 Altdorf";212',
      'Südschule;"Am Markt 2',
      '59999 Altdorf";187',
      'Westschule;"Haus ""A""; Feldweg 3";95',
    ],
    expected: { ...semicolon, ...table([1], 2, 6, 3, 3) },
  },
  {
    name: 'blank lines between groups and at the end',
    lines: [
      'Stadtbezirk;Ortsteil;Einwohner',
      '1;Mitte;812',
      '1;Markt;455',
      '',
      '2;Nord;990',
      '2;Heide;312',
      ';;',
      '3;Süd;120',
      ';;',
      '',
    ],
    expected: { ...semicolon, ...table([1], 2, 8, 5, 3) },
  },
  {
    name: 'key only in the first row of a group',
    lines: [
      'Stadtbezirk;Altersgruppe;Personen',
      'Mitte;0-2;41',
      ';3-5;38',
      ';6-9;52',
      'Nord;0-2;20',
      ';3-5;25',
      ';6-9;31',
    ],
    expected: { ...semicolon, ...table([1], 2, 7, 6, 3) },
  },
  {
    name: 'lone carriage returns',
    lines: ['Gebiet;Plätze;Kinder', 'Mitte;75;71', 'Nord;50;50', 'Süd;25;22'],
    lineEnd: '\r',
    expected: { ...semicolon, ...table([1], 2, 4, 3, 3) },
  },
  {
    name: 'a single data row without a line end',
    lines: ['Gemeinde;Personen;Haushalte', 'Altdorf;8120;4011'],
    open: true,
    expected: { ...semicolon, ...table([1], 2, 2, 1, 3) },
  },
  {
    name: 'a single column',
    lines: ['Gebietskennung', 'A1', 'A2', 'A3'],
    expected: { ...utf8, delimiter: null, ...table([1], 2, 4, 3, 1) },
  },
  {
    name: 'years as headings',
    lines: [
      'Gemeinde;2021;2022;2023;2024',
      'Altdorf;8011;8054;8102;8120',
      'Neustadt;12040;12011;11987;12004',
      'Kreis;20051;20065;20089;20124',
    ],
    expected: { ...semicolon, ...table([1], 2, 4, 3, 5) },
    names: { 1: ['2021'], 4: ['2024'] },
  },
  {
    name: 'years as headings beside an unnamed key',
    lines: [';2021;2022;2023', 'Altdorf;8011;8054;8102', 'Neustadt;12040;12011;11987'],
    expected: { ...semicolon, ...table([1], 2, 3, 2, 4) },
    names: { 1: ['2021'] },
  },
  {
    name: 'years under one repeated heading',
    lines: [
      'Kennziffer,Raumeinheit,Arbeitslose,Arbeitslose,Arbeitslose',
      ',,2019,2020,2021',
      '01999004,"Altdorf, Stadt",838.0,915.0,886.0',
      '01999008,"Neustadt, Stadt",778.0,861.0,893.0',
    ],
    lineEnd: '\r\n',
    expected: { ...utf8, delimiter: ',', ...table([1, 2], 3, 4, 2, 5) },
    names: { 2: ['Arbeitslose', '2019'], 4: ['Arbeitslose', '2021'] },
  },
  {
    name: 'total below a blank line',
    lines: ['Gebiet;Plätze;Kinder', 'Mitte;75;71', 'Nord;50;50', '', 'Insgesamt;125;121'],
    expected: { ...semicolon, ...table([1], 2, 5, 3, 3) },
  },
  {
    name: 'text columns only',
    lines: [
      'Kürzel;Bezeichnung;Erläuterung',
      'EW;Einwohner;Personen mit Hauptwohnung',
      'HH;Haushalte;aus dem Melderegister abgeleitet',
      'BG;Bedarfsgemeinschaften;nach dem SGB II',
      'WO;Wohnungen;in Wohn- und Nichtwohngebäuden',
    ],
    expected: { ...semicolon, ...table([1], 2, 5, 4, 3) },
  },
  {
    name: 'ISO-8859-15 with the euro sign',
    lines: ['Posten;Ansatz in €;Ergebnis in €', 'Zuschüsse;12.000;11.250,50', 'Miete;8.400;8.400,00'],
    lineEnd: '\r\n',
    written: { as: 'iso-8859-15' },
    expected: { encoding: 'windows-1252', bom: false, delimiter: ';', ...table([1], 2, 3, 2, 3) },
    names: { 1: ['Ansatz in €'] },
  },
  {
    name: 'a column in the middle that has a heading and no value',
    lines: ['Nr;Name;Bemerkung;Stimmen', '1;Mitte;;812', '2;Nord;;455', '3;Süd;;990'],
    expected: { ...semicolon, ...table([1], 2, 4, 3, 4) },
  },
  {
    name: 'signs instead of numbers in the first rows',
    lines: ['Gebiet;unter 3;3 bis 5;6 bis 9', 'Mitte;.;.;–', 'Markt;x;/;...', 'Nord;12;9;15', 'Süd;–;4;.'],
    expected: { ...semicolon, ...table([1], 2, 5, 4, 4) },
  },
  {
    name: 'eight title lines without delimiters, decimal commas, BOM',
    lines: [
      'Statistik der Bundesagentur für Arbeit',
      'Tabellen, Grundsicherung für Arbeitsuchende',
      'Kreis Muster',
      'Berichtsmonat: Dezember 2025',
      'Erstellungsdatum: 12.04.2026',
      'Auftragsnummer: 300000',
      '',
      'Hinweis: Daten nach einer Wartezeit von 3 Monaten.',
      'Gebiet;Bedarfsgemeinschaften;Personen;je Bedarfsgemeinschaft',
      'Altdorf;401;812;2,0',
      'Neustadt;377;*;2,1',
      'Kreis Muster;778;1.600;2,1',
      '',
      '*) Werte kleiner 3 werden geheim gehalten.',
    ],
    lineEnd: '\r\n',
    written: { as: 'utf-8', bom: true },
    expected: { encoding: 'utf-8', bom: true, delimiter: ';', ...table([9], 10, 12, 3, 4) },
    names: { 0: ['Gebiet'] },
  },
  {
    name: 'everything quoted, semicolons inside',
    lines: [
      '"Kennung";"Gebiet";"Wert"',
      '"1";"Mitte; mit Markt";"12,5"',
      '"2";"Nord";"9,0"',
      '"3";"Süd";"11,25"',
    ],
    lineEnd: '\r\n',
    expected: { ...semicolon, ...table([1], 2, 4, 3, 3) },
    names: { 0: ['Kennung'] },
  },
  {
    // Rows of 2 to 3001; the notes stand far behind any head of the file.
    name: 'three thousand rows with notes below',
    lines: [
      'Gebiet;Alter;Personen',
      ...Array.from({ length: 3000 }, (_, i) => `A${i % 40};${i % 90};${(i * 7) % 101}`),
      '_____',
      'Quelle: Einwohnermelderegister',
      'Stichtag 31.12.2025',
    ],
    expected: { ...semicolon, ...table([1], 2, 3001, 3000, 3) },
  },
  {
    name: 'heading repeated at a page break',
    lines: [
      'Straße;Hausnummern;Wahlbezirk',
      'Ahornweg;1-20;101',
      'Bachstraße;2-44;101',
      'Straße;Hausnummern;Wahlbezirk',
      'Dorfplatz;1-9;102',
      'Eichenweg;3-17;102',
    ],
    // The repeated heading is not a record of data.
    expected: { ...semicolon, ...table([1], 2, 6, 4, 3) },
  },
];
