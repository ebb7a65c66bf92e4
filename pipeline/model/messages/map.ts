import { enumerate, formatNumber } from '../german.js';
import type { Problem } from '../problem.js';
import { type Place, quote } from './intake.js';

/** What `teilhabe map` says: the evidence beside each line of a proposal, and what only a person can decide. */

const percent = (share: number) => `${formatNumber(Math.floor(share * 100), 0)} %`;
const list = (texts: readonly string[], most = 8) =>
  texts.length > most
    ? `${texts.slice(0, most).map(quote).join(', ')} und ${texts.length - most} weitere`
    : enumerate(texts.map(quote));
const cells = (n: number, of: number, what: string) =>
  n === of && of === 1
    ? `die Zelle ist ${what}`
    : `${formatNumber(n, 0)} von ${formatNumber(of, 0)} Zellen sind ${what}`;

// Evidence

export const nameEvidence = (name: number): string =>
  name >= 1
    ? 'die Überschrift ist im Datensatz bekannt'
    : name >= 0.5
      ? 'die Überschrift ist ähnlich'
      : name >= 0.3
        ? 'die Überschrift ist entfernt ähnlich'
        : 'die Überschrift sagt nichts';
export const areaEvidence = (resolved: number, filled: number, areas: number): string =>
  `${cells(resolved, filled, 'Gebiete')}; ${formatNumber(areas, 0)} verschiedene Gebiete erkannt`;
export const contentEvidence = {
  period: (n: number, of: number) => cells(n, of, 'Zeiträume'),
  dimension: (n: number, of: number) => cells(n, of, 'Schlüssel dieser Spalte'),
  age: (n: number, of: number) => cells(n, of, 'Altersangaben'),
  measure: (n: number, of: number) => cells(n, of, 'Zahlen oder Zeichen'),
};
export const rivalEvidence = (other: string): string => `auch ${quote(other)} käme in Frage`;
export const joined = (parts: readonly string[]): string => parts.filter((p) => p !== '').join('; ');
export const wideEvidence = (certain: boolean): string =>
  certain ? 'aus der Überschrift gelesen' : 'Überschrift nur als Abkürzung erkannt';
export const startEvidence = (starts: readonly string[], measure: string): string =>
  `der Anfang der Überschriften ${list(starts)} wurde nicht gedeutet; angenommen ist ${quote(measure)}`;
export const boundEvidence =
  'obere Altersgrenze ausschließlich gelesen, weil eine Gruppe beginnt, wo eine andere endet';
export const totalEvidence = (sum: boolean): string =>
  sum
    ? 'Summe der anderen Spalten, in jeder Zeile nachgerechnet; gilt als gelieferte Summe'
    : 'als gelieferte Summe gelesen; die Zahlen der anderen Spalten ergeben sie nicht in jeder Zeile';
export const prefixEvidence = (example: string, becomes: string): string =>
  `aus ${quote(example)} wird ${quote(becomes)}; so sind es Gebiete der Gebietsliste`;
export const levelEvidence = (level: string): string =>
  `einige Namen gibt es auf mehreren Ebenen; mit ${quote(level)} sind sie eindeutig`;
export const namesEvidence = (rows: number): string =>
  `kein Name der Gebietsliste; der Wortlaut spricht dafür (${rows === 1 ? 'eine Zelle' : `${formatNumber(rows, 0)} Zellen`})`;
export const folderEvidence = (text: string): string => `der Ordner heißt hier ${quote(text)}`;
export const filenameEvidence = (text: string): string => `im Dateinamen steht ${quote(text)}`;
export const constantPeriodEvidence = (text: string): string =>
  `nur aus der Titelzeile ${quote(text)}; gilt für diese eine Datei und muss bei jeder Lieferung angepasst werden`;
export const contradiction = (folder: string, name: string): string =>
  `Ordner (${quote(folder)}) und Dateiname (${quote(name)}) nennen verschiedene Zeiträume`;
export const supplierEvidence = {
  column: 'die Zellen nennen Lieferanten der Region',
  folder: (text: string) => `der Ordner ${quote(text)} ist ein Lieferant der Region`,
  only: 'die Region hat nur diesen Lieferanten',
};
export const decimalEvidence = (cell: string): string =>
  `bewiesen durch ${quote(cell)}, keine Zelle spricht dagegen`;
export const sheetEvidence = (sheets: number): string =>
  `die Mappe hat ${sheets} Blätter mit Inhalt; auf diesem stehen die meisten bekannten Überschriften`;
export const headerEvidence = 'Überschrift aus mehreren Zeilen verbunden';
export const ageCodeEvidence = boundEvidence;
export const abbreviationEvidence = 'nur als Abkürzung erkannt';

// Reasons of what is set aside; a person completes them.

const check = 'BITTE PRÜFEN: ';
export const reasons = {
  sum: (of: readonly string[]) => `${check}Summe von ${list(of)}, in jeder Zeile nachgerechnet`,
  difference: ([a, b]: readonly [string, string]) =>
    `${check}Differenz ${quote(a)} minus ${quote(b)}, in jeder Zeile nachgerechnet`,
  share: `${check}nach der Überschrift ein Anteil; Anteile werden aus den Anzahlen berechnet`,
  area: (column: string) => `${check}nennt Gebiete, die durch ${quote(column)} schon genauer feststehen`,
  text: `${check}Text ohne Zahlen, ohne Gegenstück im Datensatz`,
  empty: `${check}in dieser Datei leer`,
  number: `${check}Zahlen ohne Gegenstück im Datensatz`,
  coarser: (parts: readonly string[]) =>
    `${check}fasst ${list(parts, 4)} zusammen; beides zu laden zählte doppelt`,
  repeated: (first: string) => `${check}wiederholt ${quote(first)} Zelle für Zelle`,
  total: `${check}Summenzeile ohne eigenes Gebiet; sie zählte doppelt`,
  level: `${check}keine Ebene dieser Region`,
  elsewhere: `${check}Gebiete außerhalb der Region`,
  unknown: `${check}kein Gebiet der Gebietsliste`,
};
export const ruleNames = {
  total: 'Summenzeilen',
  level: 'Zeilen anderer Ebenen',
  elsewhere: 'Zeilen anderer Gebiete',
  unknown: 'Zeilen ohne bekanntes Gebiet',
  sum: 'Summenspalten',
  difference: 'Differenzspalten',
  share: 'Anteile',
  area: 'Andere Gebietsangaben',
  text: 'Texte',
  empty: 'Leere Spalten',
  number: 'Zahlen ohne Gegenstück',
  coarser: 'Zusammengefasste Altersgruppen',
  repeated: 'Wiederholte Spalten',
};
export const rowsEvidence = (rows: number, texts: readonly string[]): string =>
  `${rows === 1 ? 'eine Zeile' : `${formatNumber(rows, 0)} Zeilen`}: ${list(texts, 4)}`;

// What only a person can decide

export const open = {
  noArea: 'Keine Spalte nennt Gebiete der Region. Unter »columns« eintragen, welche Spalte das Gebiet ist.',
  areasUnknown: (column: string, unread: readonly string[]) =>
    `Gebiete der Spalte ${quote(column)}, die in der Gebietsliste nicht stehen: ${list(unread)}. In areas.csv eintragen, unter »areas: names« zuordnen oder unter »set_aside« beiseitelegen.`,
  prefixUnclear: (column: string, prefixes: readonly string[]) =>
    `Die Nummern in ${quote(column)} passen zu mehreren Kommunen. Unter »areas« »prefix« angeben: ${list(prefixes)}.`,
  slip: (text: string, near: string) =>
    `Gebiet ${quote(text)} ist unbekannt. Meinten Sie ${quote(near)}? Dann unter »areas: names« eintragen.`,
  noPeriod:
    'Weder Spalte noch Ordner noch Dateiname nennen den Zeitraum. Unter »period« angeben, woher er kommt.',
  noSupplier:
    'Es ist nicht zu erkennen, wer liefert. Unter »supplier« angeben, z. B. »constant: <Lieferant aus region.yaml>«.',
  measureMissing: (label: string, candidates: readonly string[]) =>
    `Für ${quote(label)} wurde keine Spalte gefunden. ${candidates.length > 0 ? `In Frage kommen ${list(candidates)}. ` : ''}Unter »columns« zuordnen.`,
  dimensionMissing: (label: string, values: readonly string[]) =>
    `Für ${quote(label)} wurde keine Spalte gefunden. Gilt für die ganze Datei ein Wert, ihn unter »fixed« angeben: ${list(values)}.`,
  codes: (column: string, texts: readonly string[], values: readonly string[]) =>
    `${quote(column)}: Was ${list(texts)} heißt, sagt die Datei nicht. Unter »codes« zuordnen; möglich sind ${list(values)}.`,
  signs: (column: string, texts: readonly string[]) =>
    `${quote(column)}: ${list(texts)} ist keine Zahl im erlaubten Bereich. Ist es ein Zeichen der Quelle, unter »signs« angeben, was es heißt (zero, hidden, unreliable, pending, not_applicable, missing).`,
  ageBound: (columns: readonly string[]) =>
    `Bei ${list(columns)} ist nicht zu erkennen, ob die obere Altersgrenze dazugehört. Unter »wide« eintragen, z. B. »3 bis unter 6« oder »3-5«.`,
  wideMeasure: (columns: readonly string[], measures: readonly string[]) =>
    `${list(columns)}: Die Überschriften nennen nicht, welcher Wert gemeint ist. Unter »wide« eintragen mit einem aus ${list(measures)}.`,
  wideSeveral: (columns: readonly string[]) =>
    `${list(columns)}: Die Überschriften lassen sich verschieden lesen. Unter »wide« eintragen, wofür sie stehen.`,
  wideTwice: (columns: readonly string[]) =>
    `${list(columns)}: Mehrere Spalten heißen dasselbe. Unter »wide« eintragen, welche gilt, die anderen unter »set_aside«.`,
  undecided: (columns: readonly string[]) =>
    `${list(columns)}: Zahlen, deren Bedeutung die Überschrift nicht sagt. Da dem Datensatz noch Werte fehlen, wurden sie nicht beiseitegelegt; unter »columns« oder »wide« zuordnen oder unter »set_aside« mit Grund nennen.`,
  claimed: (mapping: string) =>
    `Diese Datei liest schon die Lesevorschrift ${quote(mapping)}. Nur eine der beiden darf die Datei nennen.`,
  dataset: (first: string, second: string) =>
    `Die Datei passt zu ${quote(first)} fast so gut wie zu ${quote(second)}. Mit »--dataset« angeben, welcher Datensatz gemeint ist.`,
};

// The command

export const proposalTitle = (file: string, dataset: string): string =>
  `Vorschlag, wie ${quote(file)} als Datensatz ${quote(dataset)} zu lesen ist. Zeilen ohne Bemerkung sind sicher.`;
export const ranking = (ranked: readonly { dataset: string; fit: number }[]): string =>
  `Datensatz nicht angegeben. Am besten passen: ${ranked.map((r) => `${r.dataset} (${percent(r.fit)})`).join(', ')}.`;
export const proposalWritten = (path: string): string =>
  `Lesevorschrift geschrieben: ${path}. Bitte durchsehen; jede Zeile mit »unsicher« oder »BITTE PRÜFEN« braucht eine Entscheidung.`;
export const openTitle = (n: number): string =>
  n === 1 ? 'Eine Entscheidung steht aus:' : `${formatNumber(n, 0)} Entscheidungen stehen aus:`;
export const nothingOpen = 'Es steht keine Entscheidung aus.';
export const testTitle = 'Probe: Die Datei wurde mit diesem Vorschlag gelesen.';
export const moreProblems = (n: number): string =>
  `… und ${formatNumber(n, 0)} weitere Befunde; »npx teilhabe check <Datei>« zeigt alle, sobald die Lesevorschrift liegt.`;
export const mappingExists = (path: string): string =>
  `Die Datei ${path} gibt es schon; sie wird nicht überschrieben. Mit »--output <datei>« einen anderen Namen angeben, mit »--output -« den Vorschlag nur anzeigen.`;
export const noTable = (path: string): string =>
  `In ${path} wurde keine Tabelle gefunden. Erwartet wird eine Textdatei mit Spalten (CSV) oder eine Mappe (xlsx, xls, ods).`;
export const noDataset = (path: string, known: readonly string[]): string =>
  `Zu ${path} passt kein Datensatz. Mit »--dataset« einen angeben: ${known.join(', ')}`;

/** An export that changed: the headings differ from the file the mapping was made from. */
export const headingsChanged = (
  place: Place,
  changed: {
    added: readonly string[];
    removed: readonly string[];
    renamed: readonly { from: string; to: string }[];
  },
  madeFrom: string,
): Problem => ({
  severity: 'note',
  code: 'headings-changed',
  title: 'Überschriften anders als bei der Datei, für die die Lesevorschrift geschrieben wurde',
  ...place,
  found: [
    ...(changed.added.length > 0 ? [`neu: ${list(changed.added)}`] : []),
    ...(changed.removed.length > 0 ? [`weggefallen: ${list(changed.removed)}`] : []),
    ...changed.renamed.map(
      (r) => `statt ${quote(r.from)} jetzt ${quote(r.to)}: Meinten Sie ${quote(r.from)}?`,
    ),
  ].join('; '),
  expected: `dieselben Überschriften wie in ${quote(madeFrom)}`,
  remedy:
    'prüfen, ob sich die Bedeutung der Spalten geändert hat; dann die Lesevorschrift samt »made_from« anpassen',
  consequence: 'die Datei wird gelesen, soweit die Lesevorschrift ihre Spalten noch kennt',
});
