import { createRequire } from 'node:module';

/**
 * DuckDB's client, loaded as what it is, a CommonJS package: an `import` of it would read all of its files a second time to
 * find the names of its exports, which takes longer than a check of a file.
 */
const client: typeof import('@duckdb/node-api') = createRequire(import.meta.url)('@duckdb/node-api');

export const {
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  INTEGER,
  SMALLINT,
  VARCHAR,
} = client;
