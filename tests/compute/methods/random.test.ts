import { describe, expect, it } from 'vitest';
import { normalNumbers } from '../../../pipeline/compute/methods/normal-numbers.js';
import { createRandom } from '../../../pipeline/compute/methods/random.js';

const seed = 5;
const one = (count: number, of: (random: ReturnType<typeof createRandom>) => number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => of(random));
};

describe('random numbers', () => {
  it('are those of xoshiro128** with a state from splitmix32', () => {
    // Both written out by the definitions of their authors, with BigInt in place of 32-bit arithmetic.
    const mask = 0xffffffffn;
    let mixed = BigInt(seed);
    const split = () => {
      mixed = (mixed + 0x9e3779b9n) & mask;
      let z = mixed;
      z = ((z ^ (z >> 16n)) * 0x85ebca6bn) & mask;
      z = ((z ^ (z >> 13n)) * 0xc2b2ae35n) & mask;
      return z ^ (z >> 16n);
    };
    let [s0, s1, s2, s3] = [split(), split(), split(), split()];
    const rotate = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask;
    const next = () => {
      const result = (rotate((s1 * 5n) & mask, 7n) * 9n) & mask;
      const t = (s1 << 9n) & mask;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = rotate(s3, 11n);
      return Number(result);
    };
    const expected = Array.from(
      { length: 600 },
      () => (Math.floor(next() / 32) * 67108864 + Math.floor(next() / 64)) / 2 ** 53,
    );
    expect(one(600, (random) => random.uniform())).toEqual(expected);
  });

  it('are the same one by one and many at a time', () => {
    const single = one(1000, (random) => random.uniform());
    const random = createRandom(seed);
    const [head, tail] = [new Float64Array(300), new Float64Array(600)];
    const between = Array.from({ length: 70 }, () => random.uniform());
    random.fill(head);
    const after = Array.from({ length: 30 }, () => random.uniform());
    random.fill(tail);
    expect([...between, ...head, ...after, ...tail]).toEqual(single);
  });
});

describe('normal numbers', () => {
  it('are those of the generator, however many are asked for and kept', () => {
    const expected = one(500, (random) => random.normal());
    for (const count of [500, 200, 2_000_000]) {
      const next = normalNumbers(seed, count);
      const [first, second] = [new Float64Array(150), new Float64Array(50)];
      next(first);
      next(second);
      expect([...first, ...second]).toEqual(expected.slice(0, 200));
    }
  });
});
