import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareDifferencePValue, wilsonLimits } from '../../pipeline/compute/methods/index.js';
import {
  chancesSql,
  classLayers,
  greatestClass,
  leastClass,
} from '../../pipeline/compute/sql/chance-classes.js';
import { double } from '../../pipeline/compute/sql/numbers.js';
import { openStore, type Store } from '../../pipeline/store/store.js';

/** Shares x / n and y / m, in percent as an indicator has them. */
type Counts = [x: number, n: number, y: number, m: number];

const sizes = [1, 2, 9, 40, 250, 4000, 1_000_000];
const shares = [0, 0.01, 0.08, 0.25, 0.5, 0.75, 0.93, 1];
const cases: Counts[] = sizes.flatMap((n) =>
  sizes.flatMap((m) =>
    shares.flatMap((p) => shares.map((q): Counts => [Math.round(p * n), n, Math.round(q * m), m])),
  ),
);

const side = (x: number, n: number): string => {
  const { lower, upper } = wilsonLimits(x, n) ?? { lower: 0, upper: 1 };
  return [x / n, lower, upper].map((v) => double(v * 100)).join(', ');
};

describe('classes of the chance of a difference', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(() => store.close());

  async function codes(of: readonly Counts[], scale = 'CAST(100 AS DOUBLE)') {
    const rows = of.map(([x, n, y, m], i) => `(${i}, ${side(x, n)}, ${side(y, m)})`);
    const length = (a: string, b: string) => `sqrt((${a}) * (${a}) + (${b}) * (${b}))`;
    const from = `SELECT *, ${scale} AS scale, value - other_value AS difference,
      ${length('value - lower', 'other_upper - other_value')} AS down, ${length('upper - value', 'other_value - other_lower')} AS up
      FROM (VALUES ${rows.join(', ')}) v(i, value, lower, upper, other_value, other_lower, other_upper)`;
    const layers = classLayers.reduce((inner, layer) => `SELECT *, ${layer} FROM (${inner})`, from);
    return store.query(`WITH chance AS (SELECT * FROM (VALUES ${chancesSql}) c(class, p)), code AS (${layers})
      SELECT i, code, verdict, a.p AS most, b.p AS least FROM code
      LEFT JOIN chance a ON a.class = ${greatestClass('code')} LEFT JOIN chance b ON b.class = ${leastClass('code')} ORDER BY i`);
  }

  it('hold the p-value between them, for every finding', async () => {
    const found = await codes(cases);
    let findings = 0;
    for (const { i, code, verdict, most, least } of found) {
      const [x, n, y, m] = cases[Number(i)] ?? [0, 1, 0, 1];
      const p = shareDifferencePValue(x, n, y, m);
      // The method gives 0 for a p under 3e-12.
      if (p > 0) expect(Number(verdict) !== 0, `${x}/${n} ${y}/${m}`).toBe(p < 0.05);
      if (verdict === 0) {
        expect(code).toBe(0);
        continue;
      }
      findings++;
      expect(Number(least), `${x}/${n} ${y}/${m}`).toBeLessThanOrEqual(Math.max(p, 3e-12));
      if (most !== null) expect(Number(most), `${x}/${n} ${y}/${m}`).toBeGreaterThanOrEqual(p);
    }
    expect(findings).toBeGreaterThan(1000);
  });

  it('are near each other where areas of some hundred persons are compared', async () => {
    const [row] = await codes([[30, 250, 1800, 25_000]]);
    expect(Number(row?.most) / Number(row?.least)).toBeLessThan(3);
  });

  it('say nothing of what is not a share', async () => {
    const [row] = await codes([[30, 250, 1800, 25_000]], 'CAST(NULL AS DOUBLE)');
    expect(row).toMatchObject({ verdict: 1, most: null, least: 0 });
  });
});
