/**
 * Periods as the field writes them: `2025`, `2025-Q4`, `2025-12`, `2025-06-30`, `SJ2024-25`.
 * Dates are ISO strings (`YYYY-MM-DD`), so that they compare as text.
 */
export type PeriodKind = 'year' | 'quarter' | 'month' | 'day' | 'school_year';

export interface Period {
  /** Canonical text, the key used everywhere. */
  readonly id: string;
  readonly kind: PeriodKind;
  /** First and last day, ISO. */
  readonly start: string;
  readonly end: string;
}

const pad = (n: number, width = 2) => String(n).padStart(width, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const iso = (year: number, month: number, day: number) => `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
}

/** A build asks for its few periods hundreds of thousands of times. */
const known = new Map<string, Period>();
const mostKnown = 1000;

/** Parses the canonical notation only; gives `null` for anything else. Notations of deliveries are read in `intake`. */
export function parsePeriod(text: string): Period | null {
  const earlier = known.get(text);
  if (earlier) return earlier;
  const period = parsed(text);
  if (period && known.size < mostKnown) known.set(text, period);
  return period;
}

function parsed(text: string): Period | null {
  let m = /^(\d{4})$/.exec(text);
  if (m) {
    const y = Number(m[1]);
    return { id: text, kind: 'year', start: iso(y, 1, 1), end: iso(y, 12, 31) };
  }
  m = /^(\d{4})-Q([1-4])$/.exec(text);
  if (m) {
    const y = Number(m[1]);
    const last = Number(m[2]) * 3;
    return { id: text, kind: 'quarter', start: iso(y, last - 2, 1), end: iso(y, last, lastDay(y, last)) };
  }
  m = /^(\d{4})-(\d{2})$/.exec(text);
  if (m) {
    const y = Number(m[1]);
    const mo = Number(m[2]);
    if (mo < 1 || mo > 12) return null;
    return { id: text, kind: 'month', start: iso(y, mo, 1), end: iso(y, mo, lastDay(y, mo)) };
  }
  m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (m) {
    if (!isDate(Number(m[1]), Number(m[2]), Number(m[3]))) return null;
    return { id: text, kind: 'day', start: text, end: text };
  }
  m = /^SJ(\d{4})-(\d{2})$/.exec(text);
  if (m) {
    const y = Number(m[1]);
    if (Number(m[2]) !== (y + 1) % 100) return null;
    return { id: text, kind: 'school_year', start: iso(y, 8, 1), end: iso(y + 1, 7, 31) };
  }
  return null;
}

/** The period `steps` later (earlier if negative) of the same kind. A day steps by one year, as reference days do. */
export function shiftPeriod(period: Period, steps: number): Period {
  const year = Number(period.start.slice(0, 4));
  const month = Number(period.start.slice(5, 7));
  const shifted = (() => {
    switch (period.kind) {
      case 'year':
        return pad(year + steps, 4);
      case 'quarter': {
        const q = year * 4 + (month - 1) / 3 + steps;
        return `${pad(Math.floor(q / 4), 4)}-Q${(q % 4) + 1}`;
      }
      case 'month': {
        const mo = year * 12 + (month - 1) + steps;
        return `${pad(Math.floor(mo / 12), 4)}-${pad((mo % 12) + 1)}`;
      }
      case 'day': {
        const y = year + steps;
        return iso(y, month, Math.min(Number(period.start.slice(8)), lastDay(y, month)));
      }
      case 'school_year':
        return `SJ${pad(year + steps, 4)}-${pad((year + steps + 1) % 100)}`;
    }
  })();
  const found = parsePeriod(shifted);
  if (!found) throw new Error(`period arithmetic left the calendar: ${period.id} ${steps}`);
  return found;
}

/** The period of a kind in which a day lies. */
export function periodAt(date: string, kind: PeriodKind): Period {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  const school = month >= 8 ? year : year - 1;
  const id = {
    year: pad(year, 4),
    quarter: `${pad(year, 4)}-Q${Math.ceil(month / 3)}`,
    month: date.slice(0, 7),
    day: date,
    school_year: `SJ${pad(school, 4)}-${pad((school + 1) % 100)}`,
  }[kind];
  const found = parsePeriod(id);
  if (!found) throw new Error(`not a date: ${date}`);
  return found;
}

/** The day of the same number so many months later; where that month is too short, its last day (as § 188 BGB counts). */
export function monthsLater(date: string, months: number): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const later = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(later / 12), (later % 12) + 1];
  return iso(y, m, Math.min(day, lastDay(y, m)));
}

/** German wording for headings and sentences. */
export function periodLabel(id: string): string {
  const p = parsePeriod(id);
  if (!p) return id;
  switch (p.kind) {
    case 'year':
      return id;
    case 'quarter':
      return `${id.slice(6)}. Quartal ${id.slice(0, 4)}`;
    case 'month':
      return `${monthNames[Number(id.slice(5)) - 1]} ${id.slice(0, 4)}`;
    case 'day':
      return dateLabel(id);
    case 'school_year':
      return `Schuljahr ${id.slice(2, 6)}/${id.slice(7)}`;
  }
}

/** `2025-12-31` -> `31.12.2025` */
export function dateLabel(date: string): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

const monthNames = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
