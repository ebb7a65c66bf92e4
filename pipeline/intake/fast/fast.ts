import { measuresOf } from '../../model/dataset.js';
import type { Delivery, Intake } from '../deliver.js';
import { newLedger } from '../ledger.js';
import { makePlan, type Plan } from '../plan/plan.js';
import type { Source } from '../source.js';
import { headingsOf } from '../table/headings.js';
import { readTable, type TextTable, topOf } from '../table/table.js';
import { asBuffer, type ByteFacts, type LineEnd, readByteFacts } from '../text/bytes.js';
import { keysOf } from './fast-keys.js';
import { allTexts, type FileForm, type Inserted, insertCells, removeCells } from './fast-sql.js';
import { isPlainInteger, valueSql } from './fast-values.js';
import { sampleTexts } from './sample.js';

type Fast = Partial<Delivery> & { reader: 'fast'; sha256: string; bytes: number };

/**
 * Large clean files by DuckDB's own parallel reader, straight into the cell table: every different text of a key column
 * goes through the functions of the careful path, and the statement accepts only texts they could read; so a quotation
 * mark, a stray line end or a byte that is no UTF-8 ends it too. The texts come from samples of the file; where it holds others, it is asked for all of them, and read again. `null` whenever anything
 * is not plainly clean; then nothing was stored, and the careful path takes the file.
 */
export async function readFast(
  intake: Intake,
  source: Source,
  number: number,
  size: number,
): Promise<Fast | null> {
  const { store } = intake;
  if (source.mapping || /[*?[\]]/.test(source.path)) return null;
  const clean = await cleanTop(intake, source);
  if (!clean) return null;
  const { top, plan, form } = clean;
  let stored = false;
  try {
    const sampled = await textsOfSample(intake, form, size, plan);
    if (!sampled) return null;
    const facts = readByteFacts(intake.files, source.path);
    // The bytes are looked at while DuckDB reads; a failure of the disk must not go unheard meanwhile.
    facts.catch(() => {});
    const read =
      (await insert(intake, source, number, plan, form, sampled)) ??
      (await insert(intake, source, number, plan, form, await textsOfFile(intake, form, plan)));
    const { blankLine, ...bytes }: ByteFacts = await facts;
    // DuckDB passes over blank lines, so that the lines behind would be numbered wrong.
    if (!read || blankLine) return null;
    stored = true;
    return {
      ...bytes,
      reader: 'fast',
      encoding: top.encoding,
      delimiter: top.delimiter,
      headerLines: top.headerLines,
      header: top.header.map((h) => h.name),
      periods: read.periods,
      ledger: newLedger(read.records, top.header.length),
      plan,
      acceptedPerRow: top.header.length,
      distinct: read.distinct,
    };
  } catch {
    return null;
  } finally {
    if (!stored) await removeCells(store, source.dataset.id, number);
  }
}

/** The table as its beginning shows it, if that is plainly clean. */
async function cleanTop(
  { files }: Intake,
  source: Source,
): Promise<{ top: TextTable; plan: Plan; form: FileForm } | null> {
  const bytes = await files.readPart(source.path, 0, 65_537);
  const top = readTable(topOf(bytes), {}, headingsOf(source));
  if (top?.headerLines.join() !== '1' || top.header.some((h, i) => h.index !== i)) return null;
  if (top.skipped.length > 0 || top.filledDown.length > 0) return null;
  let trouble = false;
  const plan = makePlan(source, top, () => {
    trouble = true;
  });
  if (trouble || plan.fatal !== null || plan.values.length === 0) return null;
  if (measuresOf(source.dataset).some((m) => m.type !== 'integer')) return null;
  const feed = asBuffer(bytes).indexOf(10);
  const lineEnd: LineEnd = bytes[feed - 1] === 13 ? '\r\n' : '\n';
  const form = { path: source.path, width: top.header.length, delimiter: top.delimiter, lineEnd };
  return { top, plan, form };
}

const valueColumns = (plan: Plan) => new Set(plan.values.map((v) => v.column.index));

function textsOfSample(intake: Intake, form: FileForm, size: number, plan: Plan) {
  const values = valueColumns(plan);
  return sampleTexts(
    intake.files,
    form.path,
    size,
    form,
    (column, text) => values.has(column) && isPlainInteger(text),
  );
}

async function textsOfFile({ store }: Intake, form: FileForm, plan: Plan): Promise<Set<string>[]> {
  const values = valueColumns(plan);
  const columns = Array.from({ length: form.width }, (_, index) => ({
    index,
    where: values.has(index)
      ? `NOT regexp_full_match(coalesce(c${index}, ''), '0|[1-9][0-9]{0,11}')`
      : 'true',
  }));
  const found = await allTexts(store, form, columns);
  return columns.map(({ index }) => found.get(index) ?? new Set());
}

/** `null` where the file holds texts that are not among those given, or keys that are empty. */
async function insert(
  { store, room, index }: Intake,
  source: Source,
  delivery: number,
  plan: Plan,
  form: FileForm,
  texts: readonly ReadonlySet<string>[],
): Promise<(Inserted & { periods: string[] }) | null> {
  const { dataset } = source;
  const keys = keysOf(source, plan, room.region, index, (column, possible) => ({
    certain: texts[column] ?? new Set(),
    possible,
  }));
  if (!keys) return null;
  const measures: { id: string; column: number; sql: NonNullable<ReturnType<typeof valueSql>> }[] = [];
  for (const { column, measure } of plan.values) {
    const sql = valueSql(column.index, measure, dataset, texts[column.index] ?? []);
    if (!sql) return null;
    measures.push({ id: measure.id, column: column.index, sql });
  }
  try {
    const inserted = await insertCells(store, { form, dataset: dataset.id, delivery, keys, measures });
    if (inserted) return { ...inserted, periods: keys.periods };
  } catch {
    // A text that is not accepted, or a row of another width: what of it stands is taken out below.
  }
  await removeCells(store, dataset.id, delivery);
  return null;
}
