import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { FileSystem } from './model/world.js';

/** The file system of the machine, for the commands. Rooms get it as an argument. */
export const disk: FileSystem = {
  readFile: (path) => readFile(path),
  async writeFile(path, data) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, data);
  },
  async listFiles(dir) {
    if (!(await this.exists(dir))) return [];
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    return entries
      .filter((e) => e.isFile())
      .map((e) => relative(dir, join(e.parentPath, e.name)).split(sep).join('/'))
      .sort();
  },
  async exists(path) {
    return stat(path).then(
      () => true,
      () => false,
    );
  },
  async size(path) {
    return (await stat(path)).size;
  },
};
