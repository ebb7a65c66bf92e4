import type { AttackedCount, AuditFinding, Statement } from '../model/audit.js';
import type { Task } from '../model/processes.js';
import type { FileSystem } from '../model/world.js';
import type { DataReading, OpenedFolder, ReportFiles, ReportFilesReading } from './read/index.js';

/** The parts of an audit that need nothing of each other, for `Processes`: nothing that reads or solves is loaded here. */

/** The folders, and files of them that lie in memory alone: all others are read from the disk. */
export interface AuditSettings {
  folders: readonly OpenedFolder[];
  held: ReadonlyMap<string, Uint8Array>;
}

/**
 * The attack on all folders, by one who knows what the tables of figures say and these `statements`; the data files of
 * a folder; or one of its reports. Folders by their place.
 */
export type AuditInput =
  | { statements: readonly Statement[] }
  | { dataOf: number }
  | { reportOf: number; report: ReportFiles };

export type AuditOutput = { attacked: AttackReading } | { data: CheckedData } | { read: ReportFilesReading };

/** The data files, and which smoothed rates of the table of figures tell of hidden ones. */
export interface CheckedData extends DataReading {
  smoothed: AuditFinding[];
}

/** What the attack found, as plain data. */
export interface AttackReading {
  counts: AttackedCount[];
  /** Counts of which an attacker knows too much, and numbers finer than the rules of rounding allow. */
  findings: AuditFinding[];
  programs: number;
}

export const auditing = (files: FileSystem): Task<AuditSettings, AuditInput, AuditOutput> => ({
  file: new URL('./audit-task.js', import.meta.url),
  load: async () => (await import('./audit-task.js')).taskOn((path) => files.readFile(path)),
});
