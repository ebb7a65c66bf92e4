import { type Dataset, dimensionsOf, type Part } from '../../model/dataset.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, quoteText } from '../../store/store.js';
import { badnessSql } from '../badness.js';
import { agelessTable, deliveredTable, partTable, periodTable } from '../names.js';
import { agesOf, codesOf, type Dimension, filterOf, keysOf } from './filter.js';
import { boundedSum, type Mode, sumUp } from './reduce.js';
import { type Alike, restrict } from './restrict.js';

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

/** Statements that fill the table of delivered figures: one for all parts that restrict the same dimensions. */
export function deliveredSql(parts: readonly PlannedPart[]): string[] {
  const statements = [
    `CREATE OR REPLACE TEMP TABLE ${deliveredTable} (part INTEGER, area VARCHAR, period VARCHAR,
      reference_date DATE, bad INTEGER, lower DECIMAL(38, 6), upper DECIMAL(38, 6))`,
    partAttributes(parts),
  ];
  for (const ofDataset of grouped(parts, (p) => JSON.stringify([p.dataset.id, p.mode]))) {
    const [{ dataset, mode }] = ofDataset;
    const filtered = ofDataset.map(({ id, part }) => ({
      id,
      measure: part.measure,
      filter: filterOf(dataset, part),
    }));
    for (const sameAges of grouped(filtered, (p) => idsOf(agesOf(p.filter.free)).join(' '))) {
      const ages = agesOf(sameAges[0].filter.free);
      const source = ages.length > 0 ? agelessTable(dataset.id, mode, idsOf(ages)) : 'cell';
      if (ages.length > 0) statements.push(agelessSql(dataset, mode, ages, sameAges, source));
      for (const alike of grouped(sameAges, (p) => idsOf(p.filter.free).join(' '))) {
        statements.push(partsSql(dataset, mode, alike, source));
      }
    }
  }
  return statements;
}

const idsOf = (columns: readonly Dimension[]) => columns.map((c) => c.id);

/** Ages go first, since they have many values, and once for all parts that leave them open. */
function agelessSql(
  dataset: Dataset,
  mode: Mode,
  ages: readonly Dimension[],
  parts: Alike,
  table: string,
): string {
  const kept = dimensionsOf(dataset)
    .filter((d) => !ages.includes(d))
    .flatMap(keysOf);
  const { ctes, last } = sumUp(dataset, mode, ages, { source: 'cell', owner: 'measure', kept });
  return `CREATE OR REPLACE TEMP TABLE ${table} AS
    WITH ${[cells(dataset, parts), ...ctes].join(',\n')} SELECT * FROM ${last}`;
}

function partsSql(dataset: Dataset, mode: Mode, parts: Alike, source: string): string {
  const { restricted, free } = parts[0].filter;
  const measures = parts.map((p) => `SELECT ${p.id} AS part, ${quoteText(p.measure)} AS measure`);
  const first =
    restricted.length > 0
      ? restrict(dataset, mode, parts, source)
      : [
          `whole AS (SELECT w.part, c.* FROM ${source} c JOIN (${measures.join(' UNION ALL ')}) w
            ON w.measure = c.measure)`,
        ];
  const { ctes, last } = sumUp(dataset, mode, codesOf(free), {
    source: restricted.length > 0 ? 'restricted' : 'whole',
    owner: 'part',
    kept: [],
  });
  return `INSERT INTO ${deliveredTable}
    WITH ${[...(source === 'cell' ? [cells(dataset, parts)] : []), ...first, ...ctes].join(',\n')}
    SELECT r.part, r.area, r.period, t.reference_date, r.bad, r.lower, r.upper
    FROM (SELECT part, area, period, max(bad) AS bad, sum(lower) AS lower, ${boundedSum('true')} AS upper
      FROM ${last} GROUP BY part, area, period) r
    JOIN ${periodTable} t ON t.dataset = ${quoteText(dataset.id)} AND t.period = r.period`;
}

/** `lower` = `upper` = the value where `bad` is 0, else the bounds as far as known (`upper` NULL: no bound). */
function cells(dataset: Dataset, parts: Alike): string {
  const measures = [...new Set(parts.map((p) => quoteText(p.measure)))];
  const dimensions = dimensionsOf(dataset).flatMap(keysOf);
  return `cell AS NOT MATERIALIZED (SELECT ${['measure', 'area', 'period', ...dimensions].join(', ')},
    delivery AS first_delivery, delivery AS last_delivery, ${badnessSql} AS bad,
    CASE WHEN state = 'ok' THEN value ELSE coalesce(lower, 0) END AS lower,
    CASE WHEN state = 'ok' THEN value WHEN state = 'hidden' THEN upper END AS upper
    FROM ${quoteId(cellTable(dataset.id))} WHERE measure IN (${measures.join(', ')}))`;
}

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
