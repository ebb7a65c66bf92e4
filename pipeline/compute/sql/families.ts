import { twoSidedP } from '../methods/normal.js';
import { comparisonTable, familyTable, openTable } from '../names.js';
import type { Span } from './comparisons.js';
import { z95 } from './limits.js';
import { double } from './numbers.js';

/**
 * False-discovery control (methods/false-discovery.ts) of the comparisons of one definition, period, kind and level, without the
 * p-value of each. How many half-widths of its interval a difference is away from zero gives a bound: a Wilson limit moves away from its
 * share at most with the square of z (its half-width over z grows no faster than z), so that a difference r half-widths of the
 * 95 % interval away from zero has a z of at least 1.96 √r. Of many differences it is sure from this alone that they stand; the p-value of the others
 * decides.
 */

/** Of all findings of a family so many may be chance. */
const rate = 0.05;

/** Classes of r: eighths, up to four half-widths. */
const [first, last] = [8, 32];
const distance = `abs(c.difference) / CASE WHEN c.difference > 0 THEN c.difference - c.lower ELSE c.upper - c.difference END`;
/** 0 for what is not distinguishable anyway. Class k is at least k / 8 half-widths away, give or take the last digit. */
const classOf = `CASE WHEN c.verdict = 0 THEN 0
  ELSE greatest(${first}, least(${last}, coalesce(floor((${distance}) * 8 * (1 - 1e-9)), 0)))::TINYINT END`;
const family = ['definition', 'slot', 'kind', 'rank'];
const listed = family.map((k) => `c.${k}`).join(', ');
const inFamily = family.map((k) => `f.${k} = c.${k}`).join(' AND ');

/**
 * Families with their number of tests, and the lowest class from which on all stand: `sure` of them, with a p of at most `surely`.
 * They stand where as many findings at that p are too many to be chance. `below`: classes under it are open.
 * @param shares definitions whose comparisons are of two shares; of the others every finding is open
 */
export function familiesSql({ from, to }: Span, kinds: string, shares: readonly number[]): string {
  const chances = Array.from(
    { length: last - first + 1 },
    (_, i) => `(${first + i}, ${double(twoSidedP(z95 * Math.sqrt((first + i) / 8)))})`,
  );
  return `CREATE OR REPLACE TEMP TABLE ${familyTable} AS WITH
    classes AS (SELECT ${listed}, ${classOf} AS class, count(*) AS n FROM ${comparisonTable} c
      WHERE c.definition BETWEEN ${from} AND ${to} AND c.kind ${kinds} AND c.lower IS NOT NULL GROUP BY ${listed}, class),
    summed AS (SELECT *, sum(n) OVER (PARTITION BY ${family.join(', ')})::BIGINT AS tests,
      sum(n) OVER (PARTITION BY ${family.join(', ')} ORDER BY class DESC)::BIGINT AS up FROM classes),
    chance(class, p) AS (VALUES ${chances.join(', ')}),
    enough AS (SELECT s.${family.join(', s.')}, min(s.class) AS class FROM summed s JOIN chance ON chance.class = s.class
      WHERE chance.p <= s.up / s.tests::DOUBLE * ${double(rate)} AND s.definition IN (${['NULL', ...shares].join(', ')})
      GROUP BY s.${family.join(', s.')})
    SELECT s.${family.join(', s.')}, max(s.tests) AS tests, coalesce(max(s.up) FILTER (s.class >= e.class), 0) AS sure,
      coalesce(any_value(chance.p), -1) AS surely, coalesce(any_value(e.class), ${last + 1})::TINYINT AS below
    FROM summed s LEFT JOIN enough e ON ${family.map((k) => `e.${k} = s.${k}`).join(' AND ')}
    LEFT JOIN chance ON chance.class = e.class GROUP BY s.${family.join(', s.')}`;
}

/** Findings whose p-value decides. */
export const openSql = (span: Span, kinds: string): string =>
  `c.definition BETWEEN ${span.from} AND ${span.to} AND c.kind ${kinds} AND c.verdict <> 0 AND EXISTS (
    SELECT 1 FROM ${familyTable} f WHERE ${inFamily} AND f.tests > 1 AND ${classOf} < f.below)`;

/** With the p-values of the open ones: what is not adjusted, and what does not stand. */
export const verdictsSql = ({ from, to }: Span, kinds: string): string[] => {
  const own = `c.definition BETWEEN ${from} AND ${to} AND c.kind ${kinds}`;
  return [
    `UPDATE ${comparisonTable} c SET adjusted = false FROM ${familyTable} f WHERE ${inFamily} AND f.tests = 1
      AND ${own} AND c.rank IN (SELECT rank FROM ${familyTable} WHERE tests = 1)`,
    `CREATE OR REPLACE TEMP TABLE compute_fallen AS WITH
      ranked AS (SELECT c.*, f.tests, f.surely,
          f.sure + row_number() OVER (PARTITION BY ${listed} ORDER BY c.p) AS position
        FROM ${openTable} c JOIN ${familyTable} f ON ${inFamily}),
      bound AS (SELECT ${family.join(', ')}, greatest(any_value(surely),
          coalesce(max(p) FILTER (p > surely AND p <= position / tests::DOUBLE * ${double(rate)}), -1)) AS p
        FROM ranked GROUP BY ${family.join(', ')})
      SELECT c.definition, c.place, c.slot, c.kind FROM ${openTable} c JOIN bound f ON ${inFamily} AND c.p > f.p`,
    `UPDATE ${comparisonTable} c SET verdict = 0 FROM compute_fallen f WHERE f.definition = c.definition
      AND f.place = c.place AND f.slot = c.slot AND f.kind = c.kind AND ${own} AND c.verdict <> 0`,
  ];
};
