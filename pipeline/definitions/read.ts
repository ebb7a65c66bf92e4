import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { fileMissing } from '../model/messages/definitions.js';
import type { Problem } from '../model/problem.js';
import type { FileSystem } from '../model/world.js';
import { type Located, readYaml } from './yaml.js';

/** Reads files for the definitions room, keeping hashes for build.json and every problem. */
export interface Reader {
  readonly problems: Problem[];
  readonly inputs: { path: string; sha256: string }[];
  /** Text of a file without BOM, or null (with a problem) where it does not exist. */
  text(path: string, purpose: string): Promise<string | null>;
  yaml<S extends z.ZodType>(path: string, schema: S, purpose: string): Promise<Located<z.output<S>> | null>;
  list(dir: string): Promise<string[]>;
  exists(path: string): Promise<boolean>;
}

export function createReader(files: FileSystem): Reader {
  const problems: Problem[] = [];
  const inputs: { path: string; sha256: string }[] = [];
  const text = async (path: string, purpose: string): Promise<string | null> => {
    if (!(await files.exists(path))) {
      problems.push(fileMissing(path, purpose));
      return null;
    }
    const bytes = await files.readFile(path);
    inputs.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
    return new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
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
    list: (dir) => files.listFiles(dir),
    exists: (path) => files.exists(path),
  };
}
