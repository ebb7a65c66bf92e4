import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../pipeline/model/dataset.js';
import {
  A,
  age,
  area,
  B,
  count,
  dataset,
  K,
  type Line,
  type Literal,
  part,
  ratio,
  region,
  run,
  sex,
} from './house.js';

/**
 * The SQL against a naive program that follows the rules one row at a time. It shares nothing with the pipeline but
 * the tables: small counties of three areas and one residual area, ages in four bands, two sexes, one total each.
 */

type Figure = { state: number; sum: number } | null;
const states = ['ok', 'not_applicable', 'hidden', 'unreliable', 'pending', 'missing', 'rejected'];
const statusOf = [
  'ok',
  'not_applicable',
  'suppressed',
  'unreliable',
  'pending',
  'not_delivered',
  'not_delivered',
];
const bands: [number, number][] = [
  [0, 5],
  [5, 15],
  [15, 65],
  [65, 200],
];
const isTotalAge = (d: Line[2][number]) => Array.isArray(d) && d[0] === 0 && d[1] === 200;
const children: Record<string, string[]> = { [A]: ['a1', 'a2', 'a0'], [B]: ['b1'], [K]: [A, B] };

const figureOf = (literal: Literal): { state: number; sum: number } =>
  typeof literal === 'number'
    ? { state: 0, sum: literal }
    : { state: states.indexOf(String(literal)), sum: 0 };
const add = (figures: { state: number; sum: number }[]) => ({
  state: Math.max(0, ...figures.map((f) => f.state)),
  sum: figures.reduce((s, f) => s + f.sum, 0),
});

/** One area: sexes first, then ages, then the filter. */
function naiveArea(
  lines: readonly Line[],
  zero: boolean,
  seen: Set<string>,
  span: [number, number] | null,
): Figure {
  if (lines.length === 0) return null;
  const byAge = new Map<string, readonly Line[]>();
  for (const l of lines) {
    const key = JSON.stringify(l[2][0]);
    byAge.set(key, [...(byAge.get(key) ?? []), l]);
  }
  const perAge = [...byAge].map(([key, group]): [Line[2][number], { state: number; sum: number }] => {
    const total = group.find((l) => l[2][1] === 'alle' && l[3] !== 'missing');
    const parts = group.filter((l) => l[2][1] !== 'alle');
    if (total) return [JSON.parse(key), figureOf(total[3])];
    if (parts.length === 0) return [JSON.parse(key), { state: 5, sum: 0 }];
    const sum = add(parts.map((l) => figureOf(l[3])));
    const isComplete = zero || parts.length === 2;
    return [JSON.parse(key), { ...sum, state: isComplete ? sum.state : Math.max(5, sum.state) }];
  });
  const total = perAge.find(([a]) => isTotalAge(a));
  const parts = perAge.filter(([a]) => !isTotalAge(a));
  if (span === null) {
    if (total && total[1].state !== 5) return total[1];
    if (parts.length === 0) return { state: 5, sum: 0 };
    const sum = add(parts.map(([, f]) => f));
    const known = parts.filter(([a]) => a !== null).map(([a]) => JSON.stringify(a));
    const spans = bands.filter((b) => known.includes(JSON.stringify(b)));
    const adjoin = spans.every((b, i) => i === 0 || spans[i - 1]?.[1] === b[0]);
    const isWhole =
      zero ||
      (parts.length === seen.size && seenAdjoin(seen)) ||
      (!seenAdjoin(seen) && adjoin && spans.length > 0);
    return { ...sum, state: isWhole ? sum.state : Math.max(5, sum.state) };
  }
  const inSpan = bands.filter((b) => b[0] >= span[0] && b[1] <= span[1]);
  const inside = parts.filter(
    ([a]) => a === null || inSpan.some((b) => JSON.stringify(b) === JSON.stringify(a)),
  );
  if (inside.length === 0 && (!zero || parts.every(([a]) => a === null))) return null;
  const sum = add(inside.map(([, f]) => f));
  const own = inSpan.every((b) => inside.some(([a]) => JSON.stringify(a) === JSON.stringify(b)));
  const file = inSpan.every((b) => seen.has(JSON.stringify(b)));
  return { ...sum, state: own || (zero && file) ? sum.state : Math.max(5, sum.state) };
}

const seenAdjoin = (seen: Set<string>) => {
  const spans = bands.filter((b) => seen.has(JSON.stringify(b)));
  return spans.every((b, i) => i === 0 || spans[i - 1]?.[1] === b[0]);
};

function naive(lines: readonly Line[], d: Dataset, span: [number, number] | null): (id: string) => Figure {
  const zero = d.absent_rows === 'zero';
  const seen = new Set(
    lines.filter((l) => l[2][0] !== null && !isTotalAge(l[2][0] ?? null)).map((l) => JSON.stringify(l[2][0])),
  );
  const own = (id: string) =>
    naiveArea(
      lines.filter((l) => l[0] === id),
      zero,
      seen,
      span,
    );
  const figure = (id: string): Figure => {
    const delivered = own(id);
    if (delivered && delivered.state !== 5) return delivered;
    if (id === 'a0' && !delivered && zero && (own('a1') || own('a2'))) return { state: 0, sum: 0 };
    const below = children[id]?.map(figure);
    if (!below || !d.additivity.areas || below.every((f) => f === null)) return delivered;
    const known = below.filter((f) => f !== null);
    const sum = add(known);
    return known.length < below.length ? { ...sum, state: Math.max(5, sum.state) } : sum;
  };
  return figure;
}

const dimensionAge = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...bands) },
  { weight: 2, arbitrary: fc.constant<[number, number]>([0, 200]) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const literal = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 99 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('hidden', 'missing', 'pending', 'unreliable', 'not_applicable', 'rejected'),
  },
);
const lineOf = fc
  .tuple(
    fc.constantFrom('a1', 'a2', 'a0', 'b1', A, B, K),
    dimensionAge,
    fc.constantFrom('m', 'w', 'alle'),
    literal,
  )
  .map(([id, a, s, value]): Line => [id, '2025-Q4', [a, s], a === null ? 'rejected' : value]);
const sparse = fc.uniqueArray(lineOf, { selector: (l) => JSON.stringify([l[0], l[2]]), maxLength: 40 });
/** Every area complete, then some cells replaced: random tables alone are hardly ever complete. */
const full = fc
  .tuple(
    fc.array(literal, { minLength: 32, maxLength: 32 }),
    fc.uniqueArray(fc.nat(31), { maxLength: 4 }),
    sparse,
  )
  .map(([values, dropped, extra]) => {
    const lines = ['a1', 'a2', 'a0', 'b1'].flatMap((id, i) =>
      bands.flatMap((b, j) =>
        ['m', 'w'].map((s, k): Line => [id, '2025-Q4', [b, s], values[i * 8 + j * 2 + k] ?? 0]),
      ),
    );
    const kept = lines.filter((_, i) => !dropped.includes(i));
    const keys = new Set(kept.map((l) => JSON.stringify([l[0], l[2]])));
    return [...kept, ...extra.slice(0, 4).filter((l) => !keys.has(JSON.stringify([l[0], l[2]])))];
  });

describe('the SQL and a naive program', () => {
  it('agree on every sum and quotient', async () => {
    const areas = [area('a1', A), area('a2', A), area('a0', A, { kind: 'residual' }), area('b1', B)];
    const spans: [string, Record<string, unknown>, [number, number] | null][] = [
      ['alle', {}, null],
      ['kinder', { alter: { under: 15 } }, [0, 15]],
      ['aeltere', { alter: { from: 65 } }, [65, 200]],
    ];
    // Each table is a dataset of its own; what a table costs is dwarfed by what a computation costs.
    const table = fc.tuple(fc.oneof(sparse, full), fc.constantFrom('zero', 'missing'), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(table, { minLength: 9, maxLength: 9, size: 'max' }), async (tables) => {
        const cases = tables.map(([lines, absent, additive], i) => {
          const d = dataset(`d${i}`, {
            dimensions: [age(), sex],
            absent_rows: absent,
            additivity: { areas: additive, time: 'stock' },
          });
          const indicators = [
            ...spans.map(([id, where]) => count(`${id}${i}`, part(d.id, where))),
            ratio(`quote${i}`, part(d.id, { alter: { under: 15 } }), part(d.id)),
          ];
          return { d, lines, indicators };
        });
        const r = await run({
          region: region(areas),
          datasets: cases.map(({ d, lines }) => [d, lines]),
          indicators: cases.flatMap(({ indicators }) => indicators),
        });
        const ids = ['a1', 'a2', 'a0', 'b1', A, B, K];
        for (const [i, { d, lines }] of cases.entries()) {
          const expected = new Map<string, (id: string) => number | string>();
          for (const [id, , span] of spans) {
            const figure = naive(lines, d, span);
            expected.set(id, (place) => {
              const f = figure(place);
              return f?.state === 0 ? f.sum : (statusOf[f?.state ?? 5] ?? '');
            });
          }
          for (const [id] of spans) {
            for (const place of ids) {
              const found = r.at(`${id}${i}`, place) ?? 'not_delivered';
              expect(`${i} ${id} ${place} ${found}`).toBe(`${i} ${id} ${place} ${expected.get(id)?.(place)}`);
            }
          }
          for (const place of ids) {
            const [x, n] = [expected.get('kinder')?.(place), expected.get('alle')?.(place)];
            if (typeof x !== 'number' || typeof n !== 'number') continue;
            expect(r.at(`quote${i}`, place)).toBe(n > 0 ? (x / n) * 100 : 'not_applicable');
          }
        }
      }),
      { numRuns: 6, seed: 20251231 },
    );
  });
});
