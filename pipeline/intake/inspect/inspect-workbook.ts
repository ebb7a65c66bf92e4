import { mayBeDamaged } from '../text/destroyed.js';
import type { TextRecord } from '../text/parse.js';
import { readWorkbook, type Sheet, type WorkbookFailure, type WorkbookFormat } from '../workbook/workbook.js';
import { spreadHeadings } from '../workbook/workbook-merges.js';
import { type InspectedTable, inspectRecords, type NoTable } from './inspect.js';

/** What is understood of a workbook. Lines are rows as the spreadsheet shows them. */
export interface InspectedWorkbook extends InspectedTable {
  format: WorkbookFormat;
  sheets: InspectedSheet[];
  /** The sheet shown, and by what it was chosen. */
  sheet: string;
  chosenBy: 'only' | 'only-table' | 'only-visible' | 'most-rows';
  hiddenRows: number[];
  hiddenColumns: number[];
}

export interface InspectedSheet {
  name: string;
  hidden: boolean;
  /** Data rows; `null`: no table on it. */
  rows: number | null;
}

/**
 * Bytes of a workbook to what is understood of it. Without a dataset no heading is known, so of several sheets the
 * visible one with the most data rows is shown. Never throws for anything in the bytes.
 */
export function inspectWorkbook(
  bytes: Uint8Array,
): InspectedWorkbook | { fail: WorkbookFailure } | (NoTable & { sheets: string[] }) {
  const workbook = readWorkbook(bytes);
  if ('fail' in workbook) return workbook;
  const filled = workbook.sheets.filter((s) => s.records.length > 0);
  const found = filled.map((sheet) => ({ sheet, table: inspectRecords(padded(sheet), isDamaged(sheet)) }));
  const tables = found.flatMap(({ sheet, table }) => ('reason' in table ? [] : [{ sheet, table }]));
  const visible = tables.filter(({ sheet }) => !sheet.hidden);
  const [chosen] = (visible.length > 0 ? visible : tables).sort(
    (a, b) => b.table.dataRows - a.table.dataRows,
  );
  if (!chosen) {
    const [first] = found;
    const none: NoTable = first && 'reason' in first.table ? first.table : { reason: 'empty' };
    return { ...none, sheets: filled.map((s) => s.name) };
  }
  const { sheet, table } = chosen;
  const columns = table.columns.map((c) =>
    c.content === 'thousands' && sheet.decimalColumns.has(c.column.index)
      ? { ...c, content: 'decimal-point' as const }
      : c,
  );
  return {
    ...table,
    columns,
    format: workbook.format,
    sheets: workbook.sheets.map(({ name, hidden }) => {
      const own = tables.find((t) => t.sheet.name === name);
      return { name, hidden, rows: own ? own.table.dataRows : null };
    }),
    sheet: sheet.name,
    chosenBy:
      filled.length === 1
        ? 'only'
        : tables.length === 1
          ? 'only-table'
          : visible.length === 1
            ? 'only-visible'
            : 'most-rows',
    hiddenRows: sheet.hiddenRows,
    hiddenColumns: sheet.hiddenColumns,
  };
}

/** Rows of a sheet end with their last filled cell; that is no sign of a fault as it is in a text file. */
function padded(sheet: Sheet): TextRecord[] {
  const records = spreadHeadings(sheet);
  const width = records.reduce((w, r) => Math.max(w, r.cells.length), 0);
  return records.map((r) => ({
    ...r,
    cells: [...r.cells, ...Array.from({ length: width - r.cells.length }, () => '')],
  }));
}

const isDamaged = (sheet: Sheet) => sheet.records.some((r) => r.cells.some(mayBeDamaged));
