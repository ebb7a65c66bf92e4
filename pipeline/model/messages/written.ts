import type { Problem } from '../problem.js';

/** Mistakes in the writing of a file that the county keeps: its characters, its form, its names. */

export const notUtf8 = (file: string, line: number): Problem => ({
  severity: 'error',
  code: 'not-utf8',
  title: 'Zeichensatz ist nicht UTF-8',
  file,
  line,
  found:
    'Umlaute oder andere Sonderzeichen in einem anderen Zeichensatz, etwa Windows-1252 (ANSI) oder UTF-16',
  expected: 'UTF-8, mit oder ohne BOM',
  remedy:
    'Neu speichern: in Excel als »CSV UTF-8 (durch Trennzeichen getrennt)«, im Editor unter »Codierung« als UTF-8. Danach die Umlaute ansehen.',
  consequence: 'Solange dieser Fehler besteht, wird nichts berechnet und nichts veröffentlicht.',
});

/** By the codes of the package `yaml`; the commonest slips only. */
const mistakes: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Einrückung mit Tabulator',
  BAD_INDENT: 'Einrückung, die nicht zu den Zeilen davor passt',
  DUPLICATE_KEY: 'dieselbe Angabe zweimal',
  MISSING_CHAR:
    'ein fehlendes Zeichen, etwa Anführungszeichen, Komma oder Klammer am Ende, oder eine Einrückung, die nicht passt',
  MULTILINE_IMPLICIT_KEY: 'eine Angabe ohne Doppelpunkt oder eine Einrückung, die nicht passt',
  BLOCK_AS_IMPLICIT_KEY: 'ein Doppelpunkt zu viel; Texte mit Doppelpunkt gehören in Anführungszeichen',
  BAD_SCALAR_START: 'ein Text, der mit einem Sonderzeichen beginnt; er gehört in Anführungszeichen',
  BAD_DQ_ESCAPE:
    'ein umgekehrter Schrägstrich zwischen doppelten Anführungszeichen; Pfade mit / oder zwischen einfachen schreiben',
};

/** What is wrong with the form of a YAML file: `code` of the reader, and the line as it stands. */
export function yamlMistake(code: string, line: string): string {
  const plain = line.replaceAll('\t', '⇥').trim();
  const shown = plain.length > 60 ? `${plain.slice(0, 60)} …` : plain;
  return `${mistakes[code] ?? 'etwas, das YAML an dieser Stelle nicht erlaubt'}${shown === '' ? '' : `: »${shown}«`}`;
}

export const slugReserved =
  'ein Name, unter dem auf jedem Rechner eine Seite liegen kann: nicht index oder atlas, und nicht con, prn, aux, nul, com1, lpt1 und ähnliche, die Windows für Geräte braucht';
