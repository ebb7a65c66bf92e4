import { dayOf } from './personal-cells.js';
import { type HeadingMeaning, meaningOf } from './personal-words.js';

/** One column of a sample, reduced to what the weighing needs. Only the heading is ever shown to anyone. */
export interface SampledColumn {
  index: number;
  heading: string | null;
  meaning: HeadingMeaning | null;
  /** Filled cells, trimmed, without headings. */
  cells: string[];
  /** The number of filled cells of the record of each. */
  beside: number[];
  /** The different texts among them -> how often; each is tested once. */
  texts: Map<string, number>;
  /** No cell but short numbers, which are neither a name nor a way to reach anybody. */
  plain: boolean;
}

/** Records among which a heading is looked for. */
const top = 60;
const mostColumns = 2000;

/**
 * Columns of a sample. A heading counts only where every word of it is known, wherever in the first records it stands,
 * so a file without headings cannot pass a value off as one.
 */
export function columnsOf(records: readonly (readonly string[])[]): SampledColumn[] {
  const columns: SampledColumn[] = [];
  for (const [row, cells] of records.entries()) {
    const texts = cells.map(tidy);
    let beside = 0;
    for (const text of texts) if (text !== '') beside++;
    for (let index = 0; index < Math.min(texts.length, mostColumns); index++) {
      const text = texts[index] ?? '';
      if (text === '') continue;
      let column = columns[index];
      if (!column) {
        column = {
          index,
          heading: null,
          meaning: null,
          cells: [],
          beside: [],
          texts: new Map(),
          plain: true,
        };
        columns[index] = column;
      }
      const meaning = row < top ? meaningOf(text) : null;
      if (meaning === null) {
        column.cells.push(text);
        column.beside.push(beside);
        const count = column.texts.get(text) ?? 0;
        column.texts.set(text, count + 1);
        if (count === 0) column.plain &&= isShortNumber(text);
      } else if (column.meaning === null) {
        column.meaning = meaning;
        column.heading = text;
      }
    }
  }
  return columns.filter((c) => c !== undefined);
}

/** Most cells are a few plain characters that need no tidying. */
const tidy = (cell: string): string =>
  /[^!-~]/.test(cell) ? cell.normalize('NFC').replace(/\s+/g, ' ').trim() : cell;

/** Fewer characters than any date, number of a telephone, an account or an insurance. */
function isShortNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return text.length <= 5 && first >= 48 && first <= 57;
}

export function shareOf(column: SampledColumn, test: (text: string) => boolean): number {
  let hits = 0;
  for (const [text, count] of column.texts) if (test(text)) hits += count;
  return column.cells.length === 0 ? 0 : hits / column.cells.length;
}

/** A cell that meets a test, with the number of filled cells of its record. */
export interface Hit {
  text: string;
  beside: number;
}

export function hitsOf(column: SampledColumn, test: (text: string) => boolean): Hit[] {
  const hits = new Set<string>();
  for (const text of column.texts.keys()) if (test(text)) hits.add(text);
  if (hits.size === 0) return [];
  return column.cells.flatMap((text, i) => (hits.has(text) ? [{ text, beside: column.beside[i] ?? 0 }] : []));
}

/** Values that differ from record to record, as those of persons do; one or two records always do. */
export const isVaried = (column: SampledColumn): boolean =>
  column.cells.length <= 2 || column.texts.size >= 2;

export const distinctShare = (column: SampledColumn): number =>
  column.cells.length === 0 ? 0 : column.texts.size / column.cells.length;

/** Headings of days that are nobody's birthday. */
const otherDay =
  /stichtag|stand|gr[uü]nd|er[oö]ff|angelegt|ge[aä]ndert|bau|erfass|wahl|beginn|ende|kraft|g[uü]ltig|abruf|aktualis|valid|updat/i;

/**
 * Days of birth without a heading that says so: many different days over at least two decades, in no order and on
 * several days of the week. Reference dates come in order, elections on Sundays, school years on one day of the year.
 */
export function looksLikeBirthDates(column: SampledColumn): boolean {
  // Eight days must differ, whatever their order.
  if (shareOf(column, (text) => dayOf(text) !== null) < 0.6 || column.texts.size < 8) return false;
  const days = column.cells.map(dayOf).filter((d) => d !== null);
  const distinct = new Set(days);
  if (column.cells.slice(0, top).some((text) => otherDay.test(text))) return false;
  if (distinct.size < 8) return false;
  if (distinct.size < Math.min(days.length * 0.6, 200)) return false;
  if (Math.max(...days) - Math.min(...days) < 20 * 365) return false;
  const weekdays = new Set(days.map((d) => ((d % 7) + 7) % 7));
  const daysOfMonth = new Set(days.map((d) => new Date(d * 86_400_000).getUTCDate()));
  if (weekdays.size < 4 || daysOfMonth.size < 5) return false;
  const rising = days.filter((d, i) => i > 0 && d >= (days[i - 1] ?? d)).length;
  const falling = days.filter((d, i) => i > 0 && d <= (days[i - 1] ?? d)).length;
  return Math.max(rising, falling) < (days.length - 1) * 0.95;
}
