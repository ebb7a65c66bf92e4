import { createHash } from 'node:crypto';
import { previousMissing } from './model/messages/protection.js';
import { UserError } from './model/problem.js';
import type { FileSystem } from './model/world.js';
import { type EarlierFigure, readEarlier } from './protect/index.js';

/** The figures of the last publication, and the file they stand in with its hash. Throws `UserError` if there is none. */
export async function readPrevious(
  files: FileSystem,
  folder: string,
): Promise<{ figures: EarlierFigure[]; input: { path: string; sha256: string } }> {
  const path = `${folder}/data/indicators.csv`;
  if (!(await files.exists(path))) throw new UserError(previousMissing(path));
  const bytes = await files.readFile(path);
  const figures = readEarlier(new TextDecoder().decode(bytes));
  if (!figures) throw new UserError(previousMissing(path));
  return { figures, input: { path, sha256: createHash('sha256').update(bytes).digest('hex') } };
}
