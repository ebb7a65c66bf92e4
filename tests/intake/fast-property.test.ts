import fc from 'fast-check';
import { expect, it } from 'vitest';
import { both, withoutReader } from './both.js';

const header = 'Gebiet;Zeitraum;Alter;Geschlecht;Personen';
const clean = fc.tuple(
  fc.constantFrom('A1', 'A2', 'A0', '00701', 'Nord', 'Altdorf', '01999'),
  fc.constantFrom('YEAR-Q3', 'YEAR-Q4', '31.12.YEAR'),
  fc.constantFrom('0', '7', '12-14', 'unter 3', '90+'),
  fc.constantFrom('m', 'w', 'männlich', 'insgesamt'),
  fc.constantFrom('0', '1', '12', '987654', '–', '-', '.', '*', '/', '...', 'x', ''),
);
/** One cell of a row replaced by what no clean file holds; `;` makes a row of another width. */
const fault = fc.tuple(
  clean,
  fc.nat(4),
  fc.constantFrom(
    '',
    ' ',
    'q',
    '"',
    '1.234',
    '1e2',
    '007',
    '-3',
    '1000001',
    '12,0',
    ';',
    '\u0000',
    '\ufffd',
    'a\rb',
  ),
);
const row = fc.oneof(
  { weight: 30, arbitrary: clean.map((cells) => cells.join(';')) },
  {
    weight: 1,
    arbitrary: fault.map(([cells, at, text]) => cells.map((c, i) => (i === at ? text : c)).join(';')),
  },
  { weight: 1, arbitrary: fc.constantFrom('', ';;;;', 'Quelle: Register') },
);

const file = fc
  .tuple(
    fc.array(row, { minLength: 1, maxLength: 25 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(
    ([rows, lineEnd, closed, mark]) =>
      `${mark ? '\ufeff' : ''}${[header, ...rows].join(lineEnd)}${closed ? lineEnd : ''}`,
  );

/** Twelve files are read at once, each about a year of its own, so that none bears on another. */
it('both readers give the same cells, problems and accounting for any file', async () => {
  const readers = new Set<string | undefined>();
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 12, maxLength: 12 }), async (files) => {
      const texts = files.map((text, i) => text.replaceAll('YEAR', String(2010 + i)));
      const { fast, careful } = await both(texts);
      for (const { reader } of fast.report.deliveries) readers.add(reader);
      expect(fast.cells).toEqual(careful.cells);
      expect(fast.problems).toEqual(careful.problems);
      expect(withoutReader(fast)).toEqual(withoutReader(careful));
    }),
    { numRuns: 5, seed: 3 },
  );
  // Else nothing was compared.
  expect(readers).toEqual(new Set(['fast', 'careful']));
}, 120_000);
