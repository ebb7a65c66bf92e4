import type { Indicator } from '../../model/indicator.js';
import type { Columns } from '../grid/grid.js';
import { chanceClasses } from './chance-class.js';

/** Both sides of the comparisons of a family. */
export interface Sides {
  own: Columns;
  other: Columns;
  /** What former places were worth. */
  estimates: Columns;
  method: Indicator['method'];
  otherMethod: Indicator['method'];
  /** The unit of shares, NaN where not both sides are shares. */
  scale: number;
}

export interface Run {
  /** First row. */
  from: number;
  reference: number | null;
  /** Whether the other figures stand among the estimates. */
  estimated: boolean;
}

/** First row and the one after the last of each run. */
export const runsOf = ({ runs, size }: Family): (Run & { to: number })[] =>
  runs.map((run, i) => ({ ...run, to: runs[i + 1]?.from ?? size })).filter(({ from, to }) => to > from);

/**
 * Comparisons of one definition, period, kind and level, which are judged together: one column each, the first `size` of which are
 * filled. The same columns serve one family after the other.
 */
export interface Family {
  size: number;
  /** How many have an interval. */
  tests: number;
  place: Int32Array;
  /** Where both figures stand in their columns. */
  own: Int32Array;
  other: Int32Array;
  /** Rows with the same reference follow each other. */
  runs: Run[];
  difference: Float64Array;
  /** NaN where there is no interval. */
  lower: Float64Array;
  upper: Float64Array;
  /** 1 higher, -1 lower, 0 neither or without an interval. */
  verdict: Int8Array;
  /** Both classes of the chance of a finding (chance-class.ts). */
  classes: Int32Array;
}

export function emptyFamily(most: number): Family {
  const integers = () => new Int32Array(most);
  const doubles = () => new Float64Array(most);
  return {
    size: 0,
    tests: 0,
    place: integers(),
    own: integers(),
    other: integers(),
    runs: [],
    difference: doubles(),
    lower: doubles(),
    upper: doubles(),
    verdict: new Int8Array(most),
    classes: integers(),
  };
}

/** From here on the rows of a family have this reference: a place, a slot or a definition, after the kind; `null` the municipality of each. */
export function beginRun(family: Family, reference: number | null, estimated = false): void {
  family.runs.push({ from: family.size, reference, estimated });
}

/** Appends a pair of figures, which must have a value each. */
export function pair(family: Family, place: number, own: number, other: number): void {
  const at = family.size++;
  family.place[at] = place;
  family.own[at] = own;
  family.other[at] = other;
}

/** Ready for the next one. */
export function empty(family: Family): void {
  family.size = 0;
  family.runs = [];
}

/** Differences with the interval of methods/newcombe.ts, and the verdict before any control. */
export function judge(family: Family, { own, other, estimates, scale }: Sides): void {
  family.tests = 0;
  for (const { from, to, estimated } of runsOf(family)) {
    judgeRun(family, from, to, own, estimated ? estimates : other, scale);
  }
}

function judgeRun(family: Family, from: number, to: number, own: Columns, of: Columns, scale: number): void {
  const none = Number.NaN;
  for (let i = from; i < to; i++) {
    const at = family.own[i] ?? 0;
    const otherAt = family.other[i] ?? 0;
    const value = own.value[at] ?? none;
    const lower = own.lower[at] ?? none;
    const upper = own.upper[at] ?? none;
    const otherValue = of.value[otherAt] ?? none;
    const otherLower = of.lower[otherAt] ?? none;
    const otherUpper = of.upper[otherAt] ?? none;
    const difference = value - otherValue;
    const down = length(value - lower, otherUpper - otherValue);
    const up = length(upper - value, otherValue - otherLower);
    const verdict = difference > down ? 1 : -difference > up ? -1 : 0;
    family.difference[i] = difference;
    family.lower[i] = difference - down;
    family.upper[i] = difference + up;
    family.verdict[i] = verdict;
    if (!Number.isNaN(down)) family.tests++;
    if (verdict === 0) continue;
    family.classes[i] =
      verdict > 0
        ? chanceClasses(value, lower, otherValue, otherUpper, scale)
        : chanceClasses(otherValue, otherLower, value, upper, scale);
  }
}

const length = (a: number, b: number) => Math.sqrt(a * a + b * b);
