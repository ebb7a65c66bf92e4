import { type Dataset, totalCode } from '../../model/dataset.js';
import { badness } from '../badness.js';
import { bandTable } from '../names.js';
import { type AgeCheck, ageCheck } from './ages.js';
import { type Dimension, isTotal, keysOf, spanIds } from './filter.js';

/** `sum`: counts, which may be added. `single`: rates, where only one delivered cell can be the answer. */
export type Mode = 'sum' | 'single';

/** Sum of `upper` over the rows that meet a condition; NULL as soon as one of them has no bound. */
export const boundedSum = (condition: string) =>
  `CASE WHEN count(*) FILTER (${condition}) = count(upper) FILTER (${condition})
    THEN sum(upper) FILTER (${condition}) END`;

/**
 * Unrestricted dimensions, one after the other: per group the delivered total if there is one, else the sum of the
 * parts. CTEs, and the name of the last one, with `owner`, area, period, the dimensions kept, first_delivery,
 * last_delivery, bad, lower, upper.
 * @param owner what the cells belong to
 * @param kept SQL names of the other dimensions of the source
 */
export function sumUp(
  dataset: Dataset,
  mode: Mode,
  free: readonly Dimension[],
  { source, owner, kept }: { source: string; owner: 'part' | 'measure'; kept: readonly string[] },
): { ctes: string[]; last: string } {
  const ctes: string[] = [];
  let last = source;
  free.forEach((column, i) => {
    const keys = [owner, 'area', 'period', ...free.slice(i + 1).flatMap(keysOf), ...kept];
    const step = sumUpOne(dataset, mode, column, keys, last);
    ctes.push(...step.ctes);
    last = step.last;
  });
  return { ctes, last };
}

function sumUpOne(
  dataset: Dataset,
  mode: Mode,
  column: Dimension,
  keys: string[],
  source: string,
): { ctes: string[]; last: string } {
  const [groups, last] = [`"parts_of_${column.id}"`, `"without_${column.id}"`];
  const total = isTotal(column) ?? 'false';
  const isPart = `(${total}) IS NOT TRUE`;
  const isUsable = `${total} AND bad <> ${badness.missing}`;
  const age = column.type === 'age' ? bandsOfAllAges(dataset, column, source, groups, keys) : null;
  const hasTotal = 'g.total_bad IS NOT NULL';
  const ctes = [
    `${groups} AS (SELECT ${keys.join(', ')},
      min(first_delivery) AS first_delivery, max(last_delivery) AS last_delivery,
      max(bad) FILTER (${isUsable}) AS total_bad, sum(lower) FILTER (${isUsable}) AS total_lower,
      sum(upper) FILTER (${isUsable}) AS total_upper, count(*) FILTER (${isPart}) AS parts,
      max(bad) FILTER (${isPart}) AS part_bad, sum(lower) FILTER (${isPart}) AS part_lower,
      ${boundedSum(isPart)} AS part_upper FROM ${source} GROUP BY ${keys.join(', ')})`,
    ...(age?.ctes ?? []),
    `${last} AS (SELECT ${keys.map((k) => `g.${k}`).join(', ')}, g.first_delivery, g.last_delivery,
      CASE WHEN ${hasTotal} THEN g.total_bad
        WHEN ${partsComplete(dataset, column, age, mode)} THEN g.part_bad
        ELSE greatest(g.part_bad, ${badness.missing}) END AS bad,
      coalesce(CASE WHEN ${hasTotal} THEN g.total_lower ELSE g.part_lower END, 0) AS lower,
      CASE WHEN ${hasTotal} THEN g.total_upper ELSE g.part_upper END AS upper
      FROM ${groups} g ${age?.joins ?? ''})`,
  ];
  return { ctes, last };
}

/** Bands must not overlap and, where absent rows are unknown, have no gap. */
function bandsOfAllAges(
  dataset: Dataset,
  column: Extract<Dimension, { type: 'age' }>,
  source: string,
  groups: string,
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
    scopeKeys: ['period'],
    groups: `(SELECT * FROM ${groups} WHERE total_bad IS NULL)`,
    groupKeys: keys,
    cells: (doubtful) =>
      `SELECT * FROM ${source} SEMI JOIN ${doubtful} USING (${keys.slice(0, 3).join(', ')})`,
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
