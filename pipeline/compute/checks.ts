import { implausible, sumDiffers } from '../model/messages/compute.js';
import type { Problem } from '../model/problem.js';
import { nameOf } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import type { Store } from '../store/store.js';
import type { NumberedRule } from './compile.js';
import { figureTable, pairedTable, placeTable, rank } from './names.js';
import type { PlannedPart } from './sql/parts.js';

/** Delivered figures against the sum of their areas, and the plausibility rules of the datasets. */

/**
 * One warning per dataset, measure, area and period: that of the first part concerned. Only where the delivered figure
 * and every child are known. The larger of the absolute and the relative tolerance applies.
 */
export async function reconcile(
  store: Store,
  room: DataRoom,
  parts: readonly PlannedPart[],
): Promise<Problem[]> {
  if (parts.length === 0) return [];
  const rows = await store.query(reconcileSql(parts));
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

function reconcileSql(parts: readonly PlannedPart[]): string {
  const tolerances = parts.map(
    ({ id, dataset: { tolerance } }) =>
      `(${id}, ${tolerance.absolute}::DOUBLE, ${tolerance.percent}::DOUBLE)`,
  );
  return `SELECT f.part, f.area, f.period, f.lower::DOUBLE AS delivered, f.sum_lower::DOUBLE AS sum
    FROM ${figureTable} f JOIN (VALUES ${tolerances.join(', ')}) t(part, absolute, percent) ON t.part = f.part
    WHERE f.bad = 0 AND f.sum_bad = 0
    AND abs(f.lower - f.sum_lower)::DOUBLE > greatest(t.absolute, abs(f.lower)::DOUBLE * t.percent / 100)
    ORDER BY f.part, f.area, f.period`;
}

/**
 * Violations at the finest level at which the part was delivered, per municipality; above the municipality only where
 * nothing finer was delivered. Not judged where one of the two figures is not known.
 */
export async function checkPlausibility(
  store: Store,
  room: DataRoom,
  rules: readonly NumberedRule[],
): Promise<Problem[]> {
  if (rules.length === 0) return [];
  const byDefinition = new Map(rules.map((r) => [r.definition, r]));
  return (await store.query(violationsSql(rules))).flatMap((row) => {
    const found = byDefinition.get(Number(row.definition));
    const [area, period] = [String(row.area), String(row.period)];
    const figures = { part: Number(row.numerator), limit: Number(row.denominator) };
    const place = { area, areaName: nameOf(room.region, area), period };
    return found ? [implausible({ dataset: found.dataset, rule: found.rule, ...place, ...figures })] : [];
  });
}

const violationsSql = (rules: readonly NumberedRule[]) =>
  `WITH judged AS (
    SELECT p.*, q.rank, t.tolerance FROM ${pairedTable} p JOIN ${placeTable} q ON q.id = p.area
    JOIN (VALUES ${rules.map((r) => `(${r.definition}, ${r.rule.tolerance}::DOUBLE)`).join(', ')}) t(definition, tolerance)
      ON t.definition = p.definition
    WHERE NOT p.numerator_summed AND q.rank <> ${rank.unknown}
    QUALIFY q.rank = max(q.rank) OVER (PARTITION BY p.definition, q.municipality)
      AND (q.municipality <> '' OR NOT bool_or(q.municipality <> '') OVER (PARTITION BY p.definition)))
  SELECT definition, area, period, numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator FROM judged
  WHERE numerator_bad = 0 AND denominator_bad = 0 AND (numerator - denominator)::DOUBLE > tolerance
  ORDER BY definition, rank, area, period`;
