import { normalAt } from '../methods/normal.js';
import { createRandom } from '../methods/random.js';

const seed = 1;
/** Numbers kept at most; a number takes eight bytes. */
const mostKept = 1_000_000;

let kept = new Float64Array(0);

/**
 * The first `count` standard normal numbers of one seed, handed out in their order, as many at a time as the given array
 * holds. Every index of every period asks for the same ones: unless they are very many, they are worked out once.
 */
export function normalNumbers(count: number): (target: Float64Array) => void {
  if (count > mostKept) {
    const random = createRandom(seed);
    return (target) => fillNormal(random, target);
  }
  if (kept.length < count) {
    kept = new Float64Array(count);
    fillNormal(createRandom(seed), kept);
  }
  const numbers = kept;
  let at = 0;
  return (target) => {
    for (let i = 0; i < target.length; i++) target[i] = numbers[at++] ?? 0;
  };
}

/** As `normal` of the random numbers, many at a time. */
function fillNormal(random: ReturnType<typeof createRandom>, target: Float64Array): void {
  random.fill(target);
  for (let i = 0; i < target.length; i++) target[i] = normalAt((target[i] ?? 0) || Number.MIN_VALUE);
}
