import { describe, expect, it } from 'vitest';
import { statementsFor } from '../../pipeline/compute/compile.js';
import { deliveredSql, planParts } from '../../pipeline/store/figures/parts.js';
import { A, area, code, count, dataset, type Line, part, ratio, region, run } from './house.js';

const hostile = `x'); DROP TABLE "cells_d"; --`;

describe('compiled SQL', () => {
  const d = dataset('d', { dimensions: [code('art', [hostile, 'b'])] });
  const young = part('d', { art: hostile });

  it('quotes every code, also in several conditions', () => {
    const parts = planParts(new Map([['d', d]]));
    const statements = statementsFor([{ definition: 0, indicator: count('n', young) }], parts, 4);
    const sql = [...deliveredSql(parts.all(), false), ...statements].join(';\n');
    expect(sql).toContain(`'x''); DROP TABLE "cells_d"; --'`);
    expect(sql.replaceAll(`'x''); DROP TABLE "cells_d"; --'`, '')).not.toContain('DROP TABLE');
  });

  it('runs with hostile codes, areas and names', async () => {
    const areas = [area(`a'1"`, A), area('a";2', A)];
    const lines: Line[] = areas.flatMap((a): Line[] => [
      [a.id, '2025-Q4', [hostile], 3],
      [a.id, '2025-Q4', ['b'], 4],
    ]);
    const r = await run({ region: region(areas), datasets: [[d, lines]], indicators: [count('n', young)] });
    expect([r.at('n', `a'1"`), r.at('n', 'a";2'), r.at('n', A)]).toEqual([3, 3, 6]);
  });

  it('computes a part used by several definitions once', () => {
    const parts = planParts(new Map([['d', d]]));
    const b = part('d', { art: 'b' });
    const indicators = [ratio('q', young, b), count('n', young), ratio('r', b, part('d'))];
    const sql = statementsFor(
      indicators.map((indicator, definition) => ({ definition, indicator })),
      parts,
      4,
    );
    expect(parts.all().map((p) => p.part.where)).toEqual([{ art: hostile }, { art: 'b' }, {}]);
    const filled = deliveredSql(parts.all(), false);
    // parts: one statement for each set of restricted dimensions; results: one for all of the usual kind
    expect(filled.filter((s) => s.startsWith('INSERT INTO figures_delivered'))).toHaveLength(2);
    expect(sql.filter((s) => s.startsWith('INSERT INTO compute_result'))).toHaveLength(1);
  });

  it('gives the same bytes at one and at four threads', async () => {
    const lines = Array.from({ length: 80 * 25 }, (_, i): Line[] =>
      [hostile, 'b'].map((art, j): Line => {
        const period = `${2000 + Math.floor(i / 80)}`;
        return [`a${1 + (i % 80)}`, period, [art], `${(i * 7 + j) % 97}.${i % 10}`];
      }),
    ).flat();
    const yearly = { ...d, rhythm: 'yearly' as const };
    const areas = Array.from({ length: 80 }, (_, i) => area(`a${i + 1}`, A));
    const house = {
      region: region(areas),
      datasets: [[d, lines]] as [typeof yearly, Line[]][],
      indicators: [ratio('q', young, part('d'), { pool_periods: 3 }), count('n', part('d'))],
    };
    const [one, four] = [await run({ ...house, threads: 1 }), await run({ ...house, threads: 4 })];
    expect(one.values.length).toBeGreaterThan(4000);
    expect(JSON.stringify(four)).toBe(JSON.stringify(one));
  });
});
