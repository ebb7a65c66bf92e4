import { badness } from '../../store/figures/badness.js';
import { placeTable, rank } from '../../store/figures/names.js';
import { definitionTable, momentTable, resultTable, valueTable } from '../names.js';
import { exactJoin, limitsSql } from './limits.js';

/** The periods of the definitions in the table of results, each with its latest reference date. */
export const momentsSql = `INSERT INTO ${momentTable} SELECT definition, slot, max(reference_date) FROM ${resultTable}
  GROUP BY definition, slot`;

/** Ways a figure of a level comes about, by their number in the table of values. */
export const origins = ['delivered', 'summed', 'weighted'] as const;

/** As row of the table of values: numbers of what is usable alone, divided once, with limits. */
const columns = `v.definition, v.place, v.slot, v.bad, v.x AS numerator, v.n AS denominator,
  CASE WHEN v.n IS NOT NULL THEN v.denominator_date - DATE '1970-01-01' END AS denominator_day, v.origin,
  CASE WHEN v.n IS NULL THEN v.x * d.factor ELSE v.x / v.n * d.factor END AS value, ${limitsSql('v.x', 'v.n')}`;

/**
 * Results -> values: for each definition and each level with at least one value or sum (even one that lacks a part), a row
 * for every place of that level that exists on the reference date and every period of the definition; what is not there is
 * `missing`. Where a level has all its rows, which is usual, none is looked for.
 */
export const valuesSql = `INSERT INTO ${valueTable} WITH
  leveled AS (SELECT DISTINCT r.definition, p.rank FROM ${resultTable} r JOIN ${placeTable} p ON p.place = r.place
    WHERE (r.bad < ${badness.missing} OR r.origin = 'summed') AND p.rank <> ${rank.unknown}),
  moment AS (SELECT m.* FROM ${momentTable} m SEMI JOIN leveled l ON l.definition = m.definition),
  found AS (SELECT r.*, p.rank FROM ${resultTable} r JOIN ${placeTable} p ON p.place = r.place
    JOIN leveled l ON l.definition = r.definition AND l.rank = p.rank
    JOIN moment m ON m.definition = r.definition AND m.slot = r.slot
      AND m.reference_date BETWEEN p.valid_from AND p.valid_to),
  due AS (SELECT t.reference_date, p.rank, count(*) AS places FROM (SELECT DISTINCT reference_date FROM moment) t
    JOIN ${placeTable} p ON t.reference_date BETWEEN p.valid_from AND p.valid_to GROUP BY t.reference_date, p.rank),
  lacking AS (SELECT m.definition, m.slot, m.reference_date, l.rank FROM moment m JOIN leveled l ON l.definition = m.definition
    JOIN due ON due.reference_date = m.reference_date AND due.rank = l.rank
    LEFT JOIN (SELECT definition, slot, rank, count(*) AS places FROM found GROUP BY definition, slot, rank) f
      ON f.definition = m.definition AND f.slot = m.slot AND f.rank = l.rank
    WHERE f.places IS NULL OR f.places < due.places),
  listed AS (
    SELECT definition, place, slot, bad, CASE WHEN bad = 0 THEN numerator END AS x,
      CASE WHEN bad = 0 AND numerator IS NOT NULL THEN denominator END AS n, denominator_date,
      (list_position([${origins.map((o) => `'${o}'`).join(', ')}], origin) - 1)::TINYINT AS origin FROM found
    UNION ALL
    SELECT l.definition, p.place, l.slot, ${badness.missing}, NULL, NULL, NULL, 0 FROM lacking l
    JOIN ${placeTable} p ON p.rank = l.rank AND l.reference_date BETWEEN p.valid_from AND p.valid_to
    ANTI JOIN ${resultTable} r ON r.definition = l.definition AND r.place = p.place AND r.slot = l.slot)
  SELECT ${columns} FROM listed v JOIN ${definitionTable} d ON d.definition = v.definition ${exactJoin('v.x')}`;
