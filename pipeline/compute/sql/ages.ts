import type { AgeColumn, Dataset } from '../../model/dataset.js';
import { quoteId } from '../../store/store.js';
import { bandTable } from '../names.js';
import { type AgeRestriction, isTotalSpan, spanIds } from './filter.js';

/**
 * Whether age bands can be added. A restricted span must be tiled exactly; an unrestricted age needs bands that do not
 * overlap (and, where absent rows are unknown, have no gap). Judged first on the bands of the whole delivery, which is
 * cheap; only groups whose delivery does not fit, or which come from several deliveries, are judged on their own bands.
 */
export interface AgeCheck {
  column: AgeColumn;
  /** CTEs: bands and fit of each delivery, and of the doubtful groups. */
  ctes: string[];
  /** To be joined to the groups, aliased `g`. */
  joins: string;
  /** SQL: the delivery of the group fits. */
  deliveryFits: string;
  /** SQL: number of bands of the delivery. */
  bands: string;
  /** SQL: the group's own bands fit, in every run of bands; and number of runs. */
  ownFits: string;
  runs: string;
}

export interface AgeCheckInput {
  dataset: Dataset;
  column: AgeColumn;
  restriction: AgeRestriction | null;
  /** CTE of the single cells with `delivery` (or first_delivery), and the condition for those that are added. */
  cells: string;
  added: string;
  /** CTE of the groups with first_delivery and last_delivery. */
  groups: string;
  /** Dimension keys of the groups, and those that tell one run of bands from the next. */
  groupKeys: string[];
  runKeys: string[];
}

export function ageCheck(input: AgeCheckInput): AgeCheck {
  const { column, restriction, groupKeys } = input;
  const { from, to } = spanIds(column);
  const fits = fitsSql(input);
  const [scope, doubtful, own] = ['scope', 'doubtful', 'own'].map((n) => quoteId(`${n}_${column.id}`));
  const within = restriction ? `${from} >= ${restriction.from} AND ${to} <= ${restriction.under}` : 'true';
  const window = (keys: string[]) =>
    `WINDOW band AS (PARTITION BY ${keys.join(', ')} ORDER BY ${from}, ${to})`;
  const group = ['area', 'period', ...groupKeys];
  return {
    column,
    ctes: [
      `${scope} AS (SELECT delivery, period, count(*) AS bands, bool_and(fits) AS fits FROM (
        SELECT delivery, period, ${fits} AS fits FROM ${quoteId(bandTable(input.dataset.id, column.id))}
        WHERE ${within} ${window(['delivery', 'period'])}) GROUP BY delivery, period)`,
      `${doubtful} AS (SELECT DISTINCT g.area, g.period FROM ${input.groups} g
        LEFT JOIN ${scope} s ON s.delivery = g.first_delivery AND s.period = g.period
        WHERE g.first_delivery <> g.last_delivery OR s.fits IS DISTINCT FROM true)`,
      `${own} AS (SELECT ${group.join(', ')}, bool_and(fits) AS fits, count(*) FILTER (opens) AS runs FROM (
        SELECT ${group.join(', ')}, ${fits} AS fits, lag(${to}) OVER band IS NULL AS opens
        FROM ${input.cells} SEMI JOIN ${doubtful} USING (area, period)
        WHERE ${input.added} AND ${from} IS NOT NULL AND NOT ${isTotalSpan(column)}
        ${window(['area', 'period', ...input.runKeys])}) GROUP BY ${group.join(', ')})`,
    ],
    joins: `LEFT JOIN ${scope} ON ${scope}.delivery = g.first_delivery AND ${scope}.period = g.period
      LEFT JOIN ${own} ON ${group.map((k) => `${own}.${k} = g.${k}`).join(' AND ')}`,
    deliveryFits: `(g.first_delivery = g.last_delivery AND coalesce(${scope}.fits, false))`,
    bands: `${scope}.bands`,
    ownFits: `coalesce(${own}.fits, false)`,
    runs: `${own}.runs`,
  };
}

function fitsSql({ column, restriction, dataset }: AgeCheckInput): string {
  const { from, to } = spanIds(column);
  if (restriction) {
    return (
      `${from} = coalesce(lag(${to}) OVER band, ${restriction.from})` +
      ` AND ${to} = coalesce(lead(${from}) OVER band, ${restriction.under})`
    );
  }
  return dataset.absent_rows === 'zero'
    ? `${from} >= coalesce(lag(${to}) OVER band, 0)`
    : `${from} = coalesce(lag(${to}) OVER band, ${from})`;
}
