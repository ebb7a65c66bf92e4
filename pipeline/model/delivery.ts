import type { RefusedFile } from './personal.js';
import type { PlausibilityFinding } from './plausibility.js';

/** What intake leaves behind: typed cells in the store, and the accounting of everything that was read. */

/**
 * State of a delivered cell. `ok`: value known (also an exact zero written as a sign). `hidden`: kept secret at the
 * source, a bounded unknown. `missing`: an empty cell. `rejected`: a cell or row that could not be accepted; it stays
 * in the store without a value, so that no sum passes over it.
 */
export const cellStates = [
  'ok',
  'hidden',
  'unreliable',
  'pending',
  'not_applicable',
  'missing',
  'rejected',
] as const;
export type CellState = (typeof cellStates)[number];

/** Counts over records (data rows) or cells. read = accepted + rejected + setAside. */
export interface Tally {
  read: number;
  accepted: number;
  rejected: number;
  setAside: number;
}

/** What a column of a file was read as. */
export interface ReadColumn {
  /** Heading in the file. */
  heading: string;
  /** Column of the dataset; `null` where it was set aside, only asked by a rule, or not recognised. */
  column: string | null;
  /** In a wide table: what the column stands for, dataset column -> value (`period` included). */
  stands: Readonly<Record<string, string>>;
  /** Reason of the rule that set the column aside, else `null`. */
  setAside: string | null;
  /** Code of the problem that keeps the column from being read, else `null`. */
  problem: string | null;
}

/** What the deliveries hold of one dataset, municipality and period. Counts of rows and cells, never of persons. */
export interface Coverage {
  dataset: string;
  /** AGS of a municipality or the county, or id of a reference area. */
  municipality: string;
  period: string;
  /** ISO date. */
  referenceDate: string;
  /** Numbers of the deliveries, ascending. */
  deliveries: number[];
  /** Whether a figure for the municipality (county, reference area) as a whole was delivered. */
  whole: boolean;
  /** Per level below the municipality of which at least one area came: areas in force on the reference date. */
  levels: { level: string; delivered: number; expected: number; missing: string[] }[];
  /** Areas "nicht zuordenbar": delivered of expected. They are not part of `levels`. */
  residual: { delivered: number; expected: number };
  /** Rows of the files. */
  records: number;
  /** Cells by state: `number` known, `hidden` at the source, `missing` empty, `rejected`, and any other sign. */
  cells: { number: number; hidden: number; missing: number; rejected: number; other: number };
}

export interface DeliveryAccount {
  /** Number used in the `delivery` column of the store. */
  delivery: number;
  file: string;
  sha256: string;
  bytes: number;
  supplier: string;
  dataset: string;
  mapping: string | null;
  periods: string[];
  encoding: string;
  delimiter: string;
  /** Sheet of a workbook that was read. */
  sheet?: string;
  headerLines: number[];
  /** In the order of the file; empty where no table was found. */
  columns: ReadColumn[];
  /** Physical lines that are no data: headings repeated in the table, notes below it. */
  noteLines: number[];
  /** Which reader took it: the careful path or DuckDB's own. */
  reader: 'careful' | 'fast';
  records: Tally;
  cells: Tally;
  /** Named rules that set something aside, with what they took. */
  setAsideBy: { rule: string; reason: string; records: number; cells: number }[];
  rejectedBy: { code: string; records: number; cells: number }[];
}

export interface IntakeReport {
  deliveries: DeliveryAccount[];
  /** Sorted by dataset, municipality, reference date, period. */
  coverage: Coverage[];
  /** Files under deliveries that no mapping and no canonical name claims. */
  unclaimed: string[];
  /** Files set aside as a whole by ignored.yaml. */
  ignored: { file: string; reason: string }[];
  /** What the plausibility rules found, for the data notes of the reports. */
  findings: PlausibilityFinding[];
  /** Files that look like personal records. None of them was read. */
  refused: RefusedFile[];
  /** Deliveries with rows that were not accepted; the store keeps the rows (`rejects`) for internal/rejected/. */
  rejected: { delivery: number; header: string[] }[];
}

/** A row as delivered, cells in the order of the header. */
export interface RejectedRow {
  line: number;
  cells: string[];
  reason: string;
}

/** Name under internal/rejected/ of the rows of a file that were not accepted: `kamen/2025-Q4/sgb2.csv` -> `kamen-2025-Q4-sgb2.csv`. */
export const rejectedFileName = (file: string): string =>
  `${file.replace(/\.[^./]*$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-')}.csv`;
