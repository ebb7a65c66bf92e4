import type { Processes } from '../model/processes.js';
import type { FileSystem } from '../model/world.js';
import type { Published } from './attack.js';
import { type OpenedFolder, type ReportFilesReading, reportsOf } from './read/index.js';
import { type AttackedCounts, type AuditInput, auditing } from './work.js';

interface Shared {
  /** What the reports of each folder hold, in the order of `reportsOf`. */
  reports: (readonly ReportFilesReading[])[];
  /** The attack as it goes where no file states more than the tables of figures. */
  attacked: AttackedCounts;
}

/** Lets processes read all reports and, beside them, attack all folders: the attack first, since it takes longest, then the largest reports. */
export async function shareOut(
  files: FileSystem,
  processes: Processes,
  opened: readonly OpenedFolder[],
  published: readonly Published[],
): Promise<Shared> {
  const readable = opened.flatMap(({ data }) => (data ? [data] : []));
  const settings = {
    folders: readable.map((data, i) => ({ data, totals: published[i]?.totals ?? [] })),
  };
  const reports: ReportFilesReading[][] = opened.map(() => []);
  const inputs: { input: AuditInput; size: number; take: (read: ReportFilesReading) => void }[] = [];
  for (const [f, folder] of opened.entries()) {
    if (folder.data === null) continue;
    for (const [r, report] of reportsOf(folder).entries()) {
      const sizes = [report.html, report.pdf].map((file) => (file === null ? 0 : files.size(file)));
      inputs.push({
        input: { folder: readable.indexOf(folder.data), report },
        size: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0),
        take: (read) => {
          (reports[f] ?? [])[r] = read;
        },
      });
    }
  }
  inputs.sort((a, b) => b.size - a.size);
  let attacked: AttackedCounts = { counts: [], programs: 0 };
  await processes.run(
    auditing(files),
    settings,
    ['attack', ...inputs.map((i) => i.input)],
    (output, index) => {
      if ('attacked' in output) attacked = output.attacked;
      else inputs[index - 1]?.take(output.read);
    },
  );
  return { reports, attacked };
}
