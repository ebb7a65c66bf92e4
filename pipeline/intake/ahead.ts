import type { FileSystem } from '../model/world.js';

/** Files that are read together. Hundreds of small ones read each in its turn cost more than the rest of the intake. */
const together = 64;
/** Bytes of them that wait at most. */
const mostWaiting = 16 * 1024 * 1024;

/**
 * A reader that takes the next small files of a known order together, before the first of them is worked on. Files
 * larger than `most` bytes are read in their turn, so that memory stays bounded.
 */
export function readAhead(
  files: FileSystem,
  paths: readonly string[],
  most: number,
): Pick<FileSystem, 'readFile' | 'readPart' | 'size'> {
  const order = new Map(paths.map((path, at) => [path, at]));
  const sizes = new Map<string, number>();
  const waiting = new Map<string, Uint8Array>();
  let reached = 0;
  const fetchFrom = async (path: string): Promise<void> => {
    const from = order.get(path) ?? -1;
    if (from < reached) return;
    const next = paths.slice(from, from + together);
    // What cannot be read now is read in its turn, which says why.
    const found = await Promise.all(next.map((p) => files.size(p).catch(() => null)));
    let left = mostWaiting;
    let end = 0;
    const small: string[] = [];
    for (const [i, p] of next.entries()) {
      const size = found[i] ?? null;
      const isSmall = size !== null && size <= most;
      if (isSmall) left -= size;
      if (left < 0 && end > 0) break;
      if (size !== null) sizes.set(p, size);
      if (isSmall) small.push(p);
      end++;
    }
    reached = from + end;
    await Promise.all(
      small.map(async (p) => {
        const bytes = await files.readFile(p).catch(() => null);
        if (bytes) waiting.set(p, bytes);
      }),
    );
  };
  return {
    readPart: (path, start, length) => files.readPart(path, start, length),
    async size(path) {
      await fetchFrom(path);
      return sizes.get(path) ?? files.size(path);
    },
    async readFile(path) {
      await fetchFrom(path);
      const early = waiting.get(path);
      waiting.delete(path);
      return early ?? files.readFile(path);
    },
  };
}
