import { describe, expect, it } from 'vitest';
import {
  attack,
  type Cell,
  ContradictoryCells,
  ProtectionImpossible,
  protectCells,
  type Relation,
} from '../../../pipeline/protect/cells/index.js';
import { margins, referenceIsThere, rows, tableC, tableH } from './reference.js';
import { crossed, flat } from './tables.js';

const sensitive = (cells: readonly Cell[], ...ids: string[]): Cell[] =>
  cells.map((cell) => (ids.includes(cell.id) ? { ...cell, sensitive: true } : cell));

const hiddenOf = (status: Record<string, string>) =>
  Object.keys(status).filter((id) => status[id] !== 'open');

/** Three areas by two groups: 1 4 | 6 9 | 3 7, sums 5, 15, 10 and 10, 20, together 30. */
const table = crossed(
  [flat(['a', 'b', 'c']), flat(['m', 'w'])],
  new Map([
    ['a|m', 1],
    ['a|w', 4],
    ['b|m', 6],
    ['b|w', 9],
    ['c|m', 3],
    ['c|w', 7],
  ]),
);

describe('protectCells', () => {
  it('hides the cheapest rectangle around a sensitive cell', async () => {
    // a|m must move by one both ways: with a|w and either b (6 + 9 + 2 = 17) or c (3 + 7 + 2 = 12). With a|Total and
    // m|Total more would be needed. 2 + 5 + 4 + 8 = 19.
    const found = await protectCells(sensitive(table.cells, 'a|m'), table.relations);
    expect(hiddenOf(found.status)).toEqual(['a|m', 'a|w', 'c|m', 'c|w']);
    expect(found.status['a|m']).toBe('primary');
    expect(found.status['c|w']).toBe('secondary');
    expect(found).toMatchObject({ cost: 19, optimal: true });
    expect(found.intervals['a|m']).toEqual({ lower: 0, upper: 4 });
    expect(Object.keys(found.intervals)).toEqual(['a|m', 'a|w', 'c|m', 'c|w']);
  });

  it('widens to the interval asked for', async () => {
    // Up by five: a|w can give 4 only, so a|Total or more must help; up by three: a|w gives 4, c|m gives 3.
    const three = table.cells.map((c) =>
      c.id === 'a|m' ? { ...c, sensitive: true, protectLower: 0, protectUpper: 4 } : c,
    );
    expect(await protectCells(three, table.relations)).toMatchObject({ cost: 19 });
    const five = three.map((c) => (c.sensitive ? { ...c, protectUpper: 5 } : c));
    // b instead of c gives 6: a|w still gives 4 at most and a|m ends at 5 = 1 + 4.
    expect(await protectCells(five, table.relations)).toMatchObject({ cost: 24, optimal: true });
  });

  it('goes by the weights, and by what was hidden last time', async () => {
    // By default the totals of a and c are the next cheapest: 2 + 6 + 4 + 11 = 23 against 2 + 5 + 7 + 10 = 24 with b.
    const cells = sensitive(table.cells, 'a|m').map((c) => {
      if (c.id.includes('Total')) return { ...c, weight: 100 };
      return c.id === 'c|w' ? { ...c, weight: 40 } : c;
    });
    const dear = await protectCells(cells, table.relations);
    expect(hiddenOf(dear.status)).toEqual(['a|m', 'a|w', 'b|m', 'b|w']);
    // b cost 7 + 10 = 17, half of it is 8.5; c costs 12.
    const stable = await protectCells(sensitive(table.cells, 'a|m'), table.relations, {
      preferred: ['b|m', 'b|w'],
    });
    expect(hiddenOf(stable.status)).toEqual(['a|m', 'a|w', 'b|m', 'b|w']);
    expect(stable.cost).toBe(24);
  });

  it('leaves zeros open unless they are offered', async () => {
    const zeros = crossed(
      [flat(['a', 'b', 'c']), flat(['m', 'w'])],
      new Map([
        ['a|m', 2],
        ['a|w', 8],
        ['b|m', 9],
        ['b|w', 9],
        ['c|m', 0],
        ['c|w', 9],
      ]),
    );
    const cells = sensitive(zeros.cells, 'a|m').map((c) => ({ ...c, protectUpper: 2 }));
    const found = await protectCells(cells, zeros.relations);
    expect(hiddenOf(found.status)).toEqual(['a|m', 'a|w', 'b|m', 'b|w']);
    // With c|m: 1 + 10 against 10 + 10 for b. It can take what a|m gives away.
    const offered = await protectCells(cells, zeros.relations, { zeroCandidates: true });
    expect(hiddenOf(offered.status)).toEqual(['a|m', 'a|w', 'c|m', 'c|w']);
  });

  it('hides a total where nothing else works', async () => {
    const cells = [
      { id: 'sum', value: 9 },
      { id: 'one', value: 2, sensitive: true },
      { id: 'known', value: 7, fixed: true },
    ];
    const relations = [{ total: 'sum', parts: ['one', 'known'] }];
    expect(await protectCells(cells, relations)).toMatchObject({
      status: { sum: 'secondary', one: 'primary', known: 'open' },
      intervals: { one: { lower: 0, upper: Number.POSITIVE_INFINITY } },
      cost: 13,
    });
  });

  it('counts unpublished cells as unknown and as free, and protects them if they are sensitive', async () => {
    // Of 9 women 8 are mothers: the rest of 1 is printed nowhere, and one subtraction gives it.
    const cells: Cell[] = [
      { id: 'women', value: 9 },
      { id: 'mothers', value: 8 },
      { id: 'rest', value: 1, unpublished: true, sensitive: true, protectLower: 0, protectUpper: 3 },
    ];
    const relations = [{ total: 'women', parts: ['mothers', 'rest'] }];
    expect(await protectCells(cells, relations)).toEqual({
      status: { women: 'open', mothers: 'secondary', rest: 'open' },
      intervals: { mothers: { lower: 0, upper: 9 }, rest: { lower: 0, upper: 9 } },
      cost: 9,
      optimal: true,
    });
  });

  it('takes relations with coefficients', async () => {
    const cells: Cell[] = [
      { id: 'single', value: 2, sensitive: true },
      { id: 'double', value: 4 },
      { id: 'persons', value: 10 },
    ];
    const relations: Relation[] = [{ coefficients: { single: 1, double: 2, persons: -1 }, equals: 0 }];
    const found = await protectCells(cells, relations);
    expect(found).toMatchObject({ status: { double: 'secondary', persons: 'open' }, cost: 8 });
  });

  it('protects whole numbers that real numbers would leave open', async () => {
    // 2x + 2y + z = 5, z at most 1, so z is 1 in whole numbers: the free cell `more` (in the sum 6) must help.
    const cells: Cell[] = [
      { id: 'x', value: 1, sensitive: true, protectLower: 1, protectUpper: 1 },
      { id: 'y', value: 1, sensitive: true, protectLower: 1, protectUpper: 1 },
      { id: 'z', value: 1, sensitive: true, protectLower: 0, protectUpper: 1, upperBound: 1 },
      { id: 'more', value: 6 },
    ];
    const relations: Relation[] = [{ coefficients: { x: 2, y: 2, z: 1, more: 1 }, equals: 11 }];
    expect(await protectCells(cells, relations, { integer: false })).toMatchObject({
      status: { more: 'open' },
    });
    // Where everything given is whole, whole numbers are taken for granted.
    expect(await protectCells(cells, relations)).toMatchObject({ status: { more: 'secondary' } });
    const whole = await protectCells(cells, relations, { integer: true });
    expect(whole).toMatchObject({ status: { more: 'secondary' }, intervals: { z: { lower: 0, upper: 1 } } });
    // Without a choice of cells the last resort finds the same.
    const quick = await protectCells(cells, relations, { integer: true, nodeLimit: 0 });
    expect(quick.status).toEqual(whole.status);
  });

  it('names the cells that nothing protects', async () => {
    const cells: Cell[] = [
      { id: 'sum', value: 3, fixed: true },
      { id: 'a', value: 1, sensitive: true },
      { id: 'b', value: 2, fixed: true },
      { id: 'c', value: 5, sensitive: true, fixed: true },
    ];
    const relations = [{ total: 'sum', parts: ['a', 'b'] }];
    await expect(protectCells(cells, relations)).rejects.toEqual(new ProtectionImpossible(['a', 'c']));
    const bounded = [{ id: 'a', value: 1, sensitive: true, protectUpper: 3, upperBound: 2 }];
    await expect(protectCells(bounded, [])).rejects.toThrow(ProtectionImpossible);
  });

  it('refuses values that do not obey their relations', async () => {
    const cells = [
      { id: 'sum', value: 4 },
      { id: 'a', value: 1 },
    ];
    await expect(protectCells(cells, [{ total: 'sum', parts: ['a'] }])).rejects.toThrow(ContradictoryCells);
  });

  it('does nothing where nothing is sensitive, and needs no second cell where nothing adds up', async () => {
    expect(await protectCells(table.cells, table.relations)).toMatchObject({
      intervals: {},
      cost: 0,
      optimal: true,
    });
    expect(await protectCells([{ id: 'a', value: 1, sensitive: true }], [])).toEqual({
      status: { a: 'primary' },
      intervals: { a: { lower: 0, upper: Number.POSITIVE_INFINITY } },
      cost: 2,
      optimal: true,
    });
  });

  it('gives the same pattern for the same input', async () => {
    const cells = sensitive(table.cells, 'a|m', 'c|m');
    const first = await protectCells(cells, table.relations);
    expect(await protectCells(cells, table.relations)).toEqual(first);
  });
});

describe.skipIf(!referenceIsThere)('reference tables (skipped without ../shared/data)', () => {
  const tables = { table_H: tableH, table_C: tableC };

  it.each([
    ['table_H', 'open from 0 to 3', { protectLower: 0, protectUpper: 3 }, 842],
    ['table_C', 'open from 0 to 3', { protectLower: 0, protectUpper: 3 }, 845],
    ['table_H', 'not exactly known', {}, 795],
    ['table_C', 'not exactly known', {}, 798],
  ] as const)('%s: every count of 1 or 2 %s', async (name, _, needs, optimum) => {
    const made = tables[name]();
    const cells = made.cells.map((cell) =>
      cell.value === 1 || cell.value === 2 ? { ...cell, sensitive: true, ...needs } : cell,
    );
    // The costs were proved for an attacker in real numbers.
    const found = await protectCells(cells, made.relations, { integer: false });
    expect(found).toMatchObject({ cost: optimum, optimal: true });
    const intervals = await attack(cells, made.relations, hiddenOf(found.status));
    const narrowed = cells.filter(({ id, value, sensitive: is }) => {
      const lower = 'protectLower' in needs ? needs.protectLower : value - 1;
      const upper = 'protectUpper' in needs ? needs.protectUpper : value + 1;
      const interval = intervals[id];
      return is && (!interval || interval.lower > lower || interval.upper < upper);
    });
    expect(narrowed).toEqual([]);
  });

  it.each([
    ['z1.csv', 'z1_default_expected.csv', ['region', 'hovedint'], 'ant', 3],
    ['example1.csv', 'example1_age_geo_expected.csv', ['age', 'geo'], 'freq', 2],
  ] as const)(
    '%s: the primaries of the peer, no dearer secondaries',
    async (file, expected, columns, count, most) => {
      const made = margins(file, columns, count);
      const cells = made.cells.map((cell) => ({ ...cell, sensitive: cell.value > 0 && cell.value <= most }));
      const peer = rows(expected).map(
        (row) => ({ ...row, id: columns.map((column) => row[column]).join('|') }) as Peer,
      );
      const found = await protectCells(cells, made.relations);
      const primaries = Object.keys(found.status).filter((id) => found.status[id] === 'primary');
      expect(primaries.sort()).toEqual(
        peer
          .filter((row) => row.primary === 'TRUE')
          .map(({ id }) => id)
          .sort(),
      );
      const peerHidden = peer.filter((row) => row.suppressed === 'TRUE');
      expect(found.cost).toBeLessThanOrEqual(
        peerHidden.reduce((sum, row) => sum + Number(row[count]) + 1, 0),
      );
    },
  );
});

type Peer = { id: string; primary: string; suppressed: string; ant?: string; freq?: string };
