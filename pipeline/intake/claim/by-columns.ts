import type { Column, Dataset } from '../../model/dataset.js';
import { headingRank } from '../table/headings.js';

/**
 * The dataset whose columns the headings of a file show; the ids of several that may be meant; `null` where none is.
 * A dataset that fits but knows fewer of the headings than another is not taken: two datasets share the name of a measure,
 * and the numbers of the one would be read as those of the other. `words` of the file's name, with a blank around each,
 * decide between several, and find a dataset of which columns are missing.
 */
export function datasetByColumns(
  datasets: readonly Dataset[],
  headings: readonly string[],
  words: string,
): Dataset | string[] | null {
  const shows = (c: Column) => headings.some((h) => headingRank(c, h) !== null);
  const knows = (d: Dataset) =>
    headings.filter((h) => d.columns.some((c) => headingRank(c, h) !== null)).length;
  const showsOne = (d: Dataset, role: Column['role']) => d.columns.some((c) => c.role === role && shows(c));
  const counting = datasets.filter((d) => showsOne(d, 'measure'));
  const showing = counting.filter((d) => showsOne(d, 'area'));
  const fitting = showing.filter((d) => d.columns.every((c) => !isNeeded(c) || shows(c)));
  const whole = fitting.filter((d) => knows(d) === headings.length);
  const left = whole.length > 0 ? whole : fitting;
  const most = Math.max(0, ...left.map(knows));
  const rivals = showing.filter((d) => knows(d) > most);
  if (left.length === 1 && rivals.length === 0) return left[0] ?? null;
  const named = counting.filter((d) => words.includes(` ${d.id.replaceAll('_', ' ')} `));
  if (named.length === 1) return named[0] ?? null;
  return left.length === 0 ? null : [...left, ...rivals].map((d) => d.id).sort();
}

const isNeeded = (c: Column): boolean => c.role === 'area' || (c.role === 'measure' && !c.optional);
