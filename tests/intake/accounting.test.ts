import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance, only, run } from './support.js';

const file = 'altdorf/2025-Q4/einwohnerbestand.csv';

/** Acceptance: a delivery with 20 different faults. */
const faulty = [
  'Gebiet;Zeitraum;Alter;Geschlecht;Personen;Bemerkung', // 1 unknown column
  'A1;2025-Q4;0;m;12,5', // number with decimals
  'A1;2025-Q4;1;m;zwölf', // 3 text
  'A1;2025-Q4;2;m;-3', // 4 below the minimum
  'A1;2025-Q4;3;m;1000001', // 5 above the maximum
  'A1;2025-Q4;4;m;1.2.3', // 6 no number
  'Mite;2025-Q4;5;m;1', // 7 unknown area
  ';2025-Q4;6;m;1', // 8 no area
  'Süd;2025-Q4;7;m;1', // 9 area of another municipality
  'A1;2025-Q5;8;m;1', // 10 no such period
  'A1;2025/4;9;m;1', // 11 quarter or month
  'A1;2025;10;m;1', // 12 a year
  'A1;;11;m;1', // 13 no period
  'A1;2025-Q4;18-15;m;1', // 14 span the wrong way round
  'A1;2025-Q4;;m;1', // 15 no age
  'A1;2025-Q4;12;mann;1', // 16 unknown code
  'A1;2025-Q4;13;;1', // 17 no code
  'A1;2025-Q4;14;m;1;x;y', // 18 more cells than columns
  '"A1;2025-Q4;15;m;1', // 19 quotation mark
  'A1;2025-Q4;16;m;1',
  'A1;2025-Q4;16;m;1', // 20 doubled
  'A1;2025-Q4;17;m;1',
  'A1;2025-Q4;17;m;2', // 21 contradicting
  'A1;31.11.2025;18;m;1', // 22 no such day
].join('\n');

describe('twenty faults', () => {
  it('give a problem each, with file, line, column, found, expected and what to do', async () => {
    const result = await run({ [file]: faulty });
    const account = only(result);
    balance(account);
    expect(account.records.read).toBe(23);
    expect(account.cells.read).toBe(23 * 6);
    const errors = result.problems.filter((p) => p.severity === 'error');
    expect(new Set(errors.map((p) => `${p.code} ${p.line}`)).size).toBeGreaterThanOrEqual(20);
    for (const line of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 24]) {
      expect(
        errors.map((p) => p.line),
        `line ${line}`,
      ).toContain(line);
    }
    for (const problem of errors) {
      expect(problem.file).toBe(`deliveries/${file}`);
      for (const part of ['title', 'found', 'expected', 'remedy', 'consequence'] as const) {
        expect(problem[part], `${problem.code}: ${part}`).toMatch(/\S/);
      }
      // A fault of the whole row has no column.
      if (!['surplus-cells', 'quotes-broken'].includes(problem.code)) expect(problem.column).toMatch(/\S/);
    }
    // The first of the doubled rows is the only one with a value.
    const good = result.cells('einwohnerbestand').filter((c) => c.state === 'ok');
    expect(good.map((c) => [c.line, c.value])).toEqual([[20, 1]]);
    expect(result.rejected[0]?.rows).toHaveLength(22);
  });
});

describe('accounting of anything', () => {
  const cell = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('A1', 'A2', '2025-Q4', '2025-Q3', '0-2', 'm', 'w', '7', '–', '.', ''),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
    { weight: 1, arbitrary: fc.constantFrom('"', '"x"', 'a;b', '\n', '1.234', '1,5', '#', '__proto__') },
  );
  const good = fc
    .tuple(
      fc.constantFrom('A1', 'A2', 'Mitte', 'X'),
      fc.constantFrom('2025-Q4', '2025-Q3', '2025'),
      fc.constantFrom('0-2', '3-5', 'alt'),
      fc.constantFrom('m', 'w', 'q'),
      fc.constantFrom('1', '2', '–', 'y', ''),
    )
    .map((cells) => cells as string[]);
  const row = fc.oneof(
    { weight: 3, arbitrary: good },
    { weight: 1, arbitrary: fc.array(cell, { maxLength: 8 }) },
  );
  const heading = fc.shuffledSubarray(['Gebiet', 'Zeitraum', 'Alter', 'Geschlecht', 'Personen', 'Notiz'], {
    minLength: 3,
  });
  const plainHeading = fc.constant(['Gebiet', 'Zeitraum', 'Alter', 'Geschlecht', 'Personen']);
  const table = fc
    .tuple(fc.oneof(plainHeading, heading), fc.array(row, { maxLength: 12 }), fc.constantFrom(';', ',', '\t'))
    .map(([head, rows, delimiter]) => [head, ...rows].map((cells) => cells.join(delimiter)).join('\n'));

  it('read = accepted + rejected + set aside, and no exception', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.option(table), fc.boolean(), async (first, second, isMapped) => {
        const mapping = {
          id: 'm',
          description: 'x',
          files: ['altdorf/2025-Q4/*.csv'],
          dataset: 'einwohnerbestand',
          set_aside: {
            rows: [{ name: 'W', reason: 'x', when: { Geschlecht: { is: 'w' } } }],
            columns: [{ name: 'N', reason: 'x', columns: ['Not*'] }],
          },
        };
        const files = { [file]: first, ...(second === null ? {} : { 'altdorf/2025-Q4/b.csv': second }) };
        const result = await run(files, { mappings: isMapped ? [mapping] : [] });
        for (const account of result.report.deliveries) balance(account);
        const accepted = result.report.deliveries.reduce((sum, d) => sum + d.records.accepted, 0);
        const lines = result.cells('einwohnerbestand').filter((c) => c.state !== 'rejected');
        expect(new Set(lines.map((c) => `${c.delivery}:${c.line}`)).size).toBeLessThanOrEqual(accepted);
      }),
      { numRuns: 50, seed: 7 },
    );
  });
});
