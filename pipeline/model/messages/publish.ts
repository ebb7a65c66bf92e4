import { enumerate, formatNumber, nearest, thinSpace } from '../german.js';
import type { Problem } from '../problem.js';
import { patternColumns, patternFiles } from './pattern-data.js';

/** Texts of the finished reports and of everything that can go wrong while writing them. */

/** Fixed words of a report; the web page and the PDF print the same ones. */
export const reportWords = () => ({
  skip: 'Zum Inhalt springen',
  contents: 'Inhalt',
  allReports: 'Alle Berichte',
  asPdf: 'Bericht als PDF',
  notice: 'Hinweis',
  state: 'Datenstand',
  publisher: 'Herausgeber',
  contact: 'Kontakt',
  values: 'Werte im Vergleich',
  tables: 'Tabelle mit allen Werten',
  definition: 'Definition',
  source: 'Quelle',
  catalogue: 'Katalog',
  version: 'Fassung',
  targetGroups: 'Zielgruppen',
  caveats: 'Beim Lesen zu beachten',
  signs: 'Zeichen',
  page: 'Seite',
  of: 'von',
  top: 'Zum Seitenanfang',
});

/** Words of the index page. */
export const indexWords = () => ({
  ...reportWords(),
  intro:
    'Jeder Bericht hat dieselben Kapitel in derselben Reihenfolge. Zwei Berichte lassen sich deshalb nebeneinander lesen und vergleichen.',
  reports: 'Berichte',
  report: 'Bericht',
  webPage: 'Webseite',
  pdf: 'PDF',
  data: 'Daten zum Weiterrechnen',
  dataIntro:
    'Alle Dateien enthalten nur veröffentlichte Werte. Werte, die geheim zu halten sind, fehlen in den Dateien ebenso wie in den Berichten.',
  file: 'Datei',
  content: 'Inhalt',
  size: 'Größe',
});

export const indexTitle = (county: string): string => `Teilhabeberichte ${county}`;
export const indexSubtitle = (municipalities: number, plural: string): string =>
  municipalities === 0
    ? 'Kleinräumige Sozialberichterstattung'
    : `Kleinräumige Sozialberichterstattung für ${formatNumber(municipalities, 0)} ${plural}`;

/** What each data file holds, by file name, in the order of the index page. */
export const dataFileContents = (): Record<string, string> => ({
  'indicators.csv':
    'Alle Indikatorwerte je Gebiet und Zeitraum, mit Status, Vertrauensbereich, Zähler und Nenner (CSV, UTF-8, Dezimalpunkt)',
  'indicators.parquet': 'Dieselben Zeilen als Parquet, etwa für R, Python oder DuckDB',
  'indicators.arrow': 'Dieselben Zeilen als Arrow-Datei',
  'comparisons.csv':
    'Unterschied jedes Gebiets zu Kommune, Kreis, Vorjahr und Basisjahr, und jeder Zielgruppe zu allen, mit Vertrauensbereich und Urteil (CSV)',
  'trends.csv': 'Trend jedes Indikators und Gebiets: Steigung im Jahr mit Vertrauensbereich und Urteil (CSV)',
  'eckwerte.csv': 'Eigene Summen neben den amtlichen Zahlen, mit Unterschied und Grund (CSV)',
  'indices.csv':
    'Zusammengesetzte Indizes je Gebiet und Zeitraum: Wert, Klasse, z-Werte der Bestandteile, Sicherheit der Klasse und Entwicklung (CSV)',
  'index_sensitivity.csv': 'Wie viele Gebiete die Klasse wechselten, wenn ein Index anders gebaut wäre (CSV)',
  ...patternFiles(),
  'areas.geojson': 'Grenzen der Gebiete (GeoJSON, WGS 84)',
  'catalogue.json':
    'Definitionen aller Indikatoren und Datensätze, wie sie in diesen Berichten gelten (JSON)',
  'datapackage.json':
    'Beschreibung der CSV-Dateien nach Frictionless Data: Spalten, Einheiten, Quellen, Lizenzen',
});

export const fileSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)), 0)}${thinSpace}kB`
    : `${formatNumber(bytes / 1_000_000, 1)}${thinSpace}MB`;

/** Descriptions of the columns of a published CSV file; one name may say different things in different files. */
export const columnDescriptions = (file: string): Record<string, string> => ({
  indicator: 'Kennung des Indikators, siehe catalogue.json',
  area: 'Kennung des Gebiets, 8-stelliger AGS der Kommune, AGS des Kreises oder Kennung eines Vergleichsgebiets',
  area_level: 'Gebietsebene',
  municipality: 'AGS der Kommune; leer oberhalb der Kommune',
  period: 'Zeitraum',
  reference_date: 'Stichtag',
  status:
    'ok, suppressed (geheim gehalten), unreliable (nicht sicher genug), pending (folgt später), estimated (geschätzt), merged (zusammengefasst), not_delivered (nicht geliefert), not_applicable (nicht zutreffend)',
  value: 'Wert in der Einheit; leer, wenn der Status keinen Wert zulässt',
  lower: 'untere Grenze des 95-%-Vertrauensbereichs',
  upper: 'obere Grenze des 95-%-Vertrauensbereichs',
  numerator: 'Zähler',
  denominator: 'Nenner',
  unit: 'Einheit',
  definition_version: 'Fassung der Definition',
  denominator_date: 'Stichtag des Nenners; leer, wo es keinen Nenner gibt',
  note: 'Hinweis zu den Daten',
  provisional_until:
    'Tag, ab dem der Wert endgültig ist; bis dahin ist er vorläufig oder folgt noch; leer, wenn er endgültig ist',
  total: 'Kennung des Eckwerts',
  official_source: 'Herkunft der amtlichen Zahl',
  official_reference_date: 'Stichtag der amtlichen Zahl',
  official_value: 'amtliche Zahl',
  difference_percent: 'Unterschied in Prozent der amtlichen Zahl',
  reason: 'warum beide abweichen dürfen',
  compared_with:
    'womit verglichen wird: municipality (Kommune), county (Kreis), previous_year (Vorjahr desselben Gebiets), base_period (Basisjahr desselben Gebiets) oder counterpart (die Zielgruppe mit allen)',
  reference: 'Kennung des Vergleichsgebiets, früherer Zeitraum oder Indikator für alle',
  difference: 'Wert minus Vergleichswert (oder amtliche Zahl), in der Einheit des Indikators',
  verdict: 'higher (höher), lower (niedriger) oder not distinguishable (nicht unterscheidbar)',
  adjusted:
    'true: Das Urteil berücksichtigt, dass viele Gebiete zugleich verglichen werden (Benjamini-Hochberg, 5 %)',
  p_value:
    'p-Wert des Unterschieds oder der Steigung, zweiseitig und nicht bereinigt; 0 heißt unter 0,0000005',
  smoothed: 'geglätteter Wert (Empirical Bayes), wo die Definition ihn für die Karte vorsieht',
  from: 'erster Zeitraum des Trends',
  to: 'letzter Zeitraum des Trends',
  periods: 'Zahl der Zeiträume, auf denen der Trend beruht',
  slope: 'Veränderung im Jahr, in der Einheit des Indikators',
  index: 'Kennung des Index, siehe catalogue.json',
  class: 'Klasse des Index',
  components:
    'z-Werte der Bestandteile als JSON: Indikator -> z; höher heißt, dass der Bestandteil den Index hebt',
  sum: 'Summe der gewichteten z-Werte vor der zweiten Standardisierung',
  fixed_base: 'Index mit dem Mittel und der Standardabweichung des Basiszeitraums',
  probability:
    'Wahrscheinlichkeit der eigenen Klasse in der Simulation, 0 bis 1; leer ohne Vertrauensbereich',
  probabilities: 'Wahrscheinlichkeit jeder Klasse als JSON: Klasse -> Wahrscheinlichkeit',
  near_boundary: 'true: Wahrscheinlichkeit der eigenen Klasse unter 0,8',
  dynamics_value: 'Index der Veränderung der Bestandteile',
  dynamics: 'Klasse der Veränderung',
  group: 'Klasse und Klasse der Veränderung zusammen',
  variant:
    'without_component (ohne einen Bestandteil), population_weighted (nach Einwohnern gewichtet) oder median_mad (Median und Median der absoluten Abweichungen)',
  component: 'der weggelassene Bestandteil; sonst leer',
  areas: 'Zahl der bewerteten Gebiete',
  changed: 'Zahl der Gebiete, die die Klasse wechseln; leer, wenn sich die Variante nicht rechnen lässt',
  ...(file in patternFiles() ? patternColumns() : {}),
});

/** A report that the PDF standard refuses, or a fault in its layout. */
export const pdfRefused = (report: string, details: readonly string[]): Problem => ({
  severity: 'error',
  code: 'pdf-refused',
  title: `Der Bericht »${report}« lässt sich nicht als barrierefreies PDF setzen`,
  found: details.join(' · '),
  expected: 'ein Dokument nach PDF/UA-1',
  remedy:
    'Texte und Bezeichnungen des Berichts prüfen; bleibt der Fehler, bitte als Fehler der Software melden',
  consequence: 'Es wird nichts veröffentlicht; die bisherigen Berichte bleiben unverändert.',
});

const meant = (wanted: readonly string[], known: readonly string[]): string => {
  const near = wanted.map((name) => nearest(name, known)).filter((name) => name !== null);
  return near.length === 0 ? '' : `Meinten Sie ${enumerate(near.map((name) => `»${name}«`))}? `;
};

export const unknownReports = (wanted: readonly string[], known: readonly string[]): Problem => ({
  severity: 'error',
  code: 'usage',
  title: `Keinen Bericht mit dem Namen ${enumerate(wanted.map((w) => `»${w}«`))} gefunden`,
  expected: enumerate(known),
  remedy: `${meant(wanted, known)}Namen wie angegeben schreiben, mehrere durch Komma getrennt`,
});

export const notOurFolder = (folder: string): Problem => ({
  severity: 'error',
  code: 'folder-not-ours',
  title: `Der Ordner »${folder}« enthält Dateien, die nicht aus einem früheren Lauf stammen`,
  file: folder,
  remedy: 'Einen anderen oder leeren Ordner angeben oder die Dateien an einen anderen Ort verschieben',
  consequence: 'Der Ordner wurde nicht angerührt, es wurde nichts geschrieben.',
});

export const nestedFolders = (one: string, other: string): Problem => ({
  severity: 'error',
  code: 'usage',
  title: `Die Ordner »${one}« und »${other}« dürfen weder gleich sein noch ineinander liegen`,
  remedy: 'Für Berichte und Interna zwei getrennte Ordner angeben',
});

export const lockedFile = (path: string): Problem => ({
  severity: 'error',
  code: 'file-locked',
  title: `»${path}« ist in einem anderen Programm geöffnet oder gesperrt`,
  file: path,
  remedy:
    'Bitte schließen Sie die Datei (etwa im PDF-Programm, in der Tabellenkalkulation oder im Dateifenster) und starten Sie den Befehl noch einmal.',
  consequence: 'Die neuen Berichte liegen bereit und werden beim nächsten Befehl eingesetzt.',
});

export const otherRun = (journal: string): Problem => ({
  severity: 'error',
  code: 'other-run',
  title: 'Ein anderer Lauf schreibt gerade in denselben Ordner',
  file: journal,
  remedy: 'Warten, bis der andere Lauf beendet ist. Läuft keiner mehr, diese Datei löschen.',
});
