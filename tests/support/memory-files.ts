import type { World } from '../../pipeline/model/world.js';

/** A file system in memory, for tests without a disk. */
export function memoryWorld(files: Record<string, string | Uint8Array>): World {
  const stored = new Map<string, Uint8Array>();
  const put = (path: string, data: string | Uint8Array) =>
    stored.set(path, typeof data === 'string' ? new TextEncoder().encode(data) : data);
  for (const [path, data] of Object.entries(files)) put(path, data);
  const found = (path: string): Uint8Array => {
    const bytes = stored.get(path);
    if (!bytes) throw new Error(`no such file: ${path}`);
    return bytes;
  };
  return {
    files: {
      readFile: async (path) => found(path),
      readPart: async (path, start, length) => found(path).subarray(start, start + length),
      writeFile: async (path, data) => {
        put(path, data);
      },
      writeParts: async (path, parts) => {
        let whole = '';
        for await (const part of parts) whole += part;
        put(path, whole);
      },
      listFiles: async (dir) =>
        [...stored.keys()]
          .filter((path) => path.startsWith(`${dir}/`))
          .map((path) => path.slice(dir.length + 1))
          .sort(),
      exists: async (path) => stored.has(path) || [...stored.keys()].some((p) => p.startsWith(`${path}/`)),
      size: async (path) => found(path).length,
      move: async (from, to) => {
        put(to, found(from));
        stored.delete(from);
      },
    },
    clock: () => new Date('2026-01-15T12:00:00Z'),
    progress: { stage: () => {}, step: () => {}, line: () => {} },
  };
}
