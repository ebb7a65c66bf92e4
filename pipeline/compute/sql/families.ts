import { comparisonTable, estimateTable, fallenTable, familyTable, openTable, valueTable } from '../names.js';
import { chancesSql, greatestClass, leastClass, noClass } from './chance-classes.js';
import { kinds, type Span } from './comparisons.js';
import { type FamilyNumbers, familyColumns, inSpanSql } from './family-number.js';
import { double } from './numbers.js';

/**
 * False-discovery control (model/false-discovery.ts) of the comparisons of one definition, period, kind and level. The bounds of
 * their chances (chance-classes.ts) decide about nearly all of them; the p-value is worked out of those in between alone.
 */

/** Of all findings of a family so many may be chance. */
const rate = 0.05;
/** More than the error of the last digits of a p-value. */
const tolerance = 1e-9;

/** The kinds that are judged together with each other. */
export type Kinds = 'counterpart' | 'others';
const [county, previousYear, counterpart] = [
  kinds.indexOf('county'),
  kinds.indexOf('previous_year'),
  kinds.indexOf('counterpart'),
];

/**
 * Families with their number of tests. Up to class `stand` all stand: `sure` of them, with a p of at most `surely`, at which so many
 * findings are too many to be chance. Those above class `open` fall: even if all that may have a p as low as theirs had it, they would be
 * too few.
 */
export function familiesSql(span: Span, numbers: FamilyNumbers, which: Kinds): string {
  const limit = `/ t.tests::DOUBLE * ${double(rate)}`;
  const own = `${comparisonTable} WHERE ${inSpanSql(numbers, span, 'family')}`;
  const side = (
    name: string,
    of: string,
  ) => `${name} AS (SELECT family, class, sum(n) OVER (PARTITION BY family ORDER BY class) AS up
      FROM (SELECT family, ${of} AS class, count(*) AS n FROM ${own} AND code > 0 GROUP BY family, class))`;
  return `CREATE OR REPLACE TEMP TABLE ${familyTable} AS WITH
    total AS (SELECT family, count(code) AS tests, ${familyColumns(numbers, 'family')} FROM ${own} GROUP BY family),
    chance AS (SELECT * FROM (VALUES ${chancesSql}) v(class, p)),
    ${side('most', greatestClass('code'))}, ${side('least', leastClass('code'))},
    standing AS (SELECT t.family, max(m.up) AS up, max(c.p) AS p, max(m.class) AS class FROM most m JOIN chance c ON c.class = m.class
      JOIN total t ON t.family = m.family WHERE c.p * ${double(1 + tolerance)} <= m.up ${limit} GROUP BY t.family),
    possible AS (SELECT t.family, max(l.class) AS class FROM least l JOIN chance c ON c.class = l.class
      JOIN total t ON t.family = l.family WHERE c.p * ${double(1 - tolerance)} <= l.up ${limit} GROUP BY t.family)
    SELECT t.*, coalesce(s.up, 0)::BIGINT AS sure, coalesce(s.p, -1) AS surely, coalesce(s.class, ${noClass})::INTEGER AS stand,
      coalesce(p.class, ${noClass})::INTEGER AS open
    FROM total t LEFT JOIN standing s ON s.family = t.family LEFT JOIN possible p ON p.family = t.family
    WHERE t.tests > 1 AND (t.kind = ${counterpart}) = ${which === 'counterpart'}`;
}

const found = (span: Span, numbers: FamilyNumbers) =>
  `${inSpanSql(numbers, span, 'c.family')} AND c.code > 0 AND f.family = c.family`;

/** Statements that take back what falls for sure, and gather what is open: row, family, position and counts (NULL without) of both sides. */
export const openSql = (span: Span, numbers: FamilyNumbers): string[] => [
  `UPDATE ${comparisonTable} c SET code = 0 FROM ${familyTable} f WHERE ${found(span, numbers)} AND ${leastClass('c.code')} > f.open`,
  `CREATE OR REPLACE TEMP TABLE ${openTable} AS
    SELECT c.rowid AS row, f.family, f.definition, f.slot, f.kind, c.place, c.reference, c.estimated,
      CASE WHEN f.kind = ${counterpart} THEN c.reference ELSE f.definition END AS other_definition,
      CASE WHEN f.kind <= ${county} THEN c.reference ELSE c.place END AS other_place,
      CASE WHEN f.kind >= ${previousYear} AND f.kind < ${counterpart} THEN c.reference ELSE f.slot END AS other_slot
    FROM ${comparisonTable} c JOIN ${familyTable} f ON ${found(span, numbers)}
      AND ${greatestClass('c.code')} > f.stand AND ${leastClass('c.code')} <= f.open`,
];

/** SQL: row, family, definition, other definition and the counts of both sides, of the findings whose p-value decides. */
export const countsSql = `WITH own AS (SELECT o.*, v.numerator AS x, v.denominator AS n FROM ${openTable} o
    JOIN ${valueTable} v ON v.definition = o.definition AND v.place = o.place AND v.slot = o.slot)
  SELECT o.row::DOUBLE, o.family, o.definition, o.other_definition, o.x, o.n, v.numerator, v.denominator FROM own o
  JOIN ${valueTable} v ON v.definition = o.other_definition AND v.place = o.other_place AND v.slot = o.other_slot WHERE NOT o.estimated
  UNION ALL
  SELECT o.row::DOUBLE, o.family, o.definition, o.other_definition, o.x, o.n, e.x, e.n FROM own o
  JOIN ${estimateTable} e ON e.definition = o.definition AND e.place = o.place AND e.slot = o.slot AND e.kind = o.kind
    AND e.reference = o.reference WHERE o.estimated`;

/** Takes back the findings whose rows are in a table. */
export const takeBackSql = `UPDATE ${comparisonTable} c SET code = 0 FROM ${fallenTable} f WHERE c.rowid = f.row::BIGINT`;
