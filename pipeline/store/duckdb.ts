import { createRequire } from 'node:module';

/**
 * DuckDB's client, loaded as what it is, a CommonJS package: an `import` of it would read all of its files a second time to
 * find the names of its exports, which takes longer than a check of a file.
 */
const require = createRequire(import.meta.url);
const client: typeof import('@duckdb/node-api') = require('@duckdb/node-api');
/** What the client itself is made of: it alone copies whole columns of numbers. */
export const bindings: typeof import('@duckdb/node-bindings') = require('@duckdb/node-bindings');

export const {
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
  TINYINT,
  VARCHAR,
} = client;
