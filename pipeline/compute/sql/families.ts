import { twoSidedP } from '../methods/normal.js';
import { comparisonTable, familyTable } from '../names.js';
import type { Span } from './comparisons.js';
import { z95 } from './limits.js';
import { double } from './numbers.js';

/**
 * False-discovery control (model/false-discovery.ts) of the comparisons of one definition, period, kind and level, without the
 * p-value of each. A Wilson limit moves away from its share at most with the square of z, since its distance over z grows no
 * faster than z; so a difference that is r times as large as its 95 % interval reaches has a z of at least 1.96 √r. From this alone
 * it is sure of many that they stand; the p-value of the others decides.
 */

/** Of all findings of a family so many may be chance. */
const rate = 0.05;

/** Classes of r: eighths, up to four. */
const [first, last] = [8, 32];
const reach = '(abs(c.difference) - least(abs(c.lower), abs(c.upper)))';
/** 0 for what is not distinguishable anyway. In class k, r is at least k / 8: the last digits are left out. */
const classOf = `CASE WHEN c.verdict = 0 THEN 0 ELSE greatest(${first}, least(${last},
  coalesce(floor(abs(c.difference) * ${double(8 * (1 - 1e-9))} / ${reach}), 0)))::TINYINT END`;
const keys = ['definition', 'slot', 'kind', 'rank'];
const family = keys.join(', ');
const listed = keys.map((k) => `c.${k}`).join(', ');
const inFamily = keys.map((k) => `f.${k} = c.${k}`).join(' AND ');

/**
 * Numbered families with their number of tests, and the lowest class from which on all stand: `sure` of them, with a p of at most
 * `surely`, at which so many findings are too many to be chance. Classes under `below` are open.
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
    summed AS (SELECT *, sum(n) OVER (PARTITION BY ${family})::BIGINT AS tests,
      sum(n) OVER (PARTITION BY ${family} ORDER BY class DESC)::BIGINT AS up FROM classes),
    judged AS (SELECT s.*, chance.p, chance.p <= s.up / s.tests::DOUBLE * ${double(rate)}
        AND s.definition IN (${['NULL', ...shares].join(', ')}) AS stands
      FROM summed s LEFT JOIN (VALUES ${chances.join(', ')}) chance(class, p) ON chance.class = s.class)
    SELECT (row_number() OVER (ORDER BY ${family}) - 1)::INTEGER AS family, ${family}, max(tests) AS tests,
      coalesce(max(up) FILTER (stands), 0) AS sure, coalesce(max(p) FILTER (stands), -1) AS surely,
      coalesce(min(class) FILTER (stands), ${last + 1}) AS below
    FROM judged GROUP BY ${family}`;
}

/** SQL: the findings whose p-value decides, with the row where they stand. */
export const openSql = ({ from, to }: Span, kinds: string): string =>
  `SELECT f.family, c.place, c.reference, c.estimated, c.rowid::DOUBLE AS row
    FROM ${comparisonTable} c JOIN ${familyTable} f ON ${inFamily} AND f.tests > 1
    WHERE c.definition BETWEEN ${from} AND ${to} AND c.kind ${kinds} AND c.verdict <> 0 AND ${classOf} < f.below`;

/** A family of one is not adjusted. */
export const unadjustedSql = ({ from, to }: Span, kinds: string): string =>
  `UPDATE ${comparisonTable} c SET adjusted = false FROM ${familyTable} f WHERE ${inFamily} AND f.tests = 1
    AND c.definition BETWEEN ${from} AND ${to} AND c.kind ${kinds} AND c.rank IN (SELECT rank FROM ${familyTable} WHERE tests = 1)`;

/** Takes back the findings whose rows are in a table. */
export const takeBackSql = (fallen: string): string =>
  `UPDATE ${comparisonTable} c SET verdict = 0 FROM ${fallen} f WHERE c.rowid = f.row::BIGINT`;
