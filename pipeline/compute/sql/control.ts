import type { Span } from './comparisons.js';
import { double } from './numbers.js';

/** Of all findings of a family so many may be chance. */
const rate = 0.05;

/**
 * Statements that put the verdicts of a table under false-discovery control (model/false-discovery.ts): of everything called
 * higher or lower in a family, at most 5 % are expected to be chance. A family is all rows with equal `keys` and of one
 * level; one with a single test keeps its verdict and is not marked.
 * @param table with definition, rank (of the level), p, verdict, adjusted and the keys
 */
export function controlSql(
  table: string,
  keys: readonly string[],
  { from, to }: Span,
  only = 'true',
): string[] {
  const family = ['definition', ...keys, 'rank'];
  const listed = family.map((k) => `c.${k}`).join(', ');
  const tested = `c.p IS NOT NULL AND c.definition BETWEEN ${from} AND ${to} AND ${only}`;
  const inFamily = `FROM compute_bound b WHERE ${family.map((k) => `c.${k} = b.${k}`).join(' AND ')} AND ${tested}`;
  return [
    `CREATE OR REPLACE TEMP TABLE compute_bound AS WITH
      families AS (SELECT ${listed}, count(*) AS tests FROM ${table} c WHERE ${tested} GROUP BY ${listed}),
      ranked AS (SELECT ${listed}, c.p, row_number() OVER (PARTITION BY ${listed} ORDER BY c.p) AS position
        FROM ${table} c WHERE ${tested} AND c.p <= ${double(rate)})
      SELECT ${family.join(', ')}, tests, coalesce(max(p) FILTER (p <= position / tests::DOUBLE * ${double(rate)}), -1) AS bound
      FROM families LEFT JOIN ranked USING (${family.join(', ')}) GROUP BY ${family.join(', ')}, tests`,
    `UPDATE ${table} c SET adjusted = false ${inFamily} AND b.tests = 1`,
    `UPDATE ${table} c SET verdict = 0 ${inFamily} AND b.tests > 1 AND c.verdict <> 0 AND c.p > b.bound`,
  ];
}
