/** Numbers in running German text, as official tables print them. */

export interface NumberToken {
  /** As it stands in the text, sign included. */
  text: string;
  number: number;
  decimals: number;
  start: number;
  end: number;
  /** Word before and after it, in lower case; '' where a sentence or the text begins or ends, or a number stands there. */
  before: string;
  after: string;
}

/** Space, narrow no-break space or dot between thousands; a minus of either kind only where no word or number precedes. */
const pattern = /(?:(?<![\p{L}\p{N}%)])[-\u2212+])?(?:\d{1,3}(?:[\u202f\u00a0.]\d{3})+(?!\d)|\d+)(?:,\d+)?/gu;
const wordBefore = /([\p{L}§]+)[^\p{L}\p{N}.;:§]*$/u;
const wordAfter = /^[^\p{L}\p{N}.;:]*(\p{L}+)/u;

/** Every number of a text in its order. `masked` parts (dates) are to be blanked before. */
export function numbersIn(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  for (const match of text.matchAll(pattern)) {
    const printed = match[0];
    const start = match.index;
    const end = start + printed.length;
    tokens.push({
      text: printed,
      ...germanNumber(printed),
      start,
      end,
      before: wordBefore.exec(text.slice(Math.max(0, start - 40), start))?.[1]?.toLowerCase() ?? '',
      after: wordAfter.exec(text.slice(end, end + 40))?.[1]?.toLowerCase() ?? '',
    });
  }
  return tokens;
}

/** `1 234,5` -> 1234.5 with one decimal place. */
export function germanNumber(text: string): { number: number; decimals: number } {
  const plain = text
    .replace(/[\u202f\u00a0.+]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  return { number: Number(plain), decimals: plain.split('.')[1]?.length ?? 0 };
}

/** Key of a printed number: equal for equal value and equal number of decimal places. The sign is left out. */
export const keyOf = (number: number, decimals: number): string => Math.abs(number).toFixed(decimals);
