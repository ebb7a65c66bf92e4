import type { Processes } from '../model/processes.js';
import type { FileSystem } from '../model/world.js';
import { type ReportFiles, type ReportFilesReading, reportsOf } from './read/index.js';
import {
  type AttackReading,
  type AuditInput,
  type AuditOutput,
  type AuditSettings,
  auditing,
  type CheckedData,
} from './work.js';

/** What all processes found together. */
export interface Shared {
  /** The attack as it goes where no file states more than the tables of figures. */
  attacked: AttackReading;
  /** By the place of the folder. */
  data: ReadonlyMap<number, CheckedData>;
  /** By the place of the folder, in the order of `reportsOf`. */
  reports: readonly (readonly ReportFilesReading[])[];
}

/** Lets processes read all folders and attack them: the attack first, since it takes longest, then the data files and the largest reports. */
export async function shareOut(
  files: FileSystem,
  processes: Pick<Processes, 'run'>,
  settings: AuditSettings,
): Promise<Shared> {
  const { folders } = settings;
  const reports: ReportFilesReading[][] = folders.map(() => []);
  const byReport: { input: AuditInput; size: number; take: (read: ReportFilesReading) => void }[] = [];
  for (const [reportOf, folder] of folders.entries()) {
    for (const [r, report] of reportsOf(folder).entries()) {
      byReport.push({
        input: { reportOf, report },
        size: await sizeOf(files, report),
        take: (read) => {
          (reports[reportOf] ?? [])[r] = read;
        },
      });
    }
  }
  byReport.sort((a, b) => b.size - a.size);
  let attacked: AttackReading = { counts: [], findings: [], programs: 0 };
  const data = new Map<number, CheckedData>();
  const before: AuditInput[] = [{ statements: [] }, ...folders.map((_, dataOf) => ({ dataOf }))];
  const receive = (output: AuditOutput, index: number) => {
    if ('attacked' in output) attacked = output.attacked;
    else if ('data' in output) data.set(index - 1, output.data);
    else byReport[index - before.length]?.take(output.read);
  };
  await processes.run(auditing(files), settings, [...before, ...byReport.map((r) => r.input)], receive);
  return { attacked, data, reports };
}

async function sizeOf(files: FileSystem, { html, pdf }: ReportFiles): Promise<number> {
  let size = 0;
  for (const file of [html, pdf]) if (file !== null) size += await files.size(file);
  return size;
}
