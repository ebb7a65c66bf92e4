import type { TextRecord } from '../text/parse.js';
import type { Sheet } from './workbook.js';

/**
 * Merged cells as a reader of the sheet understands them. A text over several columns is the heading of each, unless it
 * stands alone from the first column on: then it is a title. Numbers are never repeated.
 */
export function spreadHeadings(sheet: Sheet): TextRecord[] {
  const byLine = new Map(sheet.records.map((r) => [r.line, r]));
  const changed = new Map<number, string[]>();
  const first = firstColumn(sheet);
  const width = sheet.records.reduce((w, r) => Math.max(w, r.cells.length), 0);
  for (const { s, e } of sheet.merges) {
    const record = byLine.get(s.r + 1);
    const text = record?.cells[s.c] ?? '';
    if (!record || e.c <= s.c || !isText(text)) continue;
    const alone = record.cells.every((cell, i) => cell === '' || i === s.c);
    if (alone && s.c === first) continue;
    const cells = changed.get(record.line) ?? [...record.cells];
    const last = Math.min(e.c, width - 1);
    while (cells.length <= last) cells.push('');
    for (let c = s.c + 1; c <= last; c++) if (cells[c] === '') cells[c] = text;
    changed.set(record.line, cells);
  }
  return sheet.records.map((r) => ({ ...r, cells: changed.get(r.line) ?? r.cells }));
}

/** Merged cells of a workbook that were not written by a person are not followed for ever. */
const mostSteps = 5_000_000;

/** Keys that stand merged over several rows belong to each of them. `rows`: the records below the headings. */
export function fillMergedKeys(sheet: Sheet, rows: readonly TextRecord[]): TextRecord[] {
  const byLine = new Map(rows.map((r) => [r.line, r]));
  const changed = new Map<number, string[]>();
  const keys = keyColumns(sheet);
  let steps = 0;
  for (const { s, e } of sheet.merges) {
    const text = byLine.get(s.r + 1)?.cells[s.c] ?? '';
    if (e.r <= s.r || text === '' || !(isText(text) || keys.has(s.c))) continue;
    const last = Math.min(e.r + 1, rows.at(-1)?.line ?? 0);
    for (let line = s.r + 2; line <= last && steps < mostSteps; line++, steps++) {
      const record = byLine.get(line);
      if (!record || (record.cells[s.c] ?? '') !== '') continue;
      const cells = changed.get(line) ?? [...record.cells];
      while (cells.length <= s.c) cells.push('');
      cells[s.c] = text;
      changed.set(line, cells);
    }
  }
  return rows.map((r) => ({ ...r, cells: changed.get(r.line) ?? r.cells }));
}

const isText = (text: string): boolean => /\p{L}/u.test(text);

const firstColumn = (sheet: Sheet): number =>
  sheet.records.reduce((first, { cells }) => {
    const at = cells.findIndex((cell) => cell !== '');
    return at < 0 ? first : Math.min(first, at);
  }, Number.POSITIVE_INFINITY);

/** The first column, and those right of it as long as each is merged downwards somewhere: keys, not values. */
function keyColumns(sheet: Sheet): ReadonlySet<number> {
  const merged = new Set(sheet.merges.filter(({ s, e }) => e.r > s.r && s.c === e.c).map(({ s }) => s.c));
  const first = firstColumn(sheet);
  const keys = new Set<number>();
  for (let c = first; merged.has(c) && !sheet.decimalColumns.has(c); c++) keys.add(c);
  return keys;
}
