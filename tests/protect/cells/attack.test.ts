import { describe, expect, it } from 'vitest';
import {
  attack,
  attackTable,
  ContradictoryCells,
  MalformedCells,
  tableOfNumbered,
} from '../../../pipeline/protect/cells/index.js';
import { referenceIsThere, rows, tableC, tableH } from './reference.js';
import { crossed, flat } from './tables.js';

const twoByTwo = crossed(
  [flat(['a', 'b']), flat(['m', 'w'])],
  new Map([
    ['a|m', 1],
    ['a|w', 4],
    ['b|m', 6],
    ['b|w', 9],
  ]),
);

/** Three overlapping pairs of three cells: x + y, y + z, x + z give everything away. */
const triangle = {
  cells: [
    { id: 'x', value: 1 },
    { id: 'y', value: 2 },
    { id: 'z', value: 4 },
    { id: 'xy', value: 3 },
    { id: 'yz', value: 6 },
    { id: 'xz', value: 5 },
  ],
  relations: [
    { total: 'xy', parts: ['x', 'y'] },
    { total: 'yz', parts: ['y', 'z'] },
    { total: 'xz', parts: ['x', 'z'] },
  ],
};

describe('values that are known to be possible', () => {
  // Two hidden parts of a printed 10: each can be anything from 0 to 10.
  const table = tableOfNumbered(
    [
      { id: 'a', value: 4 },
      { id: 'b', value: 6 },
    ],
    [
      {
        terms: [
          [0, 1],
          [1, 1],
        ],
        equals: 10,
      },
    ],
  );
  const attacked = (shown: readonly number[]) =>
    attackTable(table, () => true, new Map([[0, { lower: 4, upper: 8 }]]), {
      integer: true,
      shown: [(cell) => shown[cell] ?? 0],
    });

  it('settle what is needed without a program', async () => {
    expect((await attacked([9, 1])).get(0)).toEqual({ lower: 4, upper: 9 });
  });

  it('show nothing in whole numbers where they are not whole', async () => {
    expect((await attacked([9.5, 0.5])).get(0)).toEqual({ lower: 4, upper: 10 });
  });
});

describe('attack', () => {
  it('takes a total and the other parts to compute a hidden count', async () => {
    expect(await attack(twoByTwo.cells, twoByTwo.relations, ['a|m'])).toEqual({
      'a|m': { lower: 1, upper: 1 },
    });
  });

  it('finds what four hidden counts leave open', async () => {
    // Row a sums to 5, row b to 15, column m to 7, column w to 13: a|m from 0 to 5, the others follow.
    expect(await attack(twoByTwo.cells, twoByTwo.relations, ['a|m', 'a|w', 'b|m', 'b|w'])).toEqual({
      'a|m': { lower: 0, upper: 5 },
      'a|w': { lower: 0, upper: 5 },
      'b|m': { lower: 2, upper: 7 },
      'b|w': { lower: 8, upper: 13 },
    });
  });

  it('uses what is known of the cells beforehand', async () => {
    const cells = twoByTwo.cells.map((cell) =>
      cell.id === 'a|w' ? { ...cell, lowerBound: 3, upperBound: 4 } : cell,
    );
    expect(
      await attack(cells, twoByTwo.relations, ['a|m', 'a|w', 'b|m', 'b|w'], { integer: true }),
    ).toMatchObject({
      'a|m': { lower: 1, upper: 2 },
    });
  });

  it('works with overlapping sums', async () => {
    const intervals = await attack(triangle.cells, triangle.relations, ['x', 'y', 'z']);
    expect(intervals).toEqual({
      x: { lower: 1, upper: 1 },
      y: { lower: 2, upper: 2 },
      z: { lower: 4, upper: 4 },
    });
  });

  it('finds in whole numbers what real numbers leave open', async () => {
    // 2x + 2y + z = 5 with z at most 1: z is odd, so 1; in real numbers anything from 0.
    const cells = [
      { id: 'x', value: 1 },
      { id: 'y', value: 1 },
      { id: 'z', value: 1, upperBound: 1 },
    ];
    const relations = [{ coefficients: { x: 2, y: 2, z: 1 }, equals: 5 }];
    const hidden = ['x', 'y', 'z'];
    expect(await attack(cells, relations, hidden)).toMatchObject({
      x: { lower: 0, upper: 2.5 },
      z: { lower: 0, upper: 1 },
    });
    expect(await attack(cells, relations, hidden, { integer: true })).toMatchObject({
      x: { lower: 0, upper: 2 },
      z: { lower: 1, upper: 1 },
    });
  });

  it('does not know unpublished cells, and knows fixed ones', async () => {
    const cells = [
      { id: 'total', value: 7 },
      { id: 'part', value: 5 },
      { id: 'rest', value: 2, unpublished: true },
      { id: 'more', value: 9, fixed: true },
      { id: 'all', value: 14 },
    ];
    const relations = [
      { total: 'total', parts: ['part', 'rest'] },
      { total: 'all', parts: ['part', 'more'] },
    ];
    expect(await attack(cells, relations.slice(0, 1), ['part'])).toEqual({ part: { lower: 0, upper: 7 } });
    expect(await attack(cells, relations, ['part', 'all'])).toEqual({
      part: { lower: 0, upper: 7 },
      all: { lower: 9, upper: 16 },
    });
  });

  it('leaves a side open that nothing bounds', async () => {
    const cells = [
      { id: 'a', value: 3 },
      { id: 'b', value: 4 },
      { id: 'sum', value: 7 },
    ];
    expect(await attack(cells, [{ total: 'sum', parts: ['a', 'b'] }], ['a', 'sum'])).toEqual({
      a: { lower: 0, upper: Number.POSITIVE_INFINITY },
      sum: { lower: 4, upper: Number.POSITIVE_INFINITY },
    });
  });

  it('attacks only what is asked for, and no further than asked', async () => {
    const hidden = ['a|m', 'a|w', 'b|m', 'b|w'];
    const { cells, relations } = twoByTwo;
    const seen = await attack(cells, relations, hidden, { needed: { 'a|m': { lower: 0, upper: 3 } } });
    expect(Object.keys(seen)).toEqual(['a|m']);
    expect(seen['a|m']?.lower).toBe(0);
    expect(seen['a|m']?.upper).toBeGreaterThanOrEqual(3);
    const tooMuch = await attack(cells, relations, hidden, { needed: { 'a|m': { lower: 0, upper: 6 } } });
    expect(tooMuch['a|m']?.upper).toBe(5);
  });

  it('does not need the values of hidden cells', async () => {
    const cells = twoByTwo.cells.map((cell) => (cell.id.includes('Total') ? cell : { ...cell, value: 77 }));
    expect(await attack(cells, twoByTwo.relations, ['a|m', 'a|w', 'b|m', 'b|w'])).toMatchObject({
      'b|m': { lower: 2, upper: 7 },
    });
  });

  it('says which cells contradict each other, which ids are unknown or double', async () => {
    const cells = [
      { id: 'a', value: 3 },
      { id: 'sum', value: -7 },
    ];
    const relation = [{ total: 'sum', parts: ['a'] }];
    await expect(attack(cells, relation, ['a'])).rejects.toEqual(new ContradictoryCells(['a']));
    await expect(attack(cells, relation, ['b'])).rejects.toEqual(new MalformedCells('b', 'unknown'));
    await expect(attack(cells, [{ total: 'x', parts: ['a'] }], ['a'])).rejects.toThrow(MalformedCells);
    await expect(attack([...cells, ...cells], [], [])).rejects.toEqual(new MalformedCells('a', 'duplicate'));
  });

  it('keeps ids apart that mean something to the language', async () => {
    const cells = [
      { id: '__proto__', value: 3 },
      { id: 'constructor', value: 4 },
      { id: 'sum', value: 7 },
    ];
    const relations = [{ total: 'sum', parts: ['__proto__', 'constructor'] }];
    const intervals = await attack(cells, relations, ['__proto__', 'constructor']);
    expect(Object.entries(intervals)).toEqual([
      ['__proto__', { lower: 0, upper: 7 }],
      ['constructor', { lower: 0, upper: 7 }],
    ]);
  });
});

describe.skipIf(!referenceIsThere)('attack on the reference tables (skipped without ../shared/data)', () => {
  it('finds the audited intervals of the nested table, in real and in whole numbers', async () => {
    const audit = rows('audit_H_GaussSuppression.csv').map((r) => ({ ...r, id: `${r.d0}|${r.d1}` }) as Audit);
    await compare(tableH(), audit, false);
    await compare(tableH(), audit, true);
  });

  it('finds the audited intervals of the crossed table', async () => {
    const audit = rows('audit_C_OPT.csv').map((r) => ({ ...r, id: `${r.d0}|${r.d1}|${r.d2}` }) as Audit);
    await compare(tableC(), audit, false);
  });
});

type Audit = { id: string; lp_min: string; lp_max: string; int_min: string; int_max: string };

async function compare({ cells, relations }: ReturnType<typeof tableH>, audit: Audit[], integer: boolean) {
  const intervals = await attack(
    cells,
    relations,
    audit.map((row) => row.id),
    { integer },
  );
  const expected = audit.map((row) => [
    row.id,
    integer
      ? { lower: Number(row.int_min), upper: Number(row.int_max) }
      : { lower: Number(row.lp_min), upper: Number(row.lp_max) },
  ]);
  expect(Object.entries(intervals)).toEqual(expected);
}
