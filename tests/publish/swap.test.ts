import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockedFile, nestedFolders, notOurFolder, otherRun } from '../../pipeline/model/messages/publish.js';
import { UserError } from '../../pipeline/model/problem.js';
import { beginSwap, finishSwap, type Run } from '../../pipeline/publish/swap.js';
import { type SwapDisk, swapDisk } from '../../pipeline/publish/swap-disk.js';
import { journalName } from '../../pipeline/publish/swap-journal.js';

const marker = '<meta name="generator" content="Teilhabe-Monitor">';
const ourBuild = '{ "name": "teilhabe-monitor" }';
const now = new Date('2026-01-15T10:00:00Z');
const deadProcess = 4_000_000;

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'swap-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const at = (...parts: string[]) => join(home, ...parts);
const targets = () => ({ reports: at('reports'), internal: at('internal') });
const run = (disk: SwapDisk = swapDisk): Run => ({ disk, process: deadProcess, now });

function fill(folders: { reports: string; internal: string }, edition: string): void {
  mkdirSync(join(folders.reports, 'data'), { recursive: true });
  mkdirSync(folders.internal, { recursive: true });
  writeFileSync(join(folders.reports, 'index.html'), marker + edition);
  writeFileSync(join(folders.reports, 'data', 'a.csv'), edition);
  writeFileSync(join(folders.internal, 'build.json'), ourBuild + edition);
}

/** The edition on disk; fails if the two folders or the files in them belong to different builds. */
function edition(): string {
  const found = new Set([
    readFileSync(at('reports', 'index.html'), 'utf8').replace(marker, ''),
    readFileSync(at('reports', 'data', 'a.csv'), 'utf8'),
    readFileSync(at('internal', 'build.json'), 'utf8').replace(ourBuild, ''),
  ]);
  expect([...found]).toHaveLength(1);
  return [...found][0] ?? '';
}

class Killed extends Error {}

/** A disk whose process dies at the given change; a removal that is cut off has removed one file before. */
function dyingDisk(lastStep: number): { disk: SwapDisk; steps: () => number } {
  let steps = 0;
  const step = (dying: () => void = () => {}) => {
    if (++steps > lastStep) {
      dying();
      throw new Killed();
    }
  };
  const half = (path: string) => {
    const file =
      existsSync(path) && statSync(path).isDirectory()
        ? readdirSync(path, { recursive: true, encoding: 'utf8' }).at(-1)
        : undefined;
    if (file) rmSync(join(path, file), { recursive: true, force: true });
  };
  return {
    steps: () => steps,
    disk: {
      ...swapDisk,
      async rename(from, to) {
        step();
        await swapDisk.rename(from, to);
      },
      async remove(path) {
        step(() => half(path));
        await swapDisk.remove(path);
      },
      async makeFolder(path) {
        step();
        await swapDisk.makeFolder(path);
      },
      async writeText(path, text) {
        step(() => writeFileSync(path, text.slice(0, 10)));
        await swapDisk.writeText(path, text);
      },
    },
  };
}

async function build(disk: SwapDisk): Promise<void> {
  const staging = await beginSwap(run(disk), targets());
  fill(staging, 'new');
  await staging.commit();
}

/** Number of changes of a whole build, counted once. */
async function stepsOfBuild(): Promise<number> {
  const counting = dyingDisk(Number.POSITIVE_INFINITY);
  await build(counting.disk);
  return counting.steps();
}

describe('swap', () => {
  it('puts both folders into place and leaves nothing behind', async () => {
    fill(targets(), 'old');
    await build(swapDisk);
    expect(edition()).toBe('new');
    expect(readdirSync(home).sort()).toEqual(['internal', 'reports']);
  });

  it('works where no earlier build is', async () => {
    await build(swapDisk);
    expect(edition()).toBe('new');
  });

  it('is old or new after a kill at every step, and after a second kill while that is mended', async () => {
    fill(targets(), 'old');
    const steps = await stepsOfBuild();
    expect(steps).toBeGreaterThan(10);
    const seen: string[] = [];
    for (let kill = 0; kill < steps; kill++) {
      for (let second = 0; second < 8; second++) {
        rmSync(home, { recursive: true, force: true });
        fill(targets(), 'old');
        await expect(build(dyingDisk(kill).disk)).rejects.toThrow(Killed);
        await finishSwap(run(dyingDisk(second).disk), home).catch((error) => {
          if (!(error instanceof Killed)) throw error;
        });
        expect(await finishSwap(run(), home)).toBe('done');
        seen.push(edition());
        const left = readdirSync(home).filter((name) => name !== `${journalName}.neu`);
        expect(left.sort()).toEqual(['internal', 'reports']);
      }
    }
    // Early kills keep the old edition, late ones bring the new one, and there is no way back in between.
    expect(seen.join(' ')).toMatch(/^(old )+(new ?)+$/);
  });

  it('removes the staging of a build that gave up', async () => {
    fill(targets(), 'old');
    const staging = await beginSwap(run(), targets());
    fill(staging, 'new');
    await staging.discard();
    expect(edition()).toBe('old');
    expect(readdirSync(home).sort()).toEqual(['internal', 'reports']);
  });

  it('names the locked file, keeps the new edition and puts it in place later', async () => {
    fill(targets(), 'old');
    const held = at('reports', 'data', 'a.csv');
    let locked = true;
    const disk: SwapDisk = {
      ...swapDisk,
      async rename(from, to) {
        if (locked && from === at('reports')) throw Object.assign(new Error('locked'), { code: 'EBUSY' });
        await swapDisk.rename(from, to);
      },
      firstLocked: async () => held,
    };
    const error = await build(disk).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).problems).toEqual([lockedFile(held)]);
    expect(edition()).toBe('old');
    locked = false;
    await finishSwap(run(disk), home);
    expect(edition()).toBe('new');
  });

  it('loses neither edition where the second folder is locked and the caller then discards', async () => {
    fill(targets(), 'old');
    let locked = true;
    const disk: SwapDisk = {
      ...swapDisk,
      async rename(from, to) {
        if (locked && from === at('internal')) throw Object.assign(new Error('locked'), { code: 'EPERM' });
        await swapDisk.rename(from, to);
      },
      firstLocked: async () => null,
    };
    const staging = await beginSwap(run(disk), targets());
    fill(staging, 'new');
    await expect(staging.commit()).rejects.toMatchObject({ problems: [lockedFile(at('internal'))] });
    await staging.discard();
    locked = false;
    await finishSwap(run(disk), home);
    expect(edition()).toBe('new');
  });

  it('refuses a folder that holds files of somebody else', async () => {
    mkdirSync(at('reports'));
    writeFileSync(at('reports', 'index.html'), '<h1>Meine Seite</h1>');
    await expect(beginSwap(run(), targets())).rejects.toMatchObject({
      problems: [notOurFolder(at('reports'))],
    });
    expect(readdirSync(home)).toEqual(['reports']);
    expect(readFileSync(at('reports', 'index.html'), 'utf8')).toBe('<h1>Meine Seite</h1>');
  });

  it('takes an empty folder', async () => {
    mkdirSync(at('reports'));
    await build(swapDisk);
    expect(edition()).toBe('new');
  });

  it('refuses folders that lie in one another', async () => {
    const nested = { reports: at('reports'), internal: at('reports', 'internal') };
    await expect(beginSwap(run(), nested)).rejects.toMatchObject({
      problems: [nestedFolders(nested.reports, nested.internal)],
    });
  });

  it('leaves a run alone that is still writing, and mends it once it is too old to be true', async () => {
    fill(targets(), 'old');
    const alive: SwapDisk = { ...swapDisk, isRunning: (id) => id === 77 };
    const staging = await beginSwap({ ...run(alive), process: 77 }, targets());
    fill(staging, 'new');
    expect(await finishSwap(run(alive), home)).toBe('other run');
    expect(existsSync(staging.reports)).toBe(true);
    await expect(beginSwap(run(alive), targets())).rejects.toMatchObject({
      problems: [otherRun(at(journalName))],
    });
    const later = new Date(now.getTime() + 3 * 60 * 60 * 1000);
    expect(await finishSwap({ ...run(alive), now: later }, home)).toBe('done');
    expect(existsSync(staging.reports)).toBe(false);
    expect(edition()).toBe('old');
  });

  it('tells a process that runs from one that does not', () => {
    expect(swapDisk.isRunning(process.pid)).toBe(true);
    expect(swapDisk.isRunning(deadProcess)).toBe(false);
  });
});
