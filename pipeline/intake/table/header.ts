import type { TextRecord } from '../text/parse.js';
import { isColumnNumbers, isCompleteHeading, isLevelAbove, isNumberedHeading } from './header-rows.js';
import { compare, filled, isBlank, type Profile } from './profile.js';
import { isComment, isTitleLine, isUnits } from './title-words.js';

export interface FoundHeader {
  /** Records of all levels from top to bottom; empty: the file has no heading. */
  levels: TextRecord[];
  /** Line of column numbers `1;2;3`, above or below the headings. */
  columnNumbers: number | null;
  /** Position in the head of the first data record, or its length. */
  firstData: number;
}

/** Levels of headings that a table may have, units included. */
const mostLevels = 6;

/**
 * The headings of a table, from the records at the head of its file. First the first row is sought that agrees with the
 * body; then the headings are read upwards from it. A row between headings and data that is neither a heading, nor
 * units, nor column numbers counts as data, for nothing may be lost.
 */
export function findHeader(head: readonly TextRecord[], profile: Profile): FoundHeader {
  const lowest = lowestHeading(head, profile);
  if (lowest === null) return withoutHeading(head, profile);
  const levels: TextRecord[] = [];
  let columnNumbers: number | null = null;
  let top = lowest;
  let firstData = lowest + 1;
  for (let at = lowest; at >= 0 && levels.length < mostLevels; at--) {
    const record = head[at];
    if (!record || isBlank(record)) break;
    if (isColumnNumbers(record, profile)) {
      columnNumbers = record.line;
      continue;
    }
    if (at < lowest && !isLevelAbove(record, levels, profile)) {
      const replaced = isCompleteHeading(record, levels, profile);
      if (!replaced) break;
      levels.length = 0;
      firstData = at + 1;
    }
    levels.unshift(record);
    top = at;
  }
  for (let at = top - 1; at >= 0 && columnNumbers === null; at--) {
    const record = head[at];
    if (!record || !isColumnNumbers(record, profile)) break;
    columnNumbers = record.line;
  }
  while (firstData < head.length) {
    const record = head[firstData];
    if (!record) break;
    const numbers = isColumnNumbers(record, profile);
    if (!numbers && !isBlank(record)) break;
    if (numbers) columnNumbers = record.line;
    firstData++;
  }
  return { levels, columnNumbers, firstData };
}

/** Position of the lowest record of the headings, or `null` where the first row of the table is data. */
function lowestHeading(head: readonly TextRecord[], profile: Profile): number | null {
  const data = head.findIndex((_, at) => isFirstData(head, at, profile));
  const end = data < 0 ? head.length : data;
  const wide = (record: TextRecord) => filled(record) >= Math.max(1, profile.usual * 0.6);
  const table = (record: TextRecord) => !isBlank(record) && !isComment(record);
  if (data < 0) {
    const first = head.findIndex(
      (r) => table(r) && wide(r) && !isTitleLine(r) && !isColumnNumbers(r, profile),
    );
    return first < 0 ? null : first;
  }
  for (let at = end - 1; at >= 0; at--) {
    const record = head[at];
    if (!record || !table(record) || isColumnNumbers(record, profile)) continue;
    if (isUnits(record) || isNumberedHeading(record, profile)) return at;
    const { misfit, fit, filled: count } = compare(record, profile);
    const alone = count === 1 && profile.width > 2;
    if (isTitleLine(record) && (count < profile.usual * 0.6 || (count < 3 && fit === 0 && hasDigit(record))))
      return null;
    if (misfit > fit && !(alone && isEmptyBelow(record, profile))) return at;
    if (wide(record) && fit === 0 && !alone) return at;
    // A group heading such as `Kreis;;;` below the headings is a row in doubt; further up it is a title.
    if (end - at > 5) return null;
  }
  return null;
}

const hasDigit = (record: TextRecord) => record.cells.some((cell) => /\d/.test(cell));

/** A lone cell in the first column: a title, or the name of a group of rows. */
const isEmptyBelow = (record: TextRecord, profile: Profile) =>
  (record.cells[profile.firstKey] ?? '').trim() !== '';

function isFirstData(head: readonly TextRecord[], at: number, profile: Profile): boolean {
  const record = head[at];
  if (!record || isBlank(record) || isComment(record) || isColumnNumbers(record, profile)) return false;
  if (isNumberedHeading(record, profile) && !hasHeadingAbove(head, at, profile)) return false;
  const { fit, misfit, filled: count } = compare(record, profile);
  if (fit === 0 || misfit > fit) return false;
  if (hasHeadingAbove(head, at, profile)) return true;
  const whole = count >= Math.max(Math.min(2, profile.width), profile.usual * 0.7);
  return whole && !isTitleLine(record) && !hasHeadingBelow(head, at, profile);
}

/** `Zeilen;120` above `Gebiet;Personen`: a row without a heading above it, but with one below, is no data. */
function hasHeadingBelow(head: readonly TextRecord[], at: number, profile: Profile): boolean {
  const above = head.slice(Math.max(0, at - mostLevels), at);
  const begun = above.some((record) => {
    const { fit, misfit } = compare(record, profile);
    return misfit > fit;
  });
  return (
    !begun &&
    head.slice(at + 1, at + mostLevels).some((record) => {
      const { fit, misfit, filled: count } = compare(record, profile);
      return fit === 0 && misfit > 0 && count > 1 && count >= profile.usual * 0.9;
    })
  );
}

/** Whether one of the few rows above is as wide as the table and no data. */
function hasHeadingAbove(head: readonly TextRecord[], at: number, profile: Profile): boolean {
  const record = head[at];
  // Below a heading a row of years or ages without a key is its second level.
  if (record && (record.cells[profile.firstKey] ?? '').trim() === '' && isNumberedHeading(record, profile))
    return false;
  return head.slice(Math.max(0, at - mostLevels), at).some((above) => {
    if (isComment(above)) return false;
    if (isNumberedHeading(above, profile) && !isTitleLine(above)) return true;
    const { fit, misfit, filled: count } = compare(above, profile);
    return count >= profile.usual * 0.6 && misfit >= fit && misfit > 0;
  });
}

/** No heading: the data begin with the first row that agrees with the body. */
function withoutHeading(head: readonly TextRecord[], profile: Profile): FoundHeader {
  const first = head.findIndex((_, at) => isFirstData(head, at, profile));
  return { levels: [], columnNumbers: null, firstData: first < 0 ? head.length : first };
}
