import type { TextRecord } from '../text/parse.js';
import { wholeNumber } from './cell-kinds.js';
import { compare, filled, type Profile } from './profile.js';
import { isComment, isTitleLine, isUnits, keyHeading } from './title-words.js';

/** What a single row at the top of a table may be. */

/** `2020 1)` and `2021*` are years as well: without the mark of a footnote. */
const withoutMark = (cell: string) => cell.trim().replace(/\s?(?:\*{1,2}|\d{1,2}\)|[¹²³])$/u, '');

/**
 * `Gebiet;2020;2021`, `;2020;2021;2020;2021`, `Gebiet;0;1;2` or `;1;2;3 und mehr`: years, or numbers that rise by one,
 * stand as headings above numbers.
 */
export function isNumberedHeading(record: TextRecord, profile: Profile): boolean {
  const first = (record.cells[profile.firstKey] ?? '').trim();
  if (first !== '' && !/\p{L}/u.test(first)) return false;
  const filledCells = record.cells.filter((cell) => cell.trim() !== '');
  const values = record.cells.filter(
    (cell, i) => profile.columns[i] === 'value' && cell.trim() !== '' && i > profile.firstKey,
  );
  const numbers = values.map((cell) => wholeNumber(withoutMark(cell))).filter((n) => n !== null);
  if (numbers.length === 0 || numbers.length * 2 < values.length) return false;
  const rising = (least: number, most: number) =>
    numbers.every((n, i) => {
      const step = n - (numbers[i - 1] ?? n);
      return i === 0 || (step >= least && step <= most);
    });
  if (numbers.every((n) => n >= 1900 && n <= 2100)) {
    const nothingElse = first === '' && numbers.length === filledCells.length;
    return nothingElse || rising(0, 30) || rising(-30, 0);
  }
  const lastIsText =
    first === '' && numbers.length === values.length - 1 && /\p{L}/u.test(values.at(-1) ?? '');
  return (numbers.length >= 3 || (numbers.length === 2 && lastIsText)) && rising(1, 1);
}

/** `1;2;3;4` or `Spalte;;1;2;3`: every number is one more than the last, from 1 on. */
export function isColumnNumbers(record: TextRecord, profile: Profile): boolean {
  const texts = record.cells.map((cell) => cell.trim().replace(/^[([](\d+)[)\]]$/, '$1'));
  const numbers = texts.map(wholeNumber);
  const start = numbers.indexOf(1);
  const word = /^(?:spalten?[- .]?\p{L}*\.?|lfd\.? ?nr\.?)$/iu;
  if (start < 0 || texts.slice(0, start).some((text) => text !== '' && !word.test(text))) return false;
  const end = texts.findLastIndex((text) => text !== '') + 1;
  const count = end - start;
  if (numbers.slice(start, end).some((n, i) => n !== i + 1)) return false;
  // A row of data may begin with 1, 2, 3; a long row, or one without a key like the others, does so only to number the
  // columns.
  const noKey =
    start > profile.firstKey || profile.columns[profile.firstKey] === 'text' || profile.keyLength !== null;
  return count >= 5 || (count >= 2 && noKey);
}

/** Whether a row above the headings found so far is a further level, as opposed to a title. */
export function isLevelAbove(record: TextRecord, below: readonly TextRecord[], profile: Profile): boolean {
  const cells = record.cells.map((cell) => cell.trim());
  const count = cells.filter((cell) => cell !== '').length;
  if (record.broken || isComment(record) || isTitleLine(record)) return false;
  if (count > 0 && below.length > 0 && below.every(isUnits)) return count > 1 || profile.width <= 2;
  const lacksName = (i: number) => below.every((r) => (r.cells[i] ?? '').trim() === '');
  const first = cells[profile.firstKey] ?? '';
  if (count === 1) {
    const only = cells.find((cell) => cell !== '') ?? '';
    if (first === '') return only.length <= 60;
    return lacksName(profile.firstKey) && keyHeading.test(only) && /^[\p{L}.-]{1,30}$/u.test(only);
  }
  if (first === '') return true;
  const completes = cells.some((cell, i) => cell !== '' && lacksName(i) && profile.columns[i] !== 'empty');
  const repeats = cells.some((cell, i) => i > 0 && cell !== '' && cell === cells[i - 1]);
  const lastNamed = cells.findLastIndex((cell) => cell !== '');
  const gap = cells.findIndex((cell, i) => i > profile.firstKey && cell === '');
  const groups = gap >= 0 && gap < lastNamed;
  const oneGroup =
    count === 2 && /^[\p{L}-]+$/u.test(first) && keyHeading.test(first) && !/\d/.test(cells.join(''));
  return completes || repeats || groups || oneGroup;
}

/** Whether a row right above is a whole heading, so that what was taken for one is a broken row of data. */
export function isCompleteHeading(
  record: TextRecord,
  below: readonly TextRecord[],
  profile: Profile,
): boolean {
  const [lowest] = below;
  if (!lowest || isComment(record) || isTitleLine(record) || below.some(isUnits)) return false;
  const texts = record.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const { fit, misfit } = compare(record, profile);
  return (
    misfit > fit && texts.length >= filled(lowest) && texts.length > 1 && new Set(texts).size === texts.length
  );
}
