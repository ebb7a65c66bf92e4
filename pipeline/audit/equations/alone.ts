import type { Hidden } from './hidden.js';
import { exactOf, type Stated } from './stated.js';
import type { Equation, Expression } from './system.js';

/**
 * Whether a count that is hidden must be hidden for its own sake: its group is large enough, and it is tied to no other
 * count that is not known, so that hiding it protects none. Somebody who knows this program knows then that it is small.
 */
export function isAlone(
  { figure, part }: Hidden,
  { terms }: Expression,
  tied: ReadonlySet<number>,
  { ranges }: Stated,
): boolean {
  const [only, another] = terms;
  if (part !== 'numerator' || !only || another || tied.has(only[0])) return false;
  const { group, indicator, pledge } = figure;
  const size = group ? (ranges.get(group.key)?.lower ?? null) : null;
  return indicator.kind === 'count' || (size !== null && size >= pledge.shownFrom);
}

/** Unknowns that stand in an equation with another one. */
export function tiedUnknowns(equations: readonly Equation[]): ReadonlySet<number> {
  const tied = new Set<number>();
  for (const { terms } of equations) if (terms.length > 1) for (const [u] of terms) tied.add(u);
  return tied;
}

/** How many values within an interval the published rules would hide: few cases, or few who are none. */
export function hiddenValues(
  { figure, from, least }: Hidden,
  { lower, upper }: { lower: number; upper: number },
  { ranges }: Stated,
): number {
  const { group, pledge } = figure;
  const size = group ? exactOf(ranges.get(group.key)) : null;
  const isWithin = (n: number) => n >= lower && n <= upper;
  const few = span(from, least).filter(isWithin);
  const rest = size === null ? [] : span(pledge.rest.from, pledge.rest.least).map((n) => size - n);
  return new Set([...few, ...rest.filter(isWithin)]).size;
}

const span = (from: number, before: number): number[] =>
  Array.from({ length: Math.max(0, before - from) }, (_, i) => from + i);
