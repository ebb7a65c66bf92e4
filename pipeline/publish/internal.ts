import {
  type DeliveryAccount,
  type IntakeReport,
  type RejectedRow,
  rejectedFileName,
} from '../model/delivery.js';
import type { ProtectionRecord } from '../model/figures.js';
import { harmless } from '../model/messages/plain.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import type { FileSystem } from '../model/world.js';
import type { Rejects } from '../store/rejects.js';
import { csvLine, csvLines, toCsv } from './csv.js';
import { byCode } from './rows.js';

export interface InternalOptions {
  files: FileSystem;
  /** The staged folder of the internal files. */
  folder: string;
  room: DataRoom;
  intake: IntakeReport;
  /** The rows that were not accepted. */
  rejects: Pick<Rejects, 'rows'>;
  problems: readonly Problem[];
  protection: readonly ProtectionRecord[];
  /** Table of figures of the last publication, if one was given. */
  previous: { path: string; sha256: string } | null;
  softwareVersion: string;
  /** ISO time of the build; with the timings the only thing that differs between two builds of the same input. */
  builtAt: string;
  /** Milliseconds per stage, in the order of the walk. */
  timings: Readonly<Record<string, number>>;
}

/** Writes what is not for the public: problems, rejected rows, protection and the account of the build. */
export async function writeInternal(options: InternalOptions): Promise<void> {
  const { files, folder, intake } = options;
  await files.writeFile(`${folder}/problems.csv`, problemsCsv(options.problems));
  await files.writeFile(`${folder}/protection.csv`, protectionCsv(options.protection));
  const names = rejectedNames(intake.deliveries);
  for (const { delivery, header } of intake.rejected) {
    const name = names.get(delivery);
    if (!name) throw new Error(`rejected rows of an unknown delivery: ${delivery}`);
    await files.writeParts(`${folder}/rejected/${name}`, rejectedCsv(header, options.rejects.rows(delivery)));
  }
  await files.writeFile(`${folder}/build.json`, buildJson(options));
}

async function* rejectedCsv(
  header: readonly string[],
  rows: AsyncIterable<RejectedRow[]>,
): AsyncGenerator<string> {
  yield csvLine(['line', 'reason', ...header]);
  // Whoever looks at the file in a terminal must not be at the mercy of what stands in it.
  for await (const batch of rows)
    yield csvLines(batch.map((row) => [row.line, row.reason, ...row.cells.map(harmless)]));
}

function problemsCsv(problems: readonly Problem[]): string {
  return toCsv(
    [
      'severity',
      'code',
      'supplier',
      'file',
      'line',
      'sheet_row',
      'column',
      'found',
      'expected',
      'remedy',
      'consequence',
    ],
    problems.map((p) => [
      p.severity,
      p.code,
      p.supplier ?? null,
      p.file ?? null,
      p.line ?? null,
      p.sheetRow ?? null,
      p.column ?? null,
      // What is wrong, where the place alone would have to tell it.
      p.found ?? p.title,
      p.expected ?? null,
      p.remedy ?? null,
      p.consequence ?? null,
    ]),
  );
}

function protectionCsv(records: readonly ProtectionRecord[]): string {
  const sorted = [...records].sort(
    (a, b) =>
      byCode(a.indicator, b.indicator) ||
      byCode(a.area, b.area) ||
      byCode(a.period, b.period) ||
      byCode(a.part, b.part) ||
      byCode(a.reason, b.reason),
  );
  return toCsv(
    ['indicator', 'area', 'period', 'part', 'reason', 'lower', 'upper'],
    sorted.map((r) => [r.indicator, r.area, r.period, r.part, r.reason, r.lower, r.upper]),
  );
}

/** Name of the file of rejected rows per delivery; a number is added where two files would share a name. */
export function rejectedNames(deliveries: readonly DeliveryAccount[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const { delivery, file } of deliveries) {
    const first = rejectedFileName(file);
    let name = first;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = first.replace(/\.csv$/, `-${n}.csv`);
    taken.add(name.toLowerCase());
    names.set(delivery, name);
  }
  return names;
}

function buildJson(options: InternalOptions): string {
  const { room, intake, problems, softwareVersion, builtAt, timings, previous } = options;
  const names = rejectedNames(intake.deliveries);
  const withRejects = new Set(intake.rejected.map((r) => r.delivery));
  const content = {
    software: { name: 'teilhabe-monitor', version: softwareVersion },
    builtAt,
    timings,
    inputs: [
      ...room.inputs,
      ...intake.deliveries.map(({ file, sha256 }) => ({ path: file, sha256 })),
      ...(previous ? [previous] : []),
    ].sort((a, b) => byCode(a.path, b.path)),
    deliveries: intake.deliveries.map((account) => ({
      ...account,
      rejectedFile: withRejects.has(account.delivery) ? `rejected/${names.get(account.delivery)}` : null,
    })),
    unclaimed: intake.unclaimed,
    ignored: intake.ignored,
    refused: intake.refused.map(({ file, sha256, finding }) => ({ file, sha256, ...finding })),
    problems: {
      error: problems.filter((p) => p.severity === 'error').length,
      warning: problems.filter((p) => p.severity === 'warning').length,
      note: problems.filter((p) => p.severity === 'note').length,
    },
    definitions: room.definitions.indicators.map(({ id, version }) => ({ id, version })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
