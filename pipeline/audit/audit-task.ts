import { readFile } from 'node:fs/promises';
import type { TaskModule } from '../model/processes.js';
// Not by way of the index, which loads what reads tables in other formats.
import { folderOf, knowledgeOf } from './read/knowledge.js';
import { readReportFiles } from './read/report-files.js';
import type { AuditInput, AuditOutput, AuditSettings } from './work.js';

type Task = TaskModule<AuditSettings, AuditInput, AuditOutput>;

/** Reads reports and attacks. */
export const taskOn = (bytesOf: (path: string) => Promise<Uint8Array>): Task => ({
  begin(settings) {
    const folders = settings.folders.map(({ data, totals }) => {
      const folder = folderOf(data);
      let known: ReturnType<typeof knowledgeOf> | undefined;
      const knowledge = () => {
        known ??= knowledgeOf(folder, data);
        return known;
      };
      return { published: { ...folder, totals }, knowledge };
    });
    return async (input) => {
      if (input === 'attack') {
        const published = folders.map((f) => f.published);
        // Loaded where it is asked for: of all processes only one attacks.
        const { attack } = await import('./attack.js');
        const { counts, programs } = await attack(published, []);
        return { attacked: { counts, programs } };
      }
      const knowledge = folders[input.folder]?.knowledge();
      if (!knowledge) throw new Error(`no folder ${input.folder}`);
      return { read: await readReportFiles(input.report, bytesOf, knowledge) };
    };
  },
});

/** In a process of its own there is no other world than the disk. */
export const task = taskOn((path) => readFile(path));
