import { normalAt } from './normal.js';

export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** The next numbers of `uniform`, as many as the array holds: several times faster than one by one. */
  fill(target: Float64Array): void;
  /** Standard normal, by inversion: one number from one. */
  normal(): number;
  /** Whole number from 0 to below `size`. */
  below(size: number): number;
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/**
 * Repeatable random numbers: xoshiro128** (Blackman and Vigna 2018), its state filled from the seed by splitmix32.
 * The same seed gives the same numbers on every machine.
 */
export function createRandom(seed: number): Random {
  let mixed = seed >>> 0;
  const split = () => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();
  /** Two steps for each number. The state is in variables of the loop alone, which makes it several times faster. */
  const generate = (target: Float64Array, from: number): void => {
    let p = a;
    let q = b;
    let r = c;
    let s = d;
    for (let i = from; i < target.length; i++) {
      const high = Math.imul(rotate(Math.imul(q, 5), 7), 9) >>> 5;
      let t = q << 9;
      r ^= p;
      s ^= q;
      q ^= r;
      p ^= s;
      r ^= t;
      s = rotate(s, 11);
      const low = Math.imul(rotate(Math.imul(q, 5), 7), 9) >>> 6;
      t = q << 9;
      r ^= p;
      s ^= q;
      q ^= r;
      p ^= s;
      r ^= t;
      s = rotate(s, 11);
      target[i] = (high * 67108864 + low) * 2 ** -53;
    }
    a = p;
    b = q;
    c = r;
    d = s;
  };
  const ready = new Float64Array(256);
  let used = ready.length;
  const uniform = (): number => {
    if (used === ready.length) {
      generate(ready, 0);
      used = 0;
    }
    return ready[used++] ?? 0;
  };
  return {
    uniform,
    fill(target) {
      const rest = ready.subarray(used, used + target.length);
      target.set(rest);
      used += rest.length;
      generate(target, rest.length);
    },
    normal: () => normalAt(uniform() || Number.MIN_VALUE),
    below: (size) => Math.floor(uniform() * size),
  };
}
