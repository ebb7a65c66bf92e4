import { placeTable, rank } from '../../store/figures/names.js';
import { definitionTable, smoothedTable, valueTable } from '../names.js';

/**
 * Empirical Bayes after methods/smoothing.ts for the areas below the municipality, over all of them in the county of one level
 * and period. Residual areas are no part of it. Sums in the order of the places, so that they never depend on the threads.
 */
export const smoothedSql = (definitions: readonly number[]): string => `INSERT INTO ${smoothedTable} WITH
  part AS (SELECT v.definition, v.place, v.slot, p.rank, v.numerator AS x, v.denominator AS n, x / n AS rate
    FROM ${valueTable} v JOIN ${placeTable} p ON p.place = v.place
    WHERE v.definition IN (${definitions.join(', ')}) AND v.bad = 0 AND v.denominator > 0 AND NOT p.residual
      AND p.rank BETWEEN ${rank.firstBelow} AND ${rank.unknown - 1}),
  whole AS (SELECT definition, slot, rank, sum(n ORDER BY place) AS people, sum(x ORDER BY place) / people AS b,
    count(*) AS areas FROM part GROUP BY definition, slot, rank),
  spread AS (SELECT w.definition, w.slot, w.rank, w.b,
      sum(p.n * ((p.rate - w.b) * (p.rate - w.b)) ORDER BY p.place) / w.people - w.b / (w.people / w.areas) AS excess
    FROM whole w JOIN part p ON p.definition = w.definition AND p.slot = w.slot AND p.rank = w.rank
    GROUP BY w.definition, w.slot, w.rank, w.b, w.people, w.areas),
  drawn AS (SELECT p.*, s.b, greatest(0, s.excess) AS a, greatest(0, s.excess) + s.b / p.n AS weight
    FROM part p JOIN spread s ON s.definition = p.definition AND s.slot = p.slot AND s.rank = p.rank)
  SELECT r.definition, r.place, r.slot,
    CASE WHEN r.weight = 0 THEN r.b ELSE r.b + (r.a * (r.rate - r.b)) / r.weight END * d.factor
  FROM drawn r JOIN ${definitionTable} d ON d.definition = r.definition`;
