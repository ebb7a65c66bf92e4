import { quoteId, quoteText, type Store } from '../store/store.js';
import type { ColumnType, PublishedTable } from './rows.js';

const sqlType: Record<ColumnType, string> = {
  text: 'VARCHAR',
  date: 'DATE',
  number: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
};

/** Writes the Parquet file from the CSV beside it, so that both hold the same rows. Paths lie on a real disk. */
export async function csvToParquet(
  store: Store,
  columns: PublishedTable['columns'],
  csv: string,
  parquet: string,
): Promise<void> {
  const types = columns.map(({ name, type }) => `${quoteText(name)}: ${quoteText(sqlType[type])}`);
  const names = columns.map(({ name }) => quoteId(name));
  await store.exec(
    `COPY (SELECT ${names.join(', ')} FROM read_csv(${quoteText(csv)}, auto_detect = false, header = true,` +
      ` delim = ',', quote = '"', escape = '"', new_line = '\\r\\n', nullstr = '', columns = {${types.join(', ')}}))` +
      ` TO ${quoteText(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
  );
}
