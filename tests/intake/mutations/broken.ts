/** A clean delivery, a seeded way to break it, and where the break must be named. */

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}

export interface Random {
  /** A whole number from 0 to below n. */
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
}

export interface Place {
  /** Beginning of the path; without it any file. */
  file?: string;
  /** Physical line from 1; without it the problem belongs to the file. */
  line?: number;
  /** One of these headings; without it the problem belongs to the whole row or file. */
  columns?: readonly string[];
  /** One of these codes, where the house already has a name for the break. */
  codes?: readonly string[];
  /** Stands in what was found or expected. */
  says?: RegExp;
}

export interface Broken {
  lines: string[];
  /** Default: UTF-8, every line ended by `\n`. */
  bytes?: Uint8Array;
  /** Each of these must be met by an error or a warning. */
  named: readonly Place[];
  /** Lines of which no value may be used, or none of the named column. All other values must come out as they stand. */
  lost: readonly { line: number; column?: string }[];
  /** Further lines that may be named. */
  may?: readonly number[];
  /** Lines whose values may be read or not, but not otherwise than they stand. */
  open?: readonly number[];
  /** No value need come out (none may be altered), and any row may be named. */
  whole?: true;
  /** Further files by their path under the deliveries. */
  also?: Readonly<Record<string, string>>;
  /** Must not be repeated by any problem. */
  never?: RegExp;
}

export interface Break {
  name: string;
  apply(table: Table, random: Random): Broken;
}

/** Cells of a clean delivery; row `i` stands in line `i + 2`. */
export interface Table {
  header: string[];
  rows: string[][];
}

export const lineOf = (row: number) => row + 2;
export const asLines = (t: Table) => [t.header, ...t.rows].map((cells) => cells.join(';'));

export function copy(t: Table): Table {
  return { header: [...t.header], rows: t.rows.map((r) => [...r]) };
}

/** Residents of the tiny county: two areas, six ages, two sexes; 24 rows of 2025-Q4. */
export function residents(random: Random): Table {
  const rows = ['A1', 'A2'].flatMap((area) =>
    ['0', '1', '2', '3', '4', '5'].flatMap((age) =>
      ['m', 'w'].map((sex) => [area, '2025-Q4', age, sex, String(10 + random.below(90))]),
    ),
  );
  return { header: ['Gebiet', 'Zeitraum', 'Alter', 'Geschlecht', 'Personen'], rows };
}

/** Flats of the tiny county: whole numbers beside decimals with one decimal place and a point. */
export function flats(random: Random): Table {
  const rows = ['A1', 'A2', 'A0'].flatMap((area) =>
    ['alt', 'neu'].map((kind) => [
      area,
      '2025',
      kind,
      String(100 + random.below(900)),
      `${1000 + random.below(9000)}.${1 + random.below(9)}`,
    ]),
  );
  return { header: ['Gebiet', 'Zeitraum', 'Bauart', 'Wohnungen', 'Wohnfläche'], rows };
}

/** Puts a text into one cell of a random row; the break must be named there. */
export function cellBreak(
  name: string,
  column: string,
  text: string | ((was: string, random: Random) => string),
  codes?: readonly string[],
): Break {
  return {
    name,
    apply(table, random) {
      const t = copy(table);
      const index = t.header.indexOf(column);
      const row = random.below(t.rows.length);
      const cells = t.rows[row] ?? [];
      cells[index] = typeof text === 'string' ? text : text(cells[index] ?? '', random);
      const line = lineOf(row);
      const measure = column === 'Personen' || column.startsWith('Wohn');
      return {
        lines: asLines(t),
        named: [{ line, columns: [column], ...(codes ? { codes } : {}) }],
        lost: [{ line, ...(measure ? { column } : {}) }],
      };
    },
  };
}
