import { rejectedFileName } from '../delivery.js';
import { enumerate, formatNumber } from '../german.js';
import type { Problem } from '../problem.js';
import { hasUnseen, plainText } from './plain.js';

/** Every text of the intake room. One function per message; tests compare with the function. */

/** Where something was found. `file` is the path as the user knows it. */
export type Place = Pick<Problem, 'supplier' | 'file' | 'sheet' | 'line' | 'sheetRow' | 'column'>;

/**
 * A piece of a delivery in quotation marks: without characters that act unseen, at most 80 characters. Its own quotation
 * marks become single ones, as German print has it, so that the quotation ends where it ends.
 */
export function quote(text: string): string {
  const plain = plainText(text).replaceAll('»', '›').replaceAll('«', '‹');
  return `»${plain.length > 80 ? `${plain.slice(0, 79)}…` : plain}«`;
}
/** What stands in a cell that cannot be read; `''` is a blank cell. */
export const foundCell = (text: string): string =>
  text === '' ? blankCell : `${quote(text)}${hasUnseen(text) ? '; enthält ein unsichtbares Zeichen' : ''}`;
export const blankCell = 'leere Zelle';
const some = (texts: readonly string[]) =>
  texts.length > 12
    ? `${texts.slice(0, 12).map(quote).join(', ')} und ${texts.length - 12} weitere`
    : enumerate(texts.map(quote));
const didYouMean = (text: string | null) => (text === null ? '' : `; gemeint ist vielleicht ${quote(text)}`);

const error = (place: Place, code: string, text: Omit<Problem, 'severity' | 'code'>): Problem => ({
  severity: 'error',
  code,
  ...place,
  ...text,
});
/** Signs of DIN 55301 that a cell may hold instead of a number. */
export const signs =
  'ein Zeichen: – (nichts), . oder * (geheim), / (unsicher), ... (folgt später), x (nicht möglich)';

/** What follows from a rejected row; `file` is the path under the deliveries. What it means for sums is said once per page. */
export const rowRejected = (file: string) =>
  `Diese Zeile wurde nicht übernommen; sie steht in internal/rejected/${rejectedFileName(file)}`;
export const cellRejected = 'Diese Zelle wurde nicht übernommen';
const fileNotRead = 'Datei nicht gelesen; ihre Werte gelten als nicht geliefert';
const fileRejected = 'alle Zeilen der Datei zurückgestellt';
/** Why a row was rejected that fell with its whole file; see the codes below. */
export const fileReason = (code: string): string =>
  ({
    'supplier-unknown': 'Lieferant unbekannt',
    'missing-period': 'Zeitraum der Datei nicht zu erkennen',
  })[code] ?? 'der Datei fehlt eine Spalte';
const columnRejected = 'alle Zellen dieser Spalte zurückgestellt';

// Files

export const claimedTwice = (place: Place, mappings: readonly string[]) =>
  error(place, 'claimed-twice', {
    title: 'Zwei Lesevorschriften für eine Datei',
    found: some(mappings),
    expected: 'genau eine Lesevorschrift',
    remedy: 'in mappings/*.yaml die Muster unter »files« so fassen, dass nur eine die Datei nennt',
    consequence: fileNotRead,
  });

export const unclaimedFile = (place: Place): Problem => ({
  severity: 'warning',
  code: 'unclaimed-file',
  title: 'Datei keiner Lesevorschrift zugeordnet',
  ...place,
  expected:
    '<Lieferant>/<Zeitraum>/<Datensatz>.csv mit den Spalten eines Datensatzes, oder eine Lesevorschrift in mappings/',
  remedy:
    'Datei nach dem Liefermuster benennen, eine Lesevorschrift anlegen oder sie in mappings/ignored.yaml mit Grund nennen',
  consequence: fileNotRead,
});

export const datasetUnclear = (place: Place, datasets: readonly string[]) =>
  error(place, 'dataset-unclear', {
    title: 'Datensatz nicht eindeutig',
    found: `die Spalten passen zu ${some(datasets)}`,
    expected: 'genau ein passender Datensatz',
    remedy: 'Datei nach dem Datensatz benennen, z. B. <Datensatz>.csv, oder eine Lesevorschrift anlegen',
    consequence: fileNotRead,
  });

export const datasetMissing = (place: Place, dataset: string) =>
  error(place, 'dataset-missing', {
    title: 'Datensatz nicht definiert',
    found: quote(dataset),
    expected: 'ein Datensatz aus indicators/datasets',
    remedy: 'die Angabe »dataset« der Lesevorschrift berichtigen',
    consequence: fileNotRead,
  });

export const supplierUnknown = (place: Place, found: string, known: readonly string[], near: string | null) =>
  error(place, 'supplier-unknown', {
    title: 'Lieferant unbekannt',
    found: quote(found),
    expected: `ein Lieferant aus region.yaml: ${some(known)}${didYouMean(near)}`,
    remedy:
      'Ordner umbenennen, den Lieferanten in region.yaml eintragen oder »supplier« in der Lesevorschrift angeben',
    consequence: fileRejected,
  });

export const unreadableFile = (place: Place, cause: string) =>
  error(place, 'unreadable-file', {
    title: 'Datei nicht lesbar',
    found: cause,
    expected: 'eine Textdatei mit Spalten (CSV)',
    remedy: 'Datei neu ausgeben lassen und noch einmal ablegen',
    consequence: fileNotRead,
  });

export const notATable = (place: Place, found: string) =>
  error(place, 'not-a-table', {
    title: 'Keine Texttabelle',
    found,
    expected:
      'eine Textdatei mit Spalten (CSV) in UTF-8, UTF-16 oder Windows-1252, oder eine Mappe (xlsx, xls, ods)',
    remedy: 'die Tabelle im Ausgangsprogramm als CSV speichern und noch einmal ablegen',
    consequence: fileNotRead,
  });

export const noTableFound = 'Bytes ohne lesbare Zeilen';

export const emptyFile = (place: Place) =>
  error(place, 'empty-file', {
    title: 'Datei ohne Datenzeilen',
    found: 'keine Zeile unter der Überschrift',
    expected: 'eine Überschrift und mindestens eine Datenzeile',
    remedy: 'beim Lieferanten nachfragen, ob die Ausgabe abgebrochen ist',
    consequence: 'aus dieser Datei geht nichts in die Berichte ein',
  });

/** A file without a single byte. */
export const zeroLength = (place: Place) =>
  error(place, 'empty-file', {
    title: 'Die Datei ist leer (0 Byte)',
    expected: 'eine Überschrift und mindestens eine Datenzeile',
    remedy: 'beim Lieferanten nachfragen, ob die Ausgabe oder die Übertragung abgebrochen ist',
    consequence: 'aus dieser Datei geht nichts in die Berichte ein',
  });

// Columns

export const unknownColumn = (place: Place, known: readonly string[], near: string | null) =>
  error(place, 'unknown-column', {
    title: 'Spalte unbekannt',
    found: quote(place.column ?? ''),
    expected: `eine Spalte des Datensatzes: ${some(known)}${didYouMean(near)}`,
    remedy:
      'Überschrift nach dem Liefermuster berichtigen, oder die Spalte in der Lesevorschrift unter »columns« oder mit Grund unter »set_aside« nennen',
    consequence: columnRejected,
  });

export const missingColumn = (place: Place, header: readonly string[], near: string | null, key: boolean) =>
  error(place, 'missing-column', {
    title: 'Spalte fehlt',
    found: `Überschrift mit ${some(header)}${didYouMean(near)}`,
    expected: `eine Spalte ${quote(place.column ?? '')}`,
    remedy:
      'Spalte nachliefern, oder in der Lesevorschrift unter »columns« sagen, welche Spalte gemeint ist, oder unter »fixed« einen festen Wert angeben',
    consequence: key ? fileRejected : 'diese Werte gelten als nicht geliefert',
  });

const times = (n: number) => ({ 2: 'zweimal', 3: 'dreimal' })[n] ?? `${n}-mal`;

/** One heading several times. `key`: a column without which no row can be read. */
export const doubledColumn = (place: Place & { column: string }, count: number, key: boolean) =>
  error(place, 'ambiguous-column', {
    title: `Die Spalte ${quote(place.column)} steht ${times(count)} in der Überschrift`,
    expected: 'jede Spalte einmal',
    remedy: `Bitte ${count === 2 ? 'eine davon' : 'alle bis auf eine'} löschen.`,
    consequence: key ? fileRejected : 'alle Zellen dieser Spalten zurückgestellt',
  });

/** Several headings for one column of the dataset. */
export const ambiguousColumn = (place: Place, target: string, others: readonly string[]) =>
  error(place, 'ambiguous-column', {
    title: 'Spalte nicht eindeutig',
    found: `${some(others)} passen zu ${quote(target)}`,
    expected: `genau eine Spalte für ${quote(target)}`,
    remedy:
      'in der Lesevorschrift unter »columns« sagen, welche Spalte gilt, und die andere unter »set_aside« nennen',
    consequence: columnRejected,
  });

export const mappingValue = (place: Place, target: string, value: string) =>
  error(place, 'mapping-value', {
    title: 'Angabe der Lesevorschrift nicht lesbar',
    found: `${target}: ${quote(value)}`,
    expected: `ein Wert, den die Spalte ${quote(target)} des Datensatzes kennt`,
    remedy: 'die Angabe in der Lesevorschrift berichtigen',
    consequence: columnRejected,
  });

// Rows

export const surplusCells = (place: Place, file: string, found: string, columns: number) =>
  error(place, 'surplus-cells', {
    quotesValues: true,
    title: 'Zeile mit zu vielen Zellen',
    found,
    expected: `höchstens ${columns} gefüllte Zellen wie in der Überschrift`,
    remedy:
      'prüfen, ob ein Trennzeichen im Text oder in einer Zahl steht; solche Zellen in Anführungszeichen setzen',
    consequence: rowRejected(file),
  });

export const quotesBroken = (place: Place, file: string, found: string) =>
  error(place, 'quotes-broken', {
    quotesValues: true,
    title: 'Anführungszeichen nicht geschlossen',
    found: quote(found),
    expected: 'Anführungszeichen nur paarweise um eine ganze Zelle, im Text verdoppelt',
    remedy:
      'Ein Anführungszeichen (") ist geöffnet und nicht geschlossen. Bitte in dieser Zeile entfernen oder schließen.',
    consequence: rowRejected(file),
  });

export const areaUnknown = (place: Place, file: string, text: string, near: string | null) =>
  error(place, 'area-unknown', {
    title: text === '' ? 'Gebiet fehlt' : 'Gebiet unbekannt',
    found: foundCell(text),
    expected: `Kennung oder Name eines Gebiets aus areas.csv, einer Kommune oder des Kreises${text === '' ? '' : didYouMean(near)}`,
    remedy:
      text === ''
        ? 'Bitte das Gebiet in dieser Zeile eintragen.'
        : 'Schreibweise beim Lieferanten berichtigen, in areas.csv als weitere Schreibweise eintragen oder in der Lesevorschrift unter »areas« zuordnen',
    consequence: rowRejected(file),
  });

export const areaAmbiguous = (place: Place, file: string, text: string, areas: readonly string[]) =>
  error(place, 'area-ambiguous', {
    title: 'Gebiet nicht eindeutig',
    found: `${quote(text)} passt zu ${some(areas)}`,
    expected: 'eine Angabe, die zu genau einem Gebiet passt',
    remedy:
      'die Kennung statt des Namens liefern, oder in der Lesevorschrift unter »areas« Ebene oder Gebiet angeben',
    consequence: rowRejected(file),
  });

export const areaForeign = (place: Place, file: string, text: string, supplier: string) =>
  error(place, 'area-foreign', {
    title: 'Gebiet gehört nicht zum Lieferanten',
    found: quote(text),
    expected: `ein Gebiet der Kommunen, für die ${quote(supplier)} liefert`,
    remedy: 'Zeile im richtigen Ordner liefern, oder die Kommune beim Lieferanten in region.yaml eintragen',
    consequence: rowRejected(file),
  });

export const areaNotValid = (place: Place, file: string, text: string, day: string) =>
  error(place, 'area-not-valid', {
    title: 'Gebiet an diesem Tag nicht gültig',
    found: quote(text),
    expected: `ein Gebiet, das am ${day} bestand (valid_from, valid_to in areas.csv)`,
    remedy: 'das Gebiet nach dem Stand dieses Tages liefern, oder die Gültigkeit in areas.csv berichtigen',
    consequence: rowRejected(file),
  });

export const periodUnknown = (place: Place, file: string, text: string, expected: string) =>
  error(place, 'period-unknown', {
    title: text === '' ? 'Zeitraum fehlt' : 'Zeitraum nicht lesbar',
    found: foundCell(text),
    expected,
    remedy:
      text === ''
        ? 'Bitte den Zeitraum in dieser Zeile eintragen.'
        : 'Zeitraum nach dem Liefermuster schreiben, oder in der Lesevorschrift unter »period« angeben',
    consequence: rowRejected(file),
  });

export const periodAmbiguous = (place: Place, file: string, text: string, readings: readonly string[]) =>
  error(place, 'period-ambiguous', {
    title: 'Zeitraum nicht eindeutig',
    found: `${quote(text)} kann ${readings.map(quote).join(' oder ')} heißen`,
    expected: 'eine eindeutige Schreibweise wie 2025-Q4, 2025-04 oder SJ2024-25',
    remedy: 'Zeitraum eindeutig schreiben, oder in der Lesevorschrift unter »period« das Format angeben',
    consequence: rowRejected(file),
  });

export const periodUnfit = (place: Place, file: string, text: string, expected: string) =>
  error(place, 'period-unfit', {
    title: 'Zeitraum passt nicht zum Datensatz',
    found: quote(text),
    expected,
    remedy:
      'Zeitraum berichtigen, oder in der Lesevorschrift unter »period: as« sagen, worauf er zu bringen ist',
    consequence: rowRejected(file),
  });

/** The path was to tell the period of the whole file and does not. */
export const periodNotTold = (place: Place, expected: string) =>
  error(place, 'missing-period', {
    title: 'Zeitraum der Datei nicht zu erkennen',
    found: 'weder Ordner noch Dateiname nennen ihn so, wie die Lesevorschrift es erwartet',
    expected,
    remedy: 'Datei oder Ordner umbenennen, oder »period« in der Lesevorschrift berichtigen',
    consequence: fileRejected,
  });

/** What a dataset of a rhythm expects as period. */
export const expectedPeriod = {
  monthly: 'ein Monat wie 2025-12',
  quarterly: 'ein Quartal wie 2025-Q4 oder der letzte Tag eines Quartals',
  yearly: 'ein Jahr wie 2025 oder dessen Stichtag',
  school_year: 'ein Schuljahr wie SJ2024-25 oder dessen Stichtag',
  once: 'ein Tag wie 2024-06-09',
} as const;

/** `known`: code and label. */
export const codeUnknown = (
  place: Place,
  file: string,
  text: string,
  known: readonly (readonly [code: string, label: string])[],
  near: string | null,
) =>
  error(place, 'code-unknown', {
    title: `Angabe in ${quote(place.column ?? '')} ${text === '' ? 'fehlt' : 'unbekannt'}`,
    found: foundCell(text),
    expected: `möglich ${known.length === 1 ? 'ist' : 'sind'} ${codeList(known)}${text === '' ? '' : didYouMean(near)}`,
    remedy:
      text === ''
        ? 'Bitte die Angabe in dieser Zeile eintragen.'
        : 'Schreibweise berichtigen, oder in der Lesevorschrift unter »codes« zuordnen',
    consequence: rowRejected(file),
  });

/** `m (männlich), w (weiblich)`, at most twelve. */
function codeList(known: readonly (readonly [code: string, label: string])[]): string {
  const texts = known.map(([code, label]) => plainText(code === label ? code : `${code} (${label})`));
  return texts.length > 12
    ? `${texts.slice(0, 12).join(', ')} und ${texts.length - 12} weitere`
    : texts.join(', ');
}

export const ageUnknown = (place: Place, file: string, text: string) =>
  error(place, 'age-unknown', {
    title: text === '' ? 'Altersangabe fehlt' : 'Altersangabe nicht lesbar',
    found: foundCell(text),
    expected: 'ein Alter wie 17, 15-17, »15 bis unter 18«, »unter 3«, 90+ oder insgesamt',
    remedy:
      text === ''
        ? 'Bitte das Alter in dieser Zeile eintragen.'
        : 'Altersangabe berichtigen, oder in der Lesevorschrift unter »codes« zuordnen',
    consequence: rowRejected(file),
  });

// Cells

export interface NumberRule {
  type: 'integer' | 'decimal';
  min: number;
  max?: number | undefined;
}
/** `ganze Zahl von 0 bis 1 000 000, oder ein Zeichen: – (nichts), . oder * (geheim) ...` */
export function expectedNumber(rule: NumberRule): string {
  const kind = rule.type === 'integer' ? 'ganze Zahl' : 'Zahl';
  const text = (n: number) => formatNumber(n, String(n).split('.')[1]?.length ?? 0);
  const range =
    rule.max === undefined ? `ab ${text(rule.min)}` : `von ${text(rule.min)} bis ${text(rule.max)}`;
  return `${kind} ${range}, oder ${signs}`;
}

export const numberExpected = (place: Place, text: string, rule: NumberRule) =>
  error(place, 'number-expected', {
    quotesValues: true,
    title: 'Zahl erwartet',
    found: foundCell(text),
    expected: expectedNumber(rule),
    remedy: 'Wert beim Lieferanten klären; bis dahin in corrections.yaml berichtigen',
    consequence: cellRejected,
  });

export const valueOutOfRange = (place: Place, text: string, rule: NumberRule) =>
  error(place, 'value-out-of-range', {
    quotesValues: true,
    title: 'Zahl außerhalb des erlaubten Bereichs',
    found: quote(text),
    expected: expectedNumber(rule),
    remedy: 'Wert beim Lieferanten klären; bis dahin in corrections.yaml berichtigen',
    consequence: cellRejected,
  });

// Doubles

export const duplicateSameTitle = 'Angabe doppelt geliefert';
export const duplicateSame = (place: Place, key: string, first: string) =>
  error(place, 'duplicate-same', {
    title: duplicateSameTitle,
    found: key,
    expected: `jede Angabe nur einmal; gleichlautend schon in ${first}`,
    remedy: 'die doppelte Zeile oder Datei entfernen',
    consequence: 'die spätere Angabe zurückgestellt, die erste gilt',
  });

export const duplicateConflictTitle = 'Angabe mehrfach mit verschiedenen Werten geliefert';
export const duplicateConflict = (place: Place, key: string, first: string) =>
  error(place, 'duplicate-conflict', {
    title: duplicateConflictTitle,
    found: key,
    expected: `jede Angabe nur einmal; abweichend auch in ${first}`,
    remedy: 'beim Lieferanten klären, welcher Wert gilt, und den anderen entfernen',
    consequence: 'alle diese Angaben zurückgestellt; sie gelten als nicht geliefert',
  });

export const lineOf = (file: string, line: number) => `${file}, Zeile ${line}`;

// Corrections

export const correctionApplied = (place: Place, was: string, becomes: string, reason: string): Problem => ({
  severity: 'note',
  code: 'correction-applied',
  quotesValues: true,
  title: 'Wert berichtigt',
  ...place,
  found: quote(was),
  expected: quote(becomes),
  remedy: 'sobald die Quelle berichtigt ist, den Eintrag in corrections.yaml entfernen',
  consequence: `gelesen wurde ${quote(becomes)}: ${reason}`,
});

export const correctionStale = (place: Place, was: string, found: string) =>
  error(place, 'correction-stale', {
    quotesValues: true,
    title: 'Berichtigung überholt',
    found: quote(found),
    expected: quote(was),
    remedy:
      'prüfen, ob die Quelle berichtigt wurde, und den Eintrag in corrections.yaml entfernen oder anpassen',
    consequence: 'die Berichtigung wurde nicht angewendet',
  });

export const correctionLineMissing = (place: Place, was: string) =>
  error(place, 'correction-line-missing', {
    quotesValues: true,
    title: 'Berichtigung für eine Zeile, die es nicht gibt',
    found: 'keine Datenzeile an dieser Stelle',
    expected: `eine Datenzeile mit ${quote(was)}`,
    remedy: 'Zeile in corrections.yaml berichtigen; gezählt wird von der ersten Zeile der Datei an',
    consequence: 'die Berichtigung wurde nicht angewendet',
  });

export const correctionColumnMissing = (place: Place, header: readonly string[], near: string | null) =>
  error(place, 'correction-column-missing', {
    title: 'Berichtigung für eine Spalte, die es nicht gibt',
    found: `Überschrift mit ${some(header)}${didYouMean(near)}`,
    expected: `eine Spalte ${quote(place.column ?? '')}`,
    remedy: 'Spalte in corrections.yaml so schreiben, wie sie in der Datei steht',
    consequence: 'die Berichtigung wurde nicht angewendet',
  });

export const correctionFileMissing = (place: Place): Problem => ({
  severity: 'warning',
  code: 'correction-file-missing',
  title: 'Berichtigung für eine Datei, die nicht gelesen wurde',
  ...place,
  expected: 'eine gelesene Datei der Lieferungen',
  remedy: 'Pfad in corrections.yaml berichtigen oder den Eintrag entfernen',
  consequence: 'die Berichtigung wurde nicht angewendet',
});

// Too many of one kind

export const moreOfTheSame = (place: Place, of: Problem, more: number): Problem => ({
  severity: of.severity,
  code: of.code,
  title: `${of.title}: ${formatNumber(more, 0)} weitere Stellen`,
  ...place,
  found:
    more === 1 ? 'eine weitere Stelle dieser Art' : `${formatNumber(more, 0)} weitere Stellen dieser Art`,
  ...(of.expected === undefined ? {} : { expected: of.expected }),
  ...(of.remedy === undefined ? {} : { remedy: of.remedy }),
  ...(of.consequence === undefined ? {} : { consequence: of.consequence }),
});
