import * as say from '../../model/messages/intake.js';
import { zeroBytes } from '../../model/messages/table.js';
import * as book from '../../model/messages/workbook.js';
import type { Problem } from '../../model/problem.js';
import { mayBeDamaged } from '../text/destroyed.js';
import { readText } from '../text/read-text.js';
import { isPacked, readWorkbook, type Sheet } from '../workbook/workbook.js';
import { fillMergedKeys, spreadHeadings } from '../workbook/workbook-merges.js';
import { readTable, type TableRules, type TextTable, tableIn } from './table.js';

export interface Opened {
  /** `null`: no table; then the problems say why. */
  table: TextTable | null;
  problems: Problem[];
}

/**
 * Bytes to a table of texts: a text file, or one sheet of a workbook. The sheet is the one the mapping names, else the
 * only one whose headings are known, else the only one with content.
 */
export function openTable(
  bytes: Uint8Array,
  rules: TableRules,
  isKnown: (heading: string) => boolean,
  place: say.Place,
): Opened {
  if (!isPacked(bytes)) {
    const table = readTable(bytes, rules, isKnown);
    return { table, problems: table ? [] : [whyNoTable(zeroLineOf(bytes), place)] };
  }
  const workbook = readWorkbook(bytes);
  if ('fail' in workbook) return { table: null, problems: [book.workbookUnreadable(place, workbook.fail)] };
  const filled = workbook.sheets.filter((s) => s.records.length > 0);
  const chosen = chooseSheet(filled, rules.sheet, isKnown);
  if (!chosen) return { table: null, problems: [noSheet(place, filled, rules.sheet)] };
  const table = tableIn(spreadHeadings(chosen), rules, isKnown, {
    encoding: workbook.format,
    delimiter: '',
    sheet: chosen.name,
    decimalColumns: chosen.decimalColumns,
    damaged: chosen.records.some((r) => r.cells.some(mayBeDamaged)),
  });
  const at = { ...place, sheet: chosen.name };
  if (!table) return { table: null, problems: [say.notATable(at, say.noTableFound)] };
  const rows = fillMergedKeys(chosen, table.rows);
  return { table: { ...table, rows }, problems: sheetProblems(at, chosen, filled) };
}

/** `zeroLine`: the line of the first zero byte, or `null`. */
export const whyNoTable = (zeroLine: number | null, place: say.Place): Problem =>
  zeroLine === null ? say.notATable(place, say.noTableFound) : zeroBytes({ ...place, line: zeroLine });

function zeroLineOf(bytes: Uint8Array): number | null {
  const { text } = readText(bytes);
  const zero = text.indexOf('\0');
  return zero < 0 ? null : text.slice(0, zero).split('\n').length;
}

function chooseSheet(
  sheets: readonly Sheet[],
  wanted: string | undefined,
  isKnown: (heading: string) => boolean,
): Sheet | null {
  if (wanted !== undefined) return sheets.find((s) => same(s.name, wanted)) ?? null;
  const known = sheets.map((sheet) => ({ sheet, count: knownHeadings(sheet, isKnown) }));
  const most = Math.max(0, ...known.map((k) => k.count));
  const fitting = known.filter((k) => k.count === most && most >= 2).map((k) => k.sheet);
  // What the sender hides is not what the sender means, as long as there is something else.
  for (const candidates of [
    fitting,
    fitting.filter((s) => !s.hidden),
    sheets,
    sheets.filter((s) => !s.hidden),
  ]) {
    const [only] = candidates;
    if (only && candidates.length === 1) return only;
    if (candidates === sheets && fitting.length > 1) return null;
  }
  return null;
}

const same = (a: string, b: string) => a.normalize('NFC').trim() === b.normalize('NFC').trim();

/** Most known headings in one of the first rows. */
const knownHeadings = (sheet: Sheet, isKnown: (heading: string) => boolean): number =>
  Math.max(0, ...sheet.records.slice(0, 100).map((r) => r.cells.filter(isKnown).length));

function noSheet(place: say.Place, sheets: readonly Sheet[], wanted: string | undefined): Problem {
  const names = sheets.map((s) => s.name);
  if (names.length === 0) return book.workbookEmpty(place);
  return wanted === undefined ? book.sheetUnclear(place, names) : book.sheetMissing(place, wanted, names);
}

function sheetProblems(at: say.Place & { sheet: string }, sheet: Sheet, sheets: readonly Sheet[]): Problem[] {
  const others = sheets.filter((s) => s !== sheet).map((s) => s.name);
  return [
    ...(others.length > 0 ? [book.sheetsNotRead(at, sheet.name, others)] : []),
    ...(sheet.hidden ? [book.hiddenSheetRead(at)] : []),
    ...(sheet.hiddenRows.length > 0 ? [book.hiddenRows(at, sheet.hiddenRows)] : []),
    ...(sheet.hiddenColumns.length > 0 ? [book.hiddenColumns(at, sheet.hiddenColumns)] : []),
    ...(sheet.numbersAsText.length > 0 ? [book.numbersAsText(at, sheet.numbersAsText)] : []),
    ...(sheet.uncalculated.length > 0 ? [book.formulaUncalculated(at, sheet.uncalculated)] : []),
  ];
}
