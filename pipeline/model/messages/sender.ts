import type { Problem } from '../problem.js';
import { blankCell } from './intake.js';

/** Problems as their sender reads them: the remedy of the sender is another than that of the county. */

const again = 'und die Datei noch einmal liefern';
const answer = 'stimmen die Angaben doch, uns bitte den Grund schreiben';
/** Code of a problem -> what a sender can do, who has neither the definitions of the county nor its corrections. */
const senderRemedies: Record<string, string> = {
  'unclaimed-file': 'Datei nach dem Liefermuster benennen und aufbauen, oder uns schreiben, was sie enthält',
  'unknown-column': 'Überschrift nach dem Liefermuster schreiben, oder uns sagen, was die Spalte enthält',
  'missing-column': `Spalte ergänzen ${again}`,
  'ambiguous-column': 'uns sagen, welche der Spalten gilt',
  'area-unknown': `Schreibweise des Gebiets prüfen ${again}; ist das Gebiet neu, uns bitte Bescheid geben`,
  'area-ambiguous': 'Kennung des Gebiets statt des Namens liefern',
  'area-foreign': 'Zeile weglassen, oder uns sagen, warum Sie für dieses Gebiet liefern',
  'area-not-valid': 'das Gebiet nach dem Stand dieses Tages liefern',
  'period-unknown': `Zeitraum nach dem Liefermuster schreiben ${again}`,
  'period-ambiguous': `Zeitraum eindeutig schreiben ${again}`,
  'period-unfit': `Zeitraum berichtigen ${again}`,
  'code-unknown': `Schreibweise berichtigen ${again}; ist der Schlüssel neu, uns bitte Bescheid geben`,
  'age-unknown': `Altersangabe berichtigen ${again}`,
  'number-expected': `Wert an der Quelle prüfen, berichtigen ${again}`,
  'value-out-of-range': `Wert an der Quelle prüfen, berichtigen ${again}`,
  'number-became-date': 'Zahl aus dem Fachverfahren neu ausgeben und die Datei nicht in Excel speichern',
  'formula-error': `Formel in der Ausgangstabelle berichtigen ${again}`,
  'decimal-mark-unclear': 'in der ganzen Spalte dasselbe Dezimalzeichen verwenden, am besten das Komma',
  'decimal-marks-mixed': 'in der ganzen Spalte dasselbe Dezimalzeichen verwenden, am besten das Komma',
  'duplicate-conflict': 'uns sagen, welcher Wert gilt, und den anderen entfernen',
  'correction-applied': `Wert an der Quelle berichtigen ${again}; bis dahin berichtigen wir ihn hier`,
  'correction-stale': 'nichts; unsere Berichtigung passt nicht mehr zu Ihrer Datei, wir prüfen das',
  'correction-line-missing': 'nichts; unsere Berichtigung passt nicht mehr zu Ihrer Datei, wir prüfen das',
  'correction-column-missing': 'nichts; unsere Berichtigung passt nicht mehr zu Ihrer Datei, wir prüfen das',
  'claimed-twice': 'nichts; der Kreis klärt, wie die Datei zu lesen ist',
  'dataset-missing': 'nichts; der Kreis klärt, wie die Datei zu lesen ist',
  'mapping-value': 'nichts; der Kreis klärt, wie die Datei zu lesen ist',
  'supplier-unknown': 'uns schreiben, wer die Datei liefert',
  'empty-file': 'prüfen, ob die Ausgabe abgebrochen ist, und die Datei noch einmal liefern',
  'dataset-unclear': 'Datei nach dem Datensatz benennen, z. B. <Datensatz>.csv',
  'missing-period': 'Datei oder Ordner nach dem Zeitraum benennen',
  'total-unclear': `den Namen der Kommune oder des Kreises in der Zeile ergänzen ${again}`,
  'sheet-missing': 'das Blatt mit den Daten so benennen, wie es erwartet wird',
  'sheet-unclear': 'die anderen Blätter aus der Mappe löschen und sie noch einmal liefern',
  'row-skipped': 'nichts, wenn es keine Daten sind; sonst uns Bescheid geben',
  'headings-changed': 'nichts, wenn die Spalten dasselbe bedeuten wie zuvor; sonst uns Bescheid geben',
  'footnote-unknown': 'uns schreiben, was das Zeichen bedeutet',
  implausible: `beide Werte prüfen und berichtigen ${again}; ${answer}`,
  'does-not-add-up': `Teile und Summe prüfen und berichtigen ${again}; ${answer}`,
  'groups-differ': `prüfen, ob eine Gruppe fehlt oder ein Wert falsch ist; ${answer}`,
  'sum-differs': `prüfen, welcher der Werte stimmt; ${answer}`,
  'unlikely-change': `prüfen, ob sich Abgrenzung, Zählweise oder Spalte geändert haben; ${answer}`,
  'unlike-similar': `den Wert prüfen; ${answer}`,
  'same-file': 'die Datei für diesen Zeitraum neu ausgeben und liefern',
  'same-numbers': `die Ausgabe für diesen Zeitraum neu erzeugen ${again}; ${answer}`,
  'other-period': 'die Datei für den richtigen Zeitraum liefern oder in dessen Ordner ablegen',
  'date-in-future': `den Zeitraum berichtigen ${again}`,
  'acknowledgement-stale': 'nichts; das klärt der Kreis',
  'acknowledgement-of-error': 'nichts; das klärt der Kreis',
  'correction-file-missing': 'nichts; das klärt der Kreis',
};
const senderTitles: Record<string, string> = {
  'unclaimed-file': 'Datei nicht zuzuordnen',
  'claimed-twice': 'Datei nicht eindeutig zuzuordnen',
};
export const titleForSender = (p: Problem): string => senderTitles[p.code] ?? p.title;

/** Words of the county's own files mean nothing to a sender. */
export const plainForSender = (text: string): string =>
  text
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
  return p.found === blankCell ? own : (senderRemedies[p.code] ?? own);
}
