import type { Task } from '../model/processes.js';
import type { FileSystem } from '../model/world.js';
import type { AttackResult } from './attack.js';
import type { HeadlineTotal } from './equations/totals.js';
import type { PublishedData, ReportFiles, ReportFilesReading } from './read/index.js';

/** The parts of an audit that need nothing of each other, for `Processes`: nothing that reads or solves is loaded here. */

/** What the attack found, as plain data. */
export type AttackedCounts = Pick<AttackResult, 'counts' | 'programs'>;

/** All that a process must know: the published data of each folder. */
export interface AuditSettings {
  folders: readonly { data: PublishedData; totals: readonly HeadlineTotal[] }[];
}

/** One report of a folder, whose files lie on the disk; or the attack on all folders, where no report states anything else. */
export type AuditInput = { folder: number; report: ReportFiles } | 'attack';
export type AuditOutput = { read: ReportFilesReading } | { attacked: AttackedCounts };

export const auditing = (files: FileSystem): Task<AuditSettings, AuditInput, AuditOutput> => ({
  file: new URL('./audit-task.js', import.meta.url),
  load: async () => (await import('./audit-task.js')).taskOn((path) => files.readFile(path)),
});
