import iconv from 'iconv-lite';
import { asLines, type Break, type Broken, copy, lineOf, type Random, type Table } from './broken.js';

/** Breaks that show only against the rest of the column, of the file, or of the deliveries. */

const named = 'Nördlicher Rand';

/** The second area under its name, so that the file holds umlauts; one of its rows is changed in bytes. */
function umlautBreak(name: string, change: (cell: string) => Uint8Array): Break {
  return {
    name,
    apply(table, random): Broken {
      const t = copy(table);
      for (const cells of t.rows) if (cells[0] === 'A2') cells[0] = named;
      const row = 12 + random.below(12);
      const lines = asLines(t);
      const bytes = lines.map((line, i) => {
        const rest = iconv.encode(`${line.slice(named.length)}\n`, 'utf-8');
        return i === row + 1
          ? Buffer.concat([change(named), rest])
          : Buffer.concat([iconv.encode(line.slice(0, named.length), 'utf-8'), rest]);
      });
      const place = { line: lineOf(row), columns: ['Gebiet'] };
      return {
        lines,
        bytes: new Uint8Array(Buffer.concat(bytes)),
        named: [place],
        lost: [place],
      };
    },
  };
}

export const destroyed: readonly Break[] = [
  // Eleven names in UTF-8 against one: the file is UTF-8, and only this name is lost.
  umlautBreak('Windows-1252 in a UTF-8 file', (cell) => iconv.encode(cell, 'windows-1252')),
  umlautBreak('replacement character in a name', (cell) =>
    iconv.encode(cell.replace('ö', '\ufffd'), 'utf-8'),
  ),
  umlautBreak('name encoded twice', (cell) =>
    iconv.encode(iconv.decode(iconv.encode(cell, 'utf-8'), 'windows-1252'), 'utf-8'),
  ),
];

/** Puts texts into one column of random different rows; the first of them is to be named. */
function markBreak(name: string, column: string, texts: (random: Random) => readonly string[]): Break {
  return {
    name,
    apply(table: Table, random: Random): Broken {
      const t = copy(table);
      const start = random.below(t.rows.length);
      const index = t.header.indexOf(column);
      texts(random).forEach((text, i) => {
        const cells = t.rows[(start + i) % t.rows.length];
        if (cells) cells[index] = text;
      });
      const line = lineOf(start);
      return { lines: asLines(t), named: [{ line, columns: [column] }], lost: [{ line, column }] };
    },
  };
}

const threeDigits = (random: Random) => `${1 + random.below(9)}.${100 + random.below(900)}`;

/** Of the flats: their area of living space is written with a point in every other row. */
export const ambiguous: readonly Break[] = [
  markBreak('three digits behind a point, decimals with a point', 'Wohnfläche', (r) => [threeDigits(r)]),
  markBreak('three digits behind a point, whole numbers as 56.0', 'Wohnungen', (r) => [
    threeDigits(r),
    '56.0',
  ]),
];

export const againstOthers: readonly Break[] = [
  {
    name: 'area without any row',
    apply: (table) => ({
      lines: asLines({ header: table.header, rows: table.rows.filter((cells) => cells[0] !== 'A2') }),
      named: [{ says: /A2|Nördlicher Rand/ }],
      lost: [],
    }),
  },
  {
    name: 'rows of another quarter than the folder',
    apply: (table) => ({
      lines: asLines(table).map((line) => line.replace('2025-Q4', '2025-Q3')),
      named: [{ says: /2025-Q3|3\. Quartal 2025/ }],
      lost: [],
      whole: true,
    }),
  },
  {
    name: 'the same file under another name',
    apply: (table) => ({
      lines: asLines(table),
      also: { 'altdorf/2025-Q4/einwohnerbestand-neu.csv': `${asLines(table).join('\n')}\n` },
      named: [{ says: /einwohnerbestand-neu\.csv|einwohnerbestand\.csv/ }],
      lost: [],
      whole: true,
    }),
  },
  {
    name: 'another supplier with other values',
    apply: (table) => ({
      lines: asLines(table),
      also: { 'jobcenter/2025-Q4/einwohnerbestand.csv': asLines(table).join('\n').replace(/\d+$/gm, '7777') },
      // Each of the two gets a Rückmeldung of its own, so each must be told.
      named: [{ file: 'deliveries/altdorf' }, { file: 'deliveries/jobcenter' }],
      lost: [],
      whole: true,
    }),
  },
  {
    name: 'column of e-mail addresses',
    apply: (table) => ({
      lines: asLines({
        header: [...table.header, 'E-Mail'],
        rows: table.rows.map((cells, i) => [...cells, `kind${i}@example.org`]),
      }),
      named: [{ says: /E-Mail/ }],
      never: /@example/,
      lost: [],
      whole: true,
    }),
  },
];

/** A third row for each age: both sexes together. */
function withTotals({ header, rows }: Table): string[][] {
  const all = rows.flatMap((cells, i) => {
    const [area = '', period = '', age = '', sex, count = '0'] = cells;
    const total = String(Number(rows[i - 1]?.[4] ?? 0) + Number(count));
    return sex === 'w' ? [cells, [area, period, age, 'insgesamt', total]] : [cells];
  });
  return [header, ...all];
}

/** The list of codes says that the sexes give the total. */
export const sums: readonly Break[] = [
  {
    name: 'total of the sexes that does not add up',
    apply(table, random) {
      const [, ...rows] = withTotals(table);
      const row = 3 * random.below(12) + 2;
      const cells = [...(rows[row] ?? [])];
      cells[4] = String(Number(cells[4]) + 100 + random.below(50));
      rows[row] = cells;
      return {
        lines: asLines({ header: table.header, rows }),
        named: [{ line: lineOf(row), columns: ['Personen'] }],
        lost: [],
      };
    },
  },
  {
    name: 'total of the sexes that adds up',
    apply: (table) => ({ lines: withTotals(table).map((cells) => cells.join(';')), named: [], lost: [] }),
  },
];
