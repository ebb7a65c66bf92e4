import { discoveryBound } from '../methods/index.js';
import { chanceOfClass, unknownClass } from './chance-class.js';
import type { Family } from './family.js';

/**
 * False-discovery control (model/false-discovery.ts) of a family of comparisons. The bounds of their chances (chance-class.ts) decide
 * about nearly all of them; the p-value is worked out of those in between alone.
 */

/** Of all findings of a family so many may be chance. */
const rate = 0.05;
/** More than the error of the last digits of a p-value. */
const tolerance = 1e-9;

/**
 * Takes back the findings of a judged family that chance explains; one with a single test keeps its verdict.
 * @param chanceOf p-value of a comparison from the counts on both sides; NaN where there is none, which decides nothing
 */
export function controlFamily(family: Family, chanceOf: (at: number) => number): void {
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
  const undecided: number[] = [];
  const chances: number[] = [];
  for (let i = 0; i < size; i++) {
    if (verdict[i] === 0) continue;
    const high = (classes[i] ?? 0) >> 8;
    const low = (classes[i] ?? 0) & 255;
    if (low > open.last) verdict[i] = 0;
    else if (high > stand.last) {
      const p = chanceOf(i);
      if (Number.isNaN(p)) continue;
      undecided.push(i);
      chances.push(p);
    }
  }
  if (undecided.length === 0) return;
  const bound = discoveryBound(Float64Array.from(chances).sort(), {
    tests,
    sure: stand.findings,
    surely: stand.last < 0 ? -1 : (chanceOfClass[stand.last] ?? -1),
  });
  undecided.forEach((at, i) => {
    if ((chances[i] ?? 0) > bound) verdict[at] = 0;
  });
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
