import { type KeyReader, textOf } from '../keys/keys.js';
import { saysValue, valueReader } from '../numbers/values.js';
import type { Plan } from '../plan/plan.js';
import type { Source } from '../source.js';
import type { RowBatches } from '../stream/open.js';
import type { TextRecord } from '../text/parse.js';
import type { TableShape } from './table.js';

/** Tells the rows of a table from the notes below it, row after row. */
export interface NoteSeeker {
  /** Whether this row, and with it each one above, is data for certain. */
  next(row: TextRecord): boolean;
  /** Number of rows that are data, once all were shown. */
  dataRows(): number;
}

/**
 * A note stands at the end, holds no readable key and no value of this dataset, and either looks like a note, fills few
 * cells or stands below a blank line. Everything else is data, and is accounted for.
 */
export function noteSeeker(
  table: Pick<TableShape, 'header' | 'notesFrom'>,
  plan: Plan,
  keys: KeyReader,
  source: Source,
): NoteSeeker {
  const readers = plan.values.map((v) => valueReader(v.measure, source.dataset, source.mapping, []));
  const few = Math.max(1, Math.floor(table.header.length / 3));
  let count = 0;
  let data = 0;
  let noted = false;
  let above: TextRecord | null = null;
  return {
    next(row) {
      count++;
      const last = above;
      above = row;
      if (hasValue(row) || hasKey(row)) {
        noted = false;
        data = count;
        return true;
      }
      noted ||= table.notesFrom !== null && row.line >= table.notesFrom;
      noted ||= last !== null && row.sheetRow - last.sheetRow > 1;
      if (noted || filled(row) <= few) return false;
      data = count;
      return true;
    },
    dataRows: () => data,
  };

  function hasValue(row: TextRecord): boolean {
    return plan.values.some((v, i) => {
      const text = (row.cells[v.column.index] ?? '').trim();
      const reading = readers[i]?.read(text);
      return text !== '' && reading !== undefined && saysValue(reading);
    });
  }
  function hasKey(row: TextRecord): boolean {
    const key = keys.read(row);
    if (plan.period && 'column' in plan.period && key.period) return true;
    if (plan.dimensions.some((d, i) => d.from && 'column' in d.from && key.dimensions[i] !== null))
      return true;
    if (!plan.area || !('column' in plan.area) || textOf(row, plan.area) === '') return false;
    return key.area !== null && !('fail' in key.area && key.area.fail === 'unknown');
  }
}

/** Whether a last row breaks off within its first cell, as `Mit` below `Mitte;2025;41`: it is no note then. */
export async function isCutOff(last: TextRecord, batches: RowBatches): Promise<boolean> {
  const text = last.cells[0] ?? '';
  if (last.cells.length > 1 || text === '') return false;
  for await (const rows of batches()) {
    if (rows.some((row) => row.cells.length > 1 && row.cells[0] !== text && row.cells[0]?.startsWith(text)))
      return true;
  }
  return false;
}

const filled = (row: TextRecord) => row.cells.filter((c) => c.trim() !== '').length;
