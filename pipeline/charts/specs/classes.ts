import { formatNumber, roundHalfAway } from '../../model/german.js';
import { classBelow, classBetween, classFrom, oneClass } from '../../model/messages/charts.js';

/** Limits as they are printed, ascending and without doubles, so that a value is classed as the reader reads it. */
export function classLimits(breaks: readonly number[], decimals: number): number[] {
  return [...new Set(breaks.map((b) => rounded(b, decimals)))].sort((a, b) => a - b);
}

/** Class of a value, from 0: a limit belongs to the class above it. */
export function classOf(value: number, limits: readonly number[], decimals: number): number {
  return limits.filter((limit) => limit <= rounded(value, decimals)).length;
}

/** German labels of the classes, lowest first; one more than limits. */
export function classLabels(limits: readonly number[], decimals: number): string[] {
  const texts = limits.map((limit) => formatNumber(limit, decimals));
  const [first] = texts;
  const last = texts.at(-1);
  if (first === undefined || last === undefined) return [oneClass()];
  const between = texts.slice(1).map((below, i) => classBetween(texts[i] ?? '', below));
  return [classBelow(first), ...between, classFrom(last)];
}

const rounded = (value: number, decimals: number): number =>
  Math.sign(value) * roundHalfAway(Math.abs(value), decimals) + 0;
