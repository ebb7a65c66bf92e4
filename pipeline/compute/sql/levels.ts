import type { Dataset } from '../../model/dataset.js';
import { quoteText } from '../../store/store.js';
import { badness } from '../badness.js';
import { childTable, periodTable, placeTable, rank } from '../names.js';
import type { Mode } from './reduce.js';

/**
 * `delivered` (see reduce.ts) -> figures of every level: the CTEs up to `levelled`, with the columns of a part table.
 * Children of a place are all places whose `parent` it is and that exist on the reference date, whatever their level.
 * A figure delivered at a level is used there; a sum of the children fills the rest and is kept beside (`sum_bad`,
 * `sum_lower`) for reconciliation. Cells of an area that does not exist on the reference date belong somewhere else
 * that nobody knows: they make the sum above unusable, as cells of an unknown area `?<AGS>` do.
 * @param deepest rank of the finest level of the region
 */
export function sumOverLevels(dataset: Dataset, mode: Mode, deepest: number): string[] {
  const here = [`SELECT d.*, p.rank FROM delivered d JOIN ${placeTable} p ON p.id = d.area`];
  if (dataset.absent_rows === 'zero' && mode === 'sum') here.push(residualZeros);
  const ctes = [`here AS (${here.join(' UNION ALL ')})`];
  const ownFigures = `SELECT area, period, reference_date, bad, lower, upper, 'delivered' AS origin,
    NULL::INTEGER AS sum_bad, NULL::DECIMAL(38, 6) AS sum_lower FROM here`;
  if (!dataset.additivity.areas || mode === 'single') {
    return [...ctes, withPeriods(dataset, ownFigures)];
  }
  const finer = [
    `SELECT area, period, reference_date, bad, lower, upper FROM here WHERE rank >= ${deepest}`,
  ];
  const all = [`${ownFigures} WHERE rank >= ${deepest} OR rank < ${rank.county}`];
  for (let level = deepest - 1; level >= rank.county; level--) {
    ctes.push(childSums(level, finer), ownOrSum(level));
    finer.push(`SELECT area, period, reference_date, bad, lower, upper FROM level_${level}`);
    all.push(`SELECT * FROM level_${level}`);
  }
  return [...ctes, withPeriods(dataset, all.join(' UNION ALL '))];
}

/** Zero for a residual area without rows, where any area of its municipality delivers for that period. */
const residualZeros = `SELECT r.id, s.period, s.reference_date, 0, 0, 0, r.rank FROM ${placeTable} r
  JOIN (SELECT p.municipality, d.period, max(d.reference_date) AS reference_date
    FROM delivered d JOIN ${placeTable} p ON p.id = d.area
    WHERE p.rank BETWEEN ${rank.firstBelow} AND ${rank.unknown - 1} GROUP BY p.municipality, d.period) s
  ON s.municipality = r.municipality AND s.reference_date BETWEEN r.valid_from AND r.valid_to
  ANTI JOIN delivered d ON d.area = r.id AND d.period = s.period
  WHERE r.residual`;

const childSums = (level: number, finer: string[]) => `sum_${level} AS (
  SELECT s.area, s.period, s.reference_date, s.lower, s.upper,
    greatest(s.bad, CASE WHEN s.known = c.children THEN 0 ELSE ${badness.missing} END) AS bad
  FROM (SELECT p.parent AS area, f.period, max(f.reference_date) AS reference_date,
      max(CASE WHEN f.reference_date BETWEEN p.valid_from AND p.valid_to THEN f.bad ELSE ${badness.rejected} END) AS bad,
      sum(f.lower) AS lower, CASE WHEN count(f.upper) = count(*) THEN sum(f.upper) END AS upper,
      count(*) FILTER (p.rank <> ${rank.unknown} AND f.reference_date BETWEEN p.valid_from AND p.valid_to) AS known
    FROM (${finer.join(' UNION ALL ')}) f JOIN ${placeTable} p ON p.id = f.area
    WHERE p.parent_rank = ${level} GROUP BY p.parent, f.period) s
  LEFT JOIN ${childTable} c ON c.parent = s.area AND c.reference_date = s.reference_date)`;

/** An empty cell at the level itself counts as not delivered. */
const ownOrSum = (level: number) => {
  const pick = (column: string) =>
    `CASE WHEN d.bad <> ${badness.missing} OR s.area IS NULL THEN d.${column} ELSE s.${column} END AS ${column}`;
  return `level_${level} AS (
  SELECT coalesce(d.area, s.area) AS area, coalesce(d.period, s.period) AS period,
    ${['reference_date', 'bad', 'lower', 'upper'].map(pick).join(', ')},
    CASE WHEN d.bad <> ${badness.missing} OR s.area IS NULL THEN 'delivered' ELSE 'summed' END AS origin,
    CASE WHEN d.bad <> ${badness.missing} THEN s.bad END AS sum_bad,
    CASE WHEN d.bad <> ${badness.missing} THEN s.lower END AS sum_lower
  FROM (SELECT * FROM here WHERE rank = ${level}) d
  FULL JOIN sum_${level} s ON s.area = d.area AND s.period = d.period)`;
};

const withPeriods = (dataset: Dataset, figures: string) => `levelled AS (
  SELECT f.*, t.series, t.step, t.paired FROM (${figures}) f
  JOIN ${periodTable} t ON t.dataset = ${quoteText(dataset.id)} AND t.period = f.period)`;
