import * as say from '../../model/messages/plausibility.js';
import { figureTable } from '../../store/figures/names.js';
import type { PlannedPart } from '../../store/figures/parts.js';
import type { Store } from '../../store/store.js';
import { type Found, standing } from './found.js';

/**
 * Delivered figures of a municipality or county against the sum of what lies below. One finding per dataset, measure,
 * area and period: that of the first part concerned. Only where the delivered figure and every part of the sum are
 * known. The larger of the absolute and the relative tolerance of the dataset applies.
 */
export async function totalsOfAreas(store: Store, parts: readonly PlannedPart[]): Promise<Found[]> {
  if (parts.length === 0) return [];
  const rows = await store.query(differencesSql(parts));
  const told = new Set<string>();
  return rows.flatMap((row): Found[] => {
    const planned = parts[Number(row.part)];
    const [area, period] = [String(row.area), String(row.period)];
    if (!planned) return [];
    const { dataset, part } = planned;
    const key = JSON.stringify([dataset.id, part.measure, area, period]);
    if (told.has(key)) return [];
    told.add(key);
    const figures = { part, delivered: Number(row.delivered), sum: Number(row.sum) };
    const rule = standing('summe_der_gebiete');
    return [{ dataset, rule, area, period, part, tell: (at) => say.sumDiffers({ ...at, ...figures }) }];
  });
}

function differencesSql(parts: readonly PlannedPart[]): string {
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
