import type { Problem } from '../problem.js';
import { markupNotTable } from './claim.js';
import { quote } from './intake.js';
import { columnLetters } from './personal.js';

/** Texts about workbooks of a spreadsheet program. */

type Place = Pick<Problem, 'supplier' | 'file' | 'sheet'>;
const notRead = 'Datei nicht gelesen; ihre Werte gelten als nicht geliefert';
const some = (items: readonly string[]): string =>
  items.length > 10 ? `${items.slice(0, 10).join(', ')} und ${items.length - 10} weitere` : items.join(', ');
const namesOf = (sheets: readonly string[]): string => some(sheets.map(quote));

const failures = {
  damaged: {
    title: 'Mappe beschädigt',
    found: 'eine Mappe (xlsx), die sich nicht öffnen lässt: unvollständig oder beschädigt',
    expected: 'eine Mappe (xlsx, xls, ods), die sich öffnen lässt',
    remedy:
      'Datei in der Tabellenkalkulation öffnen, unter »Speichern unter« neu speichern und noch einmal ablegen',
  },
  encrypted: {
    title: 'Mappe mit Kennwort geschützt',
    found: 'eine verschlüsselte Datei',
    expected: 'eine Mappe ohne Kennwort',
    remedy:
      'das Kennwort in der Tabellenkalkulation entfernen (Datei, Informationen, Arbeitsmappe schützen) und die Datei noch einmal ablegen',
  },
  'too-large': {
    title: 'Mappe zu groß',
    found: 'eine Datei, die ausgepackt sehr viel größer ist als üblich',
    expected: 'eine Mappe mit höchstens 20 Millionen Zellen und 160 Megabyte ausgepackt',
    remedy: 'nur das Blatt mit den Daten als CSV speichern und noch einmal ablegen',
  },
  'not-a-workbook': {
    title: 'Keine lesbare Tabelle',
    found: 'eine gepackte Datei, die keine Mappe im Format xlsx, xls oder ods ist',
    expected: 'eine Textdatei mit Spalten (CSV) oder eine Mappe (xlsx, xls, ods)',
    remedy: 'die Tabelle im Ausgangsprogramm als xlsx oder CSV speichern und noch einmal ablegen',
  },
} as const;

/** `markup`: a web page or XML without a table. */
export const workbookUnreadable = (place: Place, failure: keyof typeof failures | 'markup'): Problem =>
  failure === 'markup'
    ? markupNotTable(place)
    : {
        severity: 'error',
        code: `workbook-${failure}`,
        ...place,
        ...failures[failure],
        consequence: notRead,
      };

export const sheetMissing = (place: Place, wanted: string, sheets: readonly string[]): Problem => ({
  severity: 'error',
  code: 'sheet-missing',
  title: 'Blatt fehlt in der Mappe',
  ...place,
  found: `Blätter ${namesOf(sheets)}`,
  expected: `ein Blatt ${quote(wanted)}, wie es die Lesevorschrift unter »table: sheet« nennt`,
  remedy: 'das Blatt in der Mappe umbenennen, oder die Angabe in der Lesevorschrift berichtigen',
  consequence: notRead,
});

export const sheetUnclear = (place: Place, sheets: readonly string[]): Problem => ({
  severity: 'error',
  code: 'sheet-unclear',
  title: 'Nicht zu erkennen, welches Blatt gilt',
  ...place,
  found: `mehrere Blätter mit Inhalt: ${namesOf(sheets)}`,
  expected: 'ein Blatt mit den Daten',
  remedy:
    'die anderen Blätter aus der Mappe löschen, oder das Blatt in der Lesevorschrift unter »table: sheet« nennen',
  consequence: notRead,
});

export const workbookEmpty = (place: Place): Problem => ({
  severity: 'error',
  code: 'empty-file',
  title: 'Mappe ohne Daten',
  ...place,
  found: 'kein Blatt mit Inhalt',
  expected: 'ein Blatt mit einer Überschrift und mindestens einer Datenzeile',
  remedy: 'beim Lieferanten nachfragen, ob die Ausgabe abgebrochen ist',
  consequence: 'aus dieser Datei geht nichts in die Berichte ein',
});

export const sheetsNotRead = (place: Place, read: string, others: readonly string[]): Problem => ({
  severity: 'note',
  code: 'sheets-not-read',
  title: 'Nur ein Blatt der Mappe gelesen',
  ...place,
  found: `gelesen ${quote(read)}, nicht gelesen ${namesOf(others)}`,
  remedy: 'nichts, wenn nur dieses Blatt gemeint ist; sonst jedes Blatt als eigene Datei liefern',
  consequence: 'was auf den anderen Blättern steht, geht nicht in die Berichte ein',
});

export const hiddenSheetRead = (place: Place): Problem => ({
  severity: 'warning',
  code: 'hidden-sheet',
  title: 'Das gelesene Blatt ist ausgeblendet',
  ...place,
  remedy: 'prüfen, ob dieses Blatt geliefert werden sollte, und es einblenden oder löschen',
  consequence: 'das Blatt wurde gelesen',
});

/** `ranges`: rows or columns as the spreadsheet shows them. */
export const hiddenRows = (place: Place, rows: readonly number[]): Problem => ({
  severity: 'warning',
  code: 'hidden-rows',
  title: rows.length === 1 ? 'Ausgeblendete Zeile mit Inhalt' : 'Ausgeblendete Zeilen mit Inhalt',
  ...place,
  found: `${rows.length === 1 ? 'Zeile' : 'Zeilen'} ${rangesOf(rows).join(', ')}`,
  remedy:
    'in der Tabellenkalkulation den Filter aufheben oder die Zeilen einblenden und prüfen, ob sie zur Lieferung gehören',
  consequence: 'die Zeilen wurden wie alle anderen gelesen',
});

/** `columns` from 0. */
export const hiddenColumns = (place: Place, columns: readonly number[]): Problem => ({
  severity: 'warning',
  code: 'hidden-columns',
  title: columns.length === 1 ? 'Ausgeblendete Spalte mit Inhalt' : 'Ausgeblendete Spalten mit Inhalt',
  ...place,
  found: `${columns.length === 1 ? 'Spalte' : 'Spalten'} ${some(columns.map(columnLetters))}`,
  remedy: 'in der Tabellenkalkulation die Spalten einblenden und prüfen, ob sie zur Lieferung gehören',
  consequence: 'die Spalten wurden wie alle anderen gelesen',
});

interface CellPlace {
  row: number;
  column: number;
}
const cellsText = (cells: readonly CellPlace[]): string =>
  `${cells.length === 1 ? 'Zelle' : `${cells.length} Zellen:`} ${some(cells.map(({ row, column }) => `${columnLetters(column)}${row}`))}`;

/** `1.234` as text in a column of numbers with decimals. */
export const numbersAsText = (place: Place, cells: readonly CellPlace[]): Problem => ({
  severity: 'warning',
  code: 'numbers-as-text',
  title: 'Zahlen als Text zwischen Dezimalzahlen',
  ...place,
  found: cellsText(cells),
  expected: 'Zellen, die die Tabellenkalkulation als Zahl kennt',
  remedy: 'prüfen, ob der Punkt Tausender oder Dezimalstellen trennt, und die Zellen in Zahlen umwandeln',
  consequence: 'der Punkt wurde wie in den anderen Zellen der Spalte als Dezimalpunkt gelesen',
});

/** A formula whose result the file does not hold. */
export const formulaUncalculated = (place: Place, cells: readonly CellPlace[]): Problem => ({
  severity: 'error',
  code: 'formula-uncalculated',
  title: 'Formeln ohne gespeichertes Ergebnis',
  ...place,
  found: cellsText(cells),
  expected: 'Zellen mit Werten',
  remedy:
    'die Mappe in der Tabellenkalkulation öffnen, neu berechnen lassen (F9), speichern und noch einmal ablegen',
  consequence: 'diese Zellen haben keinen Wert und werden zurückgestellt, wo einer gebraucht wird',
});

/** `4-7`, `9`: at most ten ranges of numbers in order. */
function rangesOf(numbers: readonly number[]): string[] {
  const ranges: [number, number][] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else ranges.push([n, n]);
  }
  const texts = ranges.slice(0, 10).map(([a, b]) => (a === b ? String(a) : `${a}–${b}`));
  return ranges.length > 10 ? [...texts, `und ${ranges.length - 10} weitere Bereiche`] : texts;
}
