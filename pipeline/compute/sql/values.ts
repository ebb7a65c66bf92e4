import { badness } from '../../store/figures/badness.js';
import { placeTable, rank } from '../../store/figures/names.js';
import { definitionTable, levelTable, momentTable, resultTable, valueTable } from '../names.js';
import { exactJoin, limitsSql } from './limits.js';

/** Ways a figure of a level comes about, by their number in the tables of results and values. */
export const origins = ['delivered', 'summed', 'weighted'] as const;
export const originNumber = (origin: (typeof origins)[number]): number => origins.indexOf(origin);

/** Which levels of which periods have results, how many places of them exist on the reference date, and whether any is usable or a sum. */
const levelsSql = `CREATE OR REPLACE TEMP TABLE ${levelTable} AS
  SELECT r.definition, r.slot, p.rank, max(r.reference_date) AS reference_date,
    count(*) FILTER (r.reference_date BETWEEN p.valid_from AND p.valid_to) AS places,
    bool_or(r.bad < ${badness.missing} OR r.origin = ${originNumber('summed')}) AS usable
  FROM ${resultTable} r JOIN ${placeTable} p ON p.place = r.place GROUP BY r.definition, r.slot, p.rank`;

/** The periods of the definitions in the table of results, each with its reference date. */
const momentsOf = `SELECT definition, slot, max(reference_date) AS reference_date FROM ${levelTable} GROUP BY definition, slot`;

/** Numbers of what is usable alone, divided once. */
const value = 'CASE WHEN v.n IS NULL THEN v.x * d.factor ELSE v.x / v.n * d.factor END AS value';
/**
 * Results -> values: for each definition and each level with at least one value or sum (even one that lacks a part), a row
 * for every place of that level that exists on the reference date and every period of the definition; what is not there is
 * `missing`. Where a level has all its rows, which is usual, none is looked for. All results of a definition and period have one
 * reference date: that of the period in the first dataset of the numerator.
 */
const rowsSql = `INSERT INTO ${valueTable} WITH
  moment AS (${momentsOf}),
  leveled AS (SELECT definition, rank FROM ${levelTable} WHERE rank <> ${rank.unknown}
    GROUP BY definition, rank HAVING bool_or(usable)),
  due AS (SELECT m.definition, m.slot, m.reference_date, l.rank, d.method, d.factor FROM moment m
    JOIN leveled l ON l.definition = m.definition JOIN ${definitionTable} d ON d.definition = m.definition),
  existing AS (SELECT t.reference_date, p.rank, count(*) AS places FROM (SELECT DISTINCT reference_date FROM moment) t
    JOIN ${placeTable} p ON t.reference_date BETWEEN p.valid_from AND p.valid_to GROUP BY t.reference_date, p.rank),
  lacking AS (SELECT due.* FROM due JOIN existing e ON e.reference_date = due.reference_date AND e.rank = due.rank
    LEFT JOIN ${levelTable} f ON f.definition = due.definition AND f.slot = due.slot AND f.rank = due.rank
    WHERE f.places IS NULL OR f.places < e.places)
  SELECT v.definition, v.place, v.slot, v.bad, v.x, v.n, v.denominator_day, v.origin, ${value}, ${limitsSql('v.x', 'v.n')}
  FROM (SELECT r.definition, r.place, p.rank, r.slot, r.bad, CASE WHEN r.bad = 0 THEN r.numerator END AS x,
      CASE WHEN r.bad = 0 AND r.numerator IS NOT NULL THEN r.denominator END AS n,
      CASE WHEN r.bad = 0 AND r.numerator IS NOT NULL AND r.denominator IS NOT NULL
        THEN r.denominator_date - DATE '1970-01-01' END AS denominator_day, r.origin, p.valid_from, p.valid_to
    FROM ${resultTable} r JOIN ${placeTable} p ON p.place = r.place) v
  JOIN due d ON d.definition = v.definition AND d.slot = v.slot AND d.rank = v.rank
    AND d.reference_date BETWEEN v.valid_from AND v.valid_to ${exactJoin('v.x')}
  UNION ALL
  SELECT l.definition, p.place, l.slot, ${badness.missing}, NULL, NULL, NULL, 0, NULL, NULL, NULL FROM lacking l
  JOIN ${placeTable} p ON p.rank = l.rank AND l.reference_date BETWEEN p.valid_from AND p.valid_to
  ANTI JOIN (SELECT r.definition, r.place, r.slot FROM ${resultTable} r
    SEMI JOIN lacking l ON l.definition = r.definition AND l.slot = r.slot) r
    ON r.definition = l.definition AND r.place = p.place AND r.slot = l.slot`;

/** From the table of results to those of periods and values, in order. */
export const valuesSql: readonly string[] = [levelsSql, `INSERT INTO ${momentTable} ${momentsOf}`, rowsSql];
