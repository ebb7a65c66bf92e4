import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishSwap } from '../../pipeline/publish/swap.js';
import { swapDisk } from '../../pipeline/publish/swap-disk.js';

/** A build killed with SIGKILL leaves, after the next command at the latest, the old or the new reports, never a mix. */

const root = join(import.meta.dirname, '../..');
const script = join(root, 'tests/support/run-case.mjs');
const definitions = 'tests/cases/zwei-orte/indicators';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teilhabe-kill-'));
  await cp(join(root, 'tests/cases/zwei-orte/data-raw'), join(folder, 'data-raw'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * Runs a build of the data files; kills it after some milliseconds if asked. Gives how long it took. HTML and PDF are left
 * out: they would only make the stretch longer in which nothing is exchanged yet.
 */
function run(killAfter?: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(
      process.execPath,
      [script, join(folder, 'data-raw'), definitions, join(folder, 'reports'), 'data'],
      {
        stdio: 'inherit',
      },
    );
    const timer = killAfter === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', reject);
    child.on('exit', (code) => {
      if (timer) clearTimeout(timer);
      if (killAfter === undefined && code !== 0) reject(new Error(`build ended with ${code}`));
      else resolve(performance.now() - start);
    });
  });
}

async function fingerprint(name: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await readdir(join(folder, name), { recursive: true, withFileTypes: true });
  for (const file of files
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
    .sort()) {
    const bytes = await readFile(file);
    // The timings of a build differ from run to run; everything else must not.
    const text = file.endsWith('build.json')
      ? bytes.toString('utf8').replace(/"timings": \{[^}]*\}/, '')
      : bytes;
    hash.update(file).update(text);
  }
  return hash.digest('hex');
}

const both = async () => `${await fingerprint('reports')} ${await fingerprint('internal')}`;

/** Small linear congruential generator, so that the ten moments are the same in every run of the test. */
function moments(count: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  });
}

describe('a killed build', () => {
  it('leaves the old or the new reports, at ten moments', { timeout: 600_000 }, async () => {
    const delivery = join(folder, 'data-raw/deliveries/adorf/2025-Q4/einwohner.csv');
    const first = await readFile(delivery, 'utf8');
    const second = first.replace(';600', ';620');
    expect(second).not.toBe(first);
    const duration = await run();
    const states = new Map([[first, await both()]]);
    await writeFile(delivery, second);
    await run();
    states.set(second, await both());
    expect(states.get(first)).not.toBe(states.get(second));

    let current = second;
    for (const moment of moments(10, 20260115)) {
      const next = current === first ? second : first;
      await writeFile(delivery, next);
      await run(Math.round(duration * (0.3 + 0.75 * moment)));
      await finishSwap({ disk: swapDisk, process: process.pid, now: new Date() }, folder);
      const now = await both();
      expect([states.get(current), states.get(next)]).toContain(now);
      if (now === states.get(next)) current = next;
      expect((await readdir(folder)).sort()).toEqual(['data-raw', 'internal', 'reports']);
    }
  });
});
