import type { Problem } from '../problem.js';

/** What to do about a value of a YAML file that is written in the wrong form, and about a file in the wrong place. */

export const quotesNeeded =
  'Setzen Sie die Angabe in Anführungszeichen, z. B. "05978": Ohne sie liest YAML eine Zahl und verliert führende Nullen.';

export const quotesTooMany = 'Streichen Sie die Anführungszeichen: Hier steht eine Zahl.';

export const straightQuotes =
  'Setzen Sie gerade Anführungszeichen ("), wie ein Editor sie schreibt; die typographischen aus Word gehören für YAML zum Text.';

export const dayWritten = (iso: string): string => `Schreiben Sie "${iso}".`;

const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** As an id is written: small letters, umlauts as two letters, no blanks. */
export const withoutUmlauts = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => letters[letter] ?? letter)
    .replace(/\s+/g, '_');

export const umlautsWritten = (plain: string): string =>
  `Kleinbuchstaben ohne Umlaute, ß und Leerzeichen, zum Beispiel »${plain}«.`;

export const fileNotRead = (file: string): Problem => ({
  severity: 'error',
  code: 'file-not-read',
  title: 'Datei wird so nicht gelesen',
  file,
  found: 'eine YAML-Datei mit anderer Endung oder in einem Ordner, in dem das Programm keine erwartet',
  expected:
    'Endung .yaml; Indikatoren unter indicators/<Kapitel>/, Datensätze unter indicators/datasets/, Indizes unter indicators/indices/',
  remedy:
    'Benennen Sie die Datei um, verschieben Sie sie, oder geben Sie ihr die Endung .txt, wenn sie nicht gelten soll.',
  consequence: 'Solange dieser Fehler besteht, wird nichts berechnet und nichts veröffentlicht.',
});
