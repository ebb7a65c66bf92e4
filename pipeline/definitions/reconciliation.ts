import { type Benchmark, benchmarksSchema, eventsSchema, type SeriesEvent } from '../model/reconciliation.js';
import type { Catalogue } from './catalogue.js';
import { checkSum } from './check.js';
import type { Reader } from './read.js';
import { reference } from './reference.js';

/** What stands beside the indicators: official totals to compare with, and events that bend a series. */
export interface Reconciliation {
  benchmarks: Benchmark[];
  events: SeriesEvent[];
}

/**
 * Reads `eckwerte.yaml` and `ereignisse.yaml` of the shared definitions and then of the data room, whose entries replace
 * those of the same id. Both are optional. What they name must exist.
 */
export async function readReconciliation(
  reader: Reader,
  folders: readonly string[],
  catalogue: Catalogue,
): Promise<Reconciliation> {
  const benchmarks = new Map<string, Benchmark>();
  const events = new Map<string, SeriesEvent>();
  for (const folder of folders) {
    const totals = `${folder}/eckwerte.yaml`;
    const found = (await reader.exists(totals)) ? await reader.yaml(totals, benchmarksSchema, '') : null;
    for (const [i, benchmark] of (found?.value.eckwerte ?? []).entries()) {
      if (!found) continue;
      benchmarks.set(benchmark.id, benchmark);
      for (const key of ['ours', 'official'] as const)
        reader.problems.push(...checkSum(catalogue, benchmark[key], found.place, ['eckwerte', i, key]));
    }
    const happened = `${folder}/ereignisse.yaml`;
    const known = (await reader.exists(happened)) ? await reader.yaml(happened, eventsSchema, '') : null;
    for (const [i, event] of (known?.value.ereignisse ?? []).entries()) {
      if (!known) continue;
      events.set(event.id, event);
      const check = (key: 'datasets' | 'indicators', what: string, ids: readonly string[]) =>
        event[key].flatMap((id, j) => reference(known.place(['ereignisse', i, key, j]), what, id, ids));
      reader.problems.push(
        ...check('datasets', 'Den Datensatz', [...catalogue.datasets.keys()]),
        ...check('indicators', 'Den Indikator', [...catalogue.indicators.keys()]),
      );
    }
  }
  return {
    benchmarks: [...benchmarks.values()],
    events: [...events.values()].sort((a, b) =>
      a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1,
    ),
  };
}
