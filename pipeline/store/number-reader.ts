import type { DuckDBDataChunk, DuckDBTypeId as TypeId } from '@duckdb/node-api';
import { bindings, DuckDBTypeId } from './duckdb.js';

/** Column types whose numbers lie in memory as those of an array do. */
const arrays = new Map<TypeId, Float64ArrayConstructor | Int32ArrayConstructor | Int8ArrayConstructor>([
  [DuckDBTypeId.DOUBLE, Float64Array],
  [DuckDBTypeId.INTEGER, Int32Array],
  [DuckDBTypeId.TINYINT, Int8Array],
]);

export const lieAsInArrays = (type: TypeId): boolean => arrays.has(type);

/** Copies a column of a chunk into `target`, NULL as NaN: as a whole where its type allows, else value by value. */
export function readNumbers(
  chunk: DuckDBDataChunk,
  column: number,
  type: TypeId,
  target: Float64Array,
): void {
  const { rowCount } = chunk;
  const Numbers = arrays.get(type);
  if (!Numbers) {
    const vector = chunk.getColumnVector(column);
    for (let row = 0; row < rowCount; row++) {
      const value = vector.getItem(row);
      target[row] = value === null ? Number.NaN : Number(value);
    }
    return;
  }
  const vector = bindings.data_chunk_get_vector(chunk.chunk, column);
  const bytes = bindings.vector_get_data(vector, rowCount * Numbers.BYTES_PER_ELEMENT);
  target.set(new Numbers(bytes.buffer as ArrayBuffer, bytes.byteOffset, rowCount));
  // One bit for each row, in words of 64; nothing where all are valid.
  const valid: Uint8Array | null = bindings.vector_get_validity(vector, Math.ceil(rowCount / 64) * 8);
  if (!valid) return;
  for (let row = 0; row < rowCount; row++) {
    if ((((valid[row >> 3] ?? 0) >> (row & 7)) & 1) === 0) target[row] = Number.NaN;
  }
}
