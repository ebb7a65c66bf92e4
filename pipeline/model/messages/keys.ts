import type { Problem } from '../problem.js';
import { type Place, quote, rowRejected } from './intake.js';

/** Keys of rows that were damaged on their way, or that do not say enough. */

const row = (
  place: Place,
  file: string,
  code: string,
  text: Pick<Problem, 'title' | 'found' | 'expected' | 'remedy'>,
): Problem => ({ severity: 'error', code, ...place, ...text, consequence: rowRejected(file) });

export const areaDestroyed = (place: Place, file: string, text: string): Problem =>
  row(place, file, 'area-destroyed', {
    title: 'Gebietsname mit zerstörten Zeichen',
    found: quote(text),
    expected: 'ein Name, in dem alle Buchstaben erhalten sind',
    remedy: 'die Datei aus dem Fachverfahren neu ausgeben, am besten in UTF-8; geraten wird hier nicht',
  });

export const areaKeyCut = (place: Place, file: string, text: string): Problem =>
  row(place, file, 'area-key-cut', {
    title: 'Gebietsschlüssel in gekürzter Schreibweise',
    found: `${quote(text)}; die letzten Stellen fehlen`,
    expected: 'der Schlüssel mit allen Ziffern',
    remedy: 'in der Ausgangstabelle die Spalte als Text formatieren und die Datei neu ausgeben',
  });

export const totalUnclear = (place: Place, file: string, text: string, county: string): Problem =>
  row(place, file, 'total-unclear', {
    title: 'Summenzeile ohne Angabe, wofür sie gilt',
    found: `${quote(text)}; der Lieferant liefert für mehrere Kommunen`,
    expected: `der Name der Kommune oder des Kreises in der Zeile, z. B. »${county} insgesamt«`,
    remedy: 'den Namen ergänzen, oder in der Lesevorschrift unter »areas: names« das Gebiet zuordnen',
  });

export const ageBecameDate = (place: Place, file: string, text: string): Problem =>
  row(place, file, 'age-became-date', {
    title: 'Datum statt Altersangabe',
    found: `${quote(text)}; Tabellenprogramme machen aus 3-6 von selbst ein Datum`,
    expected: 'ein Alter wie 17, 15-17, »15 bis unter 18«, »unter 3«, 90+ oder insgesamt',
    remedy:
      'die Altersangabe neu ausgeben, am besten als »3 bis unter 6«, und die Datei nicht in Excel speichern',
  });
