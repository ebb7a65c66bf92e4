import type { Dataset } from '../model/dataset.js';
import * as say from '../model/messages/intake.js';
import { keysFilledDown, rowSkipped } from '../model/messages/table.js';
import type { PersonalFinding } from '../model/personal.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import type { StoredCell } from '../model/stored.js';
import type { FileSystem } from '../model/world.js';
import type { Store } from '../store/store.js';
import { readFast } from './fast/fast.js';
import type { AreaIndex } from './keys/areas.js';
import type { PeriodKey } from './keys/keys.js';
import { type Ledger, newLedger } from './ledger.js';
import { type OpenedSource, openSource, type Streaming, unreadable } from './open-source.js';
import { sha256Of } from './personal/guard.js';
import { changedHeadings } from './plan/made-from.js';
import { makePlan, type Plan } from './plan/plan.js';
import { correctedRows } from './rows/corrections.js';
import { readRows } from './rows/rows.js';
import { placeOf, type Source } from './source.js';
import type { TableShape } from './table/table.js';

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
  /** Periods to which its rows with an unread period may belong. */
  openPeriods: PeriodKey[];
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
  /** Cells that rejected rows leave, until `closeLost`. */
  appendLost(dataset: Dataset, cells: readonly StoredCell[]): Promise<void>;
  streaming: Streaming;
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
  let opened: OpenedSource;
  try {
    const size = await intake.files.size(given.path);
    // Every text that the fast reader takes is a key, a sign or a number: nothing for the guard to look at.
    if (size >= intake.fastFrom && corrections.length === 0) {
      const fast = await readFast(intake, given, number, size);
      if (fast) {
        for (const problem of claimed) add(problem);
        return { ...emptyDelivery(given, number), ...fast };
      }
    }
    opened = await openSource(intake.files, given, intake.streaming);
  } catch (cause) {
    for (const problem of claimed) add(problem);
    add(unreadable(given, cause));
    return { ...emptyDelivery(given, number), sha256: sha256Of(new Uint8Array()) };
  }
  const { sha256, bytes, personal } = opened;
  const delivery = { ...emptyDelivery(given, number), sha256, bytes, personal };
  if (personal) return delivery;
  for (const problem of [...claimed, ...opened.problems]) add(problem);
  if (!opened.table) return delivery;
  const { shape } = opened.table;
  for (const problem of tableProblems(shape, given)) add(problem);
  const source = shape.sheet === undefined ? given : { ...given, sheet: shape.sheet };
  const changed = changedHeadings(source, shape);
  if (changed) add(changed);
  const plan = makePlan(source, shape, add);
  const { rows, originals } = await correctedRows(corrections, source, shape, opened.table.rows, add);
  const read = await readRows(source, shape, rows, plan, room.region, index, number, {
    add,
    cells: (cells) => intake.append(source.dataset, cells),
    lost: (cells) => intake.appendLost(source.dataset, cells),
    refused: (refused) =>
      intake.store.rejects.append(
        number,
        refused.map(({ row, reasons }) => ({
          line: row.line,
          reasons,
          cells: asDelivered(shape, originals.get(row.line) ?? row.cells),
        })),
      ),
  });
  if (read.ledger.records.read === 0) add(say.emptyFile(placeOf(source)));
  return { ...delivery, source, ...facts(shape), ...read, plan };
}

const facts = (table: TableShape) => ({
  encoding: table.encoding,
  delimiter: table.delimiter,
  ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
  headerLines: table.headerLines,
  header: table.header.map((h) => h.name),
});

/** Cells in the order of the header, surplus ones behind. */
function asDelivered(table: TableShape, cells: readonly string[]): string[] {
  const last = Math.max(-1, ...table.header.map((h) => h.index));
  return [...table.header.map((h) => cells[h.index] ?? ''), ...cells.slice(last + 1).filter((c) => c !== '')];
}

/**
 * Some lines as delivered, read anew: needed only for lines found doubled after everything was read. `reasonsOf` tells which
 * lines between two are wanted, and why; it is asked for a part of the file at a time, so that none of them need be held.
 */
export async function* linesOf(
  { files, streaming }: Pick<Intake, 'files' | 'streaming'>,
  source: Source,
  reasonsOf: (first: number, last: number) => Promise<ReadonlyMap<number, string[]>>,
): AsyncGenerator<{ line: number; reasons: string[]; cells: string[] }[]> {
  const { table } = await openSource(files, source, streaming);
  if (!table) return;
  for await (const batch of table.rows()) {
    const [first, last] = [batch[0], batch.at(-1)];
    if (!first || !last) continue;
    const lines = await reasonsOf(first.line, last.line);
    yield batch.flatMap((row) => {
      const reasons = lines.get(row.line);
      return reasons ? [{ line: row.line, reasons, cells: asDelivered(table.shape, row.cells) }] : [];
    });
  }
}

/** What is noticed of a table before its dataset is asked. */
function tableProblems(table: TableShape, source: Source): Problem[] {
  const place = placeOf(source);
  const down = table.filledDown.map((column) => column.name);
  return [
    ...table.skipped.map((r) => rowSkipped({ ...place, line: r.line, sheetRow: r.sheetRow }, r.cells)),
    ...(down.length > 0 ? [keysFilledDown(place, down)] : []),
  ];
}

function emptyDelivery(source: Source, number: number): Delivery {
  return {
    number,
    source,
    sha256: '',
    bytes: 0,
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
    openPeriods: [],
    personal: null,
  };
}
