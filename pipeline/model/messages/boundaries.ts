import type { Problem } from '../problem.js';
import type { Place } from './definitions.js';

/** What is wrong with a boundary file, beyond the keys of its areas. */

const consequence = 'Solange dieser Fehler besteht, wird nichts berechnet und nichts veröffentlicht.';
const listed = (ids: readonly string[]) => (ids.length <= 12 ? ids : [...ids.slice(0, 12), '...']).join(', ');

export const boundaryMissing = (place: Place, path: string): Problem => ({
  severity: 'error',
  code: 'file-missing',
  title: 'Grenzdatei fehlt',
  ...place,
  found: `keine Datei ${path}`,
  expected: 'GeoJSON (FeatureCollection) mit Flächen in WGS84',
  remedy:
    'Prüfen Sie Ordner und Schreibweise, auch Groß- und Kleinbuchstaben, oder streichen Sie den Eintrag unter »boundaries«: Ohne Grenzen fehlen nur die Karten.',
  consequence,
});

const faults = {
  'no-numbers': {
    found: 'keine geschlossene Folge von Punkten aus zwei Zahlen',
    expected: 'je Fläche mindestens drei Punkte [Länge, Breite] mit Dezimalpunkt, z. B. [7.66, 51.59]',
    remedy:
      'Geben Sie die Flächen aus dem Geoinformationssystem neu als GeoJSON aus; Zahlen stehen dort ohne Anführungszeichen.',
  },
  'no-degrees': {
    found: 'Koordinaten, die keine Grad sind, etwa Meter (UTM, Gauß-Krüger)',
    expected: 'Grad in WGS84 (EPSG:4326), z. B. [7.66, 51.59]',
    remedy:
      'Geben Sie die Flächen neu aus und wählen Sie als Koordinatenbezugssystem »WGS 84 (EPSG:4326)«, in QGIS unter »Speichern als … KBS«.',
  },
  swapped: {
    found: 'Breite und Länge vertauscht: erst die Breite (47 bis 56), dann die Länge (5 bis 16)',
    expected: 'erst die Länge, dann die Breite, z. B. [7.66, 51.59]',
    remedy:
      'Vertauschen Sie die beiden Zahlen jedes Punktes, oder geben Sie die Flächen neu als GeoJSON aus.',
  },
} as const;

export const shapeWrong = (file: string, fault: keyof typeof faults, ids: readonly string[]): Problem => ({
  severity: 'error',
  code: `boundary-${fault}`,
  title: `${ids.length === 1 ? 'Eine Fläche der Grenzdatei lässt' : `${ids.length} Flächen der Grenzdatei lassen`} sich nicht zeichnen`,
  file,
  found: `${faults[fault].found}; betroffen: ${listed(ids)}`,
  expected: faults[fault].expected,
  remedy: faults[fault].remedy,
  consequence,
});

export const ringOpen = (file: string, ids: readonly string[]): Problem => ({
  severity: 'warning',
  code: 'boundary-open',
  title: `${ids.length === 1 ? 'Eine Fläche ist' : `${ids.length} Flächen sind`} nicht geschlossen`,
  file,
  found: listed(ids),
  expected: 'letzter Punkt einer Fläche gleich dem ersten',
  remedy: 'Sehen Sie auf der Karte nach, ob ein Punkt fehlt, und wiederholen Sie am Ende den ersten Punkt.',
  consequence: 'Gezeichnet wird mit einer geraden Linie vom letzten zum ersten Punkt.',
});

export const shapesWithoutId = (
  file: string,
  count: number,
  property: string,
  others: readonly string[],
): Problem => ({
  severity: 'warning',
  code: 'boundary-without-id',
  title: `${count === 1 ? 'Eine Fläche hat' : `${count} Flächen haben`} keine Angabe »${property}«`,
  file,
  found: others.length === 0 ? 'Flächen ohne Angaben' : `diese Angaben: ${listed(others)}`,
  expected: `»${property}« mit dem Schlüssel aus areas.csv`,
  remedy:
    'Steht der Schlüssel unter einem anderen Namen, nennen Sie diesen in region.yaml unter »boundaries« als »id_property«.',
  consequence: 'Diese Flächen werden nicht gezeichnet.',
});
