import { type Dataset, kindOfRhythm, referenceDateOf } from '../model/dataset.js';
import { type Period, type PeriodKind, parsePeriod } from '../model/period.js';

/** Notations of deliveries, brought to the kind of period the dataset has. */

export type PeriodFormat = 'auto' | 'yyyymm' | 'yyyymmdd' | 'yyyy' | 'dd.mm.yyyy' | 'mm/yyyy' | 'school_year';
export type PeriodTarget = 'keep' | 'year' | 'quarter' | 'month' | 'day';

export interface PeriodRule {
  format: PeriodFormat;
  as: PeriodTarget;
}

export type PeriodReading =
  | { period: string; referenceDate: string }
  | { fail: 'unknown' | 'unfit' }
  | { fail: 'ambiguous'; readings: string[] };

/** Reads the text of a delivery as a period of this dataset. Never guesses between two readings that both fit. */
export function readPeriod(text: string, dataset: Dataset, rule: PeriodRule): PeriodReading {
  const clean = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const unclear = rule.format === 'auto' ? quarterOrMonth(clean) : null;
  if (unclear) return { fail: 'ambiguous', readings: unclear };
  const notations = rule.format === 'auto' ? anyNotation(clean) : [byFormat(clean, rule.format)];
  const read = notations.map((id) => (id === null ? null : parsePeriod(id))).filter((p) => p !== null);
  if (read.length === 0) return { fail: 'unknown' };
  const fitting = read.map((p) => broughtTo(dataset, rule.as, p)).filter((p) => p !== null);
  const [first, second] = fitting;
  if (!first) return { fail: 'unfit' };
  if (second && second !== first) return { fail: 'ambiguous', readings: [first, second] };
  return { period: first, referenceDate: referenceDateOf(dataset, first) };
}

/** Brings a period to the kind of the dataset, if its reference date says that it is that period; else `null`. */
function broughtTo(dataset: Dataset, as: PeriodTarget, given: Period): string | null {
  const rule = dataset.reference_date;
  if (as !== 'keep') {
    const period = containing(given, as);
    if (!period) return null;
    return dataset.rhythm === 'once' || period.kind === kindOfRhythm[dataset.rhythm] ? period.id : null;
  }
  if (dataset.rhythm === 'once') {
    if (given.kind === 'day') return given.id;
    const fixed = typeof rule === 'object' && 'date' in rule ? rule.date : null;
    return fixed !== null && fixed >= given.start && fixed <= given.end ? fixed : null;
  }
  const kind = kindOfRhythm[dataset.rhythm];
  if (given.kind === kind) return given.id;
  const whole = containing(given, kind);
  if (!whole) return null;
  const day = referenceDateOf(dataset, whole.id);
  if (given.kind === 'quarter' ? day === given.end : day >= given.start && day <= given.end) return whole.id;
  return null;
}

/** The period of a kind in which all of `given` lies; of a longer `given` the last day, if a day is wanted. */
function containing(given: Period, kind: PeriodKind): Period | null {
  const year = given.end.slice(0, 4);
  const month = Number(given.end.slice(5, 7));
  const schoolStart = month >= 8 ? Number(year) : Number(year) - 1;
  const id = {
    year,
    quarter: `${year}-Q${Math.ceil(month / 3)}`,
    month: given.end.slice(0, 7),
    day: given.end,
    school_year: `SJ${schoolStart}-${String((schoolStart + 1) % 100).padStart(2, '0')}`,
  }[kind];
  const period = parsePeriod(id);
  if (!period) return null;
  return kind === 'day' || (given.start >= period.start && given.end <= period.end) ? period : null;
}

/** `2025/4` and `4/2025`: quarter or month. */
function quarterOrMonth(text: string): string[] | null {
  const m = /^(\d{4}) ?[/.] ?([1-4])$/.exec(text) ?? /^([1-4]) ?[/.] ?(\d{4})$/.exec(text);
  if (!m) return null;
  const [year, n] = (m[1] ?? '').length === 4 ? [m[1], m[2]] : [m[2], m[1]];
  return [`${year}-Q${n}`, `${year}-0${n}`];
}

function byFormat(text: string, format: Exclude<PeriodFormat, 'auto'>): string | null {
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
      return dayOf(text);
    case 'mm/yyyy':
      return iso(/^(?<m>\d{1,2})\/(?<y>\d{4})$/);
    case 'school_year':
      return schoolYearOf(text);
  }
}

const months = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];
const monthNames =
  /^(jan(?:uar)?|feb(?:ruar)?|märz|mrz|mär|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)\.?[ -]?(\d{4})$/;
const roman = ['i', 'ii', 'iii', 'iv'];

/** Every canonical period the text may stand for. */
function anyNotation(text: string): string[] {
  const plain = text.toLowerCase().replace(/^(stand|stichtag|zum|am)[ :]*(?=\d)/, '');
  const found: (string | null)[] = [];
  let m = /^(\d{4})-(\d{2})-(\d{2})(?:[ t]00:00(?::00(?:\.0+)?)?)?$/.exec(plain);
  if (m) found.push(`${m[1]}-${m[2]}-${m[3]}`);
  m = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (m) found.push(`${m[1]}-${m[2]}-${m[3]}`);
  m = /^(\d{4})[-/]?(\d{2})$/.exec(plain);
  if (m) found.push(`${m[1]}-${m[2]}`);
  m = /^(\d{1,2}) ?[/.] ?(\d{4})$/.exec(plain);
  if (m) found.push(`${m[2]}-${(m[1] ?? '').padStart(2, '0')}`);
  m = monthNames.exec(plain);
  if (m) {
    const month = months.indexOf((m[1] ?? '').replace('mrz', 'mär').slice(0, 3)) + 1;
    found.push(`${m[2]}-${String(month).padStart(2, '0')}`);
  }
  found.push(dayOf(plain), quarterOf(plain), schoolYearOf(plain), /^\d{4}$/.test(plain) ? plain : null);
  return [...new Set(found.filter((id) => id !== null && parsePeriod(id) !== null))] as string[];
}

function dayOf(text: string): string | null {
  const m = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?: 00:00(?::00)?)?$/.exec(text);
  return m ? `${m[3]}-${(m[2] ?? '').padStart(2, '0')}-${(m[1] ?? '').padStart(2, '0')}` : null;
}

function quarterOf(text: string): string | null {
  const m =
    /^(?<year>\d{4})[-/ .]?q(?<n>[1-4])$/.exec(text) ??
    /^q ?(?<n>[1-4])[-/ .]?(?<year>\d{4})$/.exec(text) ??
    /^(?<n>[1-4])\.? ?(?:quartal|quart\.|qu\.|vierteljahr|vj\.?)[ /-]?(?<year>\d{4})$/.exec(text) ??
    /^(?<n>i|ii|iii|iv)\.?[ /.-](?:quartal |quart\. )?(?<year>\d{4})$/.exec(text) ??
    /^(?<year>\d{4})[ /.-](?<n>i|ii|iii|iv)$/.exec(text);
  if (!m?.groups) return null;
  const n = m.groups.n ?? '';
  return `${m.groups.year}-Q${roman.includes(n) ? roman.indexOf(n) + 1 : n}`;
}

function schoolYearOf(text: string): string | null {
  const m = /^(?:sj ?|schuljahr )?(\d{4}) ?[-/\u2013] ?(?:20)?(\d{2})$/i.exec(text);
  return m && Number(m[2]) === (Number(m[1]) + 1) % 100 ? `SJ${m[1]}-${m[2]}` : null;
}
