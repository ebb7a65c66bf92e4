import type { FileSystem } from '../model/world.js';

/** Files that are opened before their turn; opening hundreds of small ones costs more than reading them. */
const ahead = 12;

/**
 * A reader that has the next files of a known order under way while one is being worked on. Files larger than `most`
 * bytes are read in their turn, so that memory stays bounded.
 */
export function readAhead(
  files: FileSystem,
  paths: readonly string[],
  most: number,
): Pick<FileSystem, 'readFile' | 'readPart' | 'size'> {
  const underWay = new Map<string, Promise<Uint8Array | null>>();
  let next = 0;
  const start = () => {
    while (underWay.size < ahead && next < paths.length) {
      const path = paths[next++];
      if (path !== undefined) underWay.set(path, small(files, path, most));
    }
  };
  return {
    readPart: (path, start, length) => files.readPart(path, start, length),
    size: (path) => files.size(path),
    async readFile(path) {
      start();
      const early = await underWay.get(path);
      underWay.delete(path);
      start();
      return early ?? files.readFile(path);
    },
  };
}

/** `null` for a large file, and for one that cannot be read: reading it in its turn says why. */
async function small(files: FileSystem, path: string, most: number): Promise<Uint8Array | null> {
  try {
    return (await files.size(path)) > most ? null : await files.readFile(path);
  } catch {
    return null;
  }
}
