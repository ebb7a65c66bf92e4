import { normalAt } from './normal.js';

export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal, by inversion: one number from one. */
  normal(): number;
  /** Whole number from 0 to below `size`. */
  below(size: number): number;
}

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
  const rotate = (x: number, k: number) => (x << k) | (x >>> (32 - k));
  const next = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
  return {
    uniform,
    normal: () => normalAt(uniform() || Number.MIN_VALUE),
    below: (size) => Math.floor(uniform() * size),
  };
}
