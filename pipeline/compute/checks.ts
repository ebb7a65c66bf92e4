import type { Dataset } from '../model/dataset.js';
import { implausible, sumDiffers } from '../model/messages/compute.js';
import type { Problem } from '../model/problem.js';
import { nameOf } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import type { Store } from '../store/store.js';
import { placeTable, rank } from './names.js';
import { defaultPairing, pairCtes, termGroups } from './sql/pair.js';
import type { PartTables, PlannedPart } from './sql/parts.js';

/** Delivered figures against the sum of their areas, and the plausibility rules of the datasets. */

export type Rule = Dataset['plausibility'][number];

/**
 * One warning per dataset, measure, area and period: that of the first part concerned. Only where the delivered figure
 * and every child are known. The larger of the absolute and the relative tolerance applies.
 */
export async function reconcile(
  store: Store,
  room: DataRoom,
  parts: readonly PlannedPart[],
): Promise<Problem[]> {
  const queries = parts.flatMap((part, index) =>
    part.mode === 'sum' && part.dataset.additivity.areas ? [reconcileSql(part, index)] : [],
  );
  if (queries.length === 0) return [];
  const rows = await store.query(`${queries.join(' UNION ALL ')} ORDER BY part, area, period`);
  const told = new Set<string>();
  return rows.flatMap((row) => {
    const planned = parts[Number(row.part)];
    const [area, period] = [String(row.area), String(row.period)];
    if (!planned) return [];
    const { dataset, part } = planned;
    const key = JSON.stringify([dataset.id, part.measure, area, period]);
    if (told.has(key)) return [];
    told.add(key);
    const figures = { delivered: Number(row.delivered), sum: Number(row.sum) };
    return [sumDiffers({ dataset, part, area, areaName: nameOf(room.region, area), period, ...figures })];
  });
}

function reconcileSql({ table, dataset }: PlannedPart, index: number): string {
  const { absolute, percent } = dataset.tolerance;
  return `SELECT ${index} AS part, area, period, lower::DOUBLE AS delivered, sum_lower::DOUBLE AS sum FROM ${table}
    WHERE bad = 0 AND sum_bad = 0
    AND abs(lower - sum_lower)::DOUBLE > greatest(${absolute}::DOUBLE, abs(lower)::DOUBLE * ${percent} / 100)`;
}

/**
 * Violations at the finest level at which the part was delivered, per municipality; above the municipality only where
 * nothing finer was delivered. Not judged where one of the two figures is not known.
 */
export async function checkPlausibility(
  store: Store,
  room: DataRoom,
  rules: readonly { dataset: Dataset; rule: Rule; sql: string }[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { dataset, rule, sql } of rules) {
    for (const row of await store.query(sql)) {
      const [area, period] = [String(row.area), String(row.period)];
      const figures = { part: Number(row.numerator), limit: Number(row.denominator) };
      problems.push(
        implausible({ dataset, rule, area, areaName: nameOf(room.region, area), period, ...figures }),
      );
    }
  }
  return problems;
}

export function plausibilitySql(rule: Rule, parts: PartTables): string {
  const ctes = pairCtes(
    termGroups('numerator', rule.part, parts),
    termGroups('denominator', rule.not_above, parts),
    defaultPairing,
  );
  return `WITH ${ctes.join(',\n')}, judged AS (
      SELECT p.*, q.rank, q.municipality FROM paired p JOIN ${placeTable} q ON q.id = p.area
      WHERE NOT p.numerator_summed AND q.rank <> ${rank.unknown}
      QUALIFY q.rank = max(q.rank) OVER (PARTITION BY q.municipality)
        AND (q.municipality <> '' OR NOT bool_or(q.municipality <> '') OVER ()))
    SELECT area, period, numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator FROM judged
    WHERE numerator_bad = 0 AND denominator_bad = 0
    AND (numerator - denominator)::DOUBLE > ${rule.tolerance} ORDER BY rank, area, period`;
}
