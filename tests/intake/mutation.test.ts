import { describe, expect, it } from 'vitest';
import { type Break, flats, randomFrom, residents, type Table } from './mutations/broken.js';
import { fileBreaks, headingBreaks } from './mutations/files.js';
import { harmless } from './mutations/harmless.js';
import { againstOthers, ambiguous, destroyed, sums } from './mutations/in-context.js';
import { judge } from './mutations/judge.js';
import { cellBreaks, rowBreaks } from './mutations/rows.js';
import { run } from './support.js';

/** Clean deliveries, broken in seeded ways: each break is named where it is, and costs nothing but itself. */

const seeds = [1, 2];

interface Kind {
  dataset: string;
  folder: string;
  clean: typeof residents;
}
const persons: Kind = { dataset: 'einwohnerbestand', folder: 'altdorf/2025-Q4', clean: residents };
const dwellings: Kind = { dataset: 'wohnungsbestand', folder: 'altdorf/2025', clean: flats };

async function faultsOf({ apply }: Break, { dataset, folder, clean }: Kind): Promise<string[]> {
  const faults: string[] = [];
  for (const seed of seeds) {
    const random = randomFrom(seed);
    const table: Table = clean(random);
    const broken = apply(table, random);
    const bytes = broken.bytes ?? `${broken.lines.join('\n')}\n`;
    const result = await run({ [`${folder}/${dataset}.csv`]: bytes, ...broken.also });
    faults.push(...judge(broken, result, dataset).map((fault) => `seed ${seed}: ${fault}`));
  }
  return faults;
}

const named = (breaks: readonly Break[]) => breaks.map((b) => [b.name, b] as const);

describe('a break is named in its row and column', () => {
  it('counts the ways', () => {
    const ways = [cellBreaks, rowBreaks, headingBreaks, fileBreaks].flat();
    expect(new Set(ways.map((b) => b.name)).size).toBe(ways.length);
    expect(ways.length).toBeGreaterThanOrEqual(30);
  });
  it.each(named(cellBreaks))('cell: %s', async (_, b) => expect(await faultsOf(b, persons)).toEqual([]));
  it.each(named(rowBreaks))('row: %s', async (_, b) => expect(await faultsOf(b, persons)).toEqual([]));
  it.each(named(headingBreaks))('heading: %s', async (_, b) =>
    expect(await faultsOf(b, persons)).toEqual([]),
  );
  it.each(named(fileBreaks))('file: %s', async (_, b) => expect(await faultsOf(b, persons)).toEqual([]));
});

describe('what is no break is read, and nothing is said', () => {
  it.each(named(harmless))('%s', async (_, b) => expect(await faultsOf(b, persons)).toEqual([]));
});

describe('a break that shows only against the rest', () => {
  it.each(named(destroyed))('characters: %s', async (_, b) => expect(await faultsOf(b, persons)).toEqual([]));
  it.each(named(ambiguous))('decimal mark: %s', async (_, b) =>
    expect(await faultsOf(b, dwellings)).toEqual([]),
  );
  it.each(named(againstOthers))('%s', async (_, b) => expect(await faultsOf(b, persons)).toEqual([]));
  it.each(named(sums))('%s', async (_, b) => expect(await faultsOf(b, persons)).toEqual([]));
});
