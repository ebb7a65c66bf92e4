import type { Indicator } from '../model/indicator.js';
import type { Counts } from './counts.js';
import { kindNumber } from './findings/kinds.js';
import {
  differencePValue,
  type Estimator,
  rateEstimator,
  shareDifferencePValue,
  shareEstimator,
} from './methods/index.js';

const [county, counterpart] = [kindNumber('county'), kindNumber('counterpart')];

/** A row of the table of comparisons, by its numbers. */
export interface ComparisonKey {
  definition: number;
  place: number;
  slot: number;
  kind: number;
  reference: number;
  estimated: boolean;
}

/** p-value of a comparison from the counts on both sides; NaN where there is none. */
export function chanceOf(
  { definition, place, slot, kind, reference, estimated }: ComparisonKey,
  indicators: readonly Indicator[],
  counts: Counts,
): number {
  const other = kind === counterpart ? reference : definition;
  const own = counts.of(definition);
  const against = counts.of(other);
  const [a, b] = [indicators[definition]?.method, indicators[other]?.method];
  if (!own || !against || a === undefined || b === undefined) return Number.NaN;
  const ownAt = counts.at(place, slot);
  const [x, n] = [own.x[ownAt] ?? Number.NaN, own.n[ownAt] ?? Number.NaN];
  if (estimated) {
    const then = counts.estimate([definition, place, slot, kind, reference]);
    return then ? chanceBetween(a, x, n, b, then.x, then.n) : Number.NaN;
  }
  const isPlace = kind <= county;
  const otherAt = counts.at(isPlace ? reference : place, isPlace || kind === counterpart ? slot : reference);
  return chanceBetween(a, x, n, b, against.x[otherAt] ?? Number.NaN, against.n[otherAt] ?? Number.NaN);
}

type Method = Indicator['method'];

/** p-value of two figures from their methods and counts; NaN where there is none. */
export function chanceBetween(a: Method, x: number, n: number, b: Method, y: number, m: number): number {
  if (a === 'wilson' && b === 'wilson') {
    return n > 0 && m > 0 && x >= 0 && y >= 0 && x <= n && y <= m
      ? shareDifferencePValue(x, n, y, m)
      : Number.NaN;
  }
  const [own, other] = [estimatorOf(a, x, n), estimatorOf(b, y, m)];
  return own && other ? differencePValue(own, other) : Number.NaN;
}

/** Shares and rates, not yet times the factor; `null` for all else. */
function estimatorOf(method: Method, x: number, n: number): Estimator | null {
  if (!(n > 0 && x >= 0)) return null;
  if (method === 'byar') return rateEstimator(x, n);
  return method === 'wilson' && x <= n ? shareEstimator(x, n) : null;
}
