import { beforeAll, describe, expect, it } from 'vitest';
import { type Break, flats, randomFrom, residents, type Table } from './mutations/broken.js';
import { fileBreaks, headingBreaks } from './mutations/files.js';
import { harmless } from './mutations/harmless.js';
import { againstOthers, ambiguous, destroyed, sums } from './mutations/in-context.js';
import { judge } from './mutations/judge.js';
import { cellBreaks, rowBreaks } from './mutations/rows.js';
import { type Run, run } from './support.js';

/** Clean deliveries, broken in seeded ways: each break is named where it is, and costs nothing but itself. */

const seeds = [1, 2];

interface Kind {
  dataset: string;
  folder: string;
  clean: typeof residents;
}
const persons: Kind = { dataset: 'einwohnerbestand', folder: 'altdorf/2025-Q4', clean: residents };
const dwellings: Kind = { dataset: 'wohnungsbestand', folder: 'altdorf/2025', clean: flats };

function brokenBy({ apply }: Break, { clean }: Kind, seed: number, period: string | null) {
  const random = randomFrom(seed);
  const table: Table = clean(random);
  if (period !== null) for (const cells of table.rows) cells[1] = period;
  const broken = apply(table, random);
  return { broken, bytes: broken.bytes ?? `${broken.lines.join('\n')}\n` };
}

async function faultsOf(b: Break, kind: Kind): Promise<string[]> {
  const faults: string[] = [];
  for (const seed of seeds) {
    const { broken, bytes } = brokenBy(b, kind, seed, null);
    const result = await run({ [`${kind.folder}/${kind.dataset}.csv`]: bytes, ...broken.also });
    faults.push(...judge(broken, result, kind.dataset).map((fault) => `seed ${seed}: ${fault}`));
  }
  return faults;
}

/** Breaks that show in the file itself: read all at once, each about a quarter of its own, and judged one by one. */
const alone = [cellBreaks, rowBreaks, headingBreaks, fileBreaks, harmless, destroyed, sums].flat();
const together = alone.flatMap((b, i) =>
  seeds.map((seed, j) => {
    const n = i * seeds.length + j;
    const quarter = `${1990 + Math.floor(n / 4)}-Q${1 + (n % 4)}`;
    return {
      ...brokenBy(b, persons, seed, quarter),
      b,
      seed,
      file: `altdorf/${quarter}/${persons.dataset}.csv`,
    };
  }),
);
let all: Run;
beforeAll(async () => {
  all = await run(Object.fromEntries(together.map(({ file, bytes }) => [file, bytes])));
});

/** What was found in one file, as if it were the only one. */
function only(file: string): Run {
  const deliveries = all.report.deliveries.filter((d) => d.file === file);
  const cells = all.cells(persons.dataset).filter((c) => c.delivery === deliveries[0]?.delivery);
  return {
    ...all,
    report: { ...all.report, deliveries },
    problems: all.problems.filter((p) => p.file === `deliveries/${file}`),
    cells: () => cells.map((c) => ({ ...c, delivery: 1 })),
  };
}

const faultsTogether = (b: Break): string[] =>
  together
    .filter((t) => t.b === b)
    .flatMap(({ file, broken, seed }) =>
      judge(broken, only(file), persons.dataset).map((fault) => `seed ${seed}: ${fault}`),
    );

const named = (breaks: readonly Break[]) => breaks.map((b) => [b.name, b] as const);

describe('a break is named in its row and column', () => {
  it('counts the ways', () => {
    const ways = [cellBreaks, rowBreaks, headingBreaks, fileBreaks].flat();
    expect(new Set(ways.map((b) => b.name)).size).toBe(ways.length);
    expect(ways.length).toBeGreaterThanOrEqual(30);
  });
  it.each(named(cellBreaks))('cell: %s', (_, b) => expect(faultsTogether(b)).toEqual([]));
  it.each(named(rowBreaks))('row: %s', (_, b) => expect(faultsTogether(b)).toEqual([]));
  it.each(named(headingBreaks))('heading: %s', (_, b) => expect(faultsTogether(b)).toEqual([]));
  it.each(named(fileBreaks))('file: %s', (_, b) => expect(faultsTogether(b)).toEqual([]));
});

describe('what is no break is read, and nothing is said', () => {
  it.each(named(harmless))('%s', (_, b) => expect(faultsTogether(b)).toEqual([]));
});

describe('a break that shows only against the rest', () => {
  it.each(named(destroyed))('characters: %s', (_, b) => expect(faultsTogether(b)).toEqual([]));
  it.each(named(ambiguous))('decimal mark: %s', async (_, b) =>
    expect(await faultsOf(b, dwellings)).toEqual([]),
  );
  it.each(named(againstOthers))('%s', async (_, b) => expect(await faultsOf(b, persons)).toEqual([]));
  it.each(named(sums))('%s', (_, b) => expect(faultsTogether(b)).toEqual([]));
});
