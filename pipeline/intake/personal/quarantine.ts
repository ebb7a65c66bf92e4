import {
  personalColumnText,
  personalData,
  personalKindsText,
  quarantineWaiting,
  registerUnwritable,
} from '../../model/messages/personal.js';
import type { RefusedFile } from '../../model/personal.js';
import type { Problem } from '../../model/problem.js';
import type { FileSystem, World } from '../../model/world.js';
import { sha256Of } from './guard.js';
import { type RegisterEntry, readRegister, writeRegister } from './quarantine-register.js';

/**
 * Moves refused files to `<folder>/<path under the deliveries>` and keeps the register beside them. `present`: paths of
 * all files under the deliveries, before the move; `placeOf` says how the user knows such a path. Gives a problem for every file moved or not, and for every file of
 * earlier days that nobody has replaced. Never throws: a file that cannot be moved stays where it is and is named.
 */
export async function quarantine(
  world: World,
  folder: string,
  refused: readonly RefusedFile[],
  present: readonly string[],
  placeOf: (file: string) => Pick<Problem, 'file' | 'supplier'>,
): Promise<Problem[]> {
  const { files } = world;
  const register = `${folder}/register.csv`;
  const problems: Problem[] = [];
  let entries: RegisterEntry[] = [];
  try {
    entries = await readRegister(files, register);
  } catch (cause) {
    problems.push(registerUnwritable(register, messageOf(cause)));
  }
  const here = new Set(present);
  for (const entry of latest(entries)) {
    if (here.has(entry.file)) continue;
    problems.push(quarantineWaiting(placeOf(entry.file), entry.day, entry.reason));
  }

  const day = world.clock().toISOString().slice(0, 10);
  const added: RegisterEntry[] = [];
  for (const file of refused) {
    try {
      const to = await freePlace(files, folder, file);
      await files.move(file.path, to);
      problems.push(personalData(file, { kind: 'moved', to }));
    } catch (cause) {
      problems.push(personalData(file, { kind: 'kept', cause: messageOf(cause) }));
      continue;
    }
    added.push({
      file: file.file,
      sha256: file.sha256,
      day,
      columns: file.finding.columns.map(personalColumnText).join('; '),
      reason: personalKindsText(file.finding.kinds),
    });
  }
  const fresh = added.filter((a) => !entries.some((e) => e.file === a.file && e.sha256 === a.sha256));
  if (fresh.length === 0) return problems;
  try {
    await writeRegister(files, register, [...entries, ...fresh]);
  } catch (cause) {
    problems.push(registerUnwritable(register, messageOf(cause)));
  }
  return problems;
}

/** The last entry of each file, sorted by file. */
function latest(entries: readonly RegisterEntry[]): RegisterEntry[] {
  const byFile = new Map(entries.map((e) => [e.file, e]));
  return [...byFile.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The same path as under the deliveries; where another file lies there already, with a number. */
async function freePlace(files: FileSystem, folder: string, file: RefusedFile): Promise<string> {
  const [, stem = file.file, ending = ''] = /^(.*?)(\.[^./]*)?$/s.exec(file.file) ?? [];
  for (let n = 1; ; n++) {
    const name = n === 1 ? file.file : `${stem}-${n}${ending}`;
    const place = `${folder}/${name}`;
    if (name.toLowerCase() === 'register.csv') continue;
    if (!(await files.exists(place))) return place;
    if (sha256Of(await files.readFile(place)) === file.sha256) return place;
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
