import { badness } from './badness.js';
import {
  childTable,
  deliveredTable,
  figureTable,
  numberedTable,
  partTable,
  periodTable,
  placeTable,
  rank,
  slotTable,
} from './names.js';

/** Empty table of the figures, and the view with their texts. */
export const createFigures: readonly string[] = [
  `CREATE OR REPLACE TEMP TABLE ${numberedTable} (part INTEGER, place INTEGER, slot INTEGER, reference_date DATE,
    bad INTEGER, lower DECIMAL(38, 6), upper DECIMAL(38, 6), summed BOOLEAN, sum_bad INTEGER,
    sum_lower DECIMAL(38, 6), paired BOOLEAN)`,
  `CREATE OR REPLACE TEMP VIEW ${figureTable} AS SELECT f.part, p.id AS area, t.period, f.reference_date, f.bad,
    f.lower, f.upper, CASE WHEN f.summed THEN 'summed' ELSE 'delivered' END AS origin, f.sum_bad, f.sum_lower,
    t.series, t.step, f.paired
    FROM ${numberedTable} f JOIN ${placeTable} p ON p.place = f.place JOIN ${slotTable} t ON t.slot = f.slot`,
];

/**
 * Delivered figures of a batch of periods -> figures of every level, for all parts at once. Children of a place are all places whose
 * `parent` it is and that exist on the reference date, whatever their level. A figure delivered at a level is used
 * there; a sum of the children fills the rest and is kept beside (`sum_bad`, `sum_lower`) for reconciliation. Cells of
 * an area that does not exist on the reference date belong somewhere else that nobody knows: they make the sum above
 * unusable, as cells of an unknown area `?<AGS>` do.
 * @param deepest rank of the finest level of the region
 * @param residual whether any area of the region is a residual one
 */
export function figuresSql(deepest: number, residual: boolean): string {
  const delivered = residual
    ? `(SELECT * FROM ${deliveredTable} UNION ALL ${residualZeros})`
    : deliveredTable;
  const ctes = [
    `here AS ${residual ? '' : 'NOT MATERIALIZED'} (SELECT d.*, p.rank, q.additive FROM ${delivered} d
      JOIN ${placeTable} p ON p.place = d.place JOIN ${partTable} q ON q.part = d.part)`,
  ];
  const columns = 'part, place, slot, reference_date, bad, lower, upper';
  const finer = [`SELECT ${columns} FROM here WHERE additive AND rank >= ${deepest}`];
  const all = [
    `SELECT ${columns}, false AS summed, NULL::INTEGER AS sum_bad, NULL::DECIMAL(38, 6) AS sum_lower
      FROM here WHERE NOT additive OR rank >= ${deepest} OR rank < ${rank.county}`,
  ];
  for (let level = deepest - 1; level >= rank.county; level--) {
    ctes.push(childSums(level, finer), ownOrSum(level));
    finer.push(`SELECT ${columns} FROM level_${level}`);
    all.push(`SELECT * FROM level_${level}`);
  }
  return `INSERT INTO ${numberedTable} WITH ${ctes.join(',\n')}
    SELECT f.*, t.paired FROM (${all.join(' UNION ALL ')}) f
    JOIN ${partTable} q ON q.part = f.part JOIN ${periodTable} t ON t.dataset = q.dataset AND t.slot = f.slot`;
}

/**
 * Zero for a residual area without rows, where any area of its municipality delivers for that period; not if a row of
 * an unknown area belongs to the part, for that may be its own.
 */
const residualZeros = `SELECT s.part, r.place, s.slot, s.reference_date, 0, 0, 0 FROM ${placeTable} r
  JOIN (SELECT d.part, p.municipality, d.slot, max(d.reference_date) AS reference_date
    FROM ${deliveredTable} d JOIN ${placeTable} p ON p.place = d.place JOIN ${partTable} q ON q.part = d.part AND q.zero
    WHERE p.rank BETWEEN ${rank.firstBelow} AND ${rank.unknown - 1} GROUP BY d.part, p.municipality, d.slot) s
  ON s.municipality = r.municipality AND s.reference_date BETWEEN r.valid_from AND r.valid_to
  ANTI JOIN ${deliveredTable} d ON d.part = s.part AND d.place = r.place AND d.slot = s.slot
  ANTI JOIN (SELECT d.part, d.slot, p.municipality FROM ${deliveredTable} d JOIN ${placeTable} p ON p.place = d.place
    WHERE p.rank = ${rank.unknown}) u ON u.part = s.part AND u.municipality = r.municipality AND u.slot = s.slot
  WHERE r.residual`;

const childSums = (level: number, finer: string[]) => `sum_${level} AS (
  SELECT s.part, s.place, s.slot, s.reference_date, s.lower, s.upper,
    greatest(s.bad, CASE WHEN s.known = c.children THEN 0 ELSE ${badness.missing} END) AS bad
  FROM (SELECT f.part, p.parent_place AS place, f.slot, max(f.reference_date) AS reference_date,
      max(CASE WHEN f.reference_date BETWEEN p.valid_from AND p.valid_to THEN f.bad ELSE ${badness.rejected} END) AS bad,
      sum(f.lower) AS lower, CASE WHEN count(f.upper) = count(*) THEN sum(f.upper) END AS upper,
      count(*) FILTER (p.rank <> ${rank.unknown} AND f.reference_date BETWEEN p.valid_from AND p.valid_to) AS known
    FROM (${finer.join(' UNION ALL ')}) f JOIN ${placeTable} p ON p.place = f.place
    WHERE p.parent_rank = ${level} GROUP BY f.part, p.parent_place, f.slot) s
  LEFT JOIN ${childTable} c ON c.parent_place = s.place AND c.reference_date = s.reference_date)`;

/** An empty cell at the level itself counts as not delivered. */
const ownOrSum = (level: number) => {
  const isOwn = `d.bad <> ${badness.missing} OR s.place IS NULL`;
  const pick = (column: string) => `CASE WHEN ${isOwn} THEN d.${column} ELSE s.${column} END AS ${column}`;
  const either = (column: string) => `coalesce(d.${column}, s.${column}) AS ${column}`;
  return `level_${level} AS (
  SELECT ${['part', 'place', 'slot'].map(either).join(', ')},
    ${['reference_date', 'bad', 'lower', 'upper'].map(pick).join(', ')},
    (${isOwn}) IS NOT TRUE AS summed,
    CASE WHEN d.bad <> ${badness.missing} THEN s.bad END AS sum_bad,
    CASE WHEN d.bad <> ${badness.missing} THEN s.lower END AS sum_lower
  FROM (SELECT * FROM here WHERE additive AND rank = ${level}) d
  FULL JOIN sum_${level} s ON s.part = d.part AND s.place = d.place AND s.slot = d.slot)`;
};
