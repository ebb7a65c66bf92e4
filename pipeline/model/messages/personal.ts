import { enumerate, formatNumber } from '../german.js';
import { dateLabel } from '../period.js';
import type { PersonalColumn, PersonalKind, RefusedFile } from '../personal.js';
import type { Problem } from '../problem.js';
import { quote } from './intake.js';

/** Texts of the privacy guard. None of them repeats a value; a heading only where it cannot be one. */

const kindWord: Record<PersonalKind, string> = {
  name: 'Name',
  birth_date: 'Geburtsdatum',
  address: 'Straße und Hausnummer',
  email: 'E-Mail-Adresse',
  phone: 'Telefonnummer',
  bank: 'Bankverbindung',
  insurance: 'Versicherungsnummer',
  tax: 'Steuernummer',
  case: 'Akten- oder Fallnummer',
};

export const personalKindsText = (kinds: readonly PersonalKind[]): string =>
  enumerate(kinds.map((kind) => kindWord[kind]));

/** Column letters as a spreadsheet shows them: 0 -> A, 26 -> AA. */
export function columnLetters(index: number): string {
  const head = index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '';
  return head + String.fromCharCode(65 + (index % 26));
}

/** `Spalte C »Geburtsdatum«`, in a spreadsheet `Blatt 2, Spalte C`. */
export function personalColumnText({ sheet, index, heading }: PersonalColumn): string {
  const place = `${sheet === undefined ? '' : `Blatt ${sheet}, `}Spalte ${columnLetters(index)}`;
  return heading === null ? place : `${place} ${quote(heading)}`;
}

/** What became of a refused file. */
export type Refusal = { kind: 'checked' } | { kind: 'moved'; to: string } | { kind: 'kept'; cause: string };

export function personalData(file: RefusedFile, refusal: Refusal): Problem {
  const { columns } = file.finding;
  const found = columns
    .slice(0, 20)
    .map((c) => `${personalColumnText(c)} (${personalKindsText(c.kinds)})`)
    .concat(columns.length > 20 ? [`und ${columns.length - 20} weitere Spalten`] : []);
  return {
    severity: 'error',
    code: 'personal-data',
    title: 'Angaben zu einzelnen Personen: Datei zurückgewiesen',
    ...(file.supplier === null ? {} : { supplier: file.supplier }),
    file: file.shown,
    found: found.join('; '),
    expected: 'Zahlen je Gebiet, aus denen keine einzelne Person hervorgeht',
    remedy:
      'Bitte diese Spalten löschen, die Fälle je Gebiet zählen und nur die Zahlen unter demselben Dateinamen neu liefern. ' +
      'Bitte auch die Datenschutzbeauftragte oder den Datenschutzbeauftragten Ihrer Stelle unterrichten und übrige Kopien der Datei löschen. ' +
      'Nur wenn es Einrichtungen oder pseudonyme Einzelangaben sind und das so vereinbart ist: »record_level« in der Definition des Datensatzes eintragen',
    consequence: consequenceOf(refusal),
  };
}

function consequenceOf(refusal: Refusal): string {
  const unread = 'Datei nicht gelesen; ihre Werte gelten als nicht geliefert';
  if (refusal.kind === 'moved') return `${unread}. Sie liegt jetzt in ${refusal.to}`;
  if (refusal.kind === 'kept')
    return `${unread}. Sie ließ sich nicht in die Quarantäne verschieben und liegt noch am alten Ort; bitte von Hand entfernen (${refusal.cause})`;
  return `${unread}. Beim Erstellen der Berichte kommt sie in die Quarantäne`;
}

export const refusedLine = (files: number): string =>
  files === 1
    ? 'Eine Datei mit Angaben zu einzelnen Personen zurückgewiesen und nicht gelesen'
    : `${formatNumber(files, 0)} Dateien mit Angaben zu einzelnen Personen zurückgewiesen und nicht gelesen`;

/** A refused file that nobody has replaced yet. `day` is ISO. */
export const quarantineWaiting = (
  place: Pick<Problem, 'file' | 'supplier'>,
  day: string,
  reason: string,
): Problem => ({
  severity: 'warning',
  code: 'quarantine-waiting',
  title: 'Datei in Quarantäne, Ersatz fehlt',
  ...place,
  found: `in Quarantäne seit ${dateLabel(day)}: ${reason}`,
  expected: 'eine Datei gleichen Namens mit Zahlen je Gebiet, ohne Angaben zu einzelnen Personen',
  remedy: 'beim Lieferanten den Ersatz anfordern und die Datei in der Quarantäne sicher löschen lassen',
  consequence: 'ihre Werte gelten als nicht geliefert',
});

/** The register cannot be written: the files were left where they were. */
export const registerUnwritable = (file: string, cause: string): Problem => ({
  severity: 'error',
  code: 'quarantine-register',
  title: 'Verzeichnis der Quarantäne lässt sich nicht schreiben',
  file,
  found: cause,
  expected: 'eine Datei, die das Programm lesen und schreiben darf',
  remedy: 'die Datei schließen, falls sie in einem anderen Programm offen ist, und die Schreibrechte prüfen',
  consequence:
    'zurückgewiesene Dateien werden beim nächsten Lauf möglicherweise nicht mehr als fehlend genannt',
});
