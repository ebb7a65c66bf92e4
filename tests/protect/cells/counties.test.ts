import { describe, expect, it } from 'vitest';
import { attack, protectCells } from '../../../pipeline/protect/cells/index.js';
import { county, random } from './county.js';
import { around, enumerated, equationsOf, solved } from './independent.js';
import { optimum } from './optimum.js';
import { crossed, flat } from './tables.js';
import { narrowed } from './witness.js';

/**
 * TEILHABE_COUNTIES=200 runs all 200 counties of full size (some ten minutes of processor); without it the first few. Small
 * counties, in which every solution can be counted through or the optimum is known, always run.
 */
const counties = Number(process.env.TEILHABE_COUNTIES ?? 3);
const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const hiddenOf = (status: Record<string, string>) =>
  new Set(Object.keys(status).filter((id) => status[id] !== 'open'));

describe('small counties against plain enumeration', () => {
  it('leaves every sensitive count open, and attacks exactly', async () => {
    let compared = 0;
    for (const seed of seeds(12)) {
      const { cells, relations } = county(seed, { municipalities: 3, areas: 3, groups: 3 });
      const { status } = await protectCells(cells, relations, { integer: true });
      const hidden = hiddenOf(status);
      const intervals = await attack(cells, relations, hidden, { integer: true });
      const equations = equationsOf(cells, relations, hidden);
      const ceiling = 2 + Math.max(...cells.filter((c) => hidden.has(c.id)).map((c) => c.value));
      const done = new Set<string>();
      for (const { id, sensitive } of cells) {
        if (!sensitive || done.has(id)) continue;
        const part = around(equations, id);
        for (const other of part.ids) done.add(other);
        const found = enumerated(part.equations, part.ids, ceiling, 20_000);
        if (!found) continue;
        compared += cells.filter((cell) => cell.sensitive && part.ids.includes(cell.id)).length;
        // Where something reaches the ceiling, the enumeration has seen a part of all solutions only.
        const complete = [...found.values()].every(([, upper]) => upper < ceiling);
        for (const other of part.ids) {
          const [lower, upper] = found.get(other) ?? [Number.NaN, Number.NaN];
          const shown = intervals[other];
          if (complete) expect([seed, other, shown]).toEqual([seed, other, { lower, upper }]);
          expect(shown?.lower).toBeLessThanOrEqual(lower);
          expect(shown?.upper).toBeGreaterThanOrEqual(upper);
        }
        for (const other of cells) {
          if (!other.sensitive || !part.ids.includes(other.id)) continue;
          expect(found.get(other.id)?.[0]).toBe(0);
          expect(found.get(other.id)?.[1]).toBeGreaterThanOrEqual(3);
        }
      }
    }
    // Otherwise the limit of the enumeration would have made the test empty.
    expect(compared).toBeGreaterThan(20);
  });

  it('finds the cheapest of all patterns', async () => {
    for (const seed of seeds(6)) {
      const next = random(seed);
      const rows = ['a', 'b', 'c'];
      const columns = ['m', 'w'];
      const counts = new Map(
        rows.flatMap((row) =>
          columns.map((column) => [`${row}|${column}`, 1 + Math.floor(next() * 9)] as const),
        ),
      );
      const made = crossed([flat(rows), flat(columns)], counts);
      const cells = made.cells.map((cell) =>
        cell.value < 3 ? { ...cell, sensitive: true, protectLower: 0, protectUpper: 3 } : cell,
      );
      const found = await protectCells(cells, made.relations, { integer: true });
      expect([seed, found.optimal, found.cost]).toEqual([seed, true, cheapest(cells, made.relations)]);
    }
  });
});

describe('small counties against the whole choice as one program', () => {
  it.each([true, false])(
    'costs what it must (whole numbers: %s), and little more without a search',
    async (integer) => {
      let sensitive = 0;
      for (const seed of seeds(30)) {
        const { cells, relations } = county(seed, { municipalities: 3, areas: 2, groups: 3 });
        const most = optima.get(seed) ?? (await optimum(cells, relations));
        optima.set(seed, most);
        sensitive += cells.filter((cell) => cell.sensitive).length;
        const found = await protectCells(cells, relations, { integer });
        expect([seed, found.cost, found.optimal]).toEqual([seed, most, true]);
        const quick = await protectCells(cells, relations, { integer, nodeLimit: 0 });
        expect([seed, quick.cost <= 1.05 * most]).toEqual([seed, true]);
      }
      expect(sensitive).toBeGreaterThan(100);
    },
  );
});
const optima = new Map<number, number>();

/** Tries every pattern, the cheaper first, against the independent solver. */
function cheapest(cells: Parameters<typeof protectCells>[0], relations: Parameters<typeof protectCells>[1]) {
  const primary = cells.filter((cell) => cell.sensitive);
  const others = cells.filter((cell) => !cell.sensitive);
  const costOf = (list: typeof cells) => list.reduce((sum, cell) => sum + cell.value + 1, 0);
  const patterns = Array.from({ length: 2 ** others.length }, (_, bits) => [
    ...primary,
    ...others.filter((_, i) => bits & (1 << i)),
  ]).sort((a, b) => costOf(a) - costOf(b));
  for (const pattern of patterns) {
    const equations = equationsOf(cells, relations, new Set(pattern.map((cell) => cell.id)));
    const protects = primary.every(({ id }) => {
      const part = around(equations, id);
      const [lower, upper] = solved(part.equations, id, part.ids, [0, 3], true);
      return lower === 0 && upper >= 3;
    });
    if (protects) return costOf(pattern);
  }
  return Number.NaN;
}

describe(`${counties} of 200 counties against an independent attacker`, () => {
  it(
    'narrows no cell',
    async () => {
      const found: string[] = [];
      let proved = 0;
      let checked = 0;
      for (const seed of seeds(counties)) {
        const { cells, relations } = county(seed);
        const { status, optimal } = await protectCells(cells, relations);
        if (optimal) proved++;
        checked += cells.filter((cell) => cell.sensitive).length;
        found.push(...(await narrowed(cells, relations, hiddenOf(status))).map((end) => `${seed} ${end}`));
      }
      expect(found).toEqual([]);
      expect(checked).toBeGreaterThan(counties);
      // `optimal` says that the cost is proved to be the least; on most counties of this size the search closes.
      expect(proved / counties).toBeGreaterThanOrEqual(0.5);
    },
    60_000 * counties,
  );

  it('would see a pattern that lacks a cell', async () => {
    const { cells, relations } = county(7);
    const { status } = await protectCells(cells, relations);
    const secondary = Object.keys(status).filter((id) => status[id] === 'secondary');
    expect(secondary.length).toBeGreaterThan(5);
    for (const id of secondary) {
      const hidden = hiddenOf(status);
      hidden.delete(id);
      expect([id, (await narrowed(cells, relations, hidden)).length > 0]).toEqual([id, true]);
    }
  });
});
