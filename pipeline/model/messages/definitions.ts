import { formatNumber } from '../german.js';
import type { Problem } from '../problem.js';

/** Problems of region, definitions and mappings: everything a statistician writes. */

export interface Place {
  file: string;
  line?: number;
  column?: string;
}

type Text = Pick<Problem, 'code' | 'title'> & Partial<Pick<Problem, 'found' | 'expected' | 'remedy'>>;

const consequence = 'Solange dieser Fehler besteht, wird nichts berechnet und nichts veröffentlicht.';
const at = (place: Place, text: Text): Problem => ({ severity: 'error', ...place, ...text, consequence });
const didYouMean = (suggestion: string | null) => (suggestion ? `Meinten Sie »${suggestion}«?` : null);
const listed = (known: readonly string[]) =>
  known.length === 0
    ? 'nichts'
    : known.length <= 25
      ? known.join(', ')
      : `${known.slice(0, 25).join(', ')} ...`;

export const fileMissing = (file: string, purpose: string): Problem =>
  at(
    { file },
    {
      code: 'file-missing',
      title: 'Datei fehlt',
      expected: purpose,
      remedy: 'Legen Sie die Datei an; »npx teilhabe init <Ordner>« schreibt eine kommentierte Vorlage.',
    },
  );

export const yamlUnreadable = (place: Place, detail: string): Problem =>
  at(place, {
    code: 'yaml-syntax',
    title: 'YAML-Schreibfehler',
    found: detail,
    expected: 'gültiges YAML: »schlüssel: wert«, gleichmäßig mit Leerzeichen eingerückt, keine Tabulatoren',
    remedy: 'Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen in dieser und der Zeile davor.',
  });

export const unknownKey = (
  place: Place,
  key: string,
  known: readonly string[],
  suggestion: string | null,
): Problem =>
  at(place, {
    code: 'unknown-key',
    title: `Unbekannte Angabe »${key}«`,
    found: key,
    expected: `eine von: ${listed(known)}`,
    remedy: didYouMean(suggestion) ?? 'Streichen Sie die Angabe oder berichtigen Sie den Namen.',
  });

export const keyMissing = (place: Place, key: string, description: string | null): Problem =>
  at(place, {
    code: 'key-missing',
    title: `Angabe »${key}« fehlt`,
    found: 'nichts',
    expected: description ? `${key}: ${description}` : `${key}: ...`,
    remedy: `Ergänzen Sie die Zeile »${key}: ...«.`,
  });

export const wrongValue = (
  place: Place,
  found: string,
  expected: string,
  suggestion: string | null = null,
  remedy: string | null = null,
): Problem =>
  at(place, {
    code: 'wrong-value',
    title: 'Unzulässige Angabe',
    found,
    expected,
    remedy: didYouMean(suggestion) ?? remedy ?? 'Berichtigen Sie die Angabe.',
  });

export const unknownReference = (
  place: Place,
  what: string,
  name: string,
  known: readonly string[],
  suggestion: string | null,
): Problem =>
  at(place, {
    code: 'unknown-reference',
    title: `${what} »${name}« gibt es nicht`,
    found: name,
    expected: `eine von: ${listed(known)}`,
    remedy: didYouMean(suggestion) ?? 'Berichtigen Sie den Namen oder legen Sie die Definition an.',
  });

export const duplicateId = (place: Place, id: string, otherFile: string): Problem =>
  at(place, {
    code: 'duplicate-id',
    title: `Kennung »${id}« doppelt vergeben`,
    found: `auch in ${otherFile}`,
    expected: 'jede Kennung nur einmal',
    remedy: 'Benennen Sie eine der beiden um oder löschen Sie sie.',
  });

export const fileNameDiffers = (place: Place, id: string, expectedName: string): Problem =>
  at(place, {
    code: 'file-name',
    title: 'Dateiname und Kennung stimmen nicht überein',
    found: `id: ${id}`,
    expected: expectedName,
    remedy: 'Benennen Sie die Datei um oder berichtigen Sie die Kennung.',
  });

export const wrongFolder = (place: Place, dimension: string, folder: string): Problem =>
  at(place, {
    code: 'wrong-folder',
    title: 'Ordner und Kapitel stimmen nicht überein',
    found: `dimension: ${dimension} im Ordner ${folder}`,
    expected: `Ordner ${dimension}`,
    remedy: 'Verschieben Sie die Datei oder berichtigen Sie »dimension«.',
  });

export const conditionMisfit = (place: Place, column: string, expected: string): Problem =>
  at(place, {
    code: 'condition-misfit',
    title: `Bedingung passt nicht zur Spalte »${column}«`,
    expected,
    remedy: 'Schlüsselspalten nehmen einen Schlüssel oder eine Liste, Altersspalten »from« und »under«.',
  });

/** One side of a plausibility rule belongs to one delivery; figures of two are compared, not added. */
export const severalDatasets = (place: Place, rule: string, datasets: readonly string[]): Problem =>
  at(place, {
    code: 'several-datasets',
    title: `Regel »${rule}« addiert über mehrere Datensätze`,
    found: datasets.join(', '),
    expected: 'auf jeder Seite der Regel nur Werte eines Datensatzes',
    remedy: 'Teilen Sie die Regel in mehrere auf.',
  });

export const policyLoosened = (place: Place, ruleClass: string, shared: number, own: number): Problem =>
  at(place, {
    code: 'policy-loosened',
    title: `Schwelle der Klasse »${ruleClass}« darf nicht gesenkt werden`,
    found: String(own),
    expected: `mindestens ${shared}, wie in indicators/policy.yaml`,
    remedy: 'Die Region darf Schwellen nur verschärfen.',
  });

export const areasHeader = (file: string, found: string): Problem =>
  at(
    { file, line: 1 },
    {
      code: 'areas-header',
      title: 'Überschrift von areas.csv unvollständig',
      found,
      expected: 'id;name;level;kind;parent;municipality;aliases;valid_from;valid_to;successors',
      remedy: 'Ergänzen Sie die Spalten; Trennzeichen ist das Semikolon.',
    },
  );

export const areaWrong = (
  place: Place,
  found: string,
  expected: string,
  remedy: string | null = null,
): Problem =>
  at(place, {
    code: 'area-wrong',
    title: 'Gebiet nicht schlüssig',
    found,
    expected,
    remedy: remedy ?? 'Berichtigen Sie die Zeile in areas.csv.',
  });

export const residualMissing = (file: string, municipality: string): Problem => ({
  severity: 'warning',
  code: 'residual-missing',
  title: `Kein Gebiet »nicht zuordenbar« für ${municipality}`,
  file,
  expected: 'je Kommune eine Zeile mit kind = residual, sofern Lieferungen nicht zuordenbare Fälle enthalten',
  remedy: 'Ergänzen Sie die Zeile, damit solche Fälle in die Summen eingehen.',
  consequence: 'Fälle ohne Zuordnung würden als unbekanntes Gebiet zurückgewiesen.',
});

export const boundaryUnreadable = (place: Place, detail: string): Problem =>
  at(place, {
    code: 'boundary-unreadable',
    title: 'Grenzdatei nicht lesbar',
    found: detail,
    expected: 'GeoJSON (FeatureCollection) mit Flächen in WGS84',
    remedy: 'Prüfen Sie Pfad und Inhalt; Angabe »boundaries« in region.yaml.',
  });

export const boundaryWithoutArea = (file: string, ids: readonly string[]): Problem => ({
  severity: 'note',
  code: 'boundary-without-area',
  title: `${ids.length === 1 ? 'Eine Fläche der Grenzdatei gehört' : `${ids.length} Flächen der Grenzdatei gehören`} zu keinem Gebiet aus areas.csv`,
  file,
  found: listed(ids),
  expected: 'Schlüssel wie in areas.csv',
  remedy: 'Prüfen Sie »id_property« und »id_prefix«; überzählige Flächen werden nicht gezeichnet.',
});

export const areaWithoutBoundary = (file: string, ids: readonly string[]): Problem => ({
  severity: 'warning',
  code: 'area-without-boundary',
  title: `${ids.length === 1 ? 'Ein Gebiet hat' : `${ids.length} Gebiete haben`} keine Fläche`,
  file,
  found: listed(ids),
  expected: 'eine Fläche je Gebiet (ausgenommen »nicht zuordenbar«)',
  remedy: 'Ergänzen Sie die Fläche in der Grenzdatei.',
  consequence: 'Die Werte stehen in den Tabellen, auf Karten fehlen sie.',
});

export const boundaryTwice = (file: string, ids: readonly string[]): Problem => ({
  severity: 'warning',
  code: 'boundary-twice',
  title: `${ids.length === 1 ? 'Ein Schlüssel kommt' : `${ids.length} Schlüssel kommen`} in der Grenzdatei mehrfach vor`,
  file,
  found: listed(ids),
  expected: 'jeder Schlüssel einmal; mehrere Teile eines Gebiets als MultiPolygon',
  remedy:
    'Ist eine Fläche falsch bezeichnet, berichtigen Sie sie unter »boundaries: corrections« in region.yaml.',
  consequence: 'Alle Flächen werden als Teile desselben Gebiets gezeichnet.',
});

export const boundaryCorrectionStale = (place: Place, id: string, occurrence: number): Problem =>
  at(place, {
    code: 'correction-stale',
    title: 'Berichtigung trifft nicht mehr zu',
    found: `»${id}« kommt in der Grenzdatei kein ${occurrence}. Mal vor`,
    expected: 'der Fehler, den die Berichtigung beschreibt',
    remedy: 'Die Quelle ist wohl bereinigt: Streichen Sie die Berichtigung.',
  });

export const roomUnusable = (errors: number): Problem => ({
  severity: 'error',
  code: 'room-unusable',
  title: `Region oder Definitionen sind so nicht zu verwenden (${formatNumber(errors, 0)} Fehler, siehe oben). Es wurde nichts berechnet; vorhandene Berichte bleiben unverändert.`,
});
