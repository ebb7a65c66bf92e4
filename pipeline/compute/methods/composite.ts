import { isNumber } from './normal.js';
import { vary } from './vary.js';

type Values = readonly (number | null)[];

/**
 * z = (x - mean) / population standard deviation, over the values that are there; missing ones stay `null`. Where all
 * values are equal (`vary`) nothing can be told apart: all `null`.
 */
export function zScores(values: Values): (number | null)[] {
  const known = values.filter(isNumber);
  if (!vary(known)) return values.map(() => null);
  const centre = known.reduce((sum, v) => sum + v, 0) / known.length;
  const spread = Math.sqrt(known.reduce((sum, v) => sum + (v - centre) ** 2, 0) / known.length);
  return values.map((v) => (isNumber(v) ? (v - centre) / spread : null));
}

export interface CompositeOptions {
  /** Weight of each component; 1 where not named. */
  weights?: Readonly<Record<string, number>>;
  /** Bounds between the classes, ascending; a value on a bound belongs to the class nearer to 0. */
  cuts: readonly number[];
  /** One more than the cuts, for the classes from the lowest values to the highest. */
  labels: readonly string[];
}

export interface CompositeIndex {
  /** z-values per component. */
  components: Record<string, (number | null)[]>;
  sum: (number | null)[];
  /** The sum, standardised again. */
  index: (number | null)[];
  class: (string | null)[];
}

/**
 * Composite index as Berlin's Monitoring Soziale Stadtentwicklung computes it: z-values of the components, their weighted
 * sum standardised again, and its class. Only areas with all components are scored, and only they enter mean and
 * standard deviation; the others are `null` throughout. Which areas are too small is the caller's to decide (`null`).
 */
export function compositeIndex(
  components: Readonly<Record<string, Values>>,
  { weights = {}, cuts, labels }: CompositeOptions,
): CompositeIndex {
  const names = Object.keys(components);
  const size = Math.max(0, ...names.map((name) => components[name]?.length ?? 0));
  const scored = Array.from({ length: size }, (_, i) =>
    names.every((name) => isNumber(components[name]?.[i])),
  );
  const z = Object.fromEntries(
    names.map((name) => [
      name,
      zScores(scored.map((yes, i) => (yes ? (components[name]?.[i] ?? null) : null))),
    ]),
  );
  const sum = scored.map((_, i) =>
    names.reduce<number | null>((total, name) => {
      const own = z[name]?.[i];
      return total === null || !isNumber(own) ? null : total + own * (weights[name] ?? 1);
    }, 0),
  );
  const index = zScores(names.length > 0 ? sum : sum.map(() => null));
  return { components: z, sum, index, class: index.map((v) => classOf(v, cuts, labels)) };
}

/** `null` for a missing value. */
export function classOf(
  value: number | null,
  cuts: readonly number[],
  labels: readonly string[],
): string | null {
  if (value === null) return null;
  return labels[classNumber(value, cuts)] ?? null;
}

/** Number of the class of a value, from 0: a value on a bound belongs to the class nearer to 0. */
export function classNumber(value: number, cuts: readonly number[]): number {
  let passed = 0;
  for (const cut of cuts) if (cut < 0 ? value >= cut : value > cut) passed++;
  return passed;
}
