import { describe, expect, it } from 'vitest';
import { A, area, dataset, K, type Line, part, ratio, region, run } from './house.js';

const line = (id: string, value: number): Line => [id, '2025-Q4', [], value];
const [children, poorChildren, people, poor] = ['kinder', 'arme_kinder', 'menschen', 'arme'].map((id) =>
  dataset(id),
) as [ReturnType<typeof dataset>, ...ReturnType<typeof dataset>[]] as ReturnType<typeof dataset>[];
const indicators = [
  ratio('kinderarmut', part('arme_kinder'), part('kinder'), { method: 'wilson', counterpart: 'armut' }),
  ratio('armut', part('arme'), part('menschen'), { method: 'wilson' }),
];

type Row = [id: string, poorChildren: number, children: number, poor: number, people: number];
async function gaps(rows: readonly Row[]) {
  const ids = rows.map(([id]) => id).filter((id) => id !== K && id !== A);
  const areas = ids.map((id) => area(id, A, id === 'rest' ? { kind: 'residual' } : {}));
  const lines = (column: 1 | 2 | 3 | 4) => rows.map((r) => line(r[0], r[column]));
  if (!children || !poorChildren || !people || !poor) throw new Error('four datasets');
  const { comparisons } = await run({
    region: region(areas),
    datasets: [
      [poorChildren, lines(1)],
      [children, lines(2)],
      [poor, lines(3)],
      [people, lines(4)],
    ],
    indicators,
  });
  return comparisons.filter((c) => c.comparedWith === 'counterpart');
}

describe('a group against all', () => {
  it('carries the difference with the interval of Newcombe', async () => {
    // 56/70 and 48/80: 5.24 to 33.39 percentage points (Newcombe 1998, table II, method 10)
    const [found, ...others] = (await gaps([['a1', 56, 70, 48, 80]])).filter((c) => c.area === 'a1');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ indicator: 'kinderarmut', reference: 'armut', verdict: 'higher' });
    expect(Number(found?.difference)).toBeCloseTo(20, 10);
    expect(Number(found?.lower)).toBeCloseTo(5.24, 2);
    expect(Number(found?.upper)).toBeCloseTo(33.39, 2);
  });

  it('judges areas against their number, and the whole by itself', async () => {
    // 60/100 and 45/100: z = 2.12 at the pooled share, p = 0.034; among three tests p must be at most 0.017.
    const rows: Row[] = [
      ['a1', 60, 100, 45, 100],
      ['a2', 50, 100, 50, 100],
      ['a3', 50, 100, 50, 100],
      [A, 60, 100, 45, 100],
    ];
    const found = await gaps(rows);
    const one = (id: string) => found.find((c) => c.area === id);
    expect(Number(one('a1')?.lower)).toBeGreaterThan(0);
    expect(one('a1')).toMatchObject({ verdict: 'not distinguishable', adjusted: true });
    expect(one(A)).toMatchObject({ verdict: 'higher', adjusted: false });
  });

  it('is not made for residual areas', async () => {
    const found = await gaps([
      ['a1', 56, 70, 48, 80],
      ['rest', 56, 70, 48, 80],
    ]);
    expect(found.map((c) => c.area)).not.toContain('rest');
  });
});
