import { isUtf8 } from 'node:buffer';
import { measuresOf } from '../model/dataset.js';
import { quoteText, type Store } from '../store/store.js';
import type { Delivery, Intake } from './deliver.js';
import { bytesMayBeDamaged } from './destroyed.js';
import { insertionOf } from './fast-sql.js';
import { headingsOf } from './headings.js';
import { newLedger } from './ledger.js';
import { makePlan } from './plan.js';
import type { Source } from './source.js';
import { readTable, type TextTable, topOf } from './table.js';

type Fast = Partial<Delivery> & { reader: 'fast' };

/**
 * Large clean files by DuckDB's own reader, all columns as text, then checked set-wise: every distinct key text goes
 * through the same functions as on the careful path. `null` whenever anything is not plainly clean; then nothing
 * was stored, and the careful path takes the file.
 */
export async function readFast(
  intake: Intake,
  source: Source,
  number: number,
  bytes: Uint8Array,
): Promise<Fast | null> {
  const { store, room, index } = intake;
  if (source.mapping || !isPlain(bytes) || bytesMayBeDamaged(bytes) || /[*?[\]]/.test(source.path))
    return null;
  const lineEnd = bytes.includes(13) ? '\\r\\n' : '\\n';
  const top = readTable(topOf(bytes), {}, headingsOf(source));
  if (top?.headerLines.join() !== '1') return null;
  if (top.header.some((h, i) => h.index !== i)) return null;
  if (top.skipped.length > 0 || top.filledDown.length > 0) return null;
  let trouble = false;
  const plan = makePlan(source, top, () => {
    trouble = true;
  });
  if (trouble || plan.fatal !== null || measuresOf(source.dataset).some((m) => m.type !== 'integer'))
    return null;
  try {
    await load(store, source.path, top, lineEnd);
    const records = countLines(bytes) - 1;
    const [loaded] = await store.query('SELECT count(*) AS n FROM intake_fast');
    if (Number(loaded?.n) !== records || records < 1) return null;
    const sql = await insertionOf(store, source, plan, room.region, index, number);
    if (sql === null) return null;
    await store.exec(sql.insert);
    return {
      reader: 'fast',
      encoding: top.encoding,
      delimiter: top.delimiter,
      headerLines: top.headerLines,
      header: top.header.map((h) => h.name),
      periods: sql.periods,
      ledger: newLedger(records, top.header.length),
      plan,
      acceptedPerRow: top.header.length,
    };
  } catch {
    return null;
  } finally {
    await store.exec('DROP TABLE IF EXISTS intake_fast');
  }
}

/** Valid UTF-8, no quotation marks, one kind of line end, no zero bytes. */
function isPlain(bytes: Uint8Array): boolean {
  if (bytes.includes(0x22) || bytes.includes(0) || !isUtf8(bytes)) return false;
  return !bytes.includes(13) || count(bytes, 13) === count(bytes, 10);
}

function count(bytes: Uint8Array, byte: number): number {
  let n = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) n++;
  return n;
}

const countLines = (bytes: Uint8Array) => count(bytes, 10) + (bytes.at(-1) === 10 ? 0 : 1);

async function load(store: Store, path: string, top: TextTable, lineEnd: string): Promise<void> {
  const columns = top.header.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  const texts = top.header.map((_, i) => `coalesce(c${i}, '') AS c${i}`).join(', ');
  await store.exec(`
    CREATE OR REPLACE TEMP TABLE intake_fast AS
    SELECT row_number() OVER () + 1 AS line, ${texts}
    FROM read_csv(${quoteText(path)}, auto_detect = false, header = false, skip = 1, columns = {${columns}},
      delim = ${quoteText(top.delimiter)}, quote = '', escape = '', new_line = ${quoteText(lineEnd)})`);
}
