import { asLines, type Break, type Broken, cellBreak, lineOf, type Random, type Table } from './broken.js';

/** Breaks of a single cell or row of the residents, named by line and column. */

/** Changes the text of one random row; `named` says where relative to it. */
function rowBreak(
  name: string,
  change: (cells: string[], random: Random, table: Table) => { lines: string[]; columns?: readonly string[] },
  codes?: readonly string[],
): Break {
  return {
    name,
    apply(table, random): Broken {
      const row = random.below(table.rows.length);
      const { lines, columns } = change([...(table.rows[row] ?? [])], random, table);
      const all = asLines(table);
      const line = lineOf(row);
      all.splice(line - 1, 1, ...lines);
      return {
        lines: all,
        named: lines.map((_, i) => ({
          line: line + i,
          ...(columns ? { columns } : {}),
          ...(codes ? { codes } : {}),
        })),
        lost: lines.map((_, i) => ({ line: line + i })),
      };
    },
  };
}

const insertInto = (text: string, random: Random, piece: string) => {
  const at = 1 + random.below(Math.max(1, text.length - 1));
  return text.slice(0, at) + piece + text.slice(at);
};

export const cellBreaks: readonly Break[] = [
  cellBreak('letter in a number', 'Personen', (was, r) => insertInto(was, r, r.pick(['O', 'l', 'B'])), [
    'number-expected',
  ]),
  cellBreak('decimal comma in a column of whole numbers', 'Personen', (was) => `${was},5`, [
    'number-expected',
  ]),
  cellBreak('negative count', 'Personen', (was) => `-${was}`, ['value-out-of-range']),
  cellBreak('count above the largest allowed', 'Personen', (was) => `10000${was}`, ['value-out-of-range']),
  cellBreak(
    'number with another unit',
    'Personen',
    (was, r) => `${was} ${r.pick(['Haushalte', 'Fälle', 'T€', 'km²'])}`,
  ),
  cellBreak('percent sign in a count', 'Personen', (was) => `${was} %`),
  cellBreak('date that Excel made of a number', 'Personen', (_, r) =>
    r.pick(['01. Feb', 'Mrz 23', '12. Mai', '01.02.2025', '2025-03-12']),
  ),
  cellBreak('error value of a spreadsheet', 'Personen', (_, r) =>
    r.pick(['#NV', '#DIV/0!', '#BEZUG!', '#WERT!', '#N/A']),
  ),
  cellBreak('number cut to an exponent', 'Personen', '1,2E+05'),
  cellBreak('two numbers in one cell', 'Personen', (was) => `${was}/${was}`),
  cellBreak('digits of another script', 'Personen', '١٧'),
  cellBreak('control character in a number', 'Personen', (was, r) => insertInto(was, r, '\u0007')),
  cellBreak('formula in place of a number', 'Personen', '=SUMME(E2:E5)'),
  cellBreak('unknown area', 'Gebiet', (_, r) => r.pick(['A9', 'Mitte-West', '99', 'B1']), ['area-unknown']),
  cellBreak('area of another municipality', 'Gebiet', (_, r) => r.pick(['00701', 'Süd', '01999008']), [
    'area-foreign',
  ]),
  cellBreak('no such period', 'Zeitraum', (_, r) => r.pick(['2025-Q5', '31.11.2025', '2025-13', 'Q4']), [
    'period-unknown',
  ]),
  cellBreak('period of another rhythm', 'Zeitraum', (_, r) => r.pick(['2025', '2025-11', '15.11.2025']), [
    'period-unfit',
  ]),
  cellBreak('period of two readings', 'Zeitraum', (_, r) => r.pick(['2025/4', '4/2025']), [
    'period-ambiguous',
  ]),
  cellBreak('unknown code', 'Geschlecht', (_, r) => r.pick(['d', 'mann', '3', 'mw']), ['code-unknown']),
  cellBreak('age span the wrong way round', 'Alter', (_, r) => r.pick(['18-15', '5-4', 'alt']), [
    'age-unknown',
  ]),
  ...['Gebiet', 'Zeitraum', 'Alter', 'Geschlecht'].map((column) => cellBreak(`blank ${column}`, column, '')),
  // Words that every object of JavaScript knows.
  ...['Gebiet', 'Zeitraum', 'Alter', 'Geschlecht', 'Personen'].map((column) =>
    cellBreak(`hostile word in ${column}`, column, (was, r) =>
      r.pick(['constructor', '__proto__', `constructor ${was}`, `${was} constructor`, 'valueOf']),
    ),
  ),
];

export const rowBreaks: readonly Break[] = [
  rowBreak(
    'extra delimiter',
    (cells, random) => {
      cells.splice(random.below(cells.length), 0, '');
      return { lines: [cells.join(';')] };
    },
    ['surplus-cells'],
  ),
  rowBreak(
    'delimiter within a number',
    (cells) => {
      const number = cells.pop() ?? '';
      return { lines: [[...cells, number.slice(0, 1), number.slice(1)].join(';')] };
    },
    ['surplus-cells'],
  ),
  rowBreak(
    'text behind the last column',
    (cells, random) => ({ lines: [[...cells, random.pick(['geprüft', '?', 'x y'])].join(';')] }),
    ['surplus-cells'],
  ),
  rowBreak('missing delimiter', (cells, random, table) => {
    const at = random.below(cells.length - 1);
    cells.splice(at, 2, `${cells[at]}${cells[at + 1]}`);
    return { lines: [cells.join(';')], columns: table.header.slice(at) };
  }),
  rowBreak('row shifted to the left', (cells, _, table) => ({
    lines: [[...cells.slice(1), ''].join(';')],
    columns: table.header.slice(0, -1),
  })),
  rowBreak('two cells swapped', (cells) => {
    const [area = '', period = '', age = '', sex = '', count = ''] = cells;
    return { lines: [[area, period, age, count, sex].join(';')], columns: ['Geschlecht', 'Personen'] };
  }),
  rowBreak('another delimiter in one row', (cells, random, table) => ({
    lines: [cells.join(random.pick([',', '\t', '|']))],
    columns: table.header.slice(0, 1),
  })),
  rowBreak('row broken in two', (cells, random) => {
    const at = 1 + random.below(cells.length - 1);
    return { lines: [cells.slice(0, at).join(';'), cells.slice(at).join(';')] };
  }),
  rowBreak(
    'quotation mark that is not closed',
    (cells, random) => {
      const at = random.below(cells.length);
      cells[at] = `"${cells[at]}`;
      return { lines: [cells.join(';')] };
    },
    ['quotes-broken'],
  ),
];
