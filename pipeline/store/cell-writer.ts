import type { DuckDBConnection } from '@duckdb/node-api';
import { type Dataset, dimensionsOf } from '../model/dataset.js';
import { cellTable, type StoredCell } from '../model/stored.js';
import { type CellCodes, type Form, newCellCodes } from './cell-codes.js';
import { DuckDBDataChunk, INTEGER } from './duckdb.js';
import type { InTurn } from './in-turn.js';
import { quoteId, quoteText } from './quote.js';

/** Cells that wait as numbers before they are settled; a number takes four bytes. */
const mostWaiting = 250_000;
/** Numbers too long to wait as numbers; they stand in the statement as texts. */
const mostTexts = 5_000;
const chunkRows = 2048;

export interface CellWriter {
  /** Cells become visible in the cell table with `settle`, or before. */
  append(cells: readonly StoredCell[]): Promise<void>;
  settle(): Promise<void>;
}

/**
 * Writes cells into a table of a dataset, in the order of their coming. Until they are settled they wait here, so that the
 * store may work on something else. `inTurn`: nothing else is asked of the connection meanwhile.
 */
export function cellWriter(
  connection: DuckDBConnection,
  inTurn: InTurn,
  dataset: Dataset,
  target = cellTable(dataset.id),
): CellWriter {
  let codes = newCellCodes(dataset);
  let chunks: Chunk[] = [];
  let waiting = 0;

  async function settle(): Promise<void> {
    if (waiting === 0) return;
    const settled = { codes, chunks };
    codes = newCellCodes(dataset);
    chunks = [];
    waiting = 0;
    await inTurn(() => write(connection, dataset, target, settled));
  }

  return {
    settle,
    async append(cells) {
      for (const cell of cells) {
        let chunk = chunks.at(-1);
        if (!chunk || chunk.rows === chunkRows) {
          chunk = { numbers: new Int32Array(codes.width * chunkRows), rows: 0 };
          chunks.push(chunk);
        }
        codes.write(cell, chunk.numbers, chunk.rows * codes.width);
        waiting++;
        if (++chunk.rows < chunkRows) continue;
        if (waiting >= mostWaiting || codes.forms.length > mostTexts) await settle();
      }
    },
  };
}

/** Cells as numbers, one after the other. */
interface Chunk {
  numbers: Int32Array;
  rows: number;
}

async function write(
  connection: DuckDBConnection,
  dataset: Dataset,
  target: string,
  { codes, chunks }: { codes: CellCodes; chunks: readonly Chunk[] },
): Promise<void> {
  const { width } = codes;
  const table = `coded_${target}`;
  const columns = Array.from({ length: width }, (_, i) => `c${i} INTEGER`).join(', ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${quoteId(table)} (${columns})`);
  const appender = await connection.createAppender(table, null, 'temp');
  const types = Array.from({ length: width }, () => INTEGER);
  for (const { numbers, rows } of chunks) {
    const chunk = DuckDBDataChunk.create(types, rows);
    for (let column = 0; column < width; column++) {
      const vector = chunk.getColumnVector(column);
      for (let row = 0; row < rows; row++) vector.setItem(row, numbers[row * width + column] ?? 0);
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run(`${insertion(dataset, target, table, codes)}; DROP TABLE temp.${quoteId(table)}`);
}

/**
 * The texts stand in the statement itself, as lists that the codes are places in: planning joins to them takes several
 * times as long as the cells of a small dataset do.
 */
function insertion(dataset: Dataset, target: string, table: string, codes: CellCodes): string {
  const dimensions = dimensionsOf(dataset);
  const last = 2 + dimensions.length;
  const listed = (column: number, type: string, entries: readonly (string | null)[]) =>
    `([${entries.map((e) => e ?? 'NULL').join(', ')}]::${type}[])[c${column} + 1]`;
  const keys = codes.dimensions.flatMap((entries, i) => {
    if (dimensions[i]?.type !== 'age')
      return [
        listed(
          2 + i,
          'VARCHAR',
          entries.map((e) => (typeof e === 'string' ? quoteText(e) : null)),
        ),
      ];
    const spans = entries.map((e) => (typeof e === 'string' ? null : e));
    return [0, 1].map((end) =>
      listed(
        2 + i,
        'SMALLINT',
        spans.map((s) => (s ? String(s[end]) : null)),
      ),
    );
  });
  const { forms } = codes;
  const form = (type: string, entries: readonly (string | null)[]) => listed(last, type, entries);
  const amounts = (of: (form: Form) => string | null) =>
    forms.every((f) => of(f) === null)
      ? `NULL::${amount}`
      : form(
          amount,
          forms.map((f) => text(of(f))),
        );
  const step = amounts((f) => (f.scale === null ? null : (10 ** -f.scale).toFixed(f.scale)));
  const scaled = forms.some((f) => f.scale !== null && f.scale > 0);
  const others = forms.some((f) => f.scale === null);
  const number = scaled ? `(c${last + 1} * ${step})::${amount}` : `c${last + 1}::${amount}`;
  const isOther = form(
    'BOOLEAN',
    forms.map((f) => String(f.scale === null)),
  );
  const columns = [
    listed(
      0,
      'VARCHAR',
      codes.areas.map((a) => quoteText(a.area)),
    ),
    listed(
      0,
      'VARCHAR',
      codes.areas.map((a) => quoteText(a.level)),
    ),
    listed(
      1,
      'VARCHAR',
      codes.periods.map((p) => quoteText(p.period)),
    ),
    listed(
      1,
      'DATE',
      codes.periods.map((p) => quoteText(p.referenceDate)),
    ),
    ...keys,
    form(
      'VARCHAR',
      forms.map((f) => quoteText(f.measure)),
    ),
    others ? `CASE WHEN ${isOther} THEN ${amounts((f) => f.value)} ELSE ${number} END` : number,
    form(
      'VARCHAR',
      forms.map((f) => quoteText(f.state)),
    ),
    amounts((f) => f.lower),
    amounts((f) => f.upper),
    `c${last + 2}`,
    `c${last + 3}`,
  ];
  return `INSERT INTO ${quoteId(target)} SELECT ${columns.join(', ')} FROM temp.${quoteId(table)}`;
}

const amount = 'DECIMAL(18,6)';
const text = (value: string | null): string | null => (value === null ? null : quoteText(value));
