import type { IntakeReport } from '../../model/delivery.js';
import type { RefusedFile } from '../../model/personal.js';
import type { Problem } from '../../model/problem.js';
import type { DataRoom } from '../../model/room.js';
import type { FileSystem } from '../../model/world.js';
import { guardBytes, refusedFile, sha256Of } from '../personal/guard.js';
import type { Source } from '../source.js';
import type { Claim, FileName } from './claim.js';

export type ClaimFile = (files: FileSystem, room: DataRoom, name: FileName) => Promise<Claim>;

export interface Claimed extends Pick<IntakeReport, 'unclaimed' | 'ignored' | 'refused'> {
  /** In the order of the names. */
  sources: Source[];
  /** What the claim of a file says, told only once the guard lets the file pass. */
  saidOf: ReadonlyMap<Source, Problem[]>;
}

/** Who reads which file. `add`: takes the problems of files that nobody reads. */
export async function claimAll(
  files: FileSystem,
  room: DataRoom,
  names: readonly FileName[],
  claim: ClaimFile,
  add: (problem: Problem) => void,
): Promise<Claimed> {
  const [sources, saidOf] = [[] as Source[], new Map<Source, Problem[]>()];
  const claimed: Claimed = { sources, saidOf, unclaimed: [], ignored: [], refused: [] };
  for (const name of names) {
    const found = await claim(files, room, name);
    if (found.kind === 'unclaimed' || (found.kind === 'ignored' && !found.named)) {
      const refused = await refuse(files, name);
      if (refused) {
        claimed.refused.push(refused);
        continue;
      }
    }
    if (found.kind === 'ignored') claimed.ignored.push({ file: name.file, reason: found.reason });
    if (found.kind === 'unclaimed') {
      claimed.unclaimed.push(name.file);
      add(found.problem);
    }
    if (found.kind === 'data') {
      sources.push(found.source);
      saidOf.set(found.source, found.problems);
    }
  }
  return claimed;
}

/** A file that nobody reads is looked at all the same: it must not lie about. */
async function refuse(files: FileSystem, name: FileName): Promise<RefusedFile | null> {
  const bytes = await files.readFile(name.path).catch(() => null);
  const finding = bytes && guardBytes(bytes);
  return finding ? refusedFile(name, sha256Of(bytes), finding, null) : null;
}
