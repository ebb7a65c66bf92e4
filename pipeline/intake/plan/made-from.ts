import { nearest } from '../../model/german.js';
import { headingsChanged } from '../../model/messages/map.js';
import type { Problem } from '../../model/problem.js';
import { placeOf, type Source } from '../source.js';
import type { TableShape } from '../table/table.js';

/**
 * Exports change without a word: a note where the headings of a delivery differ from those of the file its mapping was
 * made from. `null`: they are the same, or the mapping does not say.
 */
export function changedHeadings(source: Source, table: TableShape): Problem | null {
  const made = source.mapping?.made_from;
  if (!made) return null;
  const headings = table.header.map((h) => h.name);
  const gone = made.columns.filter((name) => !headings.includes(name));
  const fresh = headings.filter((name) => !made.columns.includes(name));
  const renamed: { from: string; to: string }[] = [];
  for (const to of fresh) {
    const left = gone.filter((name) => !renamed.some((r) => r.from === name));
    const from = nearest(to, left);
    if (from !== null) renamed.push({ from, to });
  }
  const added = fresh.filter((name) => !renamed.some((r) => r.to === name));
  const removed = gone.filter((name) => !renamed.some((r) => r.from === name));
  if (added.length + removed.length + renamed.length === 0) return null;
  const line = table.headerLines.at(-1);
  const place = { ...placeOf(source), ...(line === undefined ? {} : { line }) };
  return headingsChanged(place, { added, removed, renamed }, made.file);
}
