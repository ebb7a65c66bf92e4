import { trendTable } from '../names.js';
import type { Span } from './comparisons.js';
import { double } from './numbers.js';

/** Of all findings of a family so many may be chance. */
const rate = 0.05;

/**
 * Statements that put the verdicts of the trends of a span under false-discovery control (model/false-discovery.ts): of everything
 * called rising or falling in a family, at most 5 % are expected to be chance. A family is all trends of one definition and
 * level; one with a single test keeps its verdict and is not marked.
 */
export function controlSql({ from, to }: Span): string[] {
  const family = ['definition', 'rank'];
  const listed = family.map((k) => `c.${k}`).join(', ');
  const tested = `c.p IS NOT NULL AND c.definition BETWEEN ${from} AND ${to}`;
  const inFamily = `FROM compute_bound b WHERE ${family.map((k) => `c.${k} = b.${k}`).join(' AND ')} AND ${tested}`;
  return [
    `CREATE OR REPLACE TEMP TABLE compute_bound AS WITH
      families AS (SELECT ${listed}, count(*) AS tests FROM ${trendTable} c WHERE ${tested} GROUP BY ${listed}),
      ranked AS (SELECT ${listed}, c.p, row_number() OVER (PARTITION BY ${listed} ORDER BY c.p) AS position
        FROM ${trendTable} c WHERE ${tested} AND c.p <= ${double(rate)})
      SELECT ${family.join(', ')}, tests, coalesce(max(p) FILTER (p <= position / tests::DOUBLE * ${double(rate)}), -1) AS bound
      FROM families LEFT JOIN ranked USING (${family.join(', ')}) GROUP BY ${family.join(', ')}, tests`,
    `UPDATE ${trendTable} c SET adjusted = false ${inFamily} AND b.tests = 1`,
    `UPDATE ${trendTable} c SET verdict = 0 ${inFamily} AND b.tests > 1 AND c.verdict <> 0 AND c.p > b.bound`,
  ];
}
