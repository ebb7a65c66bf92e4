import type { Problem } from '../problem.js';
import { type Place, quote } from './intake.js';

/** Texts about the shape of a file: what stands where, before a dataset is asked. */

const damageText = {
  replaced: 'Zeichen, die ein anderes Programm nicht lesen konnte (�)',
  doubled: 'doppelt umgesetzte Zeichen (ein »ä« erscheint als »Ã¤«)',
  'question-mark': 'vermutlich ein Umlaut, der zum Fragezeichen wurde',
  foreign: 'Zeichen eines anderen Zeichensatzes, vermutlich DOS (CP850)',
} as const;

export const charactersDestroyed = (
  place: Place,
  damage: keyof typeof damageText,
  cell: string,
): Problem => ({
  severity: 'warning',
  code: 'characters-destroyed',
  title: 'Zerstörte Zeichen',
  ...place,
  found: `${quote(cell)}: ${damageText[damage]}`,
  expected: 'Umlaute und andere Zeichen, wie sie im Ausgangsprogramm stehen',
  remedy:
    'die Datei im Ausgangsprogramm neu als CSV ausgeben, möglichst in UTF-8; nicht von Hand ersetzen, denn was dort stand, ist nicht mehr sicher',
  consequence: 'gelesen, wie es dasteht; Namen und Überschriften mit solchen Zeichen werden nicht erkannt',
});

/** `place.line`: where the first of them stands. */
export const zeroBytes = (place: Place): Problem => ({
  severity: 'error',
  code: 'not-a-table',
  title: 'Die Datei enthält unlesbare Zeichen (Nullbytes)',
  ...place,
  expected: 'eine Textdatei mit Spalten (CSV), oder eine Mappe (xlsx, xls, ods)',
  remedy: 'Bitte neu als CSV (UTF-8) ausgeben.',
  consequence: 'Datei nicht gelesen; ihre Werte gelten als nicht geliefert',
});

export const keysFilledDown = (place: Place, columns: readonly string[]): Problem => ({
  severity: 'note',
  code: 'keys-filled-down',
  title: 'Schlüssel für die Zeilen einer Gruppe wiederholt',
  ...place,
  found: `verbundene Zellen: ${columns.map(quote).join(', ')} steht nur in der ersten Zeile jeder Gruppe`,
  expected: 'der Schlüssel in jeder Zeile',
  remedy: 'nichts, wenn die Gruppen stimmen; sicherer ist eine Ausgabe ohne verbundene Zellen',
  consequence: 'der Schlüssel der ersten Zeile gilt bis zur nächsten Gruppe',
});

export const rowSkipped = (place: Place, cells: readonly string[]): Problem => ({
  severity: 'note',
  code: 'row-skipped',
  title: 'Zeile zwischen Überschrift und Daten überlesen',
  ...place,
  found: `Spaltennummern oder Einheiten: ${quote(cells.filter((c) => c.trim() !== '').join('; '))}`,
  expected: 'Daten gleich unter der Überschrift',
  remedy:
    'nichts, wenn es keine Daten sind; sonst in der Lesevorschrift unter »table: first_data_line« angeben',
  consequence: 'die Zeile zählt nicht zu den Datensätzen',
});
