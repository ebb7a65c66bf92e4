import { type KeyReader, textOf } from './keys.js';
import type { TextRecord } from './parse.js';
import type { Plan } from './plan.js';
import type { Source } from './source.js';
import type { TextTable } from './table.js';
import { saysValue, valueReader } from './values.js';

/**
 * The data rows of a table: without the notes below it. A note stands at the end, holds no readable key and no value of
 * this dataset, and either looks like a note, fills few cells or stands below a blank line. Everything else is data,
 * and is accounted for.
 */
export function withoutNotes(
  table: TextTable,
  plan: Plan,
  keys: KeyReader,
  source: Source,
): readonly TextRecord[] {
  const { rows, header } = table;
  const readers = plan.values.map((v) => valueReader(v.measure, source.dataset, source.mapping, []));
  const saysNothing = (row: TextRecord) => !hasValue(row) && !hasKey(row);
  let start = rows.length;
  while (start > 0 && holds(rows[start - 1], saysNothing)) start--;
  const looksLikeNote = (row: TextRecord) => table.notesFrom !== null && row.line >= table.notesFrom;
  let end = rows.findIndex(
    (row, i) => i >= start && (looksLikeNote(row) || (i > 0 && belowBlank(row, rows[i - 1]))),
  );
  if (end < 0) end = rows.length;
  const few = Math.max(1, Math.floor(header.length / 3));
  while (end > start && holds(rows[end - 1], (row) => filled(row) <= few)) end--;
  return end === rows.length - 1 && isCutOff(rows) ? rows : rows.slice(0, end);

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

/** A last row that breaks off within its first cell, as `Mit` below `Mitte;2025;41`, is no note. */
function isCutOff(rows: readonly TextRecord[]): boolean {
  const last = rows.at(-1);
  const text = last?.cells[0] ?? '';
  if (!last || last.cells.length > 1 || text === '') return false;
  return rows.some((row) => row.cells.length > 1 && row.cells[0] !== text && row.cells[0]?.startsWith(text));
}

const holds = (row: TextRecord | undefined, test: (row: TextRecord) => boolean) =>
  row !== undefined && test(row);
const filled = (row: TextRecord) => row.cells.filter((c) => c.trim() !== '').length;
const belowBlank = (row: TextRecord, above: TextRecord | undefined) =>
  above !== undefined && row.sheetRow - above.sheetRow > 1;
