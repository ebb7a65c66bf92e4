import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { type Dataset, dimensionsOf } from '../model/dataset.js';
import { cellTable, type StoredCell } from '../model/stored.js';
import { type CellCodes, newCellCodes } from './cell-codes.js';
import { DuckDBDataChunk, INTEGER } from './duckdb.js';
import { quoteId, quoteText } from './quote.js';

/** Cells that wait as numbers before they are settled; a number takes four bytes. */
const mostWaiting = 500_000;
/** Numbers too long to wait as numbers; they stand in the statement as texts. */
const mostTexts = 5_000;
const chunkRows = 2048;

export interface CellWriter {
  /** Cells become visible in the cell table with `settle`, or before. */
  append(cells: readonly StoredCell[]): Promise<void>;
  settle(): Promise<void>;
}

/** Writes cells into a table of a dataset, in the order of their coming. */
export function cellWriter(
  connection: DuckDBConnection,
  dataset: Dataset,
  target = cellTable(dataset.id),
): CellWriter {
  const table = `coded_${target}`;
  let codes = newCellCodes(dataset);
  let buffer = new Int32Array(0);
  let rows = 0;
  let waiting = 0;
  let appender: DuckDBAppender | null = null;

  async function begin(): Promise<DuckDBAppender> {
    codes = newCellCodes(dataset);
    buffer = new Int32Array(codes.width * chunkRows);
    const columns = Array.from({ length: codes.width }, (_, i) => `c${i} INTEGER`).join(', ');
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${quoteId(table)} (${columns})`);
    return connection.createAppender(table, null, 'temp');
  }

  function flush(to: DuckDBAppender): void {
    if (rows === 0) return;
    const { width } = codes;
    const chunk = DuckDBDataChunk.create(
      Array.from({ length: width }, () => INTEGER),
      rows,
    );
    for (let column = 0; column < width; column++) {
      const vector = chunk.getColumnVector(column);
      for (let row = 0; row < rows; row++) vector.setItem(row, buffer[row * width + column] ?? 0);
      vector.flush();
    }
    to.appendDataChunk(chunk);
    waiting += rows;
    rows = 0;
  }

  async function settle(): Promise<void> {
    if (!appender) return;
    flush(appender);
    appender.closeSync();
    appender = null;
    if (waiting > 0) await connection.run(insertion(dataset, target, table, codes));
    waiting = 0;
    await connection.run(`DROP TABLE temp.${quoteId(table)}`);
  }

  return {
    settle,
    async append(cells) {
      for (const cell of cells) {
        appender ??= await begin();
        codes.write(cell, buffer, rows * codes.width);
        if (++rows < chunkRows) continue;
        flush(appender);
        if (waiting >= mostWaiting || codes.forms.length > mostTexts) await settle();
      }
    },
  };
}

/** The texts stand in the statement itself; a join to them keeps the order of the cells. */
function insertion(dataset: Dataset, target: string, table: string, codes: CellCodes): string {
  const dimensions = dimensionsOf(dataset);
  const last = 2 + dimensions.length;
  const joins: string[] = [];
  const join = (name: string, column: number, names: readonly string[], entries: readonly string[]) => {
    const values = entries.map((entry, code) => `(${code}, ${entry})`).join(', ');
    joins.push(`JOIN (VALUES ${values}) ${name}(code, ${names.join(', ')}) ON ${name}.code = c${column}`);
  };
  const amount = (value: string | null) => `${text(value)}::DECIMAL(18,6)`;
  join(
    'a',
    0,
    ['area', 'level'],
    codes.areas.map((a) => `${text(a.area)}, ${text(a.level)}`),
  );
  join(
    'p',
    1,
    ['period', 'day'],
    codes.periods.map((p) => `${text(p.period)}, ${text(p.referenceDate)}::DATE`),
  );
  codes.dimensions.forEach((entries, i) => {
    const spans = dimensions[i]?.type === 'age';
    join(
      `d${i}`,
      2 + i,
      spans ? ['low', 'high'] : ['text'],
      entries.map((e) =>
        spans
          ? typeof e === 'object' && e !== null
            ? `${e[0]}::SMALLINT, ${e[1]}::SMALLINT`
            : 'NULL::SMALLINT, NULL::SMALLINT'
          : `${text(typeof e === 'string' ? e : null)}::VARCHAR`,
      ),
    );
  });
  join(
    'f',
    last,
    ['measure', 'state', 'step', 'value', 'low', 'high'],
    codes.forms.map((f) => {
      const step = f.scale === null ? null : (10 ** -f.scale).toFixed(f.scale);
      const amounts = [step, f.value, f.lower, f.upper].map(amount).join(', ');
      return `${text(f.measure)}, ${text(f.state)}, ${amounts}`;
    }),
  );
  const scaled = codes.forms.some((f) => f.scale !== null && f.scale > 0);
  const others = codes.forms.some((f) => f.scale === null);
  const number = scaled ? `(c${last + 1} * f.step)::DECIMAL(18,6)` : `c${last + 1}::DECIMAL(18,6)`;
  const value = others ? `CASE WHEN f.step IS NULL THEN f.value ELSE ${number} END` : number;
  const keys = codes.dimensions.map((_, i) =>
    dimensions[i]?.type === 'age' ? `d${i}.low, d${i}.high` : `d${i}.text`,
  );
  const columns = ['a.area', 'a.level', 'p.period', 'p.day', ...keys, 'f.measure', value, 'f.state'];
  return `INSERT INTO ${quoteId(target)}
    SELECT ${columns.join(', ')}, f.low, f.high, c${last + 2}, c${last + 3}
    FROM temp.${quoteId(table)} ${joins.join(' ')}`;
}

const text = (value: string | null): string => (value === null ? 'NULL' : quoteText(value));
