import type { Dataset, Part } from '../../model/dataset.js';
import { quoteText } from '../store.js';
import { filterOf } from './filter.js';
import { deliveredTable, partTable, periodTable } from './names.js';
import { type Mode, reducedName, reductions } from './reduce.js';
import { restrict, takeAll } from './restrict.js';

/** The distinct parts of all definitions, numbered: a part used by several indicators is computed once. */
export interface PartList {
  numberOf(part: Part, mode: Mode): number;
  all(): readonly PlannedPart[];
}

export interface PlannedPart {
  id: number;
  dataset: Dataset;
  part: Part;
  mode: Mode;
}

export function planParts(datasets: ReadonlyMap<string, Dataset>): PartList {
  const planned = new Map<string, PlannedPart>();
  return {
    numberOf(part, mode) {
      const where = Object.entries(part.where).sort(([a], [b]) => (a < b ? -1 : 1));
      const key = JSON.stringify([part.dataset, part.measure, where, mode]);
      const known = planned.get(key);
      if (known) return known.id;
      const dataset = datasets.get(part.dataset);
      if (!dataset) throw new Error(`unknown dataset: ${part.dataset}`);
      const id = planned.size;
      planned.set(key, { id, dataset, part, mode });
      return id;
    },
    all: () => [...planned.values()],
  };
}

/**
 * Statements that fill the table of delivered figures: one for all parts that restrict the same dimensions.
 * @param everyPeriod whether all periods of the deliveries are in the batch
 */
export function deliveredSql(parts: readonly PlannedPart[], everyPeriod: boolean): string[] {
  const statements = [
    `CREATE OR REPLACE TEMP TABLE ${deliveredTable} (part INTEGER, place INTEGER, slot INTEGER,
      reference_date DATE, bad INTEGER, lower DECIMAL(38, 6), upper DECIMAL(38, 6))`,
    partAttributes(parts),
  ];
  const whole: string[] = [];
  for (const ofDataset of grouped(parts, (p) => JSON.stringify([p.dataset.id, p.mode]))) {
    const [{ dataset, mode }] = ofDataset;
    const filtered = ofDataset.map(({ id, part }) => ({
      id,
      measure: part.measure,
      filter: filterOf(dataset, part),
    }));
    const measures = [...new Set(filtered.map((p) => p.measure))];
    statements.push(
      ...reductions(
        dataset,
        mode,
        measures,
        filtered.map((p) => p.filter.free),
      ),
    );
    for (const alike of grouped(filtered, (p) => reducedName(dataset, mode, p.filter.free))) {
      const { restricted, free } = alike[0].filter;
      const source = reducedName(dataset, mode, free);
      if (restricted.length === 0) whole.push(dated(dataset, `(${takeAll(alike, source)})`));
      else {
        const ctes = restrict(dataset, mode, alike, source, everyPeriod).join(',\n');
        statements.push(`INSERT INTO ${deliveredTable} WITH ${ctes} ${dated(dataset, 'figures')}`);
      }
    }
  }
  if (whole.length > 0) statements.push(`INSERT INTO ${deliveredTable} ${whole.join(' UNION ALL ')}`);
  return statements;
}

const dated = (dataset: Dataset, figures: string) =>
  `SELECT f.part, f.place, f.slot, t.reference_date, f.bad, f.lower, f.upper FROM ${figures} f
    JOIN ${periodTable} t ON t.dataset = ${quoteText(dataset.id)} AND t.slot = f.slot`;

function grouped<T>(items: readonly T[], key: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

const partAttributes = (parts: readonly PlannedPart[]) =>
  `CREATE OR REPLACE TEMP TABLE ${partTable} AS SELECT * FROM (VALUES ${parts
    .map(({ id, dataset, mode }) => {
      const additive = dataset.additivity.areas && mode === 'sum';
      const zero = dataset.absent_rows === 'zero' && mode === 'sum';
      return `(${id}, ${quoteText(dataset.id)}, ${additive}, ${zero})`;
    })
    .join(', ')}) v(part, dataset, additive, zero)`;
