import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intake } from '../../pipeline/intake/index.js';
import { openStore } from '../../pipeline/store/store.js';
import { memoryWorld } from '../support/memory-files.js';
import { tinyRoom } from '../support/tiny-room.js';
import { mutated } from './fuzz/arbitraries.js';
import { type Break, randomFrom, residents } from './mutations/broken.js';
import { fileBreaks, headingBreaks } from './mutations/files.js';
import { harmless } from './mutations/harmless.js';
import { destroyed, sums } from './mutations/in-context.js';
import { cellBreaks, rowBreaks } from './mutations/rows.js';
import { rejectedOf } from './support.js';

/** A broken file gives the same values, accounts and problems, whichever reader meets it. */

let dir = '';
beforeAll(async () => {
  dir = (await mkdtemp(join(tmpdir(), 'mutation-'))).replaceAll('\\', '/');
});
afterAll(() => rm(dir, { recursive: true }));

/** DuckDB reads from the disk, the careful reader from memory: the same bytes under the same path. */
async function readBy(fastFrom: number, deliveriesDir: string, files: Readonly<Record<string, Uint8Array>>) {
  const store = await openStore();
  try {
    const world = memoryWorld({ ...files });
    const result = await intake(world, store, tinyRoom({ deliveriesDir }), fastFrom);
    const { report, problems } = result;
    return {
      problems,
      cells: await store.query('SELECT * FROM cells_einwohnerbestand ORDER BY ALL'),
      rejected: await rejectedOf(result, store),
      deliveries: report.deliveries.map((d) => ({ ...d, reader: '' })),
      reader: report.deliveries[0]?.reader,
    };
  } finally {
    store.close();
  }
}

async function agree(deliveriesDir: string, named: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const files = await stored(deliveriesDir, named);
  const { reader: _fast, ...fast } = await readBy(0, deliveriesDir, files);
  const { reader, ...careful } = await readBy(Number.POSITIVE_INFINITY, deliveriesDir, files);
  expect(reader ?? 'careful').toBe('careful');
  expect(fast).toEqual(careful);
}

async function stored(deliveriesDir: string, named: Readonly<Record<string, Uint8Array>>) {
  const files: Record<string, Uint8Array> = {};
  for (const [name, bytes] of Object.entries(named)) {
    const path = `${deliveriesDir}/${name}`;
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, bytes);
    files[path] = bytes;
  }
  return files;
}

const breaks = [cellBreaks, rowBreaks, headingBreaks, fileBreaks, harmless, destroyed, sums].flat();

describe('both readers agree on a broken file', () => {
  it.each(breaks.map((b, i) => [b.name, b, i] as const))('%s', async (_, { apply }: Break, i) => {
    const random = randomFrom(11);
    const broken = apply(residents(random), random);
    const bytes = broken.bytes ?? new TextEncoder().encode(`${broken.lines.join('\n')}\n`);
    await agree(`${dir}/${i}`, { 'altdorf/2025-Q4/einwohnerbestand.csv': bytes });
  });

  it('meets the fast reader at all', async () => {
    const bytes = new TextEncoder().encode(
      harmless
        .find((b) => b.name === 'nothing')
        ?.apply(residents(randomFrom(1)), randomFrom(1))
        .lines.join('\n'),
    );
    const files = await stored(`${dir}/clean`, { 'altdorf/2025-Q4/einwohnerbestand.csv': bytes });
    expect((await readBy(0, `${dir}/clean`, files)).reader).toBe('fast');
  });
});

describe('both readers agree on files after accidents', () => {
  it.each([1, 2, 3, 4, 5])('seed %i', async (seed) => {
    const samples = fc.sample(mutated, { numRuns: 30, seed });
    const folders = ['altdorf', 'neustadt', 'jobcenter'];
    const named = samples.map(
      (bytes, i) => [`${folders[i % 3]}/2025-Q4/einwohnerbestand_${i}.csv`, bytes] as const,
    );
    await agree(`${dir}/accidents-${seed}`, Object.fromEntries(named));
  });
});
