import type { Dataset, Part } from '../../model/dataset.js';
import { partTable } from '../names.js';
import { sumOverLevels } from './levels.js';
import { type Mode, reduceDimensions } from './reduce.js';

/** The distinct parts of all definitions: a part used by several indicators is computed once. */
export interface PartTables {
  /** Name of the table; unquoted, it holds nothing from a definition. */
  tableOf(part: Part, mode: Mode): string;
  all(): readonly PlannedPart[];
}

export interface PlannedPart {
  table: string;
  dataset: Dataset;
  part: Part;
  mode: Mode;
}

export function planParts(datasets: ReadonlyMap<string, Dataset>): PartTables {
  const planned = new Map<string, PlannedPart>();
  return {
    tableOf(part, mode) {
      const where = Object.entries(part.where).sort(([a], [b]) => (a < b ? -1 : 1));
      const key = JSON.stringify([part.dataset, part.measure, where, mode]);
      const known = planned.get(key);
      if (known) return known.table;
      const dataset = datasets.get(part.dataset);
      if (!dataset) throw new Error(`unknown dataset: ${part.dataset}`);
      const table = partTable(planned.size);
      planned.set(key, { table, dataset, part, mode });
      return table;
    },
    all: () => [...planned.values()],
  };
}

/** Statement that fills the table of a part, for all areas, levels and periods. */
export function partSql({ table, dataset, part, mode }: PlannedPart, deepest: number): string {
  const ctes = [...reduceDimensions(dataset, part, mode), ...sumOverLevels(dataset, mode, deepest)];
  return `CREATE OR REPLACE TEMP TABLE ${table} AS WITH ${ctes.join(',\n')} SELECT * FROM levelled`;
}
