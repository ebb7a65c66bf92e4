import type { Column, Dataset } from '../../model/dataset.js';
import type { Mapping } from '../../model/mapping.js';
import type { Source } from '../source.js';
import { foldHeading } from './table.js';

const ranks = new WeakMap<Column, ReadonlyMap<string, 0 | 1 | 2>>();

/** Folded headings of a column -> rank; the same few columns are compared with the headings of every file. */
function ranksOf(column: Column): ReadonlyMap<string, 0 | 1 | 2> {
  const known = ranks.get(column);
  if (known) return known;
  const found = new Map<string, 0 | 1 | 2>();
  for (const alias of column.aliases) found.set(foldHeading(alias), 2);
  found.set(foldHeading(column.label), 1);
  found.set(foldHeading(column.id), 0);
  ranks.set(column, found);
  return found;
}

/** How a heading names a column of the dataset: 0 by id, 1 by label, 2 by alias; `null` if it does not. */
export const headingRank = (column: Column, folded: string): 0 | 1 | 2 | null =>
  ranksOf(column).get(folded) ?? null;

/** Whether a cell is a heading that one of the datasets or the mapping knows. */
export function knownHeadings(
  datasets: Iterable<Dataset>,
  mapping: Mapping | null,
): (cell: string) => boolean {
  const known = new Set<string>();
  const add = (text: string) => known.add(foldHeading(text.replace(/#\d+$/, '')));
  for (const dataset of datasets) {
    for (const column of dataset.columns)
      for (const t of [column.id, column.label, ...column.aliases]) add(t);
  }
  if (mapping) {
    for (const name of mappingHeadings(mapping)) add(name);
  }
  known.delete('');
  // The same few texts are asked for every file, delimiter and row.
  const answers = new Map<string, boolean>();
  return (cell) => {
    if (cell.length > 400) return false;
    let answer = answers.get(cell);
    if (answer === undefined) {
      answer = known.has(foldHeading(cell));
      if (answers.size < 10_000) answers.set(cell, answer);
    }
    return answer;
  };
}

const remembered = new WeakMap<object, (cell: string) => boolean>();

/** The same for one file; hundreds of files share a mapping or a dataset. */
export function headingsOf(source: Pick<Source, 'dataset' | 'mapping'>): (cell: string) => boolean {
  const owner = source.mapping ?? source.dataset;
  const known = remembered.get(owner) ?? knownHeadings([source.dataset], source.mapping);
  remembered.set(owner, known);
  return known;
}

function mappingHeadings(mapping: Mapping): string[] {
  return [
    ...Object.keys(mapping.columns),
    ...mapping.wide.flatMap((w) => Object.keys(w.columns)),
    ...mapping.set_aside.columns.flatMap((r) => r.columns),
    ...mapping.set_aside.rows.flatMap((r) => Object.keys(r.when)),
    ...[mapping.period?.column, mapping.supplier?.column].filter((c) => c !== undefined),
  ];
}
