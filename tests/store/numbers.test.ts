import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../pipeline/store/store.js';

/** Whole columns of numbers, into the store and out of it. DuckDB moves 2048 rows at a time. */
describe('columns of numbers', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(() => store.close());

  it('are written whatever the size of the batches, NaN as NULL', async () => {
    const writer = await store.numberWriter('written', [
      { name: 'n', type: 'integer' },
      { name: 'sign', type: 'tinyint' },
      { name: 'half', type: 'double' },
    ]);
    // 1 + 3000 + 2999 rows; NaN only among the last, so that chunks with and without one follow each other.
    const half = (n: number) => (n >= 4000 && n % 3 === 0 ? Number.NaN : n / 2);
    const append = (from: number, size: number, capacity = size) => {
      const numbers = Array.from({ length: capacity }, (_, i) => from + i);
      writer.append(
        [
          Int32Array.from(numbers),
          Int8Array.from(numbers, (n) => (n % 2 === 0 ? 1 : -1)),
          Float64Array.from(numbers, half),
        ],
        size,
      );
    };
    append(0, 1, 10);
    append(1, 3000);
    append(3001, 2999);
    writer.close();
    const [all] = await store.query(`SELECT count(*) AS rows, count(DISTINCT n) AS numbers, max(n) AS most,
      count(*) FILTER (sign <> CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END) AS wrong_sign,
      count(*) FILTER (half IS NULL) AS none, count(*) FILTER (half IS NULL AND (n < 4000 OR n % 3 <> 0)) AS wrong_none,
      count(*) FILTER (half <> n / 2) AS wrong_half FROM written`);
    // Multiples of three from 4000 to 5999: 1334 times three is 4002, 1999 times three is 5997.
    expect(all).toEqual({
      ...{ rows: 6000, numbers: 6000, most: 5999, none: 1999 - 1334 + 1 },
      ...{ wrong_sign: 0, wrong_none: 0, wrong_half: 0 },
    });
  });

  it('take the place of a table of the same name', async () => {
    for (const value of [1, 2]) {
      const writer = await store.numberWriter('again', [{ name: 'value', type: 'integer' }]);
      writer.append([Int32Array.of(value)], 1);
      writer.close();
    }
    expect(await store.query('SELECT * FROM again')).toEqual([{ value: 2 }]);
  });

  it('are read batch by batch, of every type, NULL as NaN', async () => {
    const rows: number[][] = [];
    await store.eachBatch(
      `SELECT n::INTEGER, CASE WHEN n % 5 <> 0 THEN (n % 100)::TINYINT END, CASE WHEN n % 7 <> 0 THEN n / 4 END,
        n::BIGINT, CASE WHEN n % 2 = 0 THEN n > 2500 END, n::DECIMAL(9, 1) FROM range(5000) r(n) ORDER BY n`,
      (columns, size) => {
        for (let i = 0; i < size; i++) rows.push(columns.map((c) => c[i] ?? -1));
      },
    );
    expect(rows).toEqual(
      Array.from({ length: 5000 }, (_, n) => [
        n,
        n % 5 !== 0 ? n % 100 : Number.NaN,
        n % 7 !== 0 ? n / 4 : Number.NaN,
        n,
        n % 2 === 0 ? Number(n > 2500) : Number.NaN,
        n,
      ]),
    );
  });
});
