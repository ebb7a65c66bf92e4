import { enumerate, formatNumber } from '../german.js';
import type { Problem } from '../problem.js';
import { type Place, quote, rowRejected } from './intake.js';

/** Rows that lost their shape on the way. */

const cells = (n: number) => (n === 1 ? '1 Zelle' : `${formatNumber(n, 0)} Zellen`);

/** `place.column`: the heading under which the row ends. */
export const missingCells = (
  place: Place,
  file: string,
  row: readonly string[],
  columns: number,
  delimiter: string,
): Problem => ({
  severity: 'error',
  code: 'missing-cells',
  quotesValues: true,
  title: 'Zeile mit zu wenigen Zellen',
  ...place,
  found: `${cells(row.length)}: ${quote(row.join(delimiter))}`,
  expected: `${cells(columns)} wie in der Überschrift`,
  remedy:
    'prüfen, ob die Zeile abgeschnitten oder auf zwei Zeilen verteilt ist, und sie vollständig liefern; auch leere Zellen am Ende der Zeile ausgeben',
  consequence: rowRejected(file),
});

/** A quotation mark that is closed in a later row only. */
export const rowsJoined = (place: Place & { line: number }, file: string, lastLine: number): Problem => ({
  severity: 'error',
  code: 'rows-joined',
  title: 'Mehrere Zeilen als eine gelesen',
  ...place,
  found: `Die Zeilen ${place.line} bis ${lastLine} wurden als eine gelesen; vermutlich fehlt ein Anführungszeichen.`,
  expected: 'Anführungszeichen (") nur paarweise, vor und nach dem Text einer Zelle',
  remedy: 'in diesen Zeilen das einzelne Anführungszeichen entfernen oder das fehlende ergänzen',
  consequence: rowRejected(file),
});

/** Stands in the first such line. */
export const headingRepeated = (place: Place, lines: readonly number[]): Problem => ({
  severity: 'note',
  code: 'heading-repeated',
  title: 'Überschrift zwischen den Daten wiederholt',
  ...place,
  found: `${lines.length === 1 ? 'einmal, in Zeile' : `${formatNumber(lines.length, 0)}-mal, in den Zeilen`} ${
    lines.length > 8
      ? `${lines.slice(0, 8).join(', ')} und ${formatNumber(lines.length - 8, 0)} weiteren`
      : enumerate(lines.map(String))
  }`,
  expected: 'die Überschrift nur über der Tabelle',
  remedy: 'nichts; sicherer ist eine Ausgabe ohne Seitenumbrüche',
  consequence: 'diese Zeilen zählen nicht zu den Datensätzen',
});

/**
 * Columns of keys that a file does not have, although only they tell its rows apart. `place.column`: their names.
 * `lines`: two rows that are alike without them.
 */
export const keyColumnMissing = (
  place: Place,
  columns: readonly string[],
  lines: readonly [number, number],
  near: string | null,
): Problem => {
  const one = columns.length === 1;
  const named = enumerate(columns.map(quote));
  return {
    severity: 'error',
    code: 'missing-column',
    title: one ? 'Spalte fehlt' : 'Spalten fehlen',
    ...place,
    found: `Ohne die ${one ? 'Spalte' : 'Spalten'} ${named} unterscheiden sich die Zeilen nicht, etwa Zeile ${lines[0]} und Zeile ${lines[1]}${near === null ? '' : `; gemeint ist vielleicht ${quote(near)}`}`,
    expected: `${one ? 'eine Spalte' : 'die Spalten'} ${named}`,
    remedy: `die ${one ? 'Spalte' : 'Spalten'} ergänzen und die Datei noch einmal liefern, oder in der Lesevorschrift unter »columns« sagen, welche Spalte gemeint ist`,
    consequence: 'alle Zeilen der Datei zurückgestellt',
  };
};
