import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readParquet } from '../../../pipeline/audit/read/copies.js';
import { readCsv } from '../../../pipeline/audit/read/csv.js';
import { auditMessages as say } from '../../../pipeline/model/messages/audit-read.js';
import { openStore, quoteText, type Store } from '../../../pipeline/store/store.js';
import { figures } from './small-folder.js';

/** The Parquet copy needs a real disk: DuckDB compares it with the CSV beside it. */
describe('the Parquet copy of the figures', () => {
  let folder = '';
  let store: Store;
  const csv = () => join(folder, 'indicators.csv').replaceAll('\\', '/');
  const parquet = (name: string) => join(folder, name).replaceAll('\\', '/');
  const table = readCsv(figures);
  const counts =
    "'value': 'DOUBLE', 'lower': 'DOUBLE', 'upper': 'DOUBLE', 'numerator': 'BIGINT', 'denominator': 'BIGINT'";
  const columns = table.header.map((name) =>
    counts.includes(`'${name}'`) ? '' : `${quoteText(name)}: 'VARCHAR'`,
  );
  const types = [...columns.filter((c) => c !== ''), counts].join(', ');
  const rows = () => {
    const ordered = table.header.map((name) => {
      const type = new RegExp(`'${name}': '(\\w+)'`).exec(types)?.[1] ?? 'VARCHAR';
      return `${quoteText(name)}: ${quoteText(type)}`;
    });
    return `read_csv(${quoteText(csv())}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n', nullstr = '', columns = {${ordered.join(', ')}})`;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teilhabe-parquet-'));
    await writeFile(csv(), `${figures}\r\n`);
    store = await openStore();
  });
  afterAll(async () => {
    store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('passes where it holds the same rows', async () => {
    await store.exec(
      `COPY (SELECT * FROM ${rows()}) TO ${quoteText(parquet('same.parquet'))} (FORMAT parquet)`,
    );
    expect(await readParquet(store, parquet('same.parquet'), csv(), table)).toEqual({
      findings: [],
      statements: [],
    });
  });

  it('finds a hidden count in it', async () => {
    const leak = "SELECT * REPLACE (CASE WHEN status = 'suppressed' THEN 4 ELSE numerator END AS numerator)";
    await store.exec(
      `COPY (${leak} FROM ${rows()}) TO ${quoteText(parquet('leak.parquet'))} (FORMAT parquet)`,
    );
    const { findings, statements } = await readParquet(store, parquet('leak.parquet'), csv(), table);
    expect(findings.map((f) => [f.code, f.area, f.part])).toEqual([['hidden-number', 's', 'numerator']]);
    expect(statements.map((s) => s.number)).toEqual([4]);
  });

  it('finds metadata of its own', async () => {
    await store.exec(
      `COPY (SELECT * FROM ${rows()}) TO ${quoteText(parquet('meta.parquet'))} (FORMAT parquet, KV_METADATA {sued: '4'})`,
    );
    const { findings } = await readParquet(store, parquet('meta.parquet'), csv(), table);
    expect(findings.map((f) => f.message)).toEqual([say.metadata()]);
  });
});
