import { nearest } from '../../model/german.js';
import { missingColumn, missingColumns, type Place } from '../../model/messages/intake.js';
import type { Problem } from '../../model/problem.js';

/** The heading of a file, at the column that is meant. */
export type PlaceOf = (column: string) => Place;

export interface MissingColumn {
  label: string;
  /** Without it no row can be read. */
  key: boolean;
}

/** More than these are one mistake: another export, another version of it. */
const toldOneByOne = 3;

/** `headings`: all of the file; `free`: those that nothing reads, of which one may be meant. */
export function missingProblems(
  missing: readonly MissingColumn[],
  place: PlaceOf,
  headings: readonly string[],
  free: readonly string[],
): Problem[] {
  if (missing.length <= toldOneByOne)
    return missing.map(({ label, key }) => missingColumn(place(label), headings, nearest(label, free), key));
  const { column: _, ...heading } = place('');
  const labels = missing.map(({ label }) => label);
  return [
    missingColumns(
      heading,
      labels,
      headings,
      missing.some(({ key }) => key),
    ),
  ];
}
