import { badness } from '../../store/figures/badness.js';
import { numberedTable, placeTable, rank } from '../../store/figures/names.js';
import { amountOf, defaultPairing, groupCte, joinedBad, joinGroup, type TermGroup, worst } from './pair.js';

/** Number of the part with the values, its dataset, and the terms of the weight. */
export interface Weighting {
  value: number;
  valueDataset: string;
  weight: TermGroup[];
}

/**
 * Delivered values averaged upward: value of a level = sum(weight * value of the children) / sum(weight of the
 * children), where the level itself was not delivered. The products are carried upward exactly, divided once at the
 * end. Every child that exists on the reference date needs a usable weight, and a value unless its weight is 0.
 * Gives the CTEs up to `averaged(place, slot, reference_date, bad, value DOUBLE, origin)`.
 */
export function weightedCtes({ value, valueDataset, weight }: Weighting, deepest: number): string[] {
  const bad = weight.map((g) => joinedBad(g, valueDataset, defaultPairing));
  const maxAge = defaultPairing.max_age_months;
  const ctes = [
    ...weight.map((group) => groupCte([{ definition: 0, group, maxAge }])),
    `delivered_value AS (SELECT * FROM ${numberedTable} WHERE part = ${value})`,
    `slot AS (SELECT 0 AS definition, ${maxAge} AS max_age, p.place, t.slot, t.reference_date, p.rank,
      p.parent_place, p.parent_rank
      FROM (SELECT slot, max(reference_date) AS reference_date FROM delivered_value GROUP BY slot) t
      JOIN ${placeTable} p ON t.reference_date BETWEEN p.valid_from AND p.valid_to AND p.rank <> ${rank.unknown})`,
    `weighed AS (SELECT n.*, ${worst(bad)} AS weight_bad, CAST(${amountOf(weight)} AS DECIMAL(18, 6)) AS weight,
      ${weight.map((g) => `x_${g.cte}.slot AS slot_of_${g.cte}`).join(', ')}
      FROM slot n ${weight.map((g) => joinGroup(g, valueDataset, defaultPairing)).join(' ')})`,
    `own AS (SELECT w.*, v.bad AS value_bad, CAST(v.lower AS DECIMAL(18, 6)) AS value
      FROM weighed w LEFT JOIN delivered_value v ON v.place = w.place AND v.slot = w.slot)`,
    `average_${deepest} AS (SELECT ${ownAverage} FROM own d WHERE d.rank = ${deepest})`,
  ];
  const finer = [`SELECT * FROM average_${deepest}`];
  for (let level = deepest - 1; level >= rank.county; level--) {
    ctes.push(childAverages(level, finer), ownOrAverage(level));
    finer.push(`SELECT * FROM average_${level}`);
  }
  ctes.push(`averaged AS (
    SELECT place, slot, reference_date, CASE WHEN bad = 0 AND weight = 0 AND origin = 'weighted'
        THEN ${badness.not_applicable} ELSE bad END AS bad,
      CASE WHEN origin = 'delivered' THEN value::DOUBLE
        WHEN weight <> 0 THEN product::DOUBLE / weight::DOUBLE END AS value, origin
    FROM (${finer.join(' UNION ALL ')})
    UNION ALL SELECT place, slot, reference_date, bad, lower::DOUBLE, 'delivered' FROM delivered_value
    SEMI JOIN (SELECT place FROM ${placeTable} WHERE rank < ${rank.county}) r USING (place))`);
  return ctes;
}

const place = 'd.place, d.slot, d.reference_date, d.parent_place, d.parent_rank';
/** Zero weight: the value is not needed. `product` is NULL where it is not usable. */
const ownAverage = `${place}, coalesce(d.value_bad, ${badness.missing}) AS bad, d.value, 'delivered' AS origin,
  d.weight_bad, d.weight, CAST(d.value * d.weight AS DECIMAL(38, 12)) AS product`;

const childAverages = (level: number, finer: string[]) => `children_${level} AS (
  SELECT parent_place AS place, slot,
    max(CASE WHEN weight_bad <> 0 THEN ${badness.missing} WHEN weight = 0 THEN 0 ELSE bad END) AS bad,
    CAST(sum(CASE WHEN weight = 0 THEN 0 ELSE product END) AS DECIMAL(38, 12)) AS product,
    CAST(sum(weight) AS DECIMAL(18, 6)) AS weight
  FROM (${finer.join(' UNION ALL ')}) WHERE parent_rank = ${level} GROUP BY parent_place, slot)`;

const ownOrAverage = (level: number) => {
  const isOwn = `(d.value_bad <> ${badness.missing} OR c.place IS NULL)`;
  return `average_${level} AS (SELECT ${place},
    CASE WHEN ${isOwn} THEN coalesce(d.value_bad, ${badness.missing}) ELSE c.bad END AS bad, d.value,
    CASE WHEN ${isOwn} THEN 'delivered' ELSE 'weighted' END AS origin,
    CASE WHEN ${isOwn} THEN d.weight_bad WHEN c.bad = 0 THEN 0 ELSE ${badness.missing} END AS weight_bad,
    CASE WHEN ${isOwn} THEN d.weight ELSE c.weight END AS weight,
    CASE WHEN ${isOwn} THEN CAST(d.value * d.weight AS DECIMAL(38, 12)) ELSE c.product END AS product
    FROM own d LEFT JOIN children_${level} c ON c.place = d.place AND c.slot = d.slot WHERE d.rank = ${level})`;
};
