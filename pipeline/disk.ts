import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { FileSystem } from './model/world.js';

/** The file system of the machine, for the commands. Rooms get it as an argument. */
export const disk: FileSystem = {
  readFile: (path) => readFile(path),
  async readPart(path, start, length) {
    const file = await open(path);
    try {
      const part = Buffer.allocUnsafe(length);
      let read = 0;
      while (read < length) {
        const { bytesRead } = await file.read(part, read, length - read, start + read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return part.subarray(0, read);
    } finally {
      await file.close();
    }
  },
  async writeFile(path, data) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, data);
  },
  async writeParts(path, parts) {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'w');
    try {
      for await (const part of parts) await file.writeFile(part);
    } finally {
      await file.close();
    }
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
  async move(from, to) {
    // A rename fails between devices: copy, compare, and remove last, so that one whole copy exists at any moment.
    const part = `${to}.part`;
    await mkdir(dirname(to), { recursive: true });
    try {
      await rm(part, { force: true });
      await copyFile(from, part, constants.COPYFILE_EXCL);
      if ((await sha256Of(part)) !== (await sha256Of(from))) throw new Error(`copy differs: ${to}`);
      await rename(part, to);
    } catch (cause) {
      await rm(part, { force: true });
      throw cause;
    }
    try {
      await unlink(from);
    } catch (cause) {
      await rm(to, { force: true });
      throw cause;
    }
  },
};

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
