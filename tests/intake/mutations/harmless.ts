import { asLines, type Break, copy, lineOf } from './broken.js';

/** Changes that are no break: every value must come out, and nothing be said. */
export const harmless: readonly Break[] = [
  {
    name: 'columns in another order',
    apply(table, random) {
      const order = table.header.map((_, i) => i).sort(() => random.below(3) - 1);
      const lines = [table.header, ...table.rows].map((cells) => order.map((i) => cells[i]).join(';'));
      return { lines, named: [], lost: [] };
    },
  },
  {
    name: 'rows in another order',
    apply(table) {
      return {
        lines: asLines({ header: table.header, rows: [...table.rows].reverse() }),
        named: [],
        lost: [],
      };
    },
  },
  {
    name: 'no column for the period that the folder tells',
    apply(table) {
      const lines = [table.header, ...table.rows].map((cells) => cells.filter((_, i) => i !== 1).join(';'));
      return { lines, named: [], lost: [] };
    },
  },
  {
    name: 'Windows line ends, a mark, blank lines at the end',
    apply(table) {
      const lines = asLines(table);
      const bytes = new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n\r\n;;;;\r\n`);
      return { lines, bytes, named: [], lost: [] };
    },
  },
  {
    name: 'tabs and UTF-16',
    apply(table) {
      const lines = asLines(table);
      const text = lines.join('\r\n').replaceAll(';', '\t');
      return { lines, bytes: new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), named: [], lost: [] };
    },
  },
  {
    name: 'blanks around cells and quotation marks about them',
    apply(table) {
      const lines = [table.header, ...table.rows].map((cells) => cells.join(' ; '));
      const quoted = [table.header, ...table.rows].map((cells) => cells.map((c) => `"${c}"`).join(';'));
      const mixed = lines.map((line, i) => (i % 2 === 0 ? line : (quoted[i] ?? '')));
      return {
        lines: asLines(table),
        bytes: new TextEncoder().encode(mixed.join('\n')),
        named: [],
        lost: [],
      };
    },
  },
  {
    name: 'byte order mark at the beginning of a row, as in files put together',
    apply(table, random) {
      const lines = asLines(table);
      const row = 1 + random.below(table.rows.length);
      const marked = lines.map((line, i) => (i === row ? `\ufeff${line}` : line));
      const bytes = new TextEncoder().encode(marked.join('\n'));
      return { lines, bytes, named: [], lost: [], may: [row + 1] };
    },
  },
  {
    name: 'no-break space around a cell',
    apply(table, random) {
      const t = copy(table);
      const cells = t.rows[random.below(t.rows.length)] ?? [];
      const at = random.below(cells.length);
      const blank = random.pick(['\u00a0', '\u202f', '\u2009', '\t']);
      cells[at] = random.below(2) === 0 ? `${cells[at]}${blank}` : `${blank}${cells[at]}`;
      return {
        lines: asLines(table),
        bytes: new TextEncoder().encode(asLines(t).join('\n')),
        named: [],
        lost: [],
      };
    },
  },
  {
    name: 'number with the unit of its column',
    apply(table, random) {
      const t = copy(table);
      const row = random.below(t.rows.length);
      const cells = t.rows[row] ?? [];
      cells[4] = `${cells[4]} Personen`;
      const bytes = new TextEncoder().encode(asLines(t).join('\n'));
      // Read or named: there is but one reading.
      return { lines: asLines(table), bytes, named: [], lost: [], may: [lineOf(row)], open: [lineOf(row)] };
    },
  },
  {
    // As at the top of each printed page; a note tells it.
    name: 'heading repeated among the rows',
    apply(table, random) {
      const lines = asLines(table);
      const at = 1 + random.below(table.rows.length);
      lines.splice(at, 0, lines[0] ?? '');
      return { lines, named: [], lost: [{ line: at + 1 }] };
    },
  },
  { name: 'nothing', apply: (table) => ({ lines: asLines(table), named: [], lost: [] }) },
];
