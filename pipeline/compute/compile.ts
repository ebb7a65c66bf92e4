import type { Indicator } from '../model/indicator.js';
import { badness } from './badness.js';
import { placeTable, rank, resultTable } from './names.js';
import { defaultPairing, pairCtes, termGroups, windowCte } from './sql/pair.js';
import type { PartTables } from './sql/parts.js';
import { weightedCtes } from './sql/weighted.js';

/**
 * Definition -> SQL, in three phases: parts (sql/parts.ts: cells -> dimensions -> levels), one statement per indicator
 * (pairing, windows, average) and one for the grid of all results. Everything is set-wise: all areas, levels and
 * periods at once. Pure: text in, text out.
 */
export { partSql, planParts } from './sql/parts.js';

/** Empty table of results; numbers are DOUBLE from here on, divided once by the reader of the rows. */
export const createResults = `CREATE OR REPLACE TEMP TABLE ${resultTable} (definition INTEGER, area VARCHAR,
  period VARCHAR, reference_date DATE, bad INTEGER, numerator DOUBLE, denominator DOUBLE, origin VARCHAR)`;

/**
 * Statement that adds the results of one definition. For a delivered value, `numerator` is that value.
 * @param definition index of the definition in the room
 * @param deepest rank of the finest level
 */
export function indicatorSql(
  indicator: Indicator,
  definition: number,
  parts: PartTables,
  deepest: number,
): string {
  const { ctes, select } = indicatorQuery(indicator, parts, deepest);
  const validTo = indicator.valid_to ? ` AND reference_date <= DATE '${indicator.valid_to}'` : '';
  return `INSERT INTO ${resultTable} WITH ${ctes.join(',\n')}
    SELECT ${definition}, area, period, reference_date, bad, numerator, denominator, origin FROM (${select})
    WHERE reference_date >= DATE '${indicator.valid_from}'${validTo}`;
}

/** CTEs of an indicator (`paired` tells which periods belong together) and the query of its results. */
export function indicatorQuery(
  indicator: Indicator,
  parts: PartTables,
  deepest: number,
): { ctes: string[]; select: string } {
  if (indicator.kind === 'delivered') return deliveredQuery(indicator, parts, deepest);
  const ctes = pairCtes(
    termGroups('numerator', indicator.numerator, parts),
    'denominator' in indicator ? termGroups('denominator', indicator.denominator, parts) : [],
    'pairing' in indicator ? indicator.pairing : defaultPairing,
  );
  let source = 'paired';
  if (indicator.window_periods > 1) {
    ctes.push(windowCte('windowed', source, indicator.window_periods, ['numerator']));
    source = 'windowed';
  }
  if ('pool_periods' in indicator && indicator.pool_periods > 1) {
    ctes.push(windowCte('pooled', source, indicator.pool_periods, ['numerator', 'denominator']));
    source = 'pooled';
  }
  const worst = 'greatest(numerator_bad, denominator_bad)';
  const bad =
    'denominator' in indicator
      ? `CASE WHEN ${worst} = 0 AND denominator <= 0 THEN ${badness.not_applicable} ELSE ${worst} END`
      : worst;
  return {
    ctes,
    select: `SELECT area, period, reference_date, ${bad} AS bad, numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator,
      CASE WHEN summed THEN 'summed' ELSE 'delivered' END AS origin FROM ${source}`,
  };
}

function deliveredQuery(
  indicator: Extract<Indicator, { kind: 'delivered' }>,
  parts: PartTables,
  deepest: number,
): { ctes: string[]; select: string } {
  const value = parts.tableOf(indicator.value, 'single');
  const ctes = indicator.weight
    ? weightedCtes(value, indicator.value.dataset, termGroups('weight', indicator.weight, parts), deepest)
    : [
        `averaged AS (SELECT area, period, reference_date, bad, lower::DOUBLE AS value, 'delivered' AS origin
          FROM ${value})`,
      ];
  return {
    ctes,
    select: `SELECT area, period, reference_date, bad, value AS numerator, NULL::DOUBLE AS denominator, origin
      FROM averaged`,
  };
}

/**
 * All results: for each definition and each level with at least one value, a row for every place of that level that
 * exists on the reference date and every period of the definition; what is not there is `missing`. Sorted by
 * definition, level (coarse to fine), area, period.
 */
export const gridSql = `WITH
  level_with_values AS (SELECT DISTINCT r.definition, p.rank FROM ${resultTable} r
    JOIN ${placeTable} p ON p.id = r.area WHERE r.bad < ${badness.missing} AND p.rank <> ${rank.unknown}),
  seen AS (SELECT definition, period, max(reference_date) AS reference_date FROM ${resultTable}
    GROUP BY definition, period),
  slot AS (SELECT s.definition, p.id AS area, p.level, p.rank, p.municipality, p.residual, s.period, s.reference_date
    FROM level_with_values l JOIN seen s ON s.definition = l.definition JOIN ${placeTable} p ON p.rank = l.rank
    AND s.reference_date BETWEEN p.valid_from AND p.valid_to)
  SELECT s.definition, s.area, s.level, s.municipality, s.period,
    s.reference_date::VARCHAR AS reference_date, coalesce(r.bad, ${badness.missing}) AS bad,
    r.numerator, r.denominator, coalesce(r.origin, 'delivered') AS origin
  FROM slot s LEFT JOIN ${resultTable} r
    ON r.definition = s.definition AND r.area = s.area AND r.period = s.period
  ORDER BY s.definition, s.rank, s.area, s.period`;
