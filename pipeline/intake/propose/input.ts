import type { DataRoom } from '../../model/room.js';
import { buildAreaIndex } from '../keys/areas.js';
import { knownHeadings } from '../table/headings.js';
import { openTable } from '../table/open-table.js';
import { type TableRules, type TextTable, topOf } from '../table/table.js';
import type { TextRecord } from '../text/parse.js';
import { isPacked, readWorkbook } from '../workbook/workbook.js';
import type { AreaScope } from './area-rules.js';
import { type PathFacts, pathFacts } from './path.js';
import { type ColumnProfile, dataRows, profiles } from './profile.js';
import { findSupplierSource, type SupplierFinding } from './supplier.js';

/** Everything about the file that does not depend on the dataset. */
export interface FileFacts {
  room: DataRoom;
  /** Path under the deliveries, or as given. */
  file: string;
  /** Whether it lies under the deliveries, so that its folders tell something. */
  inside: boolean;
  path: PathFacts;
  table: TextTable;
  /** Sheets with content; 0 for a text file. */
  sheets: number;
  rows: readonly TextRecord[];
  columns: ColumnProfile[];
  /** Lines above the heading, without delimiters. */
  titles: string[];
  supplier: SupplierFinding;
  scope: AreaScope;
}

/** More than this is not needed to know a column. */
const readBytes = 8 * 1024 * 1024;

/** `null` where the bytes hold no table. */
export function fileFacts(
  room: DataRoom,
  file: string,
  inside: boolean,
  bytes: Uint8Array,
): FileFacts | null {
  const top = isPacked(bytes) ? bytes : topOf(bytes, readBytes);
  const table = bestTable(top, knownHeadings(room.definitions.datasets.values(), null));
  if (!table || table.header.length === 0) return null;
  const rows = dataRows(table);
  const columns = profiles(table, rows);
  const path = pathFacts(file, inside);
  const supplier = findSupplierSource(room, path, inside, columns);
  const own = supplier.supplier;
  const scope: AreaScope = {
    index: buildAreaIndex(room.region),
    region: room.region,
    municipalities: own === null || own.municipalities === 'all' ? null : new Set(own.municipalities),
  };
  const titles = table.top
    .filter((r) => r.line < (table.headerLines[0] ?? 1))
    .map((r) => r.cells.join(' ').trim())
    .filter((line) => line !== '');
  return { room, file, inside, path, table, sheets: sheetsIn(bytes), rows, columns, titles, supplier, scope };
}

function sheetsIn(bytes: Uint8Array): number {
  const workbook = isPacked(bytes) ? readWorkbook(bytes) : { sheets: [] };
  return 'fail' in workbook ? 0 : workbook.sheets.filter((s) => s.records.length > 0).length;
}

/**
 * The table with the fewest numbers in its heading: headings that datasets know can also be cells (»Gemeinde«), and would
 * then draw the heading down into the data. A first row that names no key but goes on with the heading belongs to it.
 */
function bestTable(bytes: Uint8Array, isKnown: (heading: string) => boolean): TextTable | null {
  const open = (rules: TableRules, known: (heading: string) => boolean) =>
    openTable(bytes, rules, known, {}).table;
  const known = open({}, isKnown);
  // Of a workbook the sheet is settled by what is known.
  const sheet = known?.sheet === undefined ? {} : { sheet: known.sheet };
  const tables = [known, open(sheet, () => false)];
  const numbers = (t: TextTable | null) =>
    t === null ? Number.POSITIVE_INFINITY : t.header.filter((h) => /^-?[\d.,]{5,}$/.test(h.name)).length;
  const best = numbers(tables[1] ?? null) < numbers(tables[0] ?? null) ? tables[1] : tables[0];
  if (!best) return null;
  const [first] = best.rows;
  const repeated = best.header.filter((h) => /#[2-9]\d*$/.test(h.name));
  const goesOn = (index: number) => (first?.cells[index] ?? '').trim() !== '';
  if (!first || (first.cells[0] ?? '').trim() !== '' || repeated.length < 2) return best;
  if (!repeated.every((h) => goesOn(h.index))) return best;
  return open({ ...sheet, header_lines: [...best.headerLines, first.line] }, isKnown) ?? best;
}
