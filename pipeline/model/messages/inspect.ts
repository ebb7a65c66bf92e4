import { enumerate, formatNumber } from '../german.js';
import type { Problem } from '../problem.js';
import { markup } from './claim.js';
import { quote } from './intake.js';

/** Texts of `teilhabe inspect`: what was understood of a file, and by what. */

export const title = (file: string): string => `Datei ${quote(file)}`;

const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (Little Endian)',
  'utf-16be': 'UTF-16 (Big Endian)',
  'windows-1252': 'Windows-1252',
} as const;

const evidenceTexts = {
  mark: 'die Datei beginnt mit der Kennung dieses Zeichensatzes (BOM)',
  declared: 'so vorgegeben',
  'zero-bytes': 'jedes zweite Byte ist null, wie in UTF-16 üblich',
  ascii: 'nur Zeichen ohne Umlaute, die in allen üblichen Zeichensätzen gleich sind',
  'valid-utf-8': 'alle Umlaute sind gültiges UTF-8',
  'mostly-utf-8': 'die meisten Umlaute sind gültiges UTF-8; die übrigen sind zerstört, siehe unten',
  'single-bytes': 'Umlaute als einzelne Bytes, die kein gültiges UTF-8 sind',
  'latin-9': 'einzelne Bytes, die nur in ISO-8859-15 einen Sinn ergeben, etwa das Eurozeichen; so gelesen',
} as const;

export const encoding = (name: keyof typeof encodingNames, by: keyof typeof evidenceTexts): string =>
  `Zeichensatz   ${by === 'latin-9' ? 'ISO-8859-15 (verwandt mit Windows-1252)' : encodingNames[name]}: ${evidenceTexts[by]}`;

const delimiterNames = {
  ';': 'Semikolon',
  ',': 'Komma',
  '\t': 'Tabulator',
  '|': 'senkrechter Strich',
} as const;

export const delimiter = (sign: keyof typeof delimiterNames, declared: boolean, width: number): string =>
  width < 2 && !declared
    ? 'Trennzeichen  keines: die Datei hat nur eine Spalte'
    : `Trennzeichen  ${delimiterNames[sign]}: ${
        declared
          ? 'die erste Zeile nennt es (sep=)'
          : `damit haben die meisten Zeilen gleich viele Zellen (${width})`
      }`;

const lines = (numbers: readonly number[]): string => {
  const shown = numbers.length > 8 ? numbers.slice(0, 8) : numbers;
  const rest = numbers.length - shown.length;
  const list = shown.map(String);
  return `${numbers.length === 1 ? 'Zeile' : 'Zeilen'} ${
    rest > 0 ? `${list.join(', ')} und ${formatNumber(rest, 0)} weitere` : enumerate(list)
  }`;
};

/** Titles above the table: at most the first three are shown. */
export const titles = (found: readonly { line: number; text: string }[]): string[] =>
  found.length === 0
    ? ['Titel         keiner über der Tabelle']
    : [`Titel         ${lines(found.map((t) => t.line))}, keine Daten: ${some(found.map((t) => t.text))}`];

const some = (texts: readonly string[]): string => {
  const shown = texts.slice(0, 3).map(quote);
  return texts.length > 3 ? `${shown.join(', ')} …` : shown.join(', ');
};

export const header = (levels: readonly number[]): string => {
  if (levels.length === 0)
    return 'Überschrift   keine gefunden: schon die erste Zeile sieht aus wie die Daten. Bitte mit Überschrift ausgeben lassen';
  if (levels.length === 1)
    return `Überschrift   ${lines(levels)}: die letzte Zeile ohne Zahlen über den Daten`;
  return `Überschrift   ${lines(levels)}: ${levels.length} Stufen, zu einer verbunden`;
};

export const columnNumbers = (line: number): string =>
  `              Zeile ${line} zählt nur die Spalten durch und wird überlesen`;

export const data = (first: number | null, last: number | null, rows: number): string =>
  first === null || last === null
    ? 'Daten         keine Zeile unter der Überschrift'
    : `Daten         Zeile ${first} bis ${last}: ${rows === 1 ? 'ein Datensatz' : `${formatNumber(rows, 0)} Datensätze`}`;

export const notes = (from: number | null, texts: readonly string[]): string =>
  from === null
    ? 'Anmerkungen   keine unter der Tabelle'
    : `Anmerkungen   ab Zeile ${from}, keine Daten: ${some(texts)}`;

export const columnsTitle = (count: number): string => `Spalten (${count})`;

const contentNames = {
  empty: 'leer',
  key: 'Schlüssel',
  name: 'Text',
  whole: 'ganze Zahlen',
  'decimal-comma': 'Zahlen mit Dezimalkomma',
  'decimal-point': 'Zahlen mit Dezimalpunkt',
  'decimal-mixed': 'Zahlen, teils mit Dezimalkomma, teils mit Dezimalpunkt',
  thousands: 'Zahlen mit Tausendertrennung (oder drei Dezimalstellen)',
  date: 'Tage',
  period: 'Zeiträume',
  age: 'Altersgruppen',
  signs: 'nur Zeichen',
  mixed: 'Verschiedenes',
} as const;

export interface ColumnText {
  number: number;
  name: string;
  content: keyof typeof contentNames;
  lengths: readonly number[];
  empty: number;
  strange: number;
  signs: readonly [sign: string, count: number][];
}

/** `  3  »Stichtag 31.12.2018 Insgesamt«: ganze Zahlen; 12-mal ».«, 3 leer` */
export function column(c: ColumnText): string {
  const digits = c.content === 'key' ? ` mit ${enumerate(c.lengths.map(String))} Stellen` : '';
  const asides = [
    ...c.signs.map(([sign, count]) => `${formatNumber(count, 0)}-mal ${quote(sign)}`),
    ...(c.empty > 0 && c.content !== 'empty' ? [`${formatNumber(c.empty, 0)} leer`] : []),
    ...(c.strange > 0 ? [`${formatNumber(c.strange, 0)} anders als die übrigen`] : []),
  ];
  const aside = asides.length > 0 ? `; ${asides.join(', ')}` : '';
  return `  ${String(c.number).padStart(3)}  ${quote(c.name)}: ${contentNames[c.content]}${digits}${aside}`;
}

export const remarksTitle = 'Auffälliges';
export const noRemarks = 'Auffälliges: nichts';

const attributes = { age: 'Alter', sex: 'Geschlecht', period: 'Zeitraum' } as const;

export const wide = (attribute: keyof typeof attributes, names: readonly string[]): string =>
  `Breite Tabelle: ${names.length} Spalten nennen je ein Merkmal »${attributes[attribute]}« (${some(names)}). Lang gelesen wird aus jeder Zeile je Spalte eine: mit dem Merkmal »${attributes[attribute]}« aus der Überschrift und dem Wert der Zelle. Das sagt die Lesevorschrift unter »wide«.`;

export const totals = (rows: readonly number[], texts: readonly string[]): string =>
  `Summenzeilen: ${lines(rows)} (${some([...new Set(texts)])}). Sie stehen unter den Daten und dürfen nicht noch einmal mitgezählt werden.`;

export const levels = (name: string, found: readonly string[]): string =>
  `Gebiete mehrerer Ebenen in Spalte ${quote(name)}: ${enumerate(found.map(quote))}. Sie dürfen nicht zusammengezählt werden.`;

export const keyLengths = (
  name: string,
  found: readonly (readonly [length: number, count: number])[],
): string =>
  `Schlüssel verschiedener Länge in Spalte ${quote(name)}: ${enumerate(
    found.map(([length, count]) => `${formatNumber(count, 0)} mit ${length} Stellen`),
  )}. Entweder stehen Gebiete mehrerer Ebenen in der Datei, oder führende Nullen sind verloren gegangen.`;

export const merged = (names: readonly string[]): string =>
  `Verbundene Zellen: ${names.map(quote).join(', ')} steht nur in der ersten Zeile jeder Gruppe; der Schlüssel gilt für die Zeilen darunter mit.`;

export const emptyAtRight = (count: number): string =>
  count === 1
    ? 'Jede Zeile endet mit einem Trennzeichen: die leere letzte Spalte zählt nicht.'
    : `Rechts stehen ${count} leere Spalten ohne Überschrift; sie zählen nicht.`;

export const withoutHeading = (names: readonly string[]): string =>
  `${names.length === 1 ? 'Eine Spalte' : `${names.length} Spalten`} ohne Überschrift, hier ${enumerate(names.slice(0, 6).map(quote))} genannt.`;

export const sameName = (names: readonly string[]): string =>
  `Gleiche Überschriften: ${some(names)} ist jeweils die zweite (dritte …) dieses Namens.`;

export const blankLines = (numbers: readonly number[]): string =>
  `Leere Zeilen zwischen den Daten: ${lines(numbers)}; sie zählen nicht.`;

export const ragged = (numbers: readonly number[]): string =>
  `Andere Zahl von Zellen als die Überschrift: ${lines(numbers)}. Diese Zeilen bitte prüfen.`;

export const brokenQuotes = (numbers: readonly number[]): string =>
  `Anführungszeichen nicht geschlossen: ${lines(numbers)}. Diese Zeilen können nicht sicher getrennt werden.`;

export const repeatedHeadings = (numbers: readonly number[]): string =>
  `Die Überschrift steht noch einmal zwischen den Daten: ${lines(numbers)}. Bitte als eine Tabelle ausgeben lassen.`;

export const damaged = (numbers: readonly number[], cells: readonly string[]): string =>
  `Zerstörte Zeichen: ${lines([...new Set(numbers)])}, etwa ${some([...new Set(cells)])}. Was dort stand, ist nicht mehr sicher: bitte im Ausgangsprogramm neu ausgeben, möglichst in UTF-8.`;

export const mixedMarks = (names: readonly string[]): string =>
  `Dezimalkomma und Dezimalpunkt in einer Spalte: ${some(names)}. Bitte einheitlich ausgeben lassen.`;

// No table

const noTableTexts = {
  empty: 'die Datei ist leer',
  packed: 'eine Mappe einer Tabellenkalkulation (xlsx, ods) oder eine andere gepackte Datei',
  'zero-byte': 'Nullzeichen: eine Datei in einem anderen Format, oder beim Übertragen beschädigt',
  markup,
  'one-column': 'kein Trennzeichen, mit dem die Zeilen in Spalten zerfallen',
  'no-data': 'weder eine Überschrift noch Daten',
} as const;

export const noTable = (file: string, reason: keyof typeof noTableTexts, line?: number): Problem => ({
  severity: 'error',
  code: 'not-a-table',
  title: 'Keine Texttabelle',
  file,
  ...(line === undefined ? {} : { line }),
  found: noTableTexts[reason],
  expected: 'eine Textdatei mit Spalten (CSV) in UTF-8, UTF-16 oder Windows-1252',
  remedy: 'die Tabelle im Ausgangsprogramm als CSV speichern und noch einmal versuchen',
});

export const unreadable = (file: string, cause: string): Problem => ({
  severity: 'error',
  code: 'unreadable-file',
  title: 'Datei nicht lesbar',
  file,
  found: cause,
  expected: 'eine Datei, die geöffnet werden darf',
  remedy: 'Namen und Ort der Datei prüfen; ein Ordner kann nicht untersucht werden',
});
