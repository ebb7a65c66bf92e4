import { readFile } from 'node:fs/promises';
import type { TaskModule } from '../model/processes.js';
// Not by way of the index, which loads what reads tables in other formats.
import { folderReader } from './read/reader.js';
import { smoothedFindings } from './smoothed.js';
import type { AuditInput, AuditOutput, AuditSettings } from './work.js';

type Task = TaskModule<AuditSettings, AuditInput, AuditOutput>;
type BytesOf = (path: string) => Promise<Uint8Array>;

/** Reads reports and data files, and attacks. */
export const taskOn = (onDisk: BytesOf): Task => ({
  begin({ folders, held }) {
    const bytesOf: BytesOf = async (path) => held.get(path) ?? onDisk(path);
    const readers = folders.map((folder) => folderReader(folder, bytesOf));
    const reader = (at: number) => {
      const found = readers[at];
      if (!found) throw new Error(`no folder ${at}`);
      return found;
    };
    return async (input) => {
      if ('statements' in input) {
        // Loaded where it is asked for: of all processes only one attacks.
        const { attackFolders } = await import('./attack-folders.js');
        return { attacked: await attackFolders(folders, readers, bytesOf, input.statements) };
      }
      if ('dataOf' in input) {
        const { folder } = await reader(input.dataOf).base();
        const data = await reader(input.dataOf).data();
        return { data: { ...data, smoothed: folder ? smoothedFindings(folder) : [] } };
      }
      return { read: await reader(input.reportOf).report(input.report) };
    };
  },
});

/** In a process of its own there is no other world than the disk. */
export const task = taskOn((path) => readFile(path));
