import type { NumberWriter, Store } from '../../store/store.js';
import type { Columns } from '../grid/grid.js';
import { chainTable, comparisonTable, estimateTable, runTable, trendTable } from '../names.js';
import type { Chain } from './chains.js';
import { type Family, runsOf } from './family.js';
import type { Trends } from './trends.js';

/** Takes what is found, definition by definition, into the tables (names.ts), which are filled once they are closed. */
interface FindingTables {
  family(definition: number, slot: number, kind: number, family: Family, estimates: Columns): void;
  /** Of one definition and level. */
  trends(definition: number, trends: Trends): void;
  close(): Promise<void>;
}

const integer = (name: string) => ({ name, type: 'integer' }) as const;
const double = (name: string) => ({ name, type: 'double' }) as const;
const tiny = (name: string) => ({ name, type: 'tinyint' }) as const;

export async function findingTables(store: Store): Promise<FindingTables> {
  const comparisons = await store.numberWriter(comparisonTable, [
    ...['run', 'place'].map(integer),
    ...['difference', 'lower', 'upper'].map(double),
    tiny('verdict'),
  ]);
  // Doubles alone can be NULL.
  const runs = await store.numberWriter(runTable, [
    ...['run', 'definition', 'slot', 'kind'].map(integer),
    double('reference'),
    integer('tests'),
    tiny('estimated'),
  ]);
  const estimated = await store.numberWriter(estimateTable, [
    ...['definition', 'place', 'slot', 'kind', 'reference'].map(integer),
    ...['x', 'n'].map(double),
  ]);
  const trends = await store.numberWriter(trendTable, [
    ...['definition', 'place', 'chain'].map(integer),
    ...['slope', 'lower', 'upper', 'p'].map(double),
    ...['verdict', 'adjusted'].map(tiny),
  ]);
  const chains = new Map<Chain, number>();
  let run = 0;
  let numbers = new Int32Array(0);

  function numberOf(chain: Chain | undefined): number {
    if (!chain) return -1;
    const number = chains.get(chain) ?? chains.size;
    chains.set(chain, number);
    return number;
  }

  return {
    family(definition, slot, kind, family, estimates) {
      const { size, place, difference, lower, upper, verdict, other } = family;
      if (numbers.length < size) numbers = new Int32Array(place.length);
      for (const { from, to, reference, estimated: isEstimated } of runsOf(family)) {
        numbers.fill(run, from, to);
        const of = reference ?? Number.NaN;
        writeRow(runs, [run, definition, slot, kind, of, family.tests, isEstimated ? 1 : 0]);
        run++;
        for (let i = from; isEstimated && i < to; i++) {
          const at = other[i] ?? 0;
          const counts = [estimates.x[at] ?? Number.NaN, estimates.n[at] ?? Number.NaN];
          writeRow(estimated, [definition, place[i] ?? -1, slot, kind, of, ...counts]);
        }
      }
      comparisons.append([numbers, place, difference, lower, upper, verdict], size);
    },
    trends(definition, { size, place, chain, slope, lower, upper, p, verdict }) {
      const chainNumbers = Int32Array.from({ length: size }, (_, i) => numberOf(chain[i]));
      trends.append(
        [
          new Int32Array(size).fill(definition),
          ...[place, chainNumbers, slope, lower, upper, p, verdict],
          new Int8Array(size).fill(size > 1 ? 1 : 0),
        ],
        size,
      );
    },
    async close() {
      for (const writer of [comparisons, runs, estimated, trends]) writer.close();
      const list = [...chains.keys()];
      await store.createTemp(chainTable, [
        { name: 'chain', type: 'integer', values: list.map((_, i) => i) },
        { name: 'slots', type: 'text', values: list.map((c) => c.slots.join(' ')) },
      ]);
    },
  };
}

function writeRow(writer: NumberWriter, row: readonly number[]): void {
  writer.append(
    row.map((n) => Float64Array.of(n)),
    1,
  );
}
