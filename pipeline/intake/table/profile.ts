import { remember } from '../../model/maps.js';
import type { TextRecord } from '../text/parse.js';
import { kindOf } from './cell-kinds.js';
import { beginsAside, firstText, isLegend } from './title-words.js';

/** What the columns of the body hold. `value` is any column of numbers and signs, keys in digits included. */
export type ColumnKind = 'empty' | 'value' | 'date' | 'text';

export interface Profile {
  /** Most usual number of cells of a record of the table. */
  width: number;
  /** Median number of filled cells of its records. */
  usual: number;
  columns: ColumnKind[];
  /** First column that is not always empty. */
  firstKey: number;
  /** Digits of the keys in it, where they are all of the same length above one; else `null`. */
  keyLength: number | null;
  /** Records are compared with the body several times over. */
  verdicts: WeakMap<TextRecord, Verdict>;
}

export const filled = (record: TextRecord): number => {
  let count = 0;
  for (const cell of record.cells) if (cell.trim() !== '') count++;
  return count;
};
export const isBlank = (record: TextRecord): boolean => record.cells.every((cell) => cell.trim() === '');

/** At most so many records of the body are looked at. */
const sampleSize = 60;

/** Profile of the body from the records at the head of a file, headings, titles and notes left aside as well as they can be. */
export function profileOf(head: readonly TextRecord[]): Profile {
  const lines = head.filter((r) => !isBlank(r));
  const isAside = asideTest();
  const plain = lines.filter((r) => !isAside(r) && !isLegend(r));
  // Where most rows begin like notes, their first column is made so.
  const rows = (plain.length * 2 >= lines.length ? plain : lines).map((record) => ({
    record,
    filled: filled(record),
  }));
  const width = commonWidth(rows.map((r) => r.record));
  const several = rows.filter((r) => r.filled > 1 || width === 1);
  const counts = several.map((r) => r.filled).sort((a, b) => a - b);
  const usual = counts[Math.floor(counts.length / 2)] ?? 1;
  const least = Math.max(Math.min(2, width), Math.ceil(usual / 2));
  const candidates = several.filter((r) => r.filled >= least && !r.record.broken).map((r) => r.record);
  const body =
    candidates.length < 12
      ? candidates.slice(candidates.length - Math.ceil(candidates.length / 3))
      : candidates.slice(Math.floor(candidates.length / 4));
  const step = Math.max(1, Math.floor(body.length / sampleSize));
  const sample = body.filter((_, i) => i % step === 0);
  const columns = Array.from({ length: width }, (_, index) => columnKind(sample, index));
  const firstKey = Math.max(
    0,
    columns.findIndex((kind) => kind !== 'empty'),
  );
  return { width, usual, columns, firstKey, keyLength: keyLength(sample, firstKey), verdicts: new WeakMap() };
}

/** Whether a record begins as a comment or a note does; the records of a table begin with the same few texts. */
function asideTest(): (record: TextRecord) => boolean {
  const known = new Map<string, boolean>();
  return (record) => {
    const text = firstText(record);
    return remember(known, text, () => beginsAside(text));
  };
}

function keyLength(sample: readonly TextRecord[], column: number): number | null {
  const lengths = new Set(
    sample
      .map(({ cells }) => (cells[column] ?? '').trim())
      .map((key) => (/^\d+$/.test(key) ? key.length : 0)),
  );
  const [only] = lengths;
  return only !== undefined && lengths.size === 1 && only > 1 ? only : null;
}

/** The number of cells that most of the content has; titles without delimiters are one cell each. */
function commonWidth(rows: readonly TextRecord[]): number {
  const weights = new Map<number, number>();
  for (const { cells } of rows) {
    if (cells.length > 1) weights.set(cells.length, (weights.get(cells.length) ?? 0) + cells.length);
  }
  let width = 1;
  let most = 0;
  for (const [length, weight] of weights) {
    if (weight > most || (weight === most && length > width)) {
      width = length;
      most = weight;
    }
  }
  return width;
}

function columnKind(sample: readonly TextRecord[], index: number): ColumnKind {
  let values = 0;
  let dates = 0;
  let texts = 0;
  for (const { cells } of sample) {
    const kind = kindOf(cells[index] ?? '');
    if (kind === 'number' || kind === 'sign') values++;
    if (kind === 'date') dates++;
    if (kind === 'text') texts++;
  }
  const all = values + dates + texts;
  if (all === 0) return 'empty';
  if (values * 2 >= all) return 'value';
  return dates * 2 >= all ? 'date' : 'text';
}

/** How a record agrees with the columns of numbers and dates. Empty cells and columns of texts say nothing. */
export interface Verdict {
  fit: number;
  misfit: number;
  filled: number;
}

export function compare(record: TextRecord, profile: Profile): Verdict {
  const known = profile.verdicts.get(record);
  if (known) return known;
  const verdict: Verdict = { fit: 0, misfit: 0, filled: 0 };
  profile.verdicts.set(record, verdict);
  record.cells.forEach((cell, index) => {
    const kind = kindOf(cell);
    if (kind === 'empty') return;
    verdict.filled++;
    const column = profile.columns[index];
    if (column === 'value') {
      if (kind === 'number' || kind === 'sign') verdict.fit++;
      else verdict.misfit++;
    }
    if (column === 'date') {
      if (kind === 'date') verdict.fit++;
      else if (kind === 'text') verdict.misfit++;
    }
  });
  return verdict;
}
