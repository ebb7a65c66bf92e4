import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IntakeResult, intake } from '../../pipeline/intake/index.js';
import { cellTable } from '../../pipeline/model/stored.js';
import { openStore, type Store } from '../../pipeline/store/store.js';
import { memoryWorld } from '../support/memory-files.js';
import { tinyRoom } from '../support/tiny-room.js';
import { huge, mutated, soup, wrapped } from './fuzz/arbitraries.js';
import { faultsOf } from './fuzz/judge.js';
import { dangerousText } from './printed.js';
import { rejectedOf } from './support.js';

/**
 * Anything at all ends in rows or problems: never an exception, a hang, or a lost row, and no text of a delivery reaches
 * the terminal as it is.
 */

const seed = 20_251_231;
const batchSize = 250;
const room = tinyRoom();
const datasets = [...room.definitions.datasets.values()];
let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

type Files = Record<string, Uint8Array>;

/** Half of the files are named after a dataset; the others must be known by their headings, or are said to be unknown. */
const nameOf = (i: number) =>
  [
    `altdorf/2025-Q4/einwohnerbestand_${i}.csv`,
    `altdorf/2025-Q4/daten_${i}.csv`,
    `neustadt/2025-Q4/einwohnerbestand_${i}.csv`,
    `jobcenter/2025/wohnungsbestand_${i}.csv`,
  ][i % 4] ?? '';

async function take(files: Files): Promise<string[]> {
  for (const { id } of datasets) await store.exec(`DROP TABLE IF EXISTS ${cellTable(id)}`);
  const world = memoryWorld(
    Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`data-raw/deliveries/${name}`, bytes])),
  );
  try {
    return await faultsIn(files, await intake(world, store, room));
  } catch (error) {
    return [`exception: ${error instanceof Error ? error.stack : String(error)}`];
  }
}

async function faultsIn(files: Files, result: IntakeResult): Promise<string[]> {
  const values = await Promise.all(
    datasets.map(({ id }) =>
      store.query(
        `SELECT delivery, count(*) FILTER (WHERE state <> 'rejected') AS taken,
           count(DISTINCT CASE WHEN state <> 'rejected' THEN line END) AS lines
         FROM ${cellTable(id)} GROUP BY delivery`,
      ),
    ),
  );
  const taken = new Map(
    values.flat().map((r) => [Number(r.delivery), { cells: Number(r.taken), lines: Number(r.lines) }]),
  );
  const rejected = await rejectedOf(result, store);
  return [...faultsOf(files, { ...result, rejected }, taken), ...result.problems.flatMap(dangerousText)];
}

/** Runs many files at once, and names the single one that fails. */
async function tryAll(samples: readonly Uint8Array[]): Promise<void> {
  for (let start = 0; start < samples.length; start += batchSize) {
    const entries = samples
      .slice(start, start + batchSize)
      .map((bytes, i) => [nameOf(start + i), bytes] as const);
    const faults = await take(Object.fromEntries(entries));
    if (faults.length === 0) continue;
    const single: string[] = [];
    for (const [name, bytes] of entries) {
      for (const fault of await take({ [name]: bytes })) {
        single.push(`${fault}\nin ${Buffer.from(bytes.subarray(0, 2000)).toString('base64')}`);
      }
    }
    expect([...new Map(single.map((fault) => [fault.slice(0, 20), fault])).values()]).toEqual([]);
    // Only together: one file at a time is taken.
    expect(faults).toEqual([]);
  }
}

describe('anything ends in rows or problems', () => {
  it.each([
    ['random bytes', fc.uint8Array({ maxLength: 300 }), 2500],
    ['bytes behind marks and magic numbers', wrapped, 1000],
    ['delimiters, quotation marks and keys in any order', soup, 1500],
    ['mutated deliveries', mutated, 2000],
    ['huge cells and deep quotation marks', huge, 40],
  ])('%s', async (_, arbitrary, numRuns) => {
    await tryAll(fc.sample(arbitrary, { numRuns, seed }));
  });
});
