import { columnsOf } from '../table/columns.js';
import { filler, mergedColumns } from '../table/fill-down.js';
import { headLength } from '../table/find-table.js';
import {
  encodingName,
  placeTable,
  shapeOf,
  type TablePlace,
  type TableRules,
  type TableShape,
} from '../table/table.js';
import type { TextRecord } from '../text/parse.js';
import type { ByteScan } from './byte-scan.js';
import { batchesOf, headOf, type StreamedFile, scanText, type TextScan } from './scan.js';

/** Rows of a table, batch by batch, as often as they are asked for. `tell`: is shown the records that repeat the heading. */
export type RowBatches = (tell?: (repeated: TextRecord) => void) => AsyncIterable<readonly TextRecord[]>;

export interface StreamedTable {
  table: TableShape;
  rows: RowBatches;
}

/** The table of a text file, found without holding it; `zeroLine`: there is none, be it since this line holds a zero byte. The same as `readTable` finds. */
export async function streamTable(
  file: StreamedFile,
  bytes: ByteScan,
  rules: TableRules,
  isKnown: (heading: string) => boolean,
): Promise<StreamedTable | { zeroLine: number | null }> {
  const scan = await scanText(file, rules.delimiter, isKnown);
  if (scan.zeroLine !== null) return { zeroLine: scan.zeroLine };
  const named = rules.header_lines;
  const top = await headOf(file, scan, Math.max(0, ...(named ?? [])));
  const head = top.slice(0, headLength);
  const headings = named ? top.filter((r) => named.includes(r.line)) : null;
  const place = placeTable(head, scan.tail, headings, rules, isKnown);
  if (!place) return { zeroLine: null };
  const header = columnsOf(place.found.levels, await contentWithoutName(file, scan, place));
  const first = await firstRows(file, scan, place);
  const down = mergedColumns(first.rows, first.more, place.found);
  const origin = {
    encoding: encodingName(bytes),
    delimiter: scan.delimiter,
    decimalColumns: new Set<number>(),
    damaged: scan.damaged,
  };
  return {
    table: shapeOf(place, head, header, down, rules, origin),
    rows: (tell) => rowsOf(file, scan, place, down, tell),
  };
}

async function* rowsOf(
  file: StreamedFile,
  scan: TextScan,
  place: TablePlace,
  down: readonly number[],
  tell: (repeated: TextRecord) => void = () => {},
): AsyncGenerator<TextRecord[]> {
  const fill = filler(down, place.found);
  for await (const batch of batchesOf(file, scan)) {
    const rows = batch.filter((record) => {
      if (!place.isBelow(record)) return false;
      const repeated = place.isRepeated(record);
      if (repeated) tell(record);
      return !repeated;
    });
    yield down.length === 0 ? rows : rows.map(fill);
  }
}

async function firstRows(
  file: StreamedFile,
  scan: TextScan,
  place: TablePlace,
): Promise<{ rows: TextRecord[]; more: boolean }> {
  const rows: TextRecord[] = [];
  for await (const batch of rowsOf(file, scan, place, [])) {
    for (const row of batch) rows.push(row);
    if (rows.length > headLength) break;
  }
  return { rows: rows.slice(0, headLength), more: rows.length > headLength };
}

/** One row that stands for all: it holds something in each column without a name in which any row does. */
async function contentWithoutName(
  file: StreamedFile,
  scan: TextScan,
  place: TablePlace,
): Promise<TextRecord[]> {
  const width = Math.max(...place.found.levels.map((r) => r.cells.length));
  const names = new Set(columnsOf(place.found.levels, []).map((c) => c.index));
  const open = new Set(Array.from({ length: width }, (_, i) => i).filter((i) => !names.has(i)));
  const cells = Array.from({ length: width }, () => '');
  if (open.size === 0) return [];
  for await (const batch of rowsOf(file, scan, place, [])) {
    for (const row of batch) {
      for (const index of open) {
        const cell = row.cells[index] ?? '';
        if (cell.trim() === '') continue;
        cells[index] = cell;
        open.delete(index);
      }
    }
    if (open.size === 0) break;
  }
  return [{ line: 0, sheetRow: 0, cells, broken: false }];
}
