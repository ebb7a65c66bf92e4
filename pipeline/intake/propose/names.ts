import type { Column } from '../../model/dataset.js';
import { foldText } from '../../model/german.js';
import { headingRank } from '../table/headings.js';
import { foldHeading } from '../table/table.js';

/**
 * How far a heading names a column of the dataset, 0 to 1. 1: its id, label or an alias. Else the harmonic mean of the
 * shares of both names that find a partner, token by token: equal, beginning, a letter or two off, or abbreviated.
 * `common`: tokens that most headings of the file share and that therefore say nothing.
 */
export function nameScore(heading: string, column: Column, common: ReadonlySet<string>): number {
  if (headingRank(column, foldHeading(heading.replace(/#\d+$/, ''))) !== null) return 1;
  const told = wordsOf(heading).filter((t) => !common.has(t));
  const given = telling(told);
  const names = [column.id, column.label, ...column.aliases];
  return Math.max(0, ...names.map((name) => tokenScore(given, tokensOf(name))));
}

const silent = new Set(
  'der die das des dem den und oder von vom an am im in zu je mit dar darunter davon anzahl zahl summe'.split(
    ' ',
  ),
);

/** Words in lower case without umlauts; `CamelCase`, `_` and the border between letters and digits divide. */
export const tokensOf = (text: string): readonly string[] => telling(wordsOf(text));

function wordsOf(text: string): string[] {
  const plain = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\d)|(\d)(\p{L})/gu, '$1$3 $2$4');
  const words = foldText(plain)
    .replace(/[äöü]/g, (c) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[c] ?? c)
    .split(' ')
    .filter((t) => t !== '');
  return words;
}

/** Without words that say nothing, unless nothing else is there. */
function telling(words: readonly string[]): readonly string[] {
  const left = words.filter((t) => !silent.has(t));
  return left.length > 0 ? left : words;
}

/** Tokens that at least four of five headings share, where there are enough headings to tell. */
export function commonTokens(headings: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const heading of headings) {
    for (const token of new Set(wordsOf(heading))) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const enough = [...counts].filter(([, n]) => headings.length >= 4 && n >= headings.length * 0.8);
  return new Set(enough.map(([token]) => token));
}

export function tokenScore(given: readonly string[], wanted: readonly string[]): number {
  if (given.length === 0 || wanted.length === 0) return 0;
  const found = share(given, wanted);
  const covered = share(wanted, given);
  return found + covered === 0 ? 0 : (0.95 * 2 * found * covered) / (found + covered);
}

/** Long words weigh more than short ones. */
function share(tokens: readonly string[], others: readonly string[]): number {
  const weight = (t: string) => Math.min(t.length, 8);
  const total = tokens.reduce((sum, t) => sum + weight(t), 0);
  const found = tokens.reduce(
    (sum, t) => sum + weight(t) * Math.max(0, ...others.map((o) => likeness(t, o))),
    0,
  );
  return found / total;
}

function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (/^\d+$/.test(short) || /^\d+$/.test(long)) return 0;
  if (short.length >= 3 && long.startsWith(short)) return 0.85;
  if (short.length >= 5 && offBy(short, long) <= Math.floor(long.length / 5)) return 0.75;
  if (short.length >= 5 && long.includes(short)) return 0.6;
  return short.length >= 3 && isAbbreviation(short, long) ? 0.5 : 0;
}

/** Letters in the same order from the same first letter on: `uegew` of `uebergewicht`. */
function isAbbreviation(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Levenshtein distance. */
function offBy(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
