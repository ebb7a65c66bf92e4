import type { Place } from '../../model/messages/intake.js';
import * as say from '../../model/messages/table.js';
import type { Problem } from '../../model/problem.js';
import type { HeaderColumn } from '../table/columns.js';
import type { TextRecord } from './parse.js';

/**
 * Characters that were lost or written twice over before the file came here. What they were cannot be known for
 * certain, so they are named and never mended.
 */
export type Damage = 'replaced' | 'doubled' | 'question-mark' | 'foreign';

/** U+FFFD stands for a character that some program could not read. */
const replaced = /\ufffd+/u;
/** UTF-8 read as Windows-1252 or Latin-1 and stored as UTF-8: `Ã¤`, `â€“`, `Â§`. */
const doubled =
  /Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â(?:€.|‚¬|\u0080.)|Â[\u00a0-\u00bf]/u;
/** `M?nchen`, `Gr?n`: a letter that became a question mark. */
const questionMark = /\p{L}\?\p{Ll}/u;
/** Characters of DOS (CP850) read as Windows-1252: `M\u0081nster`, `K”ln`. */
const foreign = /[\u0080-\u009f]|\p{L}[„”]\p{Ll}/u;

const tests: [Damage, RegExp][] = [
  ['replaced', replaced],
  ['doubled', doubled],
  ['foreign', foreign],
  ['question-mark', questionMark],
];

/** Whether anything in the text may be damaged: one fast look that spares the second. */
export const mayBeDamaged = (text: string): boolean => tests.some(([, test]) => test.test(text));

export function damageOf(cell: string): Damage | null {
  for (const [damage, test] of tests) {
    // The address of a web page may hold a question mark.
    if (test.test(cell) && (damage !== 'question-mark' || !/:\/\/|www\.|\?\w+=/.test(cell))) return damage;
  }
  return null;
}

/** A warning for each damaged cell, with line and column. */
export function damageProblems(
  records: Iterable<TextRecord>,
  header: readonly HeaderColumn[],
  place: Place,
): Problem[] {
  const names = new Map(header.map((h) => [h.index, h.name]));
  const problems: Problem[] = [];
  for (const record of records) {
    record.cells.forEach((cell, index) => {
      const damage = damageOf(cell);
      if (damage === null) return;
      const name = names.get(index);
      const column = name === undefined ? {} : { column: name };
      const at = { ...place, line: record.line, sheetRow: record.sheetRow, ...column };
      problems.push(say.charactersDestroyed(at, damage, cell));
    });
  }
  return problems;
}
