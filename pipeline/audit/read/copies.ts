import { tableFromIPC } from 'apache-arrow';
import type { AuditFinding, FigurePart, Statement } from '../../model/audit.js';
import { remember } from '../../model/maps.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import { quoteId, quoteText, type Store } from '../../store/store.js';
import type { CsvTable } from './csv.js';
import type { Reading } from './types.js';

/** Copies of the table of figures in other formats: column by column and row by row they must hold what the CSV holds. */

type Cell = string | number | boolean | null;

const dates: readonly string[] = ['reference_date', 'denominator_date', 'provisional_until'];
const numeric: readonly string[] = ['value', 'lower', 'upper', 'numerator', 'denominator', 'smoothed'];

/** The Arrow file. Metadata of its own is a finding. */
export function readArrow(bytes: Uint8Array, figures: CsvTable, file: string): Reading {
  const findings: AuditFinding[] = [];
  const statements: Statement[] = [];
  let table: ReturnType<typeof tableFromIPC>;
  try {
    table = tableFromIPC(bytes);
  } catch {
    return {
      statements,
      findings: [{ code: 'foreign-content', file, where: '', message: say.unreadableFile() }],
    };
  }
  const metadata = [table.schema, ...table.schema.fields].some((part) => part.metadata.size > 0);
  if (metadata) findings.push({ code: 'foreign-content', file, where: '', message: say.metadata() });
  const names = table.schema.fields.map((f) => f.name);
  findings.push(...columnsDiffer(names, figures, file));
  if (table.numRows !== figures.rows.length) {
    findings.push({ code: 'foreign-content', file, where: '', message: say.otherRows() });
  }
  const columns = names.map((name) => ({
    name,
    vector: table.getChild(name),
    place: figures.header.indexOf(name),
    isDate: dates.includes(name),
  }));
  const known = new Map<number, string>();
  const dateOf = (value: number): string =>
    remember(known, value, () => {
      const date = new Date(value);
      return Number.isNaN(date.getTime()) ? String(value) : date.toISOString().slice(0, 10);
    });
  const length = Math.min(table.numRows, figures.rows.length);
  for (const { name, vector, place, isDate } of columns) {
    for (let r = 0; r < length; r++) {
      const value: unknown = vector?.get(r);
      // There are few dates, and each stands in thousands of rows.
      const stated = isDate && typeof value === 'number' ? dateOf(value) : plain(value);
      const expected = figures.rows[r]?.[place] ?? '';
      if (isSame(stated, expected)) continue;
      const read = differs(name, stated, expected, figures, r, file);
      findings.push(read.finding);
      if (read.statement) statements.push(read.statement);
    }
  }
  return { statements, findings };
}

/** The Parquet file, compared by DuckDB. Paths lie on a real disk. */
export async function readParquet(
  store: Store,
  path: string,
  csv: string,
  figures: CsvTable,
): Promise<Reading> {
  const findings: AuditFinding[] = [];
  const statements: Statement[] = [];
  try {
    const described = await store.query(`DESCRIBE SELECT * FROM read_parquet(${quoteText(path)})`);
    const columns = described.map((row) => ({
      name: String(row.column_name),
      type: String(row.column_type),
    }));
    const foreign = columnsDiffer(
      columns.map((c) => c.name),
      figures,
      path,
    );
    const [extra] = await store.query(`SELECT count(*) AS n FROM parquet_kv_metadata(${quoteText(path)})`);
    if (extra?.n !== 0)
      findings.push({ code: 'foreign-content', file: path, where: '', message: say.metadata() });
    if (foreign.length > 0) return { statements, findings: [...findings, ...foreign] };
    const list = columns.map((c) => quoteId(c.name)).join(', ');
    const types = figures.header.map((name) => {
      const type = columns.find((c) => c.name === name)?.type ?? 'VARCHAR';
      return `${quoteText(name)}: ${quoteText(type)}`;
    });
    const rows = await store.query(
      `SELECT ${list} FROM read_parquet(${quoteText(path)}) EXCEPT ALL SELECT ${list} FROM read_csv(${quoteText(csv)},` +
        ` auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n', nullstr = '',` +
        ` columns = {${types.join(', ')}})`,
    );
    const place = ['indicator', 'area', 'area_level', 'period'].map((name) => figures.header.indexOf(name));
    const byKey = new Map(figures.rows.map((row, r) => [place.map((p) => row[p]).join('\n'), r]));
    for (const row of rows) {
      const r = byKey.get([row.indicator, row.area, row.area_level, row.period].join('\n'));
      if (r === undefined) {
        findings.push({ code: 'foreign-content', file: path, where: '', message: say.otherRows() });
        continue;
      }
      for (const { name } of columns) {
        const expected = figures.rows[r]?.[figures.header.indexOf(name)] ?? '';
        if (isSame(row[name] ?? null, expected)) continue;
        const read = differs(name, row[name] ?? null, expected, figures, r, path);
        findings.push(read.finding);
        if (read.statement) statements.push(read.statement);
      }
    }
  } catch {
    findings.push({ code: 'foreign-content', file: path, where: '', message: say.unreadableFile() });
  }
  return { statements, findings };
}

function columnsDiffer(names: readonly string[], { header }: CsvTable, file: string): AuditFinding[] {
  const same = names.length === header.length && names.every((name, i) => name === header[i]);
  return same ? [] : [{ code: 'foreign-content', file, where: '', message: say.otherColumns() }];
}

const isSame = (stated: Cell, expected: string): boolean =>
  stated === null
    ? expected === ''
    : typeof stated === 'number'
      ? expected !== '' && Number(expected) === stated
      : String(stated) === expected;

/** Whole numbers of Arrow come as BigInt. */
function plain(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function differs(
  name: string,
  stated: Cell,
  expected: string,
  { header, rows }: CsvTable,
  r: number,
  file: string,
): { finding: AuditFinding; statement: Statement | null } {
  const cell = (column: string) => rows[r]?.[header.indexOf(column)] ?? '';
  const place = {
    file,
    where: say.line(r + 2),
    indicator: cell('indicator'),
    area: cell('area'),
    period: cell('period'),
  };
  const part = partOf(name);
  const hidden = part !== null && expected === '';
  return {
    finding: {
      ...place,
      ...(part ? { part } : {}),
      code: hidden ? 'hidden-number' : 'contradiction',
      message: hidden ? say.hiddenInTable() : say.contradictsTable(),
    },
    statement:
      part && typeof stated === 'number'
        ? { ...place, part, number: stated, decimals: String(stated).split('.')[1]?.length ?? 0 }
        : null,
  };
}

const partOf = (name: string): FigurePart | null => (numeric.includes(name) ? (name as FigurePart) : null);
