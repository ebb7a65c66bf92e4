import { normalAt } from './normal.js';
import { createRandom } from './random.js';

/** Numbers kept at most; a number takes eight bytes. */
const mostKept = 1_000_000;

/** By seed. */
const kept = new Map<number, Float64Array>();

/**
 * The first `count` standard normal numbers of a seed, handed out in their order, as many at a time as the given array
 * holds. Simulation after simulation asks for the same ones: unless they are very many, they are worked out once.
 */
export function normalNumbers(seed: number, count: number): (target: Float64Array) => void {
  if (count > mostKept) {
    const random = createRandom(seed);
    return (target) => fillNormal(random, target);
  }
  let numbers = kept.get(seed) ?? new Float64Array(0);
  if (numbers.length < count) {
    numbers = new Float64Array(count);
    fillNormal(createRandom(seed), numbers);
    kept.set(seed, numbers);
  }
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
