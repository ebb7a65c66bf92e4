import type { Problem } from '../problem.js';
import { cellRejected, expectedNumber, type NumberRule, type Place, quote, signs } from './intake.js';

/** How numbers, marks and signs of a delivery were written: problems of single cells, and notes of whole columns. */

const cell = (place: Place, code: string, text: Pick<Problem, 'title' | 'found' | 'expected' | 'remedy'>) =>
  ({ severity: 'error', code, ...place, ...text, consequence: cellRejected, quotesValues: true }) as const;

/** Where a witness stands: `»2607.0« in Zeile 3`. */
export interface Witness {
  text: string;
  line: number;
}
const at = (w: Witness) => `${quote(w.text)} in Zeile ${w.line}`;

/** `against`: the cell of the same column that leaves both readings open, `null` if no cell decides. */
export const decimalMarkUnclear = (place: Place, text: string, against: Witness | null): Problem =>
  cell(place, 'decimal-mark-unclear', {
    title: 'Dezimalzeichen nicht eindeutig',
    found: `${quote(text)} kann eine Zahl mit Tausenderzeichen oder mit drei Dezimalstellen sein; ${
      against ? `daneben ${at(against)}` : 'keine Zelle der Spalte entscheidet es'
    }`,
    expected: 'eine Spalte, aus der hervorgeht, ob Punkt oder Komma Tausender oder Dezimalstellen trennt',
    remedy:
      'die Spalte einheitlich ausgeben lassen, am besten ohne Tausenderzeichen; oder in der Lesevorschrift unter »table: decimal« das Dezimalzeichen angeben',
  });

export const decimalMarksMixed = (place: Place, comma: Witness, point: Witness): Problem => ({
  severity: 'warning',
  code: 'decimal-marks-mixed',
  title: 'Dezimalkomma und Dezimalpunkt in einer Spalte',
  ...place,
  found: `${at(comma)} und ${at(point)}`,
  expected: 'ein Dezimalzeichen in der ganzen Spalte',
  remedy: 'Ausgabe vereinheitlichen lassen, oder in der Lesevorschrift unter »table: decimal« angeben',
  consequence: 'eindeutige Zellen wurden gelesen, mehrdeutige zurückgestellt',
  quotesValues: true,
});

export const numberBecameDate = (place: Place, text: string, rule: NumberRule): Problem =>
  cell(place, 'number-became-date', {
    title: 'Datum statt Zahl',
    found: `${quote(text)}; Tabellenprogramme machen aus 1-2 oder 3.23 von selbst ein Datum`,
    expected: expectedNumber(rule),
    remedy:
      'die Zahl aus dem Fachverfahren neu ausgeben und die Datei nicht in Excel öffnen und speichern; wenn doch, die Spalte vorher als Text einlesen',
  });

export const formulaError = (place: Place, text: string, rule: NumberRule): Problem =>
  cell(place, 'formula-error', {
    title: 'Fehlerwert einer Formel statt Zahl',
    found: quote(text),
    expected: expectedNumber(rule),
    remedy:
      'in der Ausgangstabelle die Formel dieser Zelle berichtigen (fehlender Bezug, Teilung durch null, Suche ohne Treffer) und die Datei neu ausgeben',
  });

export const columnTooNarrow = (place: Place, text: string, rule: NumberRule): Problem =>
  cell(place, 'column-too-narrow', {
    title: 'Rauten statt Zahl',
    found: quote(text),
    expected: expectedNumber(rule),
    remedy:
      'in der Ausgangstabelle die Spalte breiter ziehen, bis die Zahlen sichtbar sind, und neu ausgeben',
  });

export const digitsLost = (place: Place, text: string, rule: NumberRule): Problem =>
  cell(place, 'digits-lost', {
    title: 'Zahl in gekürzter Schreibweise',
    found: `${quote(text)}; die letzten Stellen fehlen`,
    expected: expectedNumber(rule),
    remedy:
      'in der Ausgangstabelle die Spalte als Zahl ohne Exponenten formatieren und die Datei neu ausgeben',
  });

export const percentSign = (place: Place, text: string, rule: NumberRule): Problem =>
  cell(place, 'percent-sign', {
    title: 'Prozentzeichen in einer Spalte ohne Prozentwerte',
    found: quote(text),
    expected: expectedNumber(rule),
    remedy: 'die Anzahl statt des Anteils liefern, oder die Spalte richtig zuordnen',
  });

export const percentUnclear = (place: Place, text: string, against: Witness): Problem =>
  cell(place, 'percent-unclear', {
    title: 'Anteil oder Prozentwert nicht eindeutig',
    found: `${quote(text)} ohne Prozentzeichen, daneben ${at(against)}`,
    expected: 'alle Zellen der Spalte in Prozent, alle mit oder alle ohne Prozentzeichen',
    remedy: 'die Spalte einheitlich in Prozent ausgeben lassen',
  });

export const footnoteUnknown = (place: Place, text: string, mark: string): Problem =>
  cell(place, 'footnote-unknown', {
    title: 'Zahl mit einem Zeichen, dessen Bedeutung nicht feststeht',
    found: `${quote(text)}: Zeichen ${quote(mark)}`,
    expected: 'Zahlen ohne Fußnoten; bekannt sind r (berichtigt), p (vorläufig), s und e (geschätzt), ( )',
    remedy:
      'beim Lieferanten klären, was das Zeichen bedeutet; ändert es an der Zahl nichts, in der Lesevorschrift unter »table: footnotes« nennen',
  });

const times = (n: number) => (n === 1 ? 'einmal' : `${n}-mal`);
const note = (place: Place, code: string, text: Omit<Problem, 'severity' | 'code'>): Problem => ({
  severity: 'note',
  code,
  ...place,
  ...text,
});
const meanings: Record<string, string> = {
  r: 'berichtigt',
  p: 'vorläufig',
  s: 'geschätzt',
  e: 'geschätzt',
  '( )': 'eingeschränkte Aussagekraft',
};

/** A mark behind numbers of a column, first in the line of `place`. */
export const markedNumbers = (place: Place, mark: string, count: number): Problem =>
  note(place, 'marked-numbers', {
    title: `Zahlen mit Zeichen ${quote(mark)}`,
    found: `${times(count)} in dieser Spalte: ${meanings[mark] ?? 'nach der Lesevorschrift ohne Einfluss auf die Zahl'}`,
    remedy: 'nichts zu tun; sobald endgültige Zahlen vorliegen, diese nachliefern',
    consequence: 'als Zahl gelesen; das Zeichen steht nicht in den Berichten',
  });

/** A word instead of a number, first in the line of `place`. */
export const wordInsteadOfNumber = (place: Place, word: string, count: number, state: string): Problem =>
  note(place, 'word-instead-of-number', {
    title: 'Wort statt Zahl',
    found: `${quote(word)} ${times(count)} in dieser Spalte`,
    expected: `${signs}, oder eine leere Zelle`,
    remedy: 'ist eine Null gemeint, 0 oder – liefern; sonst ist nichts zu tun',
    consequence: `gelesen als ${wordMeanings[state] ?? state}`,
  });
const wordMeanings: Record<string, string> = {
  missing: 'nicht geliefert',
  pending: 'Angabe folgt später',
  not_applicable: 'nicht zutreffend',
  hidden: 'geheim gehalten',
};

/** Keys of a column without their leading zero, or written like numbers; first in the line of `place`. */
export const keysRestored = (place: Place, text: string, id: string, count: number): Problem =>
  note(place, 'keys-restored', {
    title: 'Gebietsschlüssel wiederhergestellt',
    found: `${times(count)} in dieser Spalte, zuerst ${quote(text)}`,
    expected: `Schlüssel wie in der Gebietsliste, hier ${quote(id)}`,
    remedy:
      'die Spalte als Text ausgeben und die Datei nicht in Excel speichern; dann bleiben führende Nullen',
    consequence: 'gelesen, da in der Gebietsliste nur ein Schlüssel dazu passt',
  });
