import { nearest } from '../../model/german.js';
import type { Correction } from '../../model/mapping.js';
import * as say from '../../model/messages/intake.js';
import type { Problem } from '../../model/problem.js';
import { placeOf, type Source } from '../source.js';
import type { RowBatches } from '../stream/open.js';
import { findColumn, type TableShape, type TextTable } from '../table/table.js';
import type { TextRecord } from '../text/parse.js';

/** The rows of a file with its corrections, and the original cells of the lines they changed. */
export async function correctedRows(
  corrections: readonly Correction[],
  source: Source,
  shape: TableShape,
  rows: RowBatches,
  add: (p: Problem) => void,
): Promise<{ rows: RowBatches; originals: Map<number, string[]> }> {
  if (corrections.length === 0) return { rows, originals: new Map() };
  const lines = new Set(corrections.map((c) => c.line));
  const found: TextRecord[] = [];
  for await (const batch of rows()) {
    for (const row of batch) if (lines.has(row.line)) found.push({ ...row, cells: [...row.cells] });
  }
  const originals = applyCorrections(corrections, source, { header: shape.header, rows: found }, add);
  const corrected = new Map(found.map((row) => [row.line, row]));
  async function* replaced(...tell: Parameters<RowBatches>) {
    for await (const batch of rows(...tell)) yield batch.map((row) => corrected.get(row.line) ?? row);
  }
  return { rows: replaced, originals };
}

/**
 * Applies the corrections for one file to its rows, in place. Gives the original cells of the lines it changed.
 * A correction whose place is not there, or no longer holds `was`, is a problem and changes nothing.
 */
function applyCorrections(
  corrections: readonly Correction[],
  source: Source,
  table: Pick<TextTable, 'header' | 'rows'>,
  add: (p: Problem) => void,
): Map<number, string[]> {
  const originals = new Map<number, string[]>();
  for (const c of corrections) {
    const at: say.Place = { ...placeOf(source), line: c.line, column: c.column };
    const row = table.rows.find((r) => r.line === c.line);
    if (!row) {
      add(say.correctionLineMissing(at, c.was));
      continue;
    }
    const column = findColumn(table.header, c.column);
    if (!column) {
      const headings = table.header.map((h) => h.name);
      add(say.correctionColumnMissing(at, headings, nearest(c.column, headings)));
      continue;
    }
    const place = { ...at, sheetRow: row.sheetRow };
    const found = (row.cells[column.index] ?? '').trim();
    if (found !== c.was.trim()) {
      add(say.correctionStale(place, c.was, found));
      continue;
    }
    if (!originals.has(row.line)) originals.set(row.line, [...row.cells]);
    while (row.cells.length < column.index) row.cells.push('');
    row.cells[column.index] = c.becomes;
    add(say.correctionApplied(place, c.was, c.becomes, c.reason));
  }
  return originals;
}
