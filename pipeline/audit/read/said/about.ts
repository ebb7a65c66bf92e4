import type { AuditFinding } from '../../../model/audit.js';
import type { Knowledge } from '../context.js';
import type { NamedTable } from '../tables.js';

/** The page whose texts are read. */
export interface About {
  knowledge: Knowledge;
  /** The place the page is about; '' for none. */
  place: string;
  placesNamed(name: string): readonly string[];
  /** Indicator of the funnel that is read; `null` for any other text. */
  drawn: string | null;
}

/** Whether a cell states what is published; `null` where the check does not know the column. */
export type CellCheck = (
  row: number,
  column: number,
) => 'agrees' | Extract<AuditFinding['code'], 'hidden-number' | 'contradiction'> | null;

/** A row of a published table by the name of its column. */
export type Row = (column: string) => string;

export const cellsOf = (table: NamedTable | undefined): Row[] =>
  table ? table.rows.map((row) => (column) => table.cell(row, column)) : [];

/** The places a phrase such as `in Kamen` may mean: those it names, and that of the page, whose name may be inflected. */
export const placesIn = (phrase: string, { knowledge, place }: About): readonly string[] => [
  ...knowledge.lexicon.areasIn(phrase).flat(),
  place,
];

/** The longest of these titles with which a sentence begins; '' for none. */
export const longestStart = (sentence: string, titles: readonly string[]): string =>
  titles
    .filter((title) => sentence.startsWith(`${title} `))
    .reduce((longest, title) => (title.length > longest.length ? title : longest), '');
