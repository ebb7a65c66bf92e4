import { expect, it } from 'vitest';
import { newCollector } from '../../pipeline/intake/collector.js';
import { balance, only, run } from './support.js';

const file = 'altdorf/2025-Q4/einwohnerbestand.csv';

it('200,000 bad rows are 20 problems and their number; every row is in the reject file', async () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => `A1;2025-Q4;${i % 90};q;1`);
  const result = await run({ [file]: ['Gebiet;Zeitraum;Alter;Geschlecht;Personen', ...rows].join('\n') });
  expect(result.problems.map((p) => p.code)).toEqual(Array.from({ length: 21 }, () => 'code-unknown'));
  expect(result.problems.slice(0, 20).map((p) => p.line)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 2),
  );
  expect(result.problems[20]?.title).toMatch(/: 199.980 weitere Stellen$/);
  expect(result.problems[20]?.consequence).toContain(
    'internal/rejected/altdorf-2025-Q4-einwohnerbestand.csv',
  );
  const account = only(result);
  balance(account);
  expect(account.rejectedBy).toEqual([{ code: 'code-unknown', records: 200_000, cells: 1_000_000 }]);
  expect(result.rejected[0]?.rows).toHaveLength(rows.length);
  expect(result.rejected[0]?.rows.findIndex((r, i) => r.line !== i + 2)).toBe(-1);
}, 60_000);

it('the columns of a file and the files are counted apart', () => {
  const collector = newCollector(2);
  for (const place of [
    { file: 'a', column: 'x' },
    { file: 'a', column: 'y' },
    { file: 'b', column: 'x' },
  ]) {
    for (let line = 1; line <= 5; line++)
      collector.add({ severity: 'error', code: 'c', title: 't', line, ...place });
  }
  const found = collector.finish().map((p) => [p.file, p.column, p.line, p.title]);
  expect(found.filter(([, , line]) => line === undefined)).toEqual([
    ['a', 'x', undefined, 't: 3 weitere Stellen'],
    ['a', 'y', undefined, 't: 3 weitere Stellen'],
    ['b', 'x', undefined, 't: 3 weitere Stellen'],
  ]);
  expect(found).toHaveLength(9);
});
