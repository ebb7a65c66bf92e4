import type { Status } from './figures.js';

/** German notation of figures, and the signs of DIN 55301 as official statistics print them. */

/** U+202F, narrow no-break space, between thousands and before units. */
export const thinSpace = '\u202f';

/**
 * `48518` -> `48 518` (narrow no-break space), `21.034` with one decimal -> `21,0`, negatives with U+2212.
 * Rounds half away from zero on the decimal text, so that 0.125 with two decimals gives `0,13`.
 */
export function formatNumber(value: number, decimals: number): string {
  const rounded = roundHalfAway(Math.abs(value), decimals);
  const text = rounded.toFixed(decimals);
  const whole = decimals > 0 ? text.slice(0, -decimals - 1) : text;
  const fraction = decimals > 0 ? text.slice(-decimals) : undefined;
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, thinSpace) : whole;
  const sign = value < 0 && rounded !== 0 ? '\u2212' : '';
  return sign + (fraction === undefined ? grouped : `${grouped},${fraction}`);
}

/** Rounds the decimal notation of a non-negative number half up; free of binary surprises such as 1.005. */
export function roundHalfAway(value: number, decimals: number): number {
  const near = value * 10 ** decimals;
  // Away from a half the plain way cannot go wrong, and it is many times faster.
  if (near < 1e8 && Math.abs(near - Math.floor(near) - 0.5) > 1e-6) return Math.round(near) / 10 ** decimals;
  const [mantissa = '0', exponent = '0'] = value.toExponential(15).split('e');
  const shifted = Math.round(Number(`${Number(mantissa).toPrecision(15)}e${Number(exponent) + decimals}`));
  return Number(`${shifted}e${-decimals}`);
}

/** Value with its unit: `21,0 %`, `13,2 je 100 Einwohner`. A count of persons needs no unit. */
export function withUnit(text: string, unit: string): string {
  return unit === '' ? text : `${text}${thinSpace}${unit}`;
}

/** Sign of a value that is not shown as a number. An exact zero of a count is `–`, see `formatCount`. */
export const signOf: Record<Exclude<Status, 'ok' | 'estimated' | 'merged'>, string> = {
  suppressed: '.',
  unreliable: '/',
  pending: '...',
  not_delivered: '.',
  not_applicable: 'x',
};

/** What the sign means: for legends and for screen readers. */
export const spokenStatus: Record<Status, string> = {
  ok: '',
  suppressed: 'geheim gehalten',
  unreliable: 'nicht sicher genug',
  pending: 'Angabe folgt später',
  estimated: 'geschätzt',
  merged: 'mit anderen zusammengefasst',
  not_delivered: 'nicht geliefert',
  not_applicable: 'nicht zutreffend',
};

/** A count: exact zero is printed as an en dash. */
export function formatCount(value: number): string {
  return value === 0 ? '–' : formatNumber(value, 0);
}

/** `Kamen, Lünen und Selm` */
export function enumerate(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`;
}

/** Form for comparing names and headings: lower case, umlauts kept, punctuation and spaces folded to one blank; what nobody
 * sees, such as soft hyphens, is not there. */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}+<>]+/gu, ' ')
    .trim();
}

/**
 * The nearest of `known` for a "did you mean", or null where nothing is near (Damerau-Levenshtein up to a third). What
 * has no character in common, such as `2` and `m`, is not near.
 */
export function nearest(text: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.min(text.length - 1, Math.max(1, Math.floor(text.length / 3))) + 1;
  const own = text.toLowerCase();
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    if (Math.abs(own.length - other.length) >= bestDistance) continue;
    const d = distance(own, other);
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  let beforePrevious: number[] = [];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d = Math.min(d, (beforePrevious[j - 2] ?? 0) + 1);
      }
      row.push(d);
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
