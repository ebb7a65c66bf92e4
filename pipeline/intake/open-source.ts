import { whyUnreadable } from '../model/messages/command-values.js';
import * as say from '../model/messages/intake.js';
import type { PersonalFinding } from '../model/personal.js';
import type { Problem } from '../model/problem.js';
import type { FileSystem } from '../model/world.js';
import { guardBytes, sha256Of } from './personal/guard.js';
import { findPersonal } from './personal/personal.js';
import { sampleIn, samplePlaces } from './personal/personal-sample.js';
import { placeOf, type Source } from './source.js';
import { type ByteScan, scanBytes } from './stream/byte-scan.js';
import { type RowBatches, streamTable } from './stream/open.js';
import { LineTooLong } from './stream/parts.js';
import { headingsOf } from './table/headings.js';
import { openTable, whyNoTable } from './table/open-table.js';
import type { TableShape } from './table/table.js';
import { isPacked } from './workbook/workbook.js';

/** From `from` bytes on a text file is read in parts of `size` bytes, several times over, and never held. */
export interface Streaming {
  from: number;
  size: number;
}

export const usualStreaming: Streaming = { from: 8 * 1024 * 1024, size: 512 * 1024 };

/** A file as far as it is known before its rows are read. */
export interface OpenedSource {
  sha256: string;
  bytes: number;
  /** Why it is refused as personal records; then no table is sought. */
  personal: PersonalFinding | null;
  /** `null`: no table; then the problems say why. */
  table: { shape: TableShape; rows: RowBatches } | null;
  problems: Problem[];
}

type Files = Pick<FileSystem, 'readFile' | 'readPart' | 'size'>;

/** Throws where the file cannot be read at all. */
export async function openSource(files: Files, source: Source, streaming: Streaming): Promise<OpenedSource> {
  const size = await files.size(source.path);
  if (size > 0 && size >= streaming.from && !isPacked(await files.readPart(source.path, 0, 1024)))
    return openLarge(files, source, streaming.size);
  const bytes = await files.readFile(source.path);
  const facts = { sha256: sha256Of(bytes), bytes: bytes.length };
  const personal = guardBytes(bytes, source.dataset.record_level, source.mapping?.table);
  if (personal) return { ...facts, personal, table: null, problems: [] };
  const none = { ...facts, personal: null, table: null };
  if (bytes.length === 0) return { ...none, problems: [say.zeroLength(placeOf(source))] };
  try {
    const rules = source.mapping?.table ?? {};
    const { table, problems } = openTable(bytes, rules, headingsOf(source), placeOf(source));
    if (!table) return { ...none, problems };
    const { rows, repeated, ...shape } = table;
    const batches: RowBatches = (tell) => {
      for (const row of repeated) tell?.(row);
      return once(rows);
    };
    return { ...none, table: { shape, rows: batches }, problems };
  } catch (cause) {
    // Too large for one text, or bytes no decoder takes.
    return { ...none, problems: [unreadable(source, cause)] };
  }
}

export const unreadable = (source: Source, cause: unknown): Problem =>
  say.unreadableFile(placeOf(source), whyUnreadable(cause));

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

async function openLarge(files: Files, source: Source, size: number): Promise<OpenedSource> {
  const { path } = source;
  const rules = source.mapping?.table ?? {};
  const scan = await scanBytes(files, path, size, rules.encoding);
  const facts = { sha256: scan.sha256, bytes: scan.bytes };
  const personal = findPersonal(await sampleOfFile(files, source, scan), source.dataset.record_level);
  if (personal) return { ...facts, personal, table: null, problems: [] };
  const none = { ...facts, personal: null, table: null };
  try {
    const file = { files, path, size, decoded: scan };
    const found = await streamTable(file, scan, rules, headingsOf(source));
    return 'zeroLine' in found
      ? { ...none, problems: [whyNoTable(found.zeroLine, placeOf(source))] }
      : { ...none, table: { shape: found.table, rows: found.rows }, problems: [] };
  } catch (cause) {
    if (!(cause instanceof LineTooLong)) throw cause;
    return { ...none, problems: [whyNoTable(null, placeOf(source))] };
  }
}

async function sampleOfFile(files: Files, { path, mapping }: Source, scan: ByteScan): Promise<string[][]> {
  const { top, pieces } = samplePlaces(scan.bytes, scan.marks);
  const part = ([from, to]: [number, number]) => files.readPart(path, from, to - from);
  const rest: Uint8Array[] = [];
  for (const piece of pieces) rest.push(await part(piece));
  return sampleIn(await part(top), rest, mapping?.table ?? {});
}
