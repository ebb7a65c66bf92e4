import { chainTable, momentTable, seriesTable, trendTable, valueTable } from '../names.js';
import type { Span } from './comparisons.js';
import { double } from './numbers.js';

const daysPerYear = 365.25;

/**
 * Figures of each place side by side, by the position of their period among those of the definition, with the widths of their
 * intervals: columns y_0, w_0, y_1 ...; `pattern` tells the positions with a figure, `complete` that all have one.
 * @param length most periods of a definition of the span
 */
export function seriesSql({ from, to }: Span, length: number): string {
  const columns = upTo(length).map(
    (k) => `max(CASE WHEN m.position = ${k} THEN v.value END) AS y_${k},
      max(CASE WHEN m.position = ${k} THEN coalesce(v.upper, 0) - coalesce(v.lower, 0) END) AS w_${k}`,
  );
  const known = upTo(length).map((k) => `CASE WHEN y_${k} IS NULL THEN '0' ELSE '1' END`);
  return `CREATE OR REPLACE TEMP TABLE ${seriesTable} AS SELECT *, concat(${known.join(', ')}) AS pattern FROM (
    SELECT v.definition, v.place, any_value(v.rank) AS rank, count(v.value) = any_value(m.positions) AS complete, ${columns.join(',\n')}
    FROM ${valueTable} v
    JOIN (SELECT *, (row_number() OVER (PARTITION BY definition ORDER BY slot) - 1)::INTEGER AS position,
        count(*) OVER (PARTITION BY definition) AS positions FROM ${momentTable}) m
      ON m.definition = v.definition AND m.slot = v.slot
    WHERE v.definition BETWEEN ${from} AND ${to} AND v.bad = 0 AND v.rank IS NOT NULL
    GROUP BY v.definition, v.place)`;
}

/**
 * Trends after methods/slope.ts: sums over the periods of the chain, oldest first. A period that is not in it adds 0. Weights are the
 * inverse squares of the widths, all 1 where one is missing or has no width. Chains come with `points`, `quantile` of Student's t on
 * points - 2 degrees, and for each position the day `x_0` ... (from 1970-01-01) or NULL.
 * @param points how many points chains of this span have
 */
export function trendsSql(length: number, points: readonly number[]): string {
  const all = upTo(length);
  const sum = (term: (k: number) => string) =>
    all.map((k) => `CASE WHEN t_${k} IS NULL THEN 0 ELSE ${term(k)} END`).join(' + ');
  const layers = [
    all.map((k) => `x_${k}::DOUBLE * 86400000 / ${double(86_400_000 * daysPerYear)} AS t_${k}`).join(', '),
    `${all.map((k) => `(t_${k} IS NULL OR w_${k} > 0)`).join(' AND ')} AS weighted`,
    all.map((k) => `CASE WHEN weighted THEN 1 / (w_${k} * w_${k}) ELSE 1 END AS u_${k}`).join(', '),
    `${sum((k) => `u_${k}`)} AS total, ${sum((k) => `u_${k} * t_${k}`)} AS sum_x, ${sum((k) => `u_${k} * y_${k}`)} AS sum_y`,
    'sum_x / total AS mean_x, sum_y / total AS mean_y',
    all.map((k) => `t_${k} - mean_x AS dx_${k}, y_${k} - mean_y AS dy_${k}`).join(', '),
    `${sum((k) => `u_${k} * (dx_${k} * dx_${k})`)} AS spread, ${sum((k) => `u_${k} * (dx_${k} * dy_${k})`)} AS together`,
    'together / spread AS slope',
    all.map((k) => `dy_${k} - slope * dx_${k} AS r_${k}`).join(', '),
    `${sum((k) => `u_${k} * (r_${k} * r_${k})`)} AS residual`,
    'sqrt(residual / (points - 2) / spread) AS error',
    'abs(slope) / error AS t, quantile * error AS half',
    `t * t / (points - 2) AS square`,
    '1 / (1 + square) AS c, sqrt(square / (1 + square)) AS s',
    `CASE points ${points.map((n) => `WHEN ${n} THEN ${studentP(n - 2)}`).join(' ')} END AS beyond`,
  ];
  const from = `SELECT s.*, c.* EXCLUDE (definition, pattern, place) FROM ${seriesTable} s JOIN ${chainTable} c
    ON c.definition = s.definition AND c.pattern = s.pattern AND (c.place IS NULL OR c.place = s.place)`;
  const sql = layers.reduce((inner, layer) => `SELECT *, ${layer} FROM (${inner})`, from);
  return `INSERT INTO ${trendTable} SELECT definition, place, rank, chain, slope, slope - half, slope + half,
    CASE WHEN slope = 0 THEN 1 WHEN error = 0 OR beyond <= 1e-12 THEN 0 ELSE beyond END AS p,
    CASE WHEN slope - half > 0 THEN 1 WHEN slope + half < 0 THEN -1 ELSE 0 END AS verdict, true AS adjusted
    FROM (${sql}) WHERE spread > 0`;
}

/**
 * SQL: two-sided chance beyond t on whole degrees of freedom, from c = 1 / (1 + t² / freedom) and s = sqrt(1 - c).
 * Source: Abramowitz and Stegun (1964) 26.7.3 and 26.7.4. Absolute error about 1e-15.
 */
function studentP(freedom: number): string {
  const odd = freedom % 2 === 1;
  const terms = odd ? (freedom - 1) / 2 : freedom / 2;
  let series = '0';
  // From the last term inwards: 1 + f1 c (1 + f2 c (...)), f = 2/3, 4/5 ... or 1/2, 3/4 ...
  for (let k = terms - 1; k >= 0; k--) {
    const factor = odd ? (2 * k + 2) / (2 * k + 3) : (2 * k + 1) / (2 * k + 2);
    series = k === terms - 1 ? '1' : `(1 + ${double(factor)} * c * ${series})`;
  }
  return odd
    ? `1 - ${double(2 / Math.PI)} * (atan(sqrt(square)) + s * sqrt(c) * ${series})`
    : `1 - s * ${series}`;
}

const upTo = (length: number) => Array.from({ length }, (_, k) => k);
