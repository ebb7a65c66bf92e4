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
  /**
   * Successes among n trials with chance p: by inversion where fewer than 30 of the rarer outcome are expected, else from
   * the normal distribution, rounded and kept within 0 and n.
   */
  binomial(n: number, p: number): number;
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
    fill(target) {
      // The same steps as `next`, on variables of the loop alone.
      let [p, q, r, s] = [a, b, c, d];
      for (let i = 0; i < target.length; i++) {
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
        target[i] = (high * 67108864 + low) / 9007199254740992;
      }
      [a, b, c, d] = [p, q, r, s];
    },
    normal: () => normalAt(uniform() || Number.MIN_VALUE),
    below: (size) => Math.floor(uniform() * size),
    binomial: (n, p) => {
      const rare = Math.min(p, 1 - p);
      const mean = n * rare;
      const count =
        mean < 30
          ? counted(n, rare, uniform())
          : Math.min(n, Math.max(0, Math.round(mean + Math.sqrt(mean * (1 - rare)) * polar(uniform))));
      return p <= 0.5 ? count : n - count;
    },
  };
}

/** Standard normal by Marsaglia's polar method (1964): several times faster than inversion, of no fixed count of numbers. */
function polar(uniform: () => number): number {
  for (;;) {
    const [u, v] = [2 * uniform() - 1, 2 * uniform() - 1];
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** The number of successes at which the binomial distribution passes `u`. */
function counted(n: number, p: number, u: number): number {
  let [k, chance] = [0, (1 - p) ** n];
  let passed = chance;
  while (passed < u && k < n) {
    chance *= ((n - k) / (k + 1)) * (p / (1 - p));
    k++;
    passed += chance;
  }
  return k;
}
