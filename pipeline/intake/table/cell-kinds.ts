/** What a cell looks like, without any knowledge of the dataset. */

export type CellKind = 'empty' | 'number' | 'sign' | 'date' | 'text';

/** Signs of DIN 55301 and of the Bundesagentur, also in brackets. */
const sign = /^(?:[-–—−./*xX…]|-{2,3}|\.{3}|\([-–./]?\))$/;
const months =
  'jan(?:uar)?|feb(?:ruar)?|märz|mrz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?';
const date = new RegExp(
  [
    '\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?(?:\\d{4}|\\d{2})',
    '\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2})?)?',
    '(?:sj|schuljahr|ws|ss)?\\s?\\d{4}\\s?[-/–]\\s?\\d{2,4}',
    '\\d{4}[-/ ]?q[1-4]|q[1-4][-/ ]\\d{4}|(?:[1-4]|i{1,3}|iv)\\.?\\s?quartal\\s?\\d{4}',
    '\\d{1,2}/\\d{4}',
    `(?:${months})\\.?[\\s-]?(?:\\d{4}|\\d{2})`,
  ].join('|'),
);
const wholeDate = new RegExp(`^(?:${date.source})$`, 'i');
/** Generous: what an office may print as a number, with brackets, per cent, a star or a letter of revision behind it. */
const number =
  /^\(?[<>≤≥]?\s*[-+−–]?\s*(?:\d[\d.,'’ \u00a0\u2007\u2009\u202f]*\d|\d|[.,]\d+)\s*(?:%|€|\*| [rpes])?\)?$/;

/** No number, sign or date of an office is longer. */
const longest = 40;

export function kindOf(cell: string): CellKind {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (text.length > longest) return 'text';
  if (isDigits(text)) return 'number';
  const first = text.charCodeAt(0);
  // Most texts begin with a letter that begins none of the others.
  if (first > 64 && first < 123 && !/^(?:x$|[a-z]{1,11}\.?[\s-]?\d)/i.test(text)) return 'text';
  if (sign.test(text)) return 'sign';
  if (wholeDate.test(text)) return 'date';
  return number.test(text) ? 'number' : 'text';
}

/** Most cells are; no need to try the patterns of signs and dates on them. */
function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** A plain whole number, else `null`. */
export function wholeNumber(cell: string): number | null {
  const text = cell.trim();
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
