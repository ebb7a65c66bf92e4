import { describe, expect, it } from 'vitest';
import { datasetSchema } from '../../pipeline/model/dataset.js';
import { openStore } from '../../pipeline/store/store.js';

const text = { label: 'x', description: 'x', example: { good: '1', bad: 'a' } };
const dataset = datasetSchema.parse({
  id: 'bestand',
  title: 'Bestand',
  description: 'x',
  source: 'x',
  counting_unit: 'Personen',
  rhythm: 'yearly',
  reference_date: 'end_of_period',
  disclosure_class: 'x',
  additivity: { areas: true, time: 'stock' },
  absent_rows: 'zero',
  legal_basis: 'x',
  columns: [
    { role: 'area', id: 'gebiet', ...text },
    { role: 'dimension', type: 'age', id: 'alter', ...text },
    { role: 'dimension', type: 'code', id: 'geschlecht', codes: { m: { label: 'm' } }, ...text },
    { role: 'measure', type: 'integer', id: 'personen', unit: 'Personen', ...text },
  ],
});

describe('store', () => {
  it('keeps decimals exact, dates as days and unread dimensions as NULL', async () => {
    const store = await openStore();
    await store.createCells(dataset);
    const cell = {
      area: "a'1",
      level: 'area',
      period: '2025',
      referenceDate: '2025-12-31',
      measure: 'personen',
      lower: null,
      upper: null,
      delivery: 1,
      line: 7,
    };
    await store.appendCells(dataset, [
      { ...cell, dimensions: [[0, 3], 'm'], value: '999999999999.000001', state: 'ok' },
      { ...cell, dimensions: [null, null], value: null, state: 'rejected' },
      { ...cell, dimensions: [[65, 200], 'm'], value: '-0.5', state: 'ok' },
    ]);
    const rows = await store.query('SELECT * FROM cells_bestand ORDER BY value');
    store.close();
    expect(rows).toMatchObject([
      { area: "a'1", alter_from: 65, alter_to: 200, value: '-0.500000', reference_date: '2025-12-31' },
      { value: '999999999999.000001', geschlecht: 'm', line: 7 },
      { value: null, alter_from: null, geschlecht: null, state: 'rejected' },
    ]);
  });

  it('visits the rows of a large result in order, missing numbers as null', async () => {
    const store = await openStore();
    const seen: unknown[] = [];
    // More rows than one chunk of DuckDB holds.
    await store.each(
      'SELECT n::INTEGER AS n, CASE WHEN n % 2 = 1 THEN n / 2 END AS half FROM range(5000) r(n) ORDER BY n',
      (row) => {
        seen.push([row.n, row.half]);
      },
    );
    store.close();
    expect(seen).toEqual(Array.from({ length: 5000 }, (_, n) => [n, n % 2 === 1 ? n / 2 : null]));
  });
});
