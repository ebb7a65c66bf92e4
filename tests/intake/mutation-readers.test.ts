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

type Files = Readonly<Record<string, Uint8Array>>;

/** DuckDB reads from the disk, the careful reader from memory: the same bytes under the same path. */
async function readBy(fastFrom: number, deliveriesDir: string, files: Files) {
  const store = await openStore();
  try {
    const world = memoryWorld({ ...files });
    const result = await intake(world, store, tinyRoom({ deliveriesDir }), fastFrom);
    const { report, problems } = result;
    return {
      readers: new Map(report.deliveries.map((d) => [d.file, d.reader])),
      found: {
        problems,
        cells: await store.query('SELECT * FROM cells_einwohnerbestand ORDER BY ALL'),
        rejected: await rejectedOf(result, store),
        deliveries: report.deliveries.map((d) => ({ ...d, reader: '' })),
        unclaimed: report.unclaimed,
      },
    };
  } finally {
    store.close();
  }
}
type Found = Awaited<ReturnType<typeof readBy>>['found'];

async function readByBoth(name: string, named: Files) {
  const deliveriesDir = `${dir}/${name}`;
  const files = await stored(deliveriesDir, named);
  const fast = await readBy(0, deliveriesDir, files);
  const careful = await readBy(Number.POSITIVE_INFINITY, deliveriesDir, files);
  expect(new Set(careful.readers.values())).toEqual(new Set(['careful']));
  return { fast, careful };
}

async function stored(deliveriesDir: string, named: Files): Promise<Files> {
  const files: Record<string, Uint8Array> = {};
  for (const [name, bytes] of Object.entries(named)) {
    const path = `${deliveriesDir}/${name}`;
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, bytes);
    files[path] = bytes;
  }
  return files;
}

/** What was found about one file. */
function about(file: string, { problems, cells, rejected, deliveries, unclaimed }: Found) {
  const own = deliveries.find((d) => d.file === file);
  return {
    problems: problems.filter((p) => p.file === `deliveries/${file}`),
    cells: cells.filter((c) => c.delivery === own?.delivery),
    rejected: rejected.filter((r) => r.delivery === own?.delivery),
    own,
    unclaimed: unclaimed.includes(file),
  };
}

const breaks = [cellBreaks, rowBreaks, headingBreaks, fileBreaks, harmless, destroyed, sums].flat();

/** Each broken file is about a quarter of its own, so that all can be read at once and none bears on another. */
const broken = breaks.map(({ name, apply }: Break, i) => {
  const quarter = `${2000 + Math.floor(i / 4)}-Q${1 + (i % 4)}`;
  const random = randomFrom(11);
  const table = residents(random);
  for (const cells of table.rows) cells[1] = quarter;
  const { bytes, lines } = apply(table, random);
  const file = `altdorf/${quarter}/einwohnerbestand.csv`;
  return { name, file, bytes: bytes ?? new TextEncoder().encode(`${lines.join('\n')}\n`) };
});

describe('both readers agree on a broken file', () => {
  let both: Awaited<ReturnType<typeof readByBoth>>;
  beforeAll(async () => {
    both = await readByBoth('broken', Object.fromEntries(broken.map(({ file, bytes }) => [file, bytes])));
  });

  it.each(broken)('$name', ({ file }) => {
    const careful = about(file, both.careful.found);
    expect(about(file, both.fast.found)).toEqual(careful);
    // Every file is read or said to be unread.
    expect(careful.own !== undefined || careful.problems.length > 0).toBe(true);
  });

  it('and on what is said about all of them', () => {
    expect(both.fast.found).toEqual(both.careful.found);
  });

  it('meets the fast reader at all', () => {
    const untouched = broken.find((b) => b.name === 'nothing');
    expect(both.fast.readers.get(untouched?.file ?? '')).toBe('fast');
  });
});

describe('both readers agree on files after accidents', () => {
  it.each([1, 2, 3, 4, 5])('seed %i', async (seed) => {
    const samples = fc.sample(mutated, { numRuns: 30, seed });
    const folders = ['altdorf', 'neustadt', 'jobcenter'];
    const named = samples.map(
      (bytes, i) => [`${folders[i % 3]}/2025-Q4/einwohnerbestand_${i}.csv`, bytes] as const,
    );
    const { fast, careful } = await readByBoth(`accidents-${seed}`, Object.fromEntries(named));
    expect(fast.found).toEqual(careful.found);
  });
});
