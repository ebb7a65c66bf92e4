import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { lockedFile, nestedFolders, notOurFolder, otherRun } from '../model/messages/publish.js';
import { UserError } from '../model/problem.js';
import { isLock, type SwapDisk } from './swap-disk.js';
import { type Journal, journalName, parseJournal, writeJournal } from './swap-journal.js';

/**
 * Reports and internal files change together or not at all. A build writes into staging folders beside the targets; a
 * journal beside the reports says how far it came, so that the next command can finish or undo what was cut off:
 *
 * | journal | on disk | the next command |
 * |---|---|---|
 * | none | the targets are whole | does nothing |
 * | `staging` | targets untouched, staging incomplete | removes the staging |
 * | `ready` | staging complete, some renames perhaps done | does the remaining renames, removes the old folders |
 */

/** Process ids are given anew; no build takes this long, so an older journal belongs to a run that was cut off. */
const longestRun = 2 * 60 * 60 * 1000;

export interface Run {
  disk: SwapDisk;
  /** Process id of this program. */
  process: number;
  now: Date;
}

export interface Targets {
  reports: string;
  internal: string;
}

export interface Staging extends Targets {
  /** Puts both folders into place. Throws `UserError` naming the file that another program holds. */
  commit(): Promise<void>;
  /**
   * Removes what was staged; the targets stay as they were. After a commit that failed it does nothing: a folder may
   * have moved already, and only going on keeps both together.
   */
  discard(): Promise<void>;
}

/**
 * Makes empty staging folders. Throws `UserError` where a target holds files that no build of ours wrote, where the
 * targets lie in one another, or while another run writes here.
 */
export async function beginSwap(run: Run, targets: Targets): Promise<Staging> {
  const { disk, process: processId, now } = run;
  const folders = [targets.reports, targets.internal].map((folder) => resolve(folder));
  const [reports = '', internal = ''] = folders;
  if (isInside(reports, internal) || isInside(internal, reports)) {
    throw new UserError(nestedFolders(targets.reports, targets.internal));
  }
  const home = dirname(reports);
  if ((await finishSwap(run, home)) === 'other run') throw new UserError(otherRun(join(home, journalName)));
  await refuseForeign(disk, reports, 'index.html', '<meta name="generator" content="Teilhabe-Monitor">');
  await refuseForeign(disk, internal, 'build.json', '"name": "teilhabe-monitor"');

  const id = `${now.getTime().toString(36)}-${processId.toString(36)}`;
  const journal: Journal = {
    state: 'staging',
    id,
    processId,
    started: now.toISOString(),
    folders: folders.map((folder) => relative(home, folder).replaceAll('\\', '/')),
  };
  await writeJournal(disk, home, journal);
  for (const folder of folders) await disk.makeFolder(staged(folder, id));
  let ready = false;
  return {
    reports: staged(reports, id),
    internal: staged(internal, id),
    async commit() {
      ready = true;
      await writeJournal(disk, home, { ...journal, state: 'ready' });
      await rollForward(disk, home, journal);
    },
    async discard() {
      if (!ready) await undo(disk, home, journal);
    },
  };
}

/**
 * Finishes or undoes a swap that was cut off; `home` is the folder that holds the reports folder. Harmless at any time:
 * a run that is still writing is left alone.
 */
export async function finishSwap(run: Run, home: string): Promise<'done' | 'other run'> {
  const folder = resolve(home);
  const journal = parseJournal(await run.disk.readText(join(folder, journalName)));
  if (!journal) return 'done';
  const age = run.now.getTime() - Date.parse(journal.started);
  if (journal.processId !== run.process && age < longestRun && run.disk.isRunning(journal.processId)) {
    return 'other run';
  }
  if (journal.state === 'ready') await rollForward(run.disk, folder, journal);
  else await undo(run.disk, folder, journal);
  return 'done';
}

const staged = (folder: string, id: string): string => beside(folder, `neu-${id}`);
const old = (folder: string, id: string): string => beside(folder, `alt-${id}`);
const beside = (folder: string, mark: string): string =>
  join(dirname(folder), `.${basename(folder)}.${mark}`);
const foldersOf = (home: string, journal: Journal): string[] =>
  journal.folders.map((folder) => resolve(home, folder));

/** Every step can be repeated: what is already done is recognised by what lies on the disk. */
async function rollForward(disk: SwapDisk, home: string, journal: Journal): Promise<void> {
  const folders = foldersOf(home, journal);
  for (const folder of folders) {
    const fresh = staged(folder, journal.id);
    if (!(await disk.exists(fresh))) continue;
    if (await disk.exists(folder)) await move(disk, folder, old(folder, journal.id));
    await move(disk, fresh, folder);
  }
  for (const folder of folders) await removeOld(disk, folder);
  await disk.remove(join(home, journalName));
}

/** Also what an earlier run could not remove. The target is in place here; a held file is left for the next build. */
async function removeOld(disk: SwapDisk, folder: string): Promise<void> {
  const mark = basename(old(folder, ''));
  for (const name of await disk.names(dirname(folder))) {
    if (!name.startsWith(mark)) continue;
    try {
      await disk.remove(join(dirname(folder), name));
    } catch (error) {
      if (!isLock(error)) throw error;
    }
  }
}

async function undo(disk: SwapDisk, home: string, journal: Journal): Promise<void> {
  for (const folder of foldersOf(home, journal)) await disk.remove(staged(folder, journal.id));
  await disk.remove(join(home, journalName));
}

async function move(disk: SwapDisk, from: string, to: string): Promise<void> {
  try {
    await disk.rename(from, to);
  } catch (error) {
    if (!isLock(error)) throw error;
    throw new UserError(lockedFile((await disk.firstLocked(from)) ?? from));
  }
}

async function refuseForeign(disk: SwapDisk, folder: string, file: string, marker: string): Promise<void> {
  if ((await disk.names(folder)).length === 0) return;
  const text = await disk.readText(join(folder, file));
  if (!text?.includes(marker)) throw new UserError(notOurFolder(folder));
}

/** True for the same folder too. */
function isInside(folder: string, other: string): boolean {
  const path = relative(other, folder);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
