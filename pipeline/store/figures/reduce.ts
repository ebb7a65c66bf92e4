import { type Dataset, dimensionsOf, measuresOf, totalCode } from '../../model/dataset.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, quoteText } from '../store.js';
import { type AgeCheck, ageCheck } from './ages.js';
import { badness, badnessSql } from './badness.js';
import { agesOf, codesOf, type Dimension, isTotal, keysOf, spanIds } from './filter.js';
import { bandTable, batchTable, placeTable, reducedTable } from './names.js';

/** `sum`: counts, which may be added. `single`: rates, where only one delivered cell can be the answer. */
export type Mode = 'sum' | 'single';

/** Sum of `upper` over the rows that meet a condition; NULL as soon as one of them has no bound. */
export const boundedSum = (condition: string) =>
  `CASE WHEN count(*) FILTER (${condition} AND upper IS NULL) = 0 THEN sum(upper) FILTER (${condition}) END`;

/** Codes before ages: a total may be delivered for some age bands only, and its parts for the others. */
export const inOrder = (free: readonly Dimension[]): Dimension[] => [...codesOf(free), ...agesOf(free)];

/** Name of the cells with these dimensions summed up. */
export const reducedName = (dataset: Dataset, mode: Mode, free: readonly Dimension[]): string =>
  reducedTable(
    dataset.id,
    mode,
    inOrder(free).map((d) => d.id),
  );

/**
 * Cells of a dataset with unrestricted dimensions summed up one after the other: per group the delivered total if there
 * is one, else the sum of the parts. Statements for all sets of dimensions asked for; each table builds on that of the
 * set without its last dimension. Columns: measure, place, slot, the remaining dimensions, first_delivery,
 * last_delivery, bad, lower, upper.
 */
export function reductions(
  dataset: Dataset,
  mode: Mode,
  measures: readonly string[],
  sets: readonly (readonly Dimension[])[],
): string[] {
  const statements = new Map<string, string>();
  const ensure = (set: readonly Dimension[]): string => {
    const name = reducedName(dataset, mode, set);
    const last = set.at(-1);
    if (!statements.has(name)) {
      if (last === undefined) statements.set(name, cellView(dataset, name, measures));
      else {
        const source = ensure(set.slice(0, -1));
        statements.set(name, sumUp(dataset, mode, last, keysWithout(dataset, set), source, name));
      }
    }
    return name;
  };
  for (const set of sets) ensure(inOrder(set));
  return [...statements.values()];
}

const keysWithout = (dataset: Dataset, set: readonly Dimension[]): string[] =>
  dimensionsOf(dataset)
    .filter((d) => !set.includes(d))
    .flatMap(keysOf);

/** `lower` = `upper` = the value where `bad` is 0, else the bounds as far as known (`upper` NULL: no bound). */
function cellView(dataset: Dataset, view: string, measures: readonly string[]): string {
  const isAll = measuresOf(dataset).every(({ id }) => measures.includes(id));
  const wanted = isAll ? '' : ` WHERE c.measure IN (${measures.map(quoteText).join(', ')})`;
  const columns = ['c.measure', 'p.place', 'b.slot', ...keysWithout(dataset, []).map((k) => `c.${k}`)];
  return `CREATE OR REPLACE TEMP VIEW ${view} AS SELECT ${columns.join(', ')},
    delivery AS first_delivery, delivery AS last_delivery, ${badnessSql} AS bad,
    CASE WHEN state = 'ok' THEN value ELSE coalesce(lower, 0) END AS lower,
    CASE WHEN state = 'ok' THEN value WHEN state = 'hidden' THEN upper END AS upper
    FROM ${quoteId(cellTable(dataset.id))} c JOIN ${placeTable} p ON p.id = c.area
    JOIN ${batchTable} b ON b.period = c.period${wanted}`;
}

function sumUp(
  dataset: Dataset,
  mode: Mode,
  column: Dimension,
  rest: readonly string[],
  source: string,
  table: string,
): string {
  const keys = ['measure', 'place', 'slot', ...rest];
  const total = isTotal(column) ?? 'false';
  const isPart = `(${total}) IS NOT TRUE`;
  const isUsable = `${total} AND bad <> ${badness.missing}`;
  const age = column.type === 'age' ? bandsOfAllAges(dataset, column, source, keys) : null;
  const hasTotal = 'g.total_bad IS NOT NULL';
  return `CREATE OR REPLACE TEMP TABLE ${table} AS WITH summed AS (SELECT ${keys.join(', ')},
      min(first_delivery) AS first_delivery, max(last_delivery) AS last_delivery,
      max(bad) FILTER (${isUsable}) AS total_bad, sum(lower) FILTER (${isUsable}) AS total_lower,
      sum(upper) FILTER (${isUsable}) AS total_upper, count(*) FILTER (${isPart}) AS parts,
      max(bad) FILTER (${isPart}) AS part_bad, sum(lower) FILTER (${isPart}) AS part_lower,
      ${boundedSum(isPart)} AS part_upper FROM ${source} GROUP BY ${keys.join(', ')})
    ${(age?.ctes ?? []).map((cte) => `, ${cte}`).join('')}
    SELECT ${keys.map((k) => `g.${k}`).join(', ')}, g.first_delivery, g.last_delivery,
      CASE WHEN ${hasTotal} THEN g.total_bad
        WHEN ${partsComplete(dataset, column, age, mode)} THEN g.part_bad
        ELSE greatest(g.part_bad, ${badness.missing}) END AS bad,
      coalesce(CASE WHEN ${hasTotal} THEN g.total_lower ELSE g.part_lower END, 0) AS lower,
      CASE WHEN ${hasTotal} THEN g.total_upper ELSE g.part_upper END AS upper
    FROM summed g ${age?.joins ?? ''}`;
}

/** Bands must not overlap and, where absent rows are unknown, have no gap. */
function bandsOfAllAges(
  dataset: Dataset,
  column: Extract<Dimension, { type: 'age' }>,
  source: string,
  keys: string[],
): AgeCheck {
  const { from, to } = spanIds(column);
  return ageCheck({
    column,
    fits:
      dataset.absent_rows === 'zero'
        ? `${from} >= coalesce(lag(${to}) OVER band, 0)`
        : `${from} = coalesce(lag(${to}) OVER band, ${from})`,
    bands: `SELECT * FROM ${bandTable(dataset.id, column.id)}`,
    scopeKeys: ['slot'],
    groups: '(SELECT * FROM summed WHERE total_bad IS NULL)',
    groupKeys: keys,
    cells: (doubtful) => `SELECT * FROM ${source} SEMI JOIN ${doubtful} USING (measure, place, slot)`,
    runKeys: [],
  });
}

function partsComplete(dataset: Dataset, column: Dimension, age: AgeCheck | null, mode: Mode): string {
  if (mode === 'single') return 'false';
  const zero = dataset.absent_rows === 'zero';
  if (age) {
    const all = zero ? '' : ` AND g.parts = ${age.bands}`;
    return `g.parts > 0 AND ((${age.deliveryFits}${all}) OR ${age.ownFits})`;
  }
  if (zero || column.type === 'age') return 'g.parts > 0';
  const codes = Object.keys(column.codes).filter((code) => code !== totalCode(column));
  return `g.parts = ${codes.length}`;
}
