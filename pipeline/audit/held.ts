import type { FileSystem } from '../model/world.js';

/** The same files, and beside them some that lie in memory alone. */
export function withHeld(files: FileSystem, held: ReadonlyMap<string, Uint8Array>): FileSystem {
  if (held.size === 0) return files;
  return {
    ...files,
    readFile: async (path) => held.get(path) ?? files.readFile(path),
    exists: async (path) => held.has(path) || files.exists(path),
    listFiles: async (dir) => {
      const below = [...held.keys()].filter((path) => path.startsWith(`${dir}/`));
      return [...(await files.listFiles(dir)), ...below.map((path) => path.slice(dir.length + 1))].sort();
    },
  };
}
