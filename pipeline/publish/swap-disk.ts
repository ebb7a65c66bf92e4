import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What swapping folders needs of a disk, and of the machine to tell a cut-off run from one that still works. */
export interface SwapDisk {
  /** Throws with a `code` of EPERM, EBUSY or EACCES where another program holds a file. */
  rename(from: string, to: string): Promise<void>;
  /** A file or a folder with everything in it; nothing happens where there is none. */
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** Names in a folder, sorted; none where there is no such folder. */
  names(folder: string): Promise<string[]>;
  /** `null` where there is no such file. */
  readText(path: string): Promise<string | null>;
  writeText(path: string, text: string): Promise<void>;
  /** First file of a folder that another program holds, or `null`. */
  firstLocked(folder: string): Promise<string | null>;
  isRunning(processId: number): boolean;
}

const attempts = 5;
const pause = 150;

export const swapDisk: SwapDisk = {
  /** Virus scanners and indexers hold new files for a moment, so a refusal is tried again. */
  async rename(from, to) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await rename(from, to);
      } catch (error) {
        if (!isLock(error) || attempt === attempts) throw error;
        await wait(pause * attempt);
      }
    }
  },
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: attempts, retryDelay: pause }),
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  exists: (path) =>
    stat(path).then(
      () => true,
      () => false,
    ),
  async names(folder) {
    if (!(await this.exists(folder))) return [];
    return (await readdir(folder)).sort();
  },
  readText: (path) => readFile(path, 'utf8').catch(() => null),
  async writeText(path, text) {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, text);
  },
  /** A rename onto itself needs the same right as moving the folder, and changes nothing. */
  async firstLocked(folder) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((e) => e.isFile())) {
      const file = join(entry.parentPath, entry.name);
      try {
        await rename(file, file);
      } catch (error) {
        if (isLock(error)) return file;
      }
    }
    return null;
  },
  isRunning(processId) {
    try {
      getPriority(processId);
      return true;
    } catch {
      return false;
    }
  },
};

export function isLock(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'EPERM' || code === 'EBUSY' || code === 'EACCES';
}
