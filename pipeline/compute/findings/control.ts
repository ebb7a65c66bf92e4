import { chanceBetween } from '../chances.js';
import { discoveryBound } from '../methods/index.js';
import { chanceOfClass, unknownClass } from './chance-class.js';
import type { Family, Sides } from './family.js';

/**
 * False-discovery control (model/false-discovery.ts) of a family of comparisons. The bounds of their chances (chance-class.ts) decide
 * about nearly all of them; the p-value is worked out of those in between alone.
 */

/** Of all findings of a family so many may be chance. */
const rate = 0.05;
/** More than the error of the last digits of a p-value. */
const tolerance = 1e-9;

/** Takes back the findings of a judged family that chance explains; one with a single test keeps its verdict. */
export function controlFamily(family: Family, sides: Sides): void {
  const { size, tests, verdict, classes } = family;
  if (tests < 2) return;
  const [most, least] = [new Int32Array(unknownClass + 1), new Int32Array(unknownClass + 1)];
  let findings = 0;
  for (let i = 0; i < size; i++) {
    if (verdict[i] === 0) continue;
    findings++;
    const high = (classes[i] ?? 0) >> 8;
    const low = (classes[i] ?? 0) & 255;
    most[high] = (most[high] ?? 0) + 1;
    least[low] = (least[low] ?? 0) + 1;
  }
  if (findings === 0) return;
  // Up to class `stand` all stand: so many, with a p of at most that of the class, are too many to be chance.
  const stand = lastWithin(most, tests, 1 + tolerance);
  // Those above class `open` fall: even if all that may have a p as low as theirs had it, they would be too few.
  const open = lastWithin(least, tests, 1 - tolerance);
  const undecided = takeBack(family, stand.last, open.last);
  if (undecided.length === 0) return;
  const chances = Float64Array.from(undecided, (at) => chanceAt(family, at, sides));
  // Without counts nothing is decided.
  const bound = discoveryBound(chances.filter((p) => !Number.isNaN(p)).sort(), {
    tests,
    sure: stand.findings,
    surely: stand.last < 0 ? -1 : (chanceOfClass[stand.last] ?? -1),
  });
  undecided.forEach((at, i) => {
    if ((chances[i] ?? 0) > bound) verdict[at] = 0;
  });
}

/** Takes back what falls for sure. Gives the findings that neither fall nor stand for sure. */
function takeBack({ size, verdict, classes }: Family, stand: number, open: number): number[] {
  const undecided: number[] = [];
  for (let i = 0; i < size; i++) {
    if (verdict[i] === 0) continue;
    if (((classes[i] ?? 0) & 255) > open) verdict[i] = 0;
    else if ((classes[i] ?? 0) >> 8 > stand) undecided.push(i);
  }
  return undecided;
}

/** p-value of a comparison from the counts on both sides; NaN where there is none. */
function chanceAt(family: Family, i: number, { own, other, estimates, method, otherMethod }: Sides): number {
  const then = isEstimated(family, i) ? estimates : other;
  const at = family.own[i] ?? 0;
  const otherAt = family.other[i] ?? 0;
  const none = Number.NaN;
  return chanceBetween(
    method,
    own.x[at] ?? none,
    own.n[at] ?? none,
    otherMethod,
    then.x[otherAt] ?? none,
    then.n[otherAt] ?? none,
  );
}

function isEstimated({ runs }: Family, i: number): boolean {
  let estimated = false;
  for (const run of runs) if (run.from <= i) estimated = run.estimated;
  return estimated;
}

/** The last class whose chance is within what so many findings up to it allow, -1 without, and how many findings these are. */
function lastWithin(counts: Int32Array, tests: number, factor: number): { last: number; findings: number } {
  const found = { last: -1, findings: 0 };
  let findings = 0;
  for (let k = 0; k < chanceOfClass.length; k++) {
    const own = counts[k] ?? 0;
    if (own === 0) continue;
    findings += own;
    if ((chanceOfClass[k] ?? 1) * factor <= (findings / tests) * rate)
      Object.assign(found, { last: k, findings });
  }
  return found;
}
