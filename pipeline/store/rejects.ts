import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { RejectedRow } from '../model/delivery.js';
import { DuckDBDataChunk, INTEGER, VARCHAR } from './duckdb.js';
import type { InTurn } from './in-turn.js';

/** Rows that were not accepted, kept in DuckDB, which moves to the disk what memory does not hold. */
export interface Rejects {
  /** Why a row, or cells of it, were not accepted. The same line may come again with another reason. */
  append(
    delivery: number,
    rows: readonly { line: number; reasons: readonly string[]; cells: readonly string[] }[],
  ): Promise<void>;
  clear(): Promise<void>;
  /** Numbers of the deliveries that have any, ascending. */
  deliveries(): number[];
  /** Sorted by line, each line once with all its reasons. Nothing else may be asked of the store meanwhile. */
  rows(delivery: number): AsyncGenerator<RejectedRow[]>;
}

const types = [INTEGER, INTEGER, VARCHAR, VARCHAR];

export function rejectsIn(connection: DuckDBConnection, inTurn: InTurn): Rejects {
  const known = new Set<number>();
  let appender: DuckDBAppender | null = null;

  async function begin(): Promise<DuckDBAppender> {
    await connection.run(
      'CREATE TEMP TABLE IF NOT EXISTS rejected_rows (delivery INTEGER, line INTEGER, reasons VARCHAR, cells VARCHAR)',
    );
    return connection.createAppender('rejected_rows', null, 'temp');
  }

  return {
    async append(delivery, rows) {
      if (rows.length === 0) return;
      known.add(delivery);
      await inTurn(async () => {
        for (let start = 0; start < rows.length; start += 2048) {
          const batch = rows.slice(start, start + 2048);
          appender ??= await begin();
          const chunk = DuckDBDataChunk.create(types);
          chunk.setColumns([
            batch.map(() => delivery),
            batch.map((r) => r.line),
            batch.map((r) => JSON.stringify(r.reasons)),
            batch.map((r) => JSON.stringify(r.cells)),
          ]);
          appender.appendDataChunk(chunk);
        }
      });
    },
    clear: () =>
      inTurn(async () => {
        appender?.closeSync();
        appender = null;
        known.clear();
        await connection.run('DROP TABLE IF EXISTS temp.rejected_rows');
      }),
    deliveries: () => [...known].sort((a, b) => a - b),
    async *rows(delivery) {
      appender?.closeSync();
      appender = null;
      if (!known.has(delivery)) return;
      const result = await connection.stream(
        'SELECT line, reasons, cells FROM rejected_rows WHERE delivery = $1 ORDER BY line, rowid',
        [delivery],
      );
      let open = null as Open | null;
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) break;
        const done: RejectedRow[] = [];
        for (const [line, reasons, cells] of chunk.getRows()) {
          const said = JSON.parse(String(reasons)) as string[];
          if (open !== null && open.line === line) {
            for (const reason of said) open.reasons.add(reason);
            continue;
          }
          if (open) done.push(rejectedRow(open));
          open = { line: Number(line), reasons: new Set(said), cells: JSON.parse(String(cells)) as string[] };
        }
        yield done;
      }
      if (open) yield [rejectedRow(open)];
    },
  };
}

interface Open {
  line: number;
  reasons: Set<string>;
  cells: string[];
}

const rejectedRow = (row: Open): RejectedRow => ({
  line: row.line,
  cells: row.cells,
  reason: [...row.reasons].join('; '),
});
