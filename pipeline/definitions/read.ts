import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { fileMissing } from '../model/messages/definitions.js';
import { notUtf8 } from '../model/messages/written.js';
import type { Problem } from '../model/problem.js';
import type { FileSystem } from '../model/world.js';
import { type Located, readYaml } from './yaml.js';

/** Reads files for the definitions room, keeping hashes for build.json and every problem. */
export interface Reader {
  readonly problems: Problem[];
  readonly inputs: { path: string; sha256: string }[];
  /** Text of a file without BOM, or null (with a problem) where it does not exist or is not UTF-8. */
  text(path: string, purpose: string): Promise<string | null>;
  yaml<S extends z.ZodType>(path: string, schema: S, purpose: string): Promise<Located<z.output<S>> | null>;
  /** Reads files that will be asked for, all together: one after the other takes several times as long. */
  ahead(paths: readonly string[]): Promise<void>;
  list(dir: string): Promise<string[]>;
  exists(path: string): Promise<boolean>;
}

export function createReader(files: FileSystem): Reader {
  const problems: Problem[] = [];
  const inputs: { path: string; sha256: string }[] = [];
  const waiting = new Map<string, Uint8Array>();
  const text = async (path: string, purpose: string): Promise<string | null> => {
    const early = waiting.get(path);
    if (!early && !(await files.exists(path))) {
      problems.push(fileMissing(path, purpose));
      return null;
    }
    const bytes = early ?? (await files.readFile(path));
    waiting.delete(path);
    inputs.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
    const decoded = new TextDecoder().decode(bytes);
    if (!isUtf8(bytes)) {
      problems.push(notUtf8(path, decoded.slice(0, decoded.indexOf('\uFFFD')).split('\n').length));
      return null;
    }
    return decoded.replace(/^\uFEFF/, '');
  };
  return {
    problems,
    inputs,
    text,
    async yaml(path, schema, purpose) {
      const content = await text(path, purpose);
      if (content === null) return null;
      const loaded = readYaml(path, content, schema);
      problems.push(...loaded.problems);
      return loaded.found;
    },
    async ahead(paths) {
      await Promise.all(
        paths.map(async (path) => {
          // Reading a file in its turn says why it cannot be read.
          const bytes = await files.readFile(path).catch(() => null);
          if (bytes) waiting.set(path, bytes);
        }),
      );
    },
    list: (dir) => files.listFiles(dir),
    exists: (path) => files.exists(path),
  };
}
