import type { AgeColumn } from '../../model/dataset.js';
import { isTotalSpan, spanIds } from './filter.js';

/**
 * Whether age bands can be added. Judged first on the bands of the whole delivery, which is cheap; only groups whose
 * delivery does not fit, or which come from several deliveries, are judged on their own bands.
 */
export interface AgeCheckInput {
  column: AgeColumn;
  /** SQL over neighbouring bands (window `band`): this band fits to the ones beside it. */
  fits: string;
  /** Query of the bands of each delivery, and the keys beside `delivery` that tell one set of bands from another. */
  bands: string;
  scopeKeys: string[];
  /** Query of the groups, with first_delivery and last_delivery, and their keys. */
  groups: string;
  groupKeys: string[];
  /** Query of the single cells that were added, restricted to the groups of the given name. */
  cells: (doubtful: string) => string;
  /** Keys that tell one run of bands from the next within a group. */
  runKeys: string[];
}

export interface AgeCheck {
  ctes: string[];
  /** Joins to the groups, aliased `g`. */
  joins: string;
  /** SQL: the delivery of the group fits; number of its bands. */
  deliveryFits: string;
  bands: string;
  /** SQL: the group's own bands fit, in every run of bands; number of runs. */
  ownFits: string;
  runs: string;
}

export function ageCheck(input: AgeCheckInput): AgeCheck {
  const { column, fits, scopeKeys, groupKeys } = input;
  const { from, to } = spanIds(column);
  const [scope, doubtful, own] = ['scope', 'doubtful', 'own'].map((n) => `"${n}_${column.id}"`) as [
    string,
    string,
    string,
  ];
  const scoped = [...scopeKeys, 'delivery'].join(', ');
  const grouped = groupKeys.join(', ');
  const scopeJoin = [
    `${scope}.delivery = g.first_delivery`,
    ...scopeKeys.map((k) => `${scope}.${k} = g.${k}`),
  ];
  const window = (keys: string) => `WINDOW band AS (PARTITION BY ${keys} ORDER BY ${from}, ${to})`;
  return {
    ctes: [
      `${scope} AS (SELECT ${scoped}, count(*) AS bands, bool_and(fits) AS fits FROM (
        SELECT ${scoped}, ${fits} AS fits FROM (${input.bands}) ${window(scoped)}) GROUP BY ${scoped})`,
      `${doubtful} AS (SELECT g.* FROM ${input.groups} g LEFT JOIN ${scope} ON ${scopeJoin.join(' AND ')}
        WHERE g.first_delivery <> g.last_delivery OR ${scope}.fits IS DISTINCT FROM true)`,
      `${own} AS (SELECT ${grouped}, bool_and(fits) AS fits, count(*) FILTER (opens) AS runs FROM (
        SELECT ${grouped}, ${fits} AS fits, lag(${to}) OVER band IS NULL AS opens
        FROM (${input.cells(doubtful)}) WHERE ${from} IS NOT NULL AND NOT ${isTotalSpan(column)}
        ${window([grouped, ...input.runKeys].join(', '))}) GROUP BY ${grouped})`,
    ],
    joins: `LEFT JOIN ${scope} ON ${scopeJoin.join(' AND ')}
      LEFT JOIN ${own} ON ${groupKeys.map((k) => `${own}.${k} = g.${k}`).join(' AND ')}`,
    deliveryFits: `(g.first_delivery = g.last_delivery AND coalesce(${scope}.fits, false))`,
    bands: `${scope}.bands`,
    ownFits: `coalesce(${own}.fits, false)`,
    runs: `${own}.runs`,
  };
}
