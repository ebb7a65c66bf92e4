/** What intake looks for to tell personal records from counts. */
export const personalKinds = [
  'name',
  'birth_date',
  'address',
  'email',
  'phone',
  'bank',
  'insurance',
  'tax',
  'case',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A column that speaks for personal records. Nothing of its cells is in here. */
export interface PersonalColumn {
  /** Position among the cells of a record, from 0. */
  index: number;
  /** The heading, only where every word of it is one of the words looked for, so that it cannot be a value. */
  heading: string | null;
  kinds: PersonalKind[];
  /** Sheet of a spreadsheet by its number from 1; a name may be a person's. */
  sheet?: number;
}

export interface PersonalFinding {
  columns: PersonalColumn[];
  /** Kinds over all columns, in the order of `personalKinds`. */
  kinds: PersonalKind[];
}

/** How a file of personal records was dealt with, for build.json and the Rückmeldung. */
export interface RefusedFile {
  /** Path under the deliveries, or as given to `check`. */
  file: string;
  /** Path as the user knows it. */
  shown: string;
  path: string;
  sha256: string;
  supplier: string | null;
  dataset: string | null;
  finding: PersonalFinding;
}
