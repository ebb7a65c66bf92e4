import { describe, expect, it } from 'vitest';
import { attack } from '../../../pipeline/protect/cells/index.js';

/** Twelve cells of zero or one in two sums with large factors: real numbers say little of them, only a search does. */
const values = [1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1];
const factors = [
  [61, 17, 83, 29, 97, 41, 53, 71, 19, 88, 37, 64],
  [23, 91, 45, 77, 13, 59, 86, 31, 68, 49, 95, 27],
];
const sumOf = (own: readonly number[], cells: readonly number[]) =>
  own.reduce((sum, factor, i) => sum + factor * (cells[i] ?? 0), 0);
const cells = values.map((value, i) => ({ id: `x${i}`, value, upperBound: 1 }));
const relations = factors.map((own) => ({
  coefficients: Object.fromEntries(own.map((factor, i) => [`x${i}`, factor])),
  equals: sumOf(own, values),
}));
const hidden = cells.map((cell) => cell.id);

/** All that fits, counted through. */
const truth = cells.map((_, cell) => {
  const fitting = Array.from({ length: 2 ** cells.length }, (_, n) =>
    cells.map((_, i) => (n >> i) & 1),
  ).filter((point) => factors.every((own) => sumOf(own, point) === sumOf(own, values)));
  const seen = fitting.map((point) => point[cell] ?? 0);
  return { lower: Math.min(...seen), upper: Math.max(...seen) };
});

describe('attack in whole numbers that ends at its node limit', () => {
  it('tells what was seen to be possible, and outside of what nothing is', async () => {
    const found = await attack(cells, relations, hidden, { integer: true, nodeLimit: 0 });
    const unproved = Object.values(found).filter((interval) => interval.within);
    expect(unproved.length).toBeGreaterThan(0);
    truth.forEach(({ lower, upper }, i) => {
      const inner = found[`x${i}`];
      if (!inner) throw new Error(`nothing found of x${i}`);
      const outer = inner.within ?? inner;
      expect([inner.lower >= lower, inner.upper <= upper]).toEqual([true, true]);
      expect([outer.lower <= lower, outer.upper >= upper]).toEqual([true, true]);
      // What is not marked is the truth itself.
      if (!inner.within) expect(inner).toEqual({ lower, upper });
    });
  });

  it('marks nothing where the search went to its end', async () => {
    const found = await attack(cells, relations, hidden, { integer: true });
    expect(hidden.map((id) => found[id])).toEqual(truth);
  });
});
