import { enumerate, formatNumber } from '../german.js';
import type { Problem } from '../problem.js';
import { quote } from './intake.js';
import { columnLetters } from './personal.js';

/** Texts of `teilhabe inspect` about workbooks. */

const formats = {
  xlsx: 'Excel (xlsx)',
  xls: 'Excel, älteres Format (xls)',
  ods: 'OpenDocument (ods)',
} as const;

export const format = (name: keyof typeof formats | 'html'): string =>
  name === 'html'
    ? 'Webseite      Tabelle in HTML, auch wenn die Datei auf .xls endet: Texte, wie sie dort stehen; Zeilen der Tabelle ab 1'
    : `Mappe         ${formats[name]}: Zahlen und Tage, wie sie gespeichert sind; Zeilen, wie die Tabellenkalkulation sie zählt`;

const reasons = {
  only: 'das einzige mit Inhalt',
  'only-table': 'das einzige mit einer Tabelle',
  'only-visible': 'das einzige eingeblendete mit einer Tabelle',
  'most-rows':
    'das eingeblendete mit den meisten Datenzeilen. Beim Laden entscheidet, auf welchem Blatt die Überschriften des Datensatzes stehen, oder »table: sheet« in der Lesevorschrift',
} as const;

export const sheet = (name: string, by: keyof typeof reasons): string =>
  `Blatt         ${quote(name)}: ${reasons[by]}`;

export interface SheetText {
  name: string;
  hidden: boolean;
  rows: number | null;
}

/** The sheets that are not shown; nothing where there are none. */
export const otherSheets = (sheets: readonly SheetText[]): string[] =>
  sheets.length === 0
    ? []
    : [
        `              nicht gezeigt: ${enumerate(
          sheets.map((s) => `${quote(s.name)} (${s.hidden ? 'ausgeblendet, ' : ''}${rowsText(s.rows)})`),
        )}`,
      ];

const rowsText = (rows: number | null): string =>
  rows === null ? 'keine Tabelle' : rows === 1 ? 'eine Datenzeile' : `${formatNumber(rows, 0)} Datenzeilen`;

export const hiddenRows = (rows: readonly number[]): string =>
  `Ausgeblendete Zeilen mit Inhalt: ${some(rows.map(String))}. Sie werden wie alle anderen gelesen.`;

export const hiddenColumns = (columns: readonly number[]): string =>
  `Ausgeblendete Spalten mit Inhalt: ${some(columns.map(columnLetters))}. Sie werden wie alle anderen gelesen.`;

const some = (items: readonly string[]): string =>
  items.length > 8 ? `${items.slice(0, 8).join(', ')} und ${items.length - 8} weitere` : enumerate(items);

export const noTableInWorkbook = (file: string, sheets: readonly string[]): Problem => ({
  severity: 'error',
  code: 'not-a-table',
  title: 'Keine Tabelle in der Mappe',
  file,
  found: `${sheets.length === 1 ? 'Blatt' : 'Blätter'} ${some(sheets.map(quote))} mit Inhalt, aber ohne Überschrift und Datenzeilen`,
  expected: 'ein Blatt mit einer Überschrift, mindestens zwei Spalten und einer Datenzeile',
  remedy: 'die Tabelle im Ausgangsprogramm noch einmal ausgeben, ein Blatt je Tabelle',
});
