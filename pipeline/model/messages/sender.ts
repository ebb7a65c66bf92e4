import type { Problem } from '../problem.js';
import { blankCell } from './intake.js';

/** What a sender is told to do. The texts of intake speak to the county, which has files a sender never sees. */

const again = 'und die Datei noch einmal liefern';
const asBefore = 'nichts; unsere Berichtigung passt nicht mehr zu Ihrer Datei, wir prüfen das';
const county = 'nichts; der Kreis klärt, wie die Datei zu lesen ist';
const orReason = `Werte an der Quelle prüfen; sind sie falsch, berichtigen ${again}; stimmen sie, uns kurz den Grund schreiben`;
const source = `Wert an der Quelle prüfen, berichtigen ${again}`;
const oneMark = 'in der ganzen Spalte dasselbe Dezimalzeichen verwenden, am besten das Komma';

const remedies: Readonly<Record<string, string>> = {
  'unclaimed-file': 'Datei nach dem Liefermuster benennen und aufbauen, oder uns schreiben, was sie enthält',
  'dataset-unclear': `Datei nach dem Liefermuster benennen, so dass der Datensatz zu erkennen ist, ${again}`,
  'unreadable-file': `Datei neu ausgeben ${again}`,
  'empty-file': `Ausgabe im Fachverfahren wiederholen ${again}; gibt es keine Fälle, uns das bitte schreiben`,
  'not-a-table': `Tabelle im Fachverfahren als CSV oder xlsx ausgeben ${again}`,
  'unknown-column': 'Überschrift nach dem Liefermuster schreiben, oder uns sagen, was die Spalte enthält',
  'missing-column': `Spalte ergänzen ${again}`,
  'ambiguous-column': 'uns sagen, welche der Spalten gilt',
  'missing-period': `Zeitraum als Spalte ergänzen oder in den Dateinamen schreiben (z. B. …_2025-Q4.csv) ${again}`,
  'area-unknown': `Schreibweise des Gebiets prüfen ${again}; ist das Gebiet neu, uns bitte Bescheid geben`,
  'area-ambiguous': 'Kennung des Gebiets statt des Namens liefern',
  'area-foreign': 'Zeile weglassen, oder uns sagen, warum Sie für dieses Gebiet liefern',
  'area-not-valid': 'das Gebiet nach dem Stand dieses Tages liefern',
  'area-destroyed': `Datei im Fachverfahren neu ausgeben, möglichst in UTF-8, ${again}`,
  'area-key-cut': `Kennung des Gebiets vollständig ausgeben ${again}`,
  'total-unclear': `dazuschreiben, wofür die Summe gilt (Kommune oder Kreis), ${again}`,
  'areas-missing':
    'Zeilen der fehlenden Gebiete nachliefern; gibt es dort keine Fälle, die Gebiete mit 0 liefern',
  'period-unknown': `Zeitraum nach dem Liefermuster schreiben ${again}`,
  'period-ambiguous': `Zeitraum eindeutig schreiben ${again}`,
  'period-unfit': `Zeitraum berichtigen ${again}`,
  'code-unknown': `Angabe berichtigen oder ergänzen ${again}; ist der Schlüssel neu, uns bitte Bescheid geben`,
  'age-unknown': `Altersangabe berichtigen ${again}`,
  'age-became-date':
    'Altersgruppen aus dem Fachverfahren neu ausgeben und die Datei nicht in Excel speichern',
  'number-expected': source,
  'value-out-of-range': source,
  'number-became-date': 'Zahl aus dem Fachverfahren neu ausgeben und die Datei nicht in Excel speichern',
  'formula-error': `Formel in der Ausgangstabelle berichtigen ${again}`,
  'decimal-mark-unclear': oneMark,
  'decimal-marks-mixed': oneMark,
  'percent-unclear': 'die ganze Spalte in Prozent ausgeben, oder die ganze als Anteil',
  'footnote-unknown': 'uns schreiben, was das Zeichen bedeutet',
  'row-skipped': 'nichts, wenn die Zeile keine Daten enthält; sonst uns Bescheid geben',
  'headings-changed': 'nichts, wenn die Spalten dasselbe bedeuten wie zuvor; sonst uns Bescheid geben',
  'duplicate-conflict': 'uns sagen, welcher Wert gilt, und den anderen entfernen',
  'sheet-missing': 'das Blatt in der Mappe so benennen wie bisher, oder uns den neuen Namen schreiben',
  'sheet-unclear': 'die anderen Blätter aus der Mappe löschen, oder uns schreiben, welches Blatt gilt',
  'personal-data':
    'Bitte diese Spalten löschen, die Fälle je Gebiet zählen und nur die Zahlen unter demselben Dateinamen neu liefern. ' +
    'Bitte auch die Datenschutzbeauftragte oder den Datenschutzbeauftragten Ihrer Stelle unterrichten und übrige Kopien der Datei löschen',
  'quarantine-waiting':
    'bitte die Datei ohne Angaben zu einzelnen Personen unter demselben Namen neu liefern',
  'correction-applied': `Wert an der Quelle berichtigen ${again}; bis dahin berichtigen wir ihn hier`,
  'correction-stale': asBefore,
  'correction-line-missing': asBefore,
  'correction-column-missing': asBefore,
  'correction-file-missing': asBefore,
  'acknowledgement-stale': 'nichts; unser Vermerk zu Ihrer Datei ist überholt, wir prüfen das',
  'acknowledgement-of-error': 'nichts; das klärt der Kreis',
  'claimed-twice': county,
  'dataset-missing': county,
  'mapping-value': county,
  'supplier-unknown': 'uns schreiben, wer die Datei liefert',
  implausible: orReason,
  'does-not-add-up': orReason,
  'groups-differ': orReason,
  'sum-differs': orReason,
  'unlikely-change': orReason,
  'unlike-similar':
    'nichts, wenn das Gebiet besonders ist (Wohnheim, Neubaugebiet); sonst den Wert an der Quelle prüfen',
  'same-file': 'prüfen, für welchen Zeitraum die Datei gilt, und die fehlende nachliefern',
  'same-numbers':
    'Ausgabe für den neuen Zeitraum noch einmal erzeugen; stimmen die Zahlen, uns kurz den Grund schreiben',
  'other-period': 'prüfen, für welchen Zeitraum die Datei gilt, und sie unter dem richtigen liefern',
  'stray-period': `Zeitraum in diesen Zeilen prüfen, berichtigen ${again}`,
  'date-in-future': `Stichtag prüfen, berichtigen ${again}`,
};

const titles: Readonly<Record<string, string>> = {
  'unclaimed-file': 'Datei nicht zuzuordnen',
  'claimed-twice': 'Datei nicht eindeutig zuzuordnen',
};
export const titleForSender = (p: Problem): string => titles[p.code] ?? p.title;

/** Words of the county's own files mean nothing to a sender. */
export const plainForSender = (text: string): string =>
  text
    .replace(/ nach internal\/rejected\/[^;]+/g, '')
    .replace(/\. Sie liegt jetzt in .*$/, '. Sie liegt beim Kreis in Quarantäne')
    .replace('. Beim Erstellen der Berichte kommt sie in die Quarantäne', '')
    .replace(/; sie steht in internal\/rejected\/.+$/, '')
    .replace(', oder eine Lesevorschrift in mappings/', '')
    .replace(', wie es die Lesevorschrift unter »table: sheet« nennt', '')
    .replace(/, (?:wie|so, wie) die Lesevorschrift es erwartet/, ', wie vereinbart')
    .replace(' nennen ihn so, wie vereinbart', ' nennen ihn, wie vereinbart')
    .replace('die Lesevorschrift ihre Spalten', 'das Programm ihre Spalten')
    .replace(' (valid_from, valid_to in areas.csv)', '')
    .replace('aus areas.csv', 'aus der Gebietsliste')
    .replace('aus region.yaml', 'des Kreises');

/** What the sender can do; what only the county can mend is said so. A blank cell is to be filled, whoever reads it. */
export function remedyForSender(p: Problem): string {
  const own = plainForSender(p.remedy ?? '');
  return p.found === blankCell ? own : (remedies[p.code] ?? own);
}

/** The whole problem as its sender reads it. */
export const problemForSender = (p: Problem): Problem => ({
  ...p,
  title: titleForSender(p),
  ...(p.expected === undefined ? {} : { expected: plainForSender(p.expected) }),
  ...(p.remedy === undefined ? {} : { remedy: remedyForSender(p) }),
  ...(p.consequence === undefined ? {} : { consequence: plainForSender(p.consequence) }),
});
