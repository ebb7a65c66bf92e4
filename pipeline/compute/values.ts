import type { ComputedValue, Unprotected } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import { numeratorOutsideDenominator } from '../model/messages/compute.js';
import type { Problem } from '../model/problem.js';
import { nameOf, type Region } from '../model/region.js';
import type { Row } from '../store/store.js';
import { statusOfBadness } from './badness.js';
import { wilsonLimits } from './methods/index.js';

/** Where numbers become unprotected figures; `protect` is the only way out. */
export const unprotected = (n: number | null): Unprotected | null => n as unknown as Unprotected | null;
export const plain = (n: Unprotected | null): number | null => n as unknown as number | null;

/** One row of the grid -> a value: the one division, the interval, and the status. */
export function valueOfRow(row: Row, indicator: Indicator): ComputedValue {
  const status = statusOfBadness(Number(row.bad));
  const place = {
    indicator: indicator.id,
    area: String(row.area),
    areaLevel: String(row.level),
    municipality: String(row.municipality),
    period: String(row.period),
    referenceDate: String(row.reference_date),
    status,
    unit: indicator.unit,
    definitionVersion: indicator.version,
    origin: row.origin as ComputedValue['origin'],
  };
  if (status !== 'ok' || typeof row.numerator !== 'number') {
    return { ...place, value: null, lower: null, upper: null, numerator: null, denominator: null };
  }
  const denominator = typeof row.denominator === 'number' ? row.denominator : null;
  const factor = 'factor' in indicator ? indicator.factor : 1;
  const limits =
    indicator.method === 'wilson' && denominator !== null ? wilsonLimits(row.numerator, denominator) : null;
  const figures = {
    value: (denominator === null ? row.numerator : row.numerator / denominator) * factor,
    lower: limits && limits.lower * factor,
    upper: limits && limits.upper * factor,
    numerator: indicator.kind === 'delivered' ? null : row.numerator,
    denominator,
  };
  return {
    ...place,
    value: unprotected(figures.value),
    lower: unprotected(figures.lower),
    upper: unprotected(figures.upper),
    numerator: unprotected(figures.numerator),
    denominator: unprotected(figures.denominator),
  };
}

/** A proportion without an interval: its numerator is not a part of its denominator. */
export function intervalProblem(value: ComputedValue, indicator: Indicator, region: Region): Problem | null {
  const [numerator, denominator] = [plain(value.numerator), plain(value.denominator)];
  if (indicator.method !== 'wilson' || value.lower !== null || numerator === null || denominator === null) {
    return null;
  }
  const { area, period } = value;
  const areaName = nameOf(region, area);
  return numeratorOutsideDenominator({
    title: indicator.title,
    area,
    areaName,
    period,
    numerator,
    denominator,
  });
}
