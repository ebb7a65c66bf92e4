import { asLines, type Break, copy, lineOf } from './broken.js';

/** Breaks of a heading, of several rows or of the whole file of the residents. */

const header = 1;

export const headingBreaks: readonly Break[] = [
  {
    name: 'removed column',
    apply(table, random) {
      const t = copy(table);
      // Without a column for the period the folder tells it, so that is no break.
      const column = random.pick(['Gebiet', 'Alter', 'Geschlecht', 'Personen']);
      const at = t.header.indexOf(column);
      for (const cells of [t.header, ...t.rows]) cells.splice(at, 1);
      return {
        lines: asLines(t),
        named: [{ columns: [column] }],
        lost: [],
        whole: true,
      };
    },
  },
  {
    name: 'doubled column',
    apply(table, random) {
      const t = copy(table);
      const column = random.pick(t.header);
      const at = t.header.indexOf(column);
      const to = random.below(t.header.length + 1);
      for (const cells of [t.header, ...t.rows]) cells.splice(to, 0, cells[at] ?? '');
      return {
        lines: asLines(t),
        named: [{ line: header, columns: [column, `${column}#2`], codes: ['ambiguous-column'] }],
        lost: [],
        whole: true,
      };
    },
  },
  {
    name: 'renamed heading',
    apply(table, random) {
      const t = copy(table);
      const at = random.below(t.header.length);
      const name = random.pick(['Xyz', 'Merkmal 7', `${t.header[at]} neu`]);
      t.header[at] = name;
      return {
        lines: asLines(t),
        named: [{ line: header, columns: [name], codes: ['unknown-column'] }],
        lost: [],
        whole: true,
      };
    },
  },
  {
    name: 'headings of area and sex swapped',
    apply(table) {
      const t = copy(table);
      t.header = ['Geschlecht', 'Zeitraum', 'Alter', 'Gebiet', 'Personen'];
      return {
        lines: asLines(t),
        // Of one kind in one column twenty are told one by one, and the others counted.
        named: t.rows.slice(0, 20).flatMap((_, row) => [
          { line: lineOf(row), columns: ['Gebiet'] },
          { line: lineOf(row), columns: ['Geschlecht'] },
        ]),
        lost: [],
        whole: true,
      };
    },
  },
];

export const fileBreaks: readonly Break[] = [
  {
    name: 'doubled row, same value',
    apply(table, random) {
      const lines = asLines(table);
      const from = 1 + random.below(table.rows.length);
      const to = from + 1 + random.below(lines.length - from);
      lines.splice(to, 0, lines[from] ?? '');
      return { lines, named: [{ line: to + 1, codes: ['duplicate-same'] }], lost: [{ line: to + 1 }] };
    },
  },
  {
    name: 'doubled row, another value',
    apply(table, random) {
      const lines = asLines(table);
      const from = 1 + random.below(table.rows.length);
      const to = from + 1 + random.below(lines.length - from);
      const cells = [...(table.rows[from - 1] ?? [])];
      cells[4] = String(Number(cells[4]) + 1);
      lines.splice(to, 0, cells.join(';'));
      // The later of the two is the place; the earlier one is named in its text.
      const place = { line: to + 1, codes: ['duplicate-conflict'], says: new RegExp(`Zeile ${from + 1}\\b`) };
      return { lines, named: [place], lost: [{ line: from + 1 }, { line: to + 1 }] };
    },
  },
  {
    name: 'quotation mark opened in one row and closed in a later one',
    apply(table, random) {
      const t = copy(table);
      const from = random.below(t.rows.length - 1);
      const to = from + 1 + random.below(Math.min(4, t.rows.length - from - 1));
      const [first, last] = [t.rows[from] ?? [], t.rows[to] ?? []];
      first[0] = `"${first[0]}`;
      last[3] = `${last[3]}"`;
      const lost = Array.from({ length: to - from + 1 }, (_, i) => ({ line: lineOf(from + i) }));
      return { lines: asLines(t), named: [{ line: lineOf(from) }], lost };
    },
  },
  {
    name: 'cut-off last line',
    apply(table, random) {
      const lines = asLines(table);
      const last = lines.pop() ?? '';
      // Before the last delimiter, so that a cell is gone: a number cut in two cannot be told from a smaller one.
      lines.push(last.slice(0, 1 + random.below(last.lastIndexOf(';') - 1)));
      const bytes = new TextEncoder().encode(lines.join('\n'));
      return { lines, bytes, named: [{ line: lines.length }], lost: [{ line: lines.length }] };
    },
  },
  {
    name: 'zero byte in a cell',
    apply(table, random) {
      const t = copy(table);
      const row = random.below(t.rows.length);
      const cells = t.rows[row] ?? [];
      cells[4] = `${cells[4]}\0`;
      // The row, or the file as a whole: a text has no zero bytes.
      return { lines: asLines(t), named: [{}], lost: [], whole: true };
    },
  },
  {
    name: 'heading without rows',
    apply: (table) => ({
      lines: [table.header.join(';')],
      named: [{ codes: ['empty-file'] }],
      lost: [],
      whole: true,
    }),
  },
  {
    name: 'no bytes',
    apply: () => ({
      lines: [],
      bytes: new Uint8Array(),
      named: [{ codes: ['empty-file'] }],
      lost: [],
      whole: true,
    }),
  },
  {
    name: 'a workbook under the name of a CSV',
    apply: (_, random) => ({
      lines: [],
      bytes: Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, () => random.below(256))]),
      named: [{ says: /Mappe|Excel|xlsx/i }],
      lost: [],
      whole: true,
    }),
  },
];
