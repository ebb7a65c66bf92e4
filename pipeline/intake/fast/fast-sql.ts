import { cellTable } from '../../model/stored.js';
import { quoteId, quoteText, type Store } from '../../store/store.js';
import type { LineEnd } from '../text/bytes.js';
import type { KeySql, KeysSql } from './fast-keys.js';
import type { ValueSql } from './fast-values.js';

/** How the file lies on the disk. */
export interface FileForm {
  path: string;
  width: number;
  delimiter: string;
  lineEnd: LineEnd;
}

/** DuckDB's reader over the rows below the heading. A row of another width is an error. */
export function rowsOf(form: FileForm, accepted: ReadonlyMap<number, readonly string[]>): string {
  const type = (column: number) => {
    const texts = accepted.get(column);
    return quoteText(texts ? `ENUM(${texts.map(quoteText).join(', ')})` : 'VARCHAR');
  };
  const columns = Array.from({ length: form.width }, (_, i) => `c${i}: ${type(i)}`).join(', ');
  const lineEnd = form.lineEnd === '\n' ? '\\n' : '\\r\\n';
  return `read_csv(${quoteText(form.path)}, auto_detect = false, header = false, skip = 1, columns = {${columns}},
    delim = ${quoteText(form.delimiter)}, quote = '', escape = '', new_line = ${quoteText(lineEnd)})`;
}

export interface Insertion {
  form: FileForm;
  dataset: string;
  delivery: number;
  keys: KeysSql;
  measures: { id: string; column: number; sql: ValueSql }[];
}

/** More keys than this are not counted in a bit string. */
const mostKeys = 2 ** 27;

/**
 * Appends the cells, each measure as one run in the order of the file: without a join or window DuckDB reads in parallel
 * and keeps that order. So the place in the run gives the line; until all stand, `line` holds the number of the key, which
 * tells in one pass that none is there twice. Throws where a text is not accepted.
 */
export async function insertCells(store: Store, insertion: Insertion): Promise<Inserted | null> {
  const { form, delivery, keys, measures } = insertion;
  const table = quoteId(cellTable(insertion.dataset));
  const { number, count } = keyNumber(keys);
  const counted = count * measures.length <= mostKeys;
  for (const [i, { id, column, sql }] of measures.entries()) {
    const columns = [
      ...keys.area.columns,
      ...keys.period.columns,
      ...keys.dimensions.flatMap((d) => d.columns),
      quoteText(id),
      sql.value,
      sql.state,
      sql.lower,
      sql.upper,
      String(delivery),
      // NULL wherever a key is empty.
      counted ? `${number} + ${i * count}` : `(${number}) * 0`,
    ];
    await store.exec(`INSERT INTO ${table} SELECT ${columns.join(', ')}
      FROM (SELECT *, try_cast(c${column} AS BIGINT) AS number FROM ${rowsOf(form, keys.accepted)})`);
  }
  const different = counted
    ? `bit_count(bitstring_agg(line, 0, ${count * measures.length}::INTEGER))`
    : 'NULL';
  const [found] = await store.query(
    `SELECT count(*) AS cells, count(line) AS keyed, ${different} AS different, min(rowid) AS low, max(rowid) AS high
     FROM ${table} WHERE delivery = ${delivery}`,
  );
  const cells = Number(found?.cells);
  const records = cells / measures.length;
  const low = Number(found?.low);
  if (cells === 0 || found?.keyed !== cells || Number(found?.high) - low + 1 !== cells) return null;
  await store.exec(
    `UPDATE ${table} SET line = (rowid - ${low}) % ${records} + 2 WHERE delivery = ${delivery}`,
  );
  return { records, distinct: found?.different === cells };
}

export interface Inserted {
  records: number;
  /** No key stands twice in the file; `false` also where that was not counted. */
  distinct: boolean;
}

function keyNumber(keys: KeysSql): { number: string; count: number } {
  let number = '0::BIGINT';
  let count = 1;
  for (const key of [keys.area, keys.period, ...keys.dimensions] satisfies KeySql[]) {
    number = `(${number}) * ${key.ranks} + ${key.rank}`;
    count *= key.ranks;
  }
  return { number, count };
}

export const removeCells = (store: Store, dataset: string, delivery: number): Promise<void> =>
  store.exec(`DELETE FROM ${quoteId(cellTable(dataset))} WHERE delivery = ${delivery}`);

/** All different texts of some columns of a file. */
export async function allTexts(
  store: Store,
  form: FileForm,
  columns: readonly { index: number; where: string }[],
): Promise<Map<number, Set<string>>> {
  const texts = new Map<number, Set<string>>();
  for (const { index, where } of columns) {
    const rows = await store.query(
      `SELECT DISTINCT coalesce(c${index}, '') AS text FROM ${rowsOf(form, new Map())} WHERE ${where} LIMIT ${mostTexts}`,
    );
    texts.set(index, new Set(rows.map((r) => String(r.text))));
  }
  return texts;
}

const mostTexts = 100_000;
