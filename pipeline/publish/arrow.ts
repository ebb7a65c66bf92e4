import {
  Bool,
  DateDay,
  Dictionary,
  Float64,
  Int32,
  Int64,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import type { CsvCell } from './csv.js';
import type { ColumnType, PublishedTable } from './rows.js';

/** The table as an Arrow file. Texts are dictionaries with fixed ids, so that the same rows give the same bytes. */
export function toArrow(table: PublishedTable): Uint8Array {
  const columns = table.columns.map(({ name, type }, i): [string, Vector] => {
    const cells = table.rows.map((row) => row[i] ?? null);
    return [name, vector(cells, type, i)];
  });
  return tableToIPC(new Table(Object.fromEntries(columns)), 'file');
}

function vector(cells: readonly CsvCell[], type: ColumnType, id: number): Vector {
  switch (type) {
    case 'text':
      return vectorFromArray(cells as (string | null)[], new Dictionary(new Utf8(), new Int32(), id));
    case 'date':
      return vectorFromArray(
        cells.map((v) => (typeof v === 'string' ? new Date(`${v}T00:00:00Z`) : null)),
        new DateDay(),
      );
    case 'number':
      return vectorFromArray(cells as (number | null)[], new Float64());
    case 'integer':
      return vectorFromArray(
        cells.map((v) => (typeof v === 'number' ? BigInt(v) : null)),
        new Int64(),
      );
    case 'boolean':
      return vectorFromArray(cells as (boolean | null)[], new Bool());
  }
}
