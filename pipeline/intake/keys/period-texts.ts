import { parsePeriod } from '../../model/period.js';

/** Texts that name a period, each as the canonical periods it may stand for. Which of them fits is decided elsewhere. */

export type PeriodFormat = 'auto' | 'yyyymm' | 'yyyymmdd' | 'yyyy' | 'dd.mm.yyyy' | 'mm/yyyy' | 'school_year';

/** `2025/4`, `4/2025`, `2025-4`: quarter or month. */
export function quarterOrMonth(given: string): string[] | null {
  if (/monat/i.test(given)) return null;
  const text = bare(given);
  const m = /^(\d{4}) ?[/.-] ?([1-4])$/.exec(text) ?? /^([1-4]) ?[/.-] ?(\d{4})$/.exec(text);
  if (!m) return null;
  const [year, n] = (m[1] ?? '').length === 4 ? [m[1], m[2]] : [m[2], m[1]];
  return [`${year}-Q${n}`, `${year}-0${n}`];
}

const onlyOne = (found: string[]) => (found.length === 1 ? (found[0] ?? null) : null);

/** `null`: not written as the mapping says. */
export function byFormat(text: string, format: Exclude<PeriodFormat, 'auto'>): string | null {
  const iso = (expression: RegExp) => {
    const m = expression.exec(text)?.groups;
    return m ? [m.y, m.m?.padStart(2, '0'), m.d].filter((part) => part !== undefined).join('-') : null;
  };
  switch (format) {
    case 'yyyymm':
      return iso(/^(?<y>\d{4})(?<m>\d{2})$/);
    case 'yyyymmdd':
      return iso(/^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/);
    case 'yyyy':
      return iso(/^(?<y>\d{4})$/);
    case 'dd.mm.yyyy':
      return onlyOne(germanDays(text));
    case 'mm/yyyy':
      return iso(/^(?<m>\d{1,2})\/(?<y>\d{4})$/);
    case 'school_year':
      return onlyOne(schoolYearsOf(text));
  }
}

const months = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];
const month =
  '(?<name>jan(?:uar)?|feb(?:ruar)?|märz|maerz|mrz|mär|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)\\.?';
const namedMonth = new RegExp(`^${month}[ /-]?(?<year>\\d{4}|\\d{2})$`);
const namedDay = new RegExp(`^(?<day>\\d{1,2})\\.? ?${month} ?(?<year>\\d{4}|\\d{2})$`);
const introductions =
  /^(?:(?:daten)?stand|stichtag|zum|am|per|vom|(?:kalender|berichts)?(?:jahr|monat)|berichtszeitraum|zeitraum)[ :]*(?=.*\d)/;
const roman = ['i', 'ii', 'iii', 'iv'];
const ordinals = ['erstes', 'zweites', 'drittes', 'viertes'];
const time = '(?:[ t]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?z?)?';
const isoDay = new RegExp(`^(\\d{4})[-/.](\\d{2})[-/.](\\d{2})${time}$`);
const germanDay = new RegExp(`^(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4}|\\d{2})${time}$`);

const two = (text = '') => text.padStart(2, '0');

/**
 * Years that two digits may mean. Spreadsheets read 00 to 29 as 2000 to 2029 and the rest as the century before, other
 * programs draw the line elsewhere; so from 30 on both stay possible.
 */
function yearsOf(text = ''): string[] {
  if (text.length === 4) return [text];
  return Number(text) < 30 ? [`20${text}`] : [`20${text}`, `19${text}`];
}

/** Lower case, without words such as `Stand` before the period itself. */
function bare(text: string): string {
  let plain = text.toLowerCase();
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(introductions, '');
  }
  return plain;
}

/** Every canonical period the text may stand for. */
export function notationsOf(text: string): string[] {
  const plain = bare(text);
  const found = [...daysOf(plain), ...monthsOf(plain), ...quartersOf(plain), ...schoolYearsOf(plain)];
  if (/^\d{4}$/.test(plain)) found.push(plain);
  return [...new Set(found)].filter((id) => parsePeriod(id) !== null);
}

const daysIn = (years: string[], m = '', d = '') => years.map((y) => `${y}-${two(m)}-${two(d)}`);

function germanDays(text: string): string[] {
  const m = germanDay.exec(text);
  return m ? daysIn(yearsOf(m[3]), m[2], m[1]) : [];
}

function daysOf(text: string): string[] {
  let m = isoDay.exec(text) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (m) {
    const days = daysIn(yearsOf(m[1]), m[2], m[3]);
    if (days.some((d) => parsePeriod(d) !== null)) return days;
  }
  const german = germanDays(text);
  if (german.length > 0) return german;
  m = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text);
  if (m) return daysIn(yearsOf(m[3]), m[2], m[1]);
  const named = namedDay.exec(text)?.groups;
  if (named) return daysIn(yearsOf(named.year), monthNumber(named.name), named.day);
  // Day or month first: only the calendar may decide.
  m = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  return m ? [...daysIn(yearsOf(m[3]), m[2], m[1]), ...daysIn(yearsOf(m[3]), m[1], m[2])] : [];
}

function monthsOf(text: string): string[] {
  const m = /^(\d{4})[-/.]?(\d{2})$/.exec(text);
  if (m) return [`${m[1]}-${m[2]}`];
  const turned = /^(\d{1,2}) ?[/.-] ?(\d{4})$/.exec(text);
  if (turned) return [`${turned[2]}-${two(turned[1])}`];
  const named = namedMonth.exec(text)?.groups;
  return named ? yearsOf(named.year).map((y) => `${y}-${monthNumber(named.name)}`) : [];
}

const monthNumber = (name = '') =>
  two(String(months.indexOf(name.replace(/mrz|maerz/, 'mär').slice(0, 3)) + 1));

const quarterWord = '(?:quartal|quart\\.?|qrtl\\.?|qu\\.?|q\\.?|vierteljahr|vj\\.?)';
const number = '(?<n>[1-4]|iv|i{1,3}|erstes|zweites|drittes|viertes)';
const year = '(?<year>\\d{4}|\\d{2})';
const quarters = [
  new RegExp(`^${year}[-/ .]*${quarterWord} ?${number}$`),
  new RegExp(`^${quarterWord} ?${number}[-/ .]+${year}$`),
  /^q(?<n>[1-4])(?<year>\d{4})$/,
  new RegExp(`^${number}\\.? ?${quarterWord}[ /-]*${year}$`),
  new RegExp(`^${year}[-/ .]+${number}\\.? ?${quarterWord}$`),
  /^(?<n>iv|i{1,3})\.?[ /.-](?<year>\d{4}|\d{2})$/,
  /^(?<year>\d{4})[ /.-](?<n>iv|i{1,3})$/,
];

function quartersOf(text: string): string[] {
  for (const notation of quarters) {
    const groups = notation.exec(text)?.groups;
    if (!groups) continue;
    const n = groups.n ?? '';
    const at = Math.max(roman.indexOf(n), ordinals.indexOf(n));
    return yearsOf(groups.year).map((y) => `${y}-Q${at >= 0 ? at + 1 : n}`);
  }
  return [];
}

/** Two digits for both years need the word before them. A Kita year is the same twelve months. */
function schoolYearsOf(text: string): string[] {
  const m =
    /^(?:(?:sj|schuljahr|schulj\.|kita-?jahr|kindergartenjahr) ?)?(\d{4}) ?[-/\u2013] ?(?:20)?(\d{2})$/i.exec(
      text,
    ) ?? /^(?:sj|schuljahr|schulj\.|kita-?jahr|kindergartenjahr) ?(\d{2}) ?[-/\u2013] ?(\d{2})$/i.exec(text);
  if (!m) return [];
  return yearsOf(m[1])
    .filter((y) => Number(m[2]) === (Number(y) + 1) % 100)
    .map((y) => `SJ${y}-${m[2]}`);
}

/**
 * The day a spreadsheet counts by this number, from 2000 to 2049, or `null`. Day 1 is 1 January 1900 and 1900 counts as
 * a leap year (ECMA-376, part 1, 18.17.4.1), so that days from March 1900 on count from 30 December 1899.
 */
export function serialDay(text: string): string | null {
  if (!/^\d{5}(?:[.,]0+)?$/.test(text)) return null;
  const serial = Number(text.slice(0, 5));
  if (serial < 36_526 || serial > 54_788) return null;
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
}
