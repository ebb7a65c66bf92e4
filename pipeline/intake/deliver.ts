import { createHash } from 'node:crypto';
import type { Dataset } from '../model/dataset.js';
import * as say from '../model/messages/intake.js';
import { headingRepeated } from '../model/messages/rows.js';
import { keysFilledDown, rowSkipped } from '../model/messages/table.js';
import type { PersonalFinding } from '../model/personal.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import type { StoredCell } from '../model/stored.js';
import type { FileSystem } from '../model/world.js';
import type { Store } from '../store/store.js';
import type { AreaIndex } from './areas.js';
import { applyCorrections } from './corrections.js';
import { damageProblems } from './destroyed.js';
import { readFast } from './fast.js';
import { guardBytes } from './guard.js';
import { headingsOf } from './headings.js';
import { type Ledger, newLedger } from './ledger.js';
import { changedHeadings } from './made-from.js';
import { openTable } from './open-table.js';
import { makePlan, type Plan } from './plan.js';
import { readRows } from './rows.js';
import { placeOf, type Source } from './source.js';
import type { TextTable } from './table.js';

/** What is known of a file once it was read. Values are in the store. */
export interface Delivery {
  number: number;
  source: Source;
  sha256: string;
  bytes: number;
  encoding: string;
  delimiter: string;
  sheet?: string;
  headerLines: number[];
  noteLines: number[];
  header: string[];
  periods: string[];
  reader: 'careful' | 'fast';
  ledger: Ledger;
  plan: Plan | null;
  acceptedPerRow: number;
  /** No key stands twice in it; `false` also where that is not known. */
  distinct: boolean;
  /** Line -> why the row, or cells of it, were rejected. */
  reasons: Map<number, string[]>;
  /** Line -> cells as delivered, for the lines of `reasons`. */
  rejected: Map<number, string[]>;
  /** Why the file was refused as personal records; then nothing of it was read. */
  personal: PersonalFinding | null;
}

export interface Intake {
  files: Pick<FileSystem, 'readFile' | 'readPart' | 'size'>;
  store: Store;
  room: DataRoom;
  index: AreaIndex;
  /** From this size on DuckDB's own reader is tried first. */
  fastFrom: number;
  add(problem: Problem): void;
  /** Into the store, in large batches: many small ones cost more than the reading. */
  append(dataset: Dataset, cells: readonly StoredCell[]): Promise<void>;
}

/**
 * Reads one file into the store. Never throws for anything in its bytes. `claimed`: problems of its claim, said only
 * where the guard lets the file pass.
 */
export async function readDelivery(
  intake: Intake,
  given: Source,
  number: number,
  claimed: readonly Problem[] = [],
): Promise<Delivery> {
  const { room, index, add } = intake;
  const corrections = room.corrections.filter((c) => c.file === given.file);
  let bytes: Uint8Array;
  try {
    const size = await intake.files.size(given.path);
    // Every text that the fast reader takes is a key, a sign or a number: nothing for the guard to look at.
    if (size >= intake.fastFrom && corrections.length === 0) {
      const fast = await readFast(intake, given, number, size);
      if (fast) {
        for (const problem of claimed) add(problem);
        return { ...emptyDelivery(given, number, new Uint8Array()), ...fast };
      }
    }
    bytes = await intake.files.readFile(given.path);
  } catch (cause) {
    for (const problem of claimed) add(problem);
    add(say.unreadableFile(placeOf(given), cause instanceof Error ? cause.message : String(cause)));
    return emptyDelivery(given, number, new Uint8Array());
  }
  const delivery = emptyDelivery(given, number, bytes);
  const personal = guardBytes(bytes, given.dataset.record_level, given.mapping?.table);
  if (personal) return { ...delivery, personal };
  for (const problem of claimed) add(problem);
  const table = tableOf(given, bytes, add);
  if (!table) return delivery;
  const source = table.sheet === undefined ? given : { ...given, sheet: table.sheet };
  const changed = changedHeadings(source, table);
  if (changed) add(changed);
  const plan = makePlan(source, table, add);
  const originals = applyCorrections(corrections, source, table, add);
  const { cells, ...read } = readRows(source, table, plan, room.region, index, number, add);
  if (read.ledger.records.read === 0) add(say.emptyFile(placeOf(source)));
  await intake.append(source.dataset, cells);
  const rejected = new Map<number, string[]>();
  for (const row of table.rows) {
    if (read.reasons.has(row.line))
      rejected.set(row.line, asDelivered(table, originals.get(row.line) ?? row.cells));
  }
  return { ...delivery, source, ...facts(table), ...read, plan, rejected };
}

export const facts = (table: TextTable) => ({
  encoding: table.encoding,
  delimiter: table.delimiter,
  ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
  headerLines: table.headerLines,
  header: table.header.map((h) => h.name),
});

/** Cells in the order of the header, surplus ones behind. */
function asDelivered(table: TextTable, cells: readonly string[]): string[] {
  const last = Math.max(-1, ...table.header.map((h) => h.index));
  return [...table.header.map((h) => cells[h.index] ?? ''), ...cells.slice(last + 1).filter((c) => c !== '')];
}

/** Cells as delivered of some lines, read anew: needed only for lines found doubled after everything was read. */
export async function linesOf(
  files: Pick<FileSystem, 'readFile'>,
  source: Source,
  lines: ReadonlySet<number>,
) {
  const table = tableOf(source, await files.readFile(source.path), () => {});
  const found = new Map<number, string[]>();
  for (const row of table?.rows ?? []) {
    if (table && lines.has(row.line)) found.set(row.line, asDelivered(table, row.cells));
  }
  return found;
}

function tableOf(source: Source, bytes: Uint8Array, add: (p: Problem) => void): TextTable | null {
  if (bytes.length === 0) {
    add(say.zeroLength(placeOf(source)));
    return null;
  }
  try {
    const rules = source.mapping?.table ?? {};
    const { table, problems } = openTable(bytes, rules, headingsOf(source), placeOf(source));
    for (const problem of problems) add(problem);
    if (table) for (const problem of tableProblems(table, source)) add(problem);
    return table;
  } catch (cause) {
    // Too large for one text, or bytes no decoder takes.
    add(say.unreadableFile(placeOf(source), cause instanceof Error ? cause.message : String(cause)));
    return null;
  }
}

/** What is noticed of a table before its dataset is asked. */
function tableProblems(table: TextTable, source: Source): Problem[] {
  const place = placeOf(source);
  const damaged = table.damaged ? damageProblems([...table.top, ...table.rows], table.header, place) : [];
  const down = table.filledDown.map((column) => column.name);
  const repeated = table.repeated.map((r) => r.line);
  const [first] = table.repeated;
  return [
    ...table.skipped.map((r) => rowSkipped({ ...place, line: r.line, sheetRow: r.sheetRow }, r.cells)),
    ...damaged,
    ...(first ? [headingRepeated({ ...place, line: first.line, sheetRow: first.sheetRow }, repeated)] : []),
    ...(down.length > 0 ? [keysFilledDown(place, down)] : []),
  ];
}

function emptyDelivery(source: Source, number: number, bytes: Uint8Array): Delivery {
  return {
    number,
    source,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    encoding: '',
    delimiter: '',
    headerLines: [],
    noteLines: [],
    header: [],
    periods: [],
    reader: 'careful',
    ledger: newLedger(0, 0),
    plan: null,
    acceptedPerRow: 0,
    distinct: false,
    reasons: new Map(),
    rejected: new Map(),
    personal: null,
  };
}
