import { createRequire } from 'node:module';
import type { CellObject, Range, WorkBook, WorkSheet } from '@e965/xlsx';
import { isMarkup } from '../text/markup.js';
import type { TextRecord } from '../text/parse.js';
import { htmlTables, TooManyCells } from './html-tables.js';
import { cellText, uncalculated } from './workbook-cells.js';
import { type HiddenSpans, hiddenInOds, isInSpans } from './workbook-hidden.js';
import { inspectZip, repeatsTooMuch, type ZipFailure } from './workbook-zip.js';

export interface Sheet {
  name: string;
  /** Position in the workbook, from 1. */
  number: number;
  hidden: boolean;
  /** As `parseRecords` gives them; `line` and `sheetRow` are the row the spreadsheet shows. */
  records: TextRecord[];
  /** Merged cells, rows and columns from 0. Their text stands in the first cell only. */
  merges: Range[];
  /** Columns in which numbers with decimals are stored as numbers: there a point is a decimal point. */
  decimalColumns: ReadonlySet<number>;
  /** Filled rows (as the spreadsheet shows them) and columns (from 0) that the spreadsheet hides. */
  hiddenRows: number[];
  hiddenColumns: number[];
  /** Formulas that were never calculated; rows as the spreadsheet shows them, columns from 0. */
  uncalculated: CellPlace[];
  /** Texts such as `1.234` in columns of decimal numbers: whoever typed them may have meant thousands. */
  numbersAsText: CellPlace[];
}

export interface CellPlace {
  row: number;
  column: number;
}

export type WorkbookFormat = 'xlsx' | 'xls' | 'ods' | 'html';
export type WorkbookFailure = ZipFailure | 'not-a-workbook' | 'markup';
export type Workbook = { format: WorkbookFormat; sheets: Sheet[] } | { fail: WorkbookFailure };

/**
 * `PK` begins every zip file, D0CF11E0 every file of the older Office. A text may begin with `PK` as well, but not with a
 * control character behind it; so a damaged workbook is still known as one. A web page is a workbook of its tables.
 */
export function isPacked(bytes: Uint8Array): boolean {
  const starts = (...signs: number[]) => signs.every((sign, i) => bytes[i] === sign);
  const [, , third = 0x20] = bytes;
  const isZip = starts(0x50, 0x4b) && third < 0x20 && !(third >= 0x09 && third <= 0x0d);
  return isZip || isMarkup(bytes) || starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
}

const read = new WeakMap<Uint8Array, Workbook>();

/** All sheets of a workbook as texts. Never throws; the same bytes are read once. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const known = read.get(bytes) ?? readAnew(bytes);
  read.set(bytes, known);
  return known;
}

function readAnew(bytes: Uint8Array): Workbook {
  const kind = isMarkup(bytes) ? null : kindOf(bytes);
  if (kind !== null && 'fail' in kind) return kind;
  try {
    return kind === null ? pageOf(bytes) : sheetsOf(bytes, kind);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    if (/password|encrypt/i.test(message)) return { fail: 'encrypted' };
    if (cause instanceof TooLarge || cause instanceof TooManyCells) return { fail: 'too-large' };
    return {
      fail: /unsupported|unrecognized|cannot find workbook/i.test(message) ? 'not-a-workbook' : 'damaged',
    };
  }
}

class TooLarge extends Error {}

function pageOf(bytes: Uint8Array): Workbook {
  const sheets = htmlTables(bytes);
  return sheets.length === 0 ? { fail: 'markup' } : { format: 'html', sheets };
}

interface Kind {
  format: WorkbookFormat;
  /** Of each sheet of an ods file; the reader tells it of the other formats. */
  hidden: HiddenSpans[];
}

function kindOf(bytes: Uint8Array): Kind | { fail: WorkbookFailure } {
  if (bytes[0] !== 0x50) return { format: 'xls', hidden: [] };
  const zip = inspectZip(bytes);
  if ('fail' in zip) return zip;
  if (zip.names.has('xl/workbook.xml')) return { format: 'xlsx', hidden: [] };
  if (!zip.names.has('content.xml')) return { fail: 'not-a-workbook' };
  if (repeatsTooMuch(zip.odsTable)) return { fail: 'too-large' };
  return { format: 'ods', hidden: hiddenInOds(zip.odsTable) };
}

// Loading the reader takes longer than reading most deliveries, so it waits for the first workbook.
const require = createRequire(import.meta.url);
const library = (): typeof import('@e965/xlsx') => require('@e965/xlsx');

function sheetsOf(bytes: Uint8Array, { format, hidden }: Kind): Workbook {
  const book = quietly(() =>
    library().read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      sheetStubs: true,
    }),
  );
  const budget = { cells: 20_000_000 };
  const sheets = book.SheetNames.flatMap((name, i): Sheet[] => {
    const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
    return sheet ? [sheetOf(book, sheet, name, i, budget, hidden[i])] : [];
  });
  return { format, sheets };
}

/** The reader writes remarks about damaged files to the console; what a user should know is in the problems. */
function quietly<T>(work: () => T): T {
  const { error } = console;
  console.error = () => {};
  try {
    return work();
  } finally {
    console.error = error;
  }
}

/** Rows that a spreadsheet can have. */
const mostRows = 1_048_576;
const mostColumns = 16_384;
/** Blank rows are kept where they may separate things; below a wider gap nothing belongs together. */
const widestGap = 1000;

function sheetOf(
  book: WorkBook,
  sheet: WorkSheet,
  name: string,
  i: number,
  budget: { cells: number },
  hidden: HiddenSpans = { rows: [], columns: [] },
): Sheet {
  const formats = library().SSF;
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const records: TextRecord[] = [];
  const decimalColumns = new Set<number>();
  const filledColumns = new Set<number>();
  const found: Sheet = {
    name,
    number: i + 1,
    hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
    records,
    merges: sheet['!merges'] ?? [],
    decimalColumns,
    hiddenRows: [],
    hiddenColumns: [],
    uncalculated: [],
    numbersAsText: [],
  };
  const data: (CellObject | undefined)[][] = sheet['!data'] ?? [];
  data.forEach((row, r) => {
    if (r >= mostRows || !Array.isArray(row)) return;
    const cells: string[] = [];
    row.forEach((cell, c) => {
      if (!cell || c >= mostColumns) return;
      const text = cellText(cell, formats, date1904);
      if (text === '') return;
      filledColumns.add(c);
      if (cell.t === 'n' && text.includes('.')) decimalColumns.add(c);
      if (cell.t === 's' && /^\d{1,3}[.,]\d{3}$/.test(text))
        found.numbersAsText.push({ row: r + 1, column: c });
      if (text === uncalculated) found.uncalculated.push({ row: r + 1, column: c });
      budget.cells -= c + 1 - cells.length;
      if (budget.cells < 0) throw new TooLarge();
      while (cells.length < c) cells.push('');
      cells.push(text);
    });
    if (cells.length === 0) return;
    fillGap(records, r);
    records.push({ line: r + 1, sheetRow: r + 1, cells, broken: false });
    if (sheet['!rows']?.[r]?.hidden || isInSpans(hidden.rows, r)) found.hiddenRows.push(r + 1);
  });
  found.numbersAsText = found.numbersAsText.filter(({ column }) => decimalColumns.has(column));
  found.hiddenColumns = [...filledColumns]
    .filter((c) => sheet['!cols']?.[c]?.hidden || isInSpans(hidden.columns, c))
    .sort((a, b) => a - b);
  return found;
}

/** Blank records for the rows between the last one and row `r` (from 0), as a text file would have them. */
function fillGap(records: TextRecord[], r: number): void {
  const next = (records.at(-1)?.line ?? 0) + 1;
  if (r + 1 - next > widestGap) return;
  for (let line = next; line <= r; line++) records.push({ line, sheetRow: line, cells: [''], broken: false });
}
