import { expect, it } from 'vitest';
import type { RejectedRow } from '../../pipeline/model/delivery.js';
import { openStore } from '../../pipeline/store/store.js';

it('keeps the rows of each delivery by line, each line once with all its reasons', async () => {
  const store = await openStore();
  try {
    await store.rejects.append(2, [{ line: 9, reasons: ['a', 'b', 'a'], cells: ['x', '"; DROP'] }]);
    await store.rejects.append(2, [{ line: 4, reasons: ['c'], cells: ['=1+1'] }]);
    await store.rejects.append(1, [{ line: 3, reasons: ['d'], cells: [] }]);
    await store.rejects.append(2, [{ line: 9, reasons: ['c', 'b'], cells: ['anders'] }]);
    const rows: RejectedRow[] = [];
    for await (const batch of store.rejects.rows(2)) rows.push(...batch);
    expect(rows).toEqual([
      { line: 4, reason: 'c', cells: ['=1+1'] },
      { line: 9, reason: 'a; b; c', cells: ['x', '"; DROP'] },
    ]);
    expect(store.rejects.deliveries()).toEqual([1, 2]);
    await store.rejects.clear();
    expect(store.rejects.deliveries()).toEqual([]);
  } finally {
    store.close();
  }
});

it('holds every row of a file with many bad ones', async () => {
  const store = await openStore({ memory: 128 });
  try {
    const batch = (start: number) =>
      Array.from({ length: 5000 }, (_, i) => ({
        line: 200_000 - start - i,
        reasons: ['Zahl erwartet'],
        cells: ['a', String(start + i)],
      }));
    for (let start = 0; start < 200_000; start += 5000) await store.rejects.append(1, batch(start));
    const lines: number[] = [];
    for await (const rows of store.rejects.rows(1)) lines.push(...rows.map((row) => row.line));
    expect(lines).toHaveLength(200_000);
    expect(lines.findIndex((line, i) => line !== i + 1)).toBe(-1);
  } finally {
    store.close();
  }
});
