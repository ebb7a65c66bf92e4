import { describe, expect, it } from 'vitest';
import {
  type Cell,
  ContradictoryCells,
  MalformedCells,
  ProtectionImpossible,
  protectCells,
  type Relation,
} from '../../../pipeline/protect/cells/index.js';

const sum: Relation[] = [{ total: 't', parts: ['a', 'b'] }];
const open = Number.POSITIVE_INFINITY;

/** Whatever one may hand in: each expected pattern follows from the one or two relations by hand. */
describe('protectCells at the edges', () => {
  it('takes nothing, a cell that stands in no relation, and a sensitive cell that nobody can hide behind', async () => {
    expect(await protectCells([], [])).toEqual({ status: {}, intervals: {}, cost: 0, optimal: true });
    const alone: Cell[] = [
      { id: 'a', value: 1, sensitive: true },
      { id: 'b', value: 3 },
    ];
    expect(await protectCells(alone, [])).toMatchObject({
      status: { a: 'primary', b: 'open' },
      intervals: { a: { lower: 0, upper: open } },
      cost: 2,
    });
    // Twice a is 10: no other cell could help.
    const single: Cell[] = [{ id: 'a', value: 5, sensitive: true }];
    const given = [{ coefficients: { a: 2 }, equals: 10 }];
    await expect(protectCells(single, given)).rejects.toEqual(new ProtectionImpossible(['a']));
  });

  it('hides a sensitive zero', async () => {
    const cells: Cell[] = [
      { id: 't', value: 5, weight: 100 },
      { id: 'a', value: 0, sensitive: true },
      { id: 'b', value: 5 },
    ];
    const found = await protectCells(cells, sum);
    expect(found.status).toEqual({ t: 'open', a: 'primary', b: 'secondary' });
    expect(found.intervals.a).toEqual({ lower: 0, upper: 5 });
  });

  it('reaches up, or down, as far as the one side that is given says', async () => {
    const three: Relation[] = [{ total: 't', parts: ['a', 'b', 'c'] }];
    const cells = (a: Partial<Cell>): Cell[] => [
      { id: 't', value: 6 },
      { id: 'a', value: 1, sensitive: true, ...a },
      { id: 'b', value: 2 },
      { id: 'c', value: 3 },
    ];
    // b can give two: enough for the default of one up, not for three up.
    expect((await protectCells(cells({ protectLower: 0 }), three)).status).toMatchObject({ b: 'secondary' });
    expect((await protectCells(cells({ protectUpper: 4 }), three)).status).toMatchObject({
      b: 'open',
      c: 'secondary',
    });
  });

  it('keeps to bounds on both sides, below zero too', async () => {
    // d = a − b: balance of −3; a may move with d alone, which is cheaper than b.
    const balance: Cell[] = [
      { id: 'd', value: -3, lowerBound: Number.NEGATIVE_INFINITY },
      { id: 'a', value: 2, sensitive: true },
      { id: 'b', value: 5 },
    ];
    const difference = [{ coefficients: { a: 1, b: -1, d: -1 }, equals: 0 }];
    expect(await protectCells(balance, difference)).toMatchObject({
      status: { d: 'secondary', b: 'open' },
      intervals: { d: { lower: -5, upper: open }, a: { lower: 0, upper: open } },
      cost: 7,
    });
    // Nobody believes in fewer than none.
    const below: Cell[] = [{ id: 'a', value: 1, sensitive: true, protectLower: -1 }];
    await expect(protectCells(below, [])).rejects.toEqual(new ProtectionImpossible(['a']));
  });

  it('takes weights of nothing, and numbers in the millions', async () => {
    const free = [
      { id: 't', value: 6, weight: 0 },
      { id: 'a', value: 1, weight: 0, sensitive: true },
      { id: 'b', value: 5, weight: 0 },
    ];
    const found = await protectCells(free, sum);
    expect(found.cost).toBe(0);
    expect(found.intervals.a).toMatchObject({ lower: 0 });
    const large: Cell[] = [
      { id: 't', value: 83_000_000 },
      { id: 'a', value: 2, sensitive: true, protectLower: 0, protectUpper: 3 },
      { id: 'b', value: 82_999_998 },
    ];
    const wide = await protectCells(large, sum);
    expect(wide).toMatchObject({ status: { t: 'open', b: 'secondary' }, cost: 83_000_002 });
    expect(wide.intervals.a).toEqual({ lower: 0, upper: 83_000_000 });
  });

  it('takes fractions, which no whole numbers narrow', async () => {
    const cells: Cell[] = [
      { id: 't', value: 0.75 },
      { id: 'a', value: 0.25, sensitive: true, protectLower: 0, protectUpper: 0.5 },
      { id: 'b', value: 0.5 },
    ];
    const found = await protectCells(cells, sum);
    expect(found).toMatchObject({ status: { t: 'open', b: 'secondary' }, cost: 2.75, optimal: true });
    expect(found.intervals.a).toEqual({ lower: 0, upper: 0.75 });
  });

  it('protects groups that have nothing to do with each other, and a part that counts twice', async () => {
    const cells: Cell[] = ['x', 'y'].flatMap((group) => [
      { id: `${group} t`, value: 6 },
      { id: `${group} a`, value: 1, sensitive: true },
      { id: `${group} b`, value: 5 },
    ]);
    const relations = ['x', 'y'].map((g) => ({ total: `${g} t`, parts: [`${g} a`, `${g} b`] }));
    // b costs 6, t costs 7, a costs 2; the same in both groups.
    expect(await protectCells(cells, relations)).toMatchObject({ cost: 16, optimal: true });
    const twice: Cell[] = [
      { id: 't', value: 4 },
      { id: 'a', value: 2, sensitive: true },
    ];
    expect(await protectCells(twice, [{ total: 't', parts: ['a', 'a'] }])).toMatchObject({
      status: { t: 'secondary', a: 'primary' },
      cost: 8,
    });
  });

  it('takes any text as an id', async () => {
    const cells: Cell[] = [
      { id: 'toString', value: 4 },
      { id: 'constructor', value: 2, sensitive: true },
      { id: '7', value: 2 },
    ];
    const found = await protectCells(cells, [{ total: 'toString', parts: ['constructor', '7'] }]);
    expect(found.status).toEqual({ toString: 'open', constructor: 'primary', '7': 'secondary' });
  });

  it('names what is wrong with the input', async () => {
    const one: Cell = { id: 'a', value: 1 };
    await expect(protectCells([one, one], [])).rejects.toEqual(new MalformedCells('a', 'duplicate'));
    await expect(protectCells([one], [{ total: 'a', parts: ['x'] }])).rejects.toEqual(
      new MalformedCells('x', 'unknown'),
    );
    await expect(protectCells([{ id: 'a', value: Number.NaN }], [])).rejects.toEqual(
      new MalformedCells('a', 'number'),
    );
    await expect(protectCells([{ ...one, weight: -1 }], [])).rejects.toThrow(MalformedCells);
    await expect(protectCells([{ ...one, upperBound: 0 }], [])).rejects.toEqual(
      new ContradictoryCells(['a']),
    );
  });

  it('names the cell that only a zero could protect, and hides the zero where it is offered', async () => {
    const cells: Cell[] = [
      { id: 't', value: 1, fixed: true },
      { id: 'a', value: 1, sensitive: true, protectLower: 0, protectUpper: 1 },
      { id: 'b', value: 0 },
    ];
    await expect(protectCells(cells, sum)).rejects.toEqual(new ProtectionImpossible(['a']));
    expect(await protectCells(cells, sum, { zeroCandidates: true })).toMatchObject({
      status: { a: 'primary', b: 'secondary' },
      cost: 3,
    });
  });
});
