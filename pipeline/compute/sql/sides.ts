import { comparisonTable, definitionTable, estimateTable, valueTable } from '../names.js';
import { withChance } from './chance.js';
import { kinds } from './comparisons.js';
import { methodNumber } from './limits.js';

const [county, counterpart] = [kinds.indexOf('county'), kinds.indexOf('counterpart')];
const isPlace = `c.kind <= ${county}`;
const isCounterpart = `c.kind = ${counterpart}`;
const other = `CASE WHEN ${isCounterpart} THEN c.reference ELSE c.definition END`;

/**
 * SQL: comparisons with an interval, with x and n of the own figure and other_x and other_n of what it is compared with, and
 * their p-value `p`: NULL where a rate takes part, whose exact limits at any distance are no SQL (chances.ts).
 * @param where on the rows `c` of the table of comparisons
 */
export function chancesSql(where: string): string {
  const sides = `SELECT c.definition, c.place, c.rank, c.slot, c.kind, c.reference, c.difference, c.lower, c.upper, d.factor,
      d.method = ${methodNumber.wilson} AND w.method = ${methodNumber.wilson} AND d.factor = w.factor AS shares,
      v.numerator AS x, v.denominator AS n,
      CASE WHEN c.estimated THEN e.x ELSE o.numerator END AS other_x, CASE WHEN c.estimated THEN e.n ELSE o.denominator END AS other_n
    FROM (SELECT * FROM ${comparisonTable} c WHERE c.lower IS NOT NULL AND ${where}) c
    JOIN ${definitionTable} d ON d.definition = c.definition
    JOIN ${definitionTable} w ON w.definition = ${other}
    JOIN ${valueTable} v ON v.definition = c.definition AND v.place = c.place AND v.slot = c.slot
    LEFT JOIN ${valueTable} o ON o.definition = ${other} AND o.place = CASE WHEN ${isPlace} THEN c.reference ELSE c.place END
      AND o.slot = CASE WHEN ${isPlace} OR ${isCounterpart} THEN c.slot ELSE c.reference END
    LEFT JOIN ${estimateTable} e ON c.estimated AND e.definition = c.definition AND e.place = c.place AND e.slot = c.slot
      AND e.kind = c.kind AND e.reference = c.reference`;
  const only = (column: string) => `CASE WHEN shares THEN ${column} END`;
  const measured = `SELECT *, ${only('x')} AS own_x, ${only('n')} AS own_n, ${only(
    'CASE WHEN difference > 0 THEN difference - lower ELSE upper - difference END / factor',
  )} AS toward FROM (${sides})`;
  return `SELECT definition, place, rank, slot, kind, reference, x, n, other_x, other_n, CASE WHEN shares THEN p END AS p
    FROM (${withChance(measured)})`;
}
