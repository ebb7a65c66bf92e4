import { underThreshold } from '../model/messages/feedback.js';
import type { Problem } from '../model/problem.js';

/**
 * A Rückmeldung travels by e-mail, so no count from 1 to under the threshold may stand in it. Where a text was copied
 * from a delivery, any number in it may be such a count, even in a key column: columns slip.
 */
export function maskProblem(problem: Problem, threshold: number): Problem {
  const { found, column, expected, remedy, consequence } = problem;
  const inQuotes = (text: string) => maskQuotes(text, threshold, (t) => hasSmall(t, threshold));
  const everywhere = (text: string) => maskNumbers(inQuotes(text), threshold);
  const plain = (text: string) => text;
  const other = !problem.quotesValues ? plain : ownNumbers(problem) ? inQuotes : everywhere;
  return {
    ...problem,
    ...(column === undefined ? {} : { column: maskHeading(column, threshold) }),
    ...(found === undefined ? {} : { found: maskFound(problem, found, threshold) }),
    ...(expected === undefined ? {} : { expected: other(expected) }),
    ...(remedy === undefined ? {} : { remedy: other(remedy) }),
    ...(consequence === undefined ? {} : { consequence: other(consequence) }),
  };
}

/** Codes whose texts hold values in quotation marks only; the other numbers are examples or count cells. */
const ownNumbers = (problem: Problem): boolean =>
  ['surplus-cells', 'missing-cells', 'number-became-date'].includes(problem.code);

function maskFound(problem: Problem, found: string, threshold: number): string {
  const isSmall = (text: string) => hasSmall(text, threshold);
  if (problem.quotesValues) {
    const quotes = maskQuotes(found, threshold, isSmall);
    return ownNumbers(problem) ? quotes : maskNumbers(quotes, threshold);
  }
  // A row is known by its place in the sheet; a problem of a heading has none.
  const ofRow = problem.sheetRow !== undefined;
  return maskQuotes(found, threshold, (text) =>
    ofRow ? isSmall(text) && !isNotation(text) : isBareSmall(text, threshold),
  );
}

/** A heading that is nothing but a small number may be a value: the first row was taken for the heading. */
export function maskHeading(heading: string, threshold: number): string {
  return isBareSmall(heading, threshold) ? underThreshold(threshold) : heading;
}

const quoted = /»([^«]*)«/gu;
const maskQuotes = (text: string, threshold: number, small: (text: string) => boolean): string =>
  text.replace(quoted, (whole, inner: string) => (small(inner) ? underThreshold(threshold) : whole));

const maskNumbers = (text: string, threshold: number): string =>
  text === underThreshold(threshold)
    ? text
    : text
        .split(underThreshold(threshold))
        .map((part) =>
          part.replace(ownOrNumber, (token, own?: string) =>
            own === undefined && isSmallNumber(token, threshold) ? underThreshold(threshold) : token,
          ),
        )
        .join(underThreshold(threshold));

/** A number after `Zeile` is that of a row. */
const numbers = /(?<!Zeile |\d)\d+(?:[.,'’\u00a0\u202f]\d+)*/gu;
/** What our own texts say about when and where is no count: `2. Quartal 2025`, `01.02.2025`, `2025-Q2`, `area: "…"`. */
const ownOrNumber = new RegExp(
  `(area: "[^"]*"|(?<!\\d)(?:[1-4]\\. Quartal (?:19|20)\\d\\d|\\d\\d\\.\\d\\d\\.(?:19|20)\\d\\d|(?:19|20)\\d\\d-(?:Q[1-4]|\\d\\d))(?!\\d))|${numbers.source}`,
  'gu',
);
/** Counts written out, the word at its number. */
const words = [
  [],
  ['ein', 'eins', 'eine', 'einer', 'einen'],
  ['zwei', 'zwo'],
  ['drei'],
  ['vier'],
  ['fünf', 'fuenf'],
  ['sechs'],
  ['sieben'],
  ['acht'],
  ['neun'],
  ['zehn'],
  ['elf'],
  ['zwölf', 'zwoelf'],
];
const hasSmallWord = (text: string, threshold: number): boolean =>
  words
    .slice(0, threshold)
    .flat()
    .some((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(text));

/** Whether a copied text holds a number from 1 to under the threshold, in digits of any script or as a word. */
function hasSmall(text: string, threshold: number): boolean {
  if (threshold <= 1) return false;
  const plain = text.normalize('NFKC');
  if (hasSmallWord(plain, threshold)) return true;
  if (/\p{N}/u.test(plain.replace(/\d/g, ''))) return true;
  return (plain.match(numbers) ?? []).some((token) => isSmallNumber(token, threshold));
}

const isBareSmall = (text: string, threshold: number): boolean =>
  /^[^\p{L}]*$/u.test(text) && hasSmall(text, threshold) && !isNotation(text);

/** `12,0` is twelve, `1.234` a thousand; what could be read either way counts as the smaller one. */
function isSmallNumber(token: string, threshold: number): boolean {
  const parts = token.split(/[^\d]/);
  if (parts.length === 1) {
    // A leading zero belongs to keys, not to counts.
    return !/^0\d/.test(token) && inRange(Number(token), threshold);
  }
  const grouped = parts.slice(1).every((p) => p.length === 3);
  // A blank never separates decimals, and no number has two decimal marks.
  if (grouped && (parts.length > 2 || /[\u00a0\u202f]/.test(token)))
    return inRange(Number(parts.join('')), threshold);
  if (grouped && parts.slice(1).some((p) => /[1-9]/.test(p)))
    return inRange(Number(parts.join('')), threshold);
  if (parts.length === 2) return inRange(Number(parts.join('.')), threshold);
  return parts.some((p) => inRange(Number(p), threshold));
}

const inRange = (value: number, threshold: number): boolean => value > 0 && value < threshold;

/** Notations that are plainly a period, an age span or a key. */
const isNotation = (text: string): boolean =>
  [
    /^\d{1,2}\.\d{1,2}\.(19|20)\d{2}$/,
    /^(19|20)\d{2}[-/.](Q ?)?\d{1,2}([-/.]\d{1,2})?$/i,
    /^(Q ?|\d{1,2}[./]|[1-9]\. ?Quartal )(19|20)\d{2}$/i,
    /^\d{1,3} ?(-|–|bis|bis unter) ?\d{1,3}$/,
    /^\d{6,12}-\d{1,3}$/,
    /^(unter|ab|über) \d{1,3}$|^\d{1,3}\+$/,
  ].some((notation) => notation.test(text.trim()));
