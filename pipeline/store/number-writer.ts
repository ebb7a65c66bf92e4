import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api';
import { bindings, DOUBLE, DuckDBDataChunk, INTEGER, TINYINT } from './duckdb.js';
import { quoteId } from './quote.js';

/** Columns of numbers; NaN in a column of doubles is NULL. */
export interface NumberColumn {
  name: string;
  type: keyof typeof kinds;
}

export type Numbers = Float64Array | Int32Array | Int8Array;

/** Appends rows to a table of numbers, far faster than value by value. They are in the table once it is closed. */
export interface NumberWriter {
  /** The first `rows` of each column, in the order of the table; the arrays may be used anew afterwards. */
  append(columns: readonly Numbers[], rows: number): void;
  close(): void;
}

const kinds = {
  integer: { type: INTEGER, array: Int32Array, sql: 'INTEGER' },
  tinyint: { type: TINYINT, array: Int8Array, sql: 'TINYINT' },
  double: { type: DOUBLE, array: Float64Array, sql: 'DOUBLE' },
};

/** DuckDB takes this many rows at a time. */
const chunkRows = 2048;

/** A new temporary table, in place of one that may be there, with its writer. */
export async function numberWriter(
  connection: DuckDBConnection,
  table: string,
  columns: readonly NumberColumn[],
): Promise<NumberWriter> {
  const definitions = columns.map((c) => `${quoteId(c.name)} ${kinds[c.type].sql}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${quoteId(table)} (${definitions.join(', ')})`);
  const appender = await connection.createAppender(table, null, 'temp');
  const buffers = columns.map((c): Numbers => new kinds[c.type].array(chunkRows));
  const types = columns.map((c) => kinds[c.type].type);
  let chunk = newChunk(types);
  let held = 0;

  function flush(): void {
    if (held === 0) return;
    let nulls = false;
    buffers.forEach((buffer, i) => {
      const vector = chunk.vectors[i];
      if (!vector) return;
      const bytes = held * buffer.BYTES_PER_ELEMENT;
      bindings.copy_data_to_vector(vector, 0, buffer.buffer as ArrayBuffer, 0, bytes);
      const valid = buffer instanceof Float64Array ? validityOf(buffer, held) : null;
      if (!valid) return;
      nulls = true;
      bindings.vector_ensure_validity_writable(vector);
      bindings.copy_data_to_vector_validity(vector, 0, valid.buffer, 0, valid.byteLength);
    });
    chunk.rows.rowCount = held;
    appender.appendDataChunk(chunk.rows);
    // DuckDB is far slower with vectors that could have a NULL: only chunks that have one get them.
    if (nulls) chunk = newChunk(types);
    held = 0;
  }

  return {
    append(from, rows) {
      for (let start = 0; start < rows; ) {
        const taken = Math.min(rows - start, chunkRows - held);
        buffers.forEach((buffer, i) => {
          buffer.set(from[i]?.subarray(start, start + taken) ?? [], held);
        });
        start += taken;
        held += taken;
        if (held === chunkRows) flush();
      }
    },
    close() {
      flush();
      appender.closeSync();
    },
  };
}

function newChunk(types: readonly DuckDBType[]) {
  const rows = DuckDBDataChunk.create(types, chunkRows);
  return { rows, vectors: types.map((_, i) => bindings.data_chunk_get_vector(rows.chunk, i)) };
}

/** One bit for each number, set where it is one; `null` where all are. */
function validityOf(numbers: Float64Array, rows: number): Uint8Array<ArrayBuffer> | null {
  let valid: Uint8Array<ArrayBuffer> | null = null;
  for (let i = 0; i < rows; i++) {
    if (!Number.isNaN(numbers[i])) continue;
    valid ??= new Uint8Array(chunkRows / 8).fill(0xff);
    valid[i >> 3] = (valid[i >> 3] ?? 0) & ~(1 << (i & 7));
  }
  return valid;
}
