import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  DuckDBDataChunk as Chunk,
  DuckDBType,
  DuckDBValue,
  DuckDBTypeId as TypeId,
} from '@duckdb/node-api';
import { type Dataset, dimensionsOf } from '../model/dataset.js';
import { cellTable, lostTable, type StoredCell } from '../model/stored.js';
import { type CellWriter, cellWriter } from './cell-writer.js';
import {
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBTypeId,
  INTEGER,
  SMALLINT,
  VARCHAR,
} from './duckdb.js';
import { newTurns, takingTurns } from './in-turn.js';
import { lieAsInArrays, readNumbers } from './number-reader.js';
import { type NumberColumn, type NumberWriter, numberWriter } from './number-writer.js';
import { quoteId } from './quote.js';
import { type Rejects, rejectsIn } from './rejects.js';

/** The only import of DuckDB. Identifiers and texts that come from files pass `quoteId` and `quoteText`. */
export type { NumberWriter } from './number-writer.js';
export { quoteId, quoteText } from './quote.js';

const amount = DECIMAL(18, 6);
const tempTypes = { text: VARCHAR, date: DATE, integer: INTEGER, double: DOUBLE, boolean: BOOLEAN };

export interface StoreOptions {
  /** Default: as many as DuckDB chooses. */
  threads?: number;
  /** MiB that intake and store may take together, 512 without it. Two fifths are DuckDB's for its tables, which moves to a
   * temporary folder what is more; the rest is for its readers and for the process itself. */
  memory?: number;
}

const usualMemory = 512;

/** DuckDB hands out and takes this many rows at a time. */
const chunkRows = 2048;

export type Row = Record<string, string | number | boolean | null>;

export type TempColumn =
  | { name: string; type: 'text' | 'date'; values: readonly string[] }
  | { name: string; type: 'integer' | 'double'; values: readonly number[] }
  | { name: string; type: 'boolean'; values: readonly boolean[] };

/** Several callers may ask at once; what they ask is done one after the other. */
export interface Store {
  exec(sql: string): Promise<void>;
  /** Decimals come back as text, BIGINT as number, dates as ISO text. */
  query(sql: string, values?: (string | number | null)[]): Promise<Row[]>;
  /**
   * Visits the rows of a large result one after the other, without keeping them: `row` is the same object each time. Cheap
   * for numbers; texts cost several times as much.
   */
  each(sql: string, visit: (row: Readonly<Row>) => void): Promise<void>;
  /**
   * The same for numbers alone, column by column and far cheaper: `visit` sees up to some thousand rows at a time, in arrays that
   * are filled anew each time. BIGINT and BOOLEAN come as numbers, NULL as NaN.
   */
  eachBatch(sql: string, visit: (columns: readonly Float64Array[], rows: number) => void): Promise<void>;
  createCells(dataset: Dataset): Promise<void>;
  /** An empty `lostTable`, in place of one that may be there. */
  createLost(dataset: Dataset): Promise<void>;
  /** Appends a batch; many small ones go through `cellWriter`. */
  appendCells(dataset: Dataset, cells: readonly StoredCell[]): Promise<void>;
  /** Appends batches of any size, which are in the cell table (or `lostTable`) once they are settled. */
  cellWriter(dataset: Dataset, table?: string): CellWriter;
  readonly rejects: Rejects;
  /** A temporary table from columns of equal length, replacing one of the same name. Dates are ISO texts. */
  createTemp(name: string, columns: readonly TempColumn[]): Promise<void>;
  /** The same for many rows of numbers, written as they come. */
  numberWriter(name: string, columns: readonly NumberColumn[]): Promise<NumberWriter>;
  close(): void;
}

/** In memory: a build reads everything anew, so nothing stale can be left behind. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  // For this user alone: what lies there is not protected yet.
  const spill = mkdtempSync(join(tmpdir(), 'teilhabe-'));
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.threads ? { threads: String(options.threads) } : {}),
    memory_limit: `${Math.floor((options.memory ?? usualMemory) * 0.36)}MiB`,
    temp_directory: spill.replaceAll('\\', '/'),
  });
  const connection = await instance.connect();
  const inTurn = newTurns();
  const store: Store = {
    async exec(sql) {
      await connection.run(sql);
    },
    async query(sql, values) {
      const reader = await connection.runAndReadAll(sql, values);
      const names = reader.deduplicatedColumnNames();
      const columns = reader.getColumns();
      return Array.from({ length: reader.currentRowCount }, (_, row) => {
        const plain: Row = {};
        names.forEach((name, column) => {
          plain[name] = plainValue(columns[column]?.[row] ?? null);
        });
        return plain;
      });
    },
    async each(sql, visit) {
      const result = await connection.stream(sql);
      const columns = result
        .deduplicatedColumnNames()
        .map((name, i) => ({ name, type: result.columnTypeId(i) }));
      const row: Row = {};
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        const { rowCount } = chunk;
        const readers = columns.map(({ name, type }, i) => ({ name, at: valueReader(chunk, i, type) }));
        for (let r = 0; r < rowCount; r++) {
          for (const { name, at } of readers) row[name] = at(r);
          visit(row);
        }
      }
    },
    async eachBatch(sql, visit) {
      const result = await connection.stream(sql);
      const columns = Array.from({ length: result.columnCount }, () => new Float64Array(chunkRows));
      const types = columns.map((_, i) => result.columnTypeId(i));
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        const { rowCount } = chunk;
        columns.forEach((column, i) => {
          readNumbers(chunk, i, types[i] ?? DuckDBTypeId.INVALID, column);
        });
        visit(columns, rowCount);
      }
    },
    async createCells(dataset) {
      const columns = cellColumns(dataset).map(([name, type]) => `${quoteId(name)} ${type}`);
      await connection.run(`CREATE TABLE ${quoteId(cellTable(dataset.id))} (${columns.join(', ')})`);
    },
    async createLost(dataset) {
      await connection.run(
        `CREATE OR REPLACE TEMP TABLE ${quoteId(lostTable(dataset.id))} AS FROM ${quoteId(cellTable(dataset.id))} LIMIT 0`,
      );
    },
    async appendCells(dataset, cells) {
      const writer = cellWriter(connection, inTurn, dataset);
      await writer.append(cells);
      await writer.settle();
    },
    cellWriter: (dataset, table) => cellWriter(connection, inTurn, dataset, table),
    rejects: rejectsIn(connection, inTurn),
    async createTemp(name, columns) {
      const definitions = columns.map((c) => `${quoteId(c.name)} ${tempTypes[c.type]}`);
      await connection.run(`CREATE OR REPLACE TEMP TABLE ${quoteId(name)} (${definitions.join(', ')})`);
      const appender = await connection.createAppender(name, null, 'temp');
      const length = columns[0]?.values.length ?? 0;
      for (let start = 0; start < length; start += chunkRows) {
        const chunk = DuckDBDataChunk.create(columns.map((c) => tempTypes[c.type]));
        chunk.setColumns(
          columns.map((c): DuckDBValue[] =>
            c.type === 'date'
              ? c.values.slice(start, start + chunkRows).map(dateValue)
              : c.values.slice(start, start + chunkRows),
          ),
        );
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    },
    numberWriter: (name, columns) => numberWriter(connection, name, columns),
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(spill, { recursive: true, force: true });
    },
  };
  return takingTurns(store, inTurn);
}

/** Names and types of a cell table, in order. */
function cellColumns(dataset: Dataset): [name: string, type: DuckDBType][] {
  return [
    ['area', VARCHAR],
    ['level', VARCHAR],
    ['period', VARCHAR],
    ['reference_date', DATE],
    ...dimensionsOf(dataset).flatMap((d): [string, DuckDBType][] =>
      d.type === 'age'
        ? [
            [`${d.id}_from`, SMALLINT],
            [`${d.id}_to`, SMALLINT],
          ]
        : [[d.id, VARCHAR]],
    ),
    ['measure', VARCHAR],
    ['value', amount],
    ['state', VARCHAR],
    ['lower', amount],
    ['upper', amount],
    ['delivery', INTEGER],
    ['line', INTEGER],
  ];
}

/** Gives the values of a column of a chunk by their row: numbers copied as a whole, all else one by one. */
function valueReader(chunk: Chunk, column: number, type: TypeId): (row: number) => Row[string] {
  if (lieAsInArrays(type)) {
    const numbers = new Float64Array(chunk.rowCount);
    readNumbers(chunk, column, type, numbers);
    return (row) => {
      const number = numbers[row] ?? Number.NaN;
      return Number.isNaN(number) ? null : number;
    };
  }
  const vector = chunk.getColumnVector(column);
  return (row) => plainValue(vector.getItem(row));
}

const dates = new Map<string, InstanceType<typeof DuckDBDateValue>>();

/** The few reference dates of a build are made once. */
function dateValue(iso: string): InstanceType<typeof DuckDBDateValue> {
  let date = dates.get(iso);
  if (!date) {
    date = new DuckDBDateValue(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
    dates.set(iso, date);
  }
  return date;
}

function plainValue(value: DuckDBValue): string | number | boolean | null {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  if (typeof value === 'bigint') return Number(value);
  return value.toString();
}
