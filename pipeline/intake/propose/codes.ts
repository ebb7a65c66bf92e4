import type { CodeColumn } from '../../model/dataset.js';
import { foldText } from '../../model/german.js';
import { dimensionReader } from '../keys/dimensions.js';

/**
 * The code a text means: as the dataset's own reader has it, else the only code one of whose names begins with the
 * text (`Sonst.`, at least two letters). `null`: none, or several.
 */
export function codeMeant(text: string, column: CodeColumn): { code: string; certain: boolean } | null {
  const read = readerOf(column)(text);
  if (typeof read === 'string') return { code: read, certain: true };
  const start = foldText(text);
  if (!/^\p{L}{2,}$/u.test(start.replace(/ /g, ''))) return null;
  const fitting = Object.entries(column.codes).filter(([code, { label, aliases }]) =>
    [code, label, ...aliases].some((name) => foldText(name).startsWith(start)),
  );
  const [only] = fitting;
  return only && fitting.length === 1 ? { code: only[0], certain: false } : null;
}

const readers = new WeakMap<CodeColumn, ReturnType<typeof dimensionReader>>();
function readerOf(column: CodeColumn) {
  const known = readers.get(column) ?? dimensionReader(column);
  readers.set(column, known);
  return known;
}
