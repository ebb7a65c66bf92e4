/** Numbers in running German text, as official tables print them. */

import { digit, kindOf, letter, other, paragraph } from './signs.js';

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

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isMinus = (code: number): boolean => code === 0x2d || code === 0x2212;
const [plus, comma, percent, bracket] = [0x2b, 0x2c, 0x25, 0x29];
/** Narrow and common no-break space and dot. */
const isBetweenThousands = (code: number): boolean => code === 0x202f || code === 0xa0 || code === 0x2e;
/** How far from a number a word is looked for. */
const reach = 40;

/** Every number of a text in its order. `masked` parts (dates) are to be blanked before. */
export function numbersIn(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    const start = isSign(text, at - 1) ? at - 1 : at;
    const end = endOf(text, at);
    const printed = text.slice(start, end);
    const { number, decimals } = germanNumber(printed);
    const [before, after] = [wordBefore(text, start), wordAfter(text, end)];
    tokens.push({ text: printed, number, decimals, start, end, before, after });
    at = end - 1;
  }
  return tokens;
}

/** A sign of either kind, only where no word, number, bracket or percent sign precedes. */
function isSign(text: string, at: number): boolean {
  if (at < 0) return false;
  const code = text.charCodeAt(at);
  if (!isMinus(code) && code !== plus) return false;
  if (at === 0) return true;
  const previous = text.charCodeAt(at - 1);
  const kind = kindOf(previous);
  return kind !== letter && kind !== digit && previous !== percent && previous !== bracket;
}

/** Where the number ends that begins here: groups of three digits and decimal places belong to it. */
function endOf(text: string, start: number): number {
  let end = digitsFrom(text, start);
  if (end - start <= 3) {
    while (isBetweenThousands(text.charCodeAt(end)) && digitsFrom(text, end + 1) === end + 4) end += 4;
  }
  const places = text.charCodeAt(end) === comma ? digitsFrom(text, end + 1) : 0;
  return places > end + 1 ? places : end;
}

function digitsFrom(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

function wordBefore(text: string, start: number): string {
  const least = Math.max(0, start - reach);
  let end = start;
  while (end > least && kindOf(text.charCodeAt(end - 1)) === other) end -= 1;
  let begin = end;
  while (begin > least && isOfWord(kindOf(text.charCodeAt(begin - 1)))) begin -= 1;
  return begin === end ? '' : text.slice(begin, end).toLowerCase();
}

const isOfWord = (kind: number): boolean => kind === letter || kind === paragraph;

function wordAfter(text: string, end: number): string {
  const most = Math.min(text.length, end + reach);
  let begin = end;
  while (begin < most && kindOf(text.charCodeAt(begin)) >= paragraph) begin += 1;
  let last = begin;
  while (last < most && kindOf(text.charCodeAt(last)) === letter) last += 1;
  return begin === last ? '' : text.slice(begin, last).toLowerCase();
}

/** `1 234,5` -> 1234.5 with one decimal place. */
export function germanNumber(text: string): { number: number; decimals: number } {
  const first = text.charCodeAt(0);
  let at = isMinus(first) || first === plus ? 1 : 0;
  let digits = 0;
  let decimals = -1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      digits = digits * 10 + code - 0x30;
      if (decimals >= 0) decimals += 1;
    } else if (code === comma && decimals < 0) decimals = 0;
    else if (!isBetweenThousands(code)) return anyNumber(text);
  }
  // With more digits, or none, the division would not be exact.
  if (digits === 0 || digits > Number.MAX_SAFE_INTEGER) return anyNumber(text);
  const value = decimals > 0 ? digits / 10 ** decimals : digits;
  return { number: isMinus(first) ? -value : value, decimals: Math.max(0, decimals) };
}

/** The same for texts of any kind; NaN for what is no number. */
function anyNumber(text: string): { number: number; decimals: number } {
  const plain = /[^\d-]/.test(text)
    ? text
        .replace(/[\u202f\u00a0.+]/g, '')
        .replace('\u2212', '-')
        .replace(',', '.')
    : text;
  const point = plain.indexOf('.');
  return { number: Number(plain), decimals: point < 0 ? 0 : plain.length - point - 1 };
}

/** Key of a printed number: equal for equal value and equal number of decimal places. The sign is left out. */
export const keyOf = (number: number, decimals: number): string =>
  decimals === 0 && Number.isSafeInteger(number)
    ? String(Math.abs(number))
    : Math.abs(number).toFixed(decimals);
