import {
  type Dataset,
  dimensionsOf,
  measuresOf,
  openAge,
  referenceDateOf,
  totalCode,
} from '../../pipeline/model/dataset.js';
import type { Area, Region } from '../../pipeline/model/region.js';
import type { StoredCell } from '../../pipeline/model/stored.js';
import { quoteId, quoteText, type Store } from '../../pipeline/store/store.js';

/**
 * The tiny region of the checks: municipality A has the areas a1 and a2 and the residual a0, B has b1.
 * Checks use these short names; the store knows municipalities and county by their keys.
 */
export const keys: Readonly<Record<string, string>> = { A: '99001001', B: '99001002', kreis: '99001' };
export const keyOf = (name: string): string => keys[name] ?? name;

const tree: Readonly<Record<string, string>> = { a1: 'A', a2: 'A', a0: 'A', b1: 'B', A: 'kreis', B: 'kreis' };

const area = (id: string): Area => ({
  id,
  name: id,
  level: 'area',
  kind: id.endsWith('0') ? 'residual' : 'area',
  parent: keyOf(tree[id] ?? ''),
  municipality: keyOf(tree[id] ?? ''),
  aliases: [],
  validFrom: null,
  validTo: null,
  successors: [],
});

export const region: Region = {
  county: {
    ags: keyOf('kreis'),
    name: 'Kreis',
    slug: 'kreis',
    kind: 'Kreis',
    municipality_kind: { one: 'Kommune', many: 'Kommunen' },
    aliases: [],
  },
  municipalities: ['A', 'B'].map((name) => ({
    ags: keyOf(name),
    name,
    slug: name.toLowerCase(),
    aliases: [],
  })),
  levels: [{ id: 'area', one: 'Sozialraum', many: 'Sozialräume' }],
  reference_areas: [],
  suppliers: [{ id: 'kreis', name: 'Kreis', municipalities: 'all' }],
  boundaries: [],
  policy: {},
  publisher: { name: 'Kreis' },
  areas: ['a1', 'a2', 'a0', 'b1'].map(area),
  boundaryFeatures: [],
};

type Line = ReadonlyMap<string, string>;

/** A literal table: the first line names the columns, blanks part the cells. */
export function readTable(text: string): Line[] {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`row does not fit the header: ${row.join(' ')}`);
    return new Map(header.map((name, i) => [name, row[i] ?? '']));
  });
}

/** `15-24`, `65+`, `16` -> first and last year of age. */
function years(text: string): [first: number, last: number] {
  const match = /^(\d+)(?:-(\d+)|(\+))?$/.exec(text);
  if (!match) throw new Error(`not an age: ${text}`);
  const first = Number(match[1]);
  return [first, match[3] ? openAge - 1 : Number(match[2] ?? match[1])];
}

/** As intake would leave it: a dimension that the table does not mention means its total. */
export function cellsOf(dataset: Dataset, lines: readonly Line[]): StoredCell[] {
  return lines.flatMap((line, i) => {
    const name = line.get('gebiet') ?? '';
    const period = line.get('zeitraum') ?? '';
    const dimensions = dimensionsOf(dataset).map((dimension): StoredCell['dimensions'][number] => {
      const text = line.get(dimension.id);
      if (dimension.type === 'age') {
        const [first, last] = text === undefined ? [0, openAge - 1] : years(text);
        return [first, last + 1];
      }
      const code = text ?? totalCode(dimension) ?? '';
      if (!(code in dimension.codes)) throw new Error(`no code of ${dimension.id}: ${code}`);
      return code;
    });
    return measuresOf(dataset).flatMap((measure): StoredCell[] => {
      const value = line.get(measure.id);
      if (value === undefined) return [];
      return [
        {
          area: keyOf(name),
          level: name === 'kreis' ? 'county' : name in keys ? 'municipality' : 'area',
          period,
          referenceDate: referenceDateOf(dataset, period),
          dimensions,
          measure: measure.id,
          value,
          state: 'ok',
          lower: null,
          upper: null,
          delivery: 1,
          line: i + 2,
        },
      ];
    });
  });
}

/**
 * The same input as plain tables for the query written by hand: one table per dataset with the columns of the literal
 * table (an age as `alter_von` and `alter_bis`, last year included), and `part_of(gebiet, area)`, which says for every
 * place which figures it counts towards: itself, its municipality, the county.
 */
export async function createPlainTables(
  store: Store,
  input: ReadonlyMap<Dataset, readonly Line[]>,
): Promise<void> {
  const pairs = Object.keys({ ...tree, kreis: '' }).flatMap((gebiet) =>
    upwards(gebiet).map((whole) => `(${quoteText(gebiet)}, ${quoteText(whole)})`),
  );
  await store.exec(`CREATE TABLE part_of AS SELECT * FROM (VALUES ${pairs.join(', ')}) t(gebiet, area)`);
  for (const [dataset, lines] of input) {
    const measures = measuresOf(dataset).map((m) => m.id);
    const rows = lines.map((line) =>
      [...line].flatMap(([column, text]) => {
        if (measures.includes(column)) return [`${Number(text)}`];
        return column === 'alter' ? years(text).map(String) : [quoteText(text)];
      }),
    );
    const columns = [...(lines[0]?.keys() ?? [])].flatMap((c) =>
      c === 'alter' ? ['alter_von', 'alter_bis'] : [quoteId(c)],
    );
    const values = rows.map((row) => `(${row.join(', ')})`).join(', ');
    await store.exec(
      `CREATE TABLE ${quoteId(dataset.id)} AS SELECT * FROM (VALUES ${values}) t(${columns.join(', ')})`,
    );
  }
}

function upwards(name: string): string[] {
  const parent = tree[name];
  return parent === undefined ? [name] : [name, ...upwards(parent)];
}
