import type { ComputedValue, Unprotected } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import { numeratorOutsideDenominator } from '../model/messages/compute.js';
import type { Problem } from '../model/problem.js';
import { nameOf, type Region } from '../model/region.js';
import { statusOfBadness } from '../store/figures/badness.js';
import type { Row } from '../store/store.js';
import { limitsOf } from './figure.js';

/** Where numbers become unprotected figures; `protect` is the only way out. */
export const unprotected = (n: number | null): Unprotected | null => n as unknown as Unprotected | null;
export const plain = (n: Unprotected | null): number | null => n as unknown as number | null;

/** One row of the grid -> a value: the one division, the interval, and the status. */
export function valueOfRow(row: Row, indicator: Indicator): ComputedValue {
  const status = statusOfBadness(Number(row.bad));
  const isKnown = status === 'ok' && typeof row.numerator === 'number';
  const numerator = isKnown ? Number(row.numerator) : null;
  const denominator = isKnown && typeof row.denominator === 'number' ? row.denominator : null;
  const factor = 'factor' in indicator ? indicator.factor : 1;
  const limits = limitsOf(indicator, numerator, denominator);
  const quotient = numerator === null || denominator === null ? numerator : numerator / denominator;
  return {
    indicator: indicator.id,
    area: String(row.area),
    areaLevel: String(row.level),
    municipality: String(row.municipality),
    period: String(row.period),
    referenceDate: String(row.reference_date),
    status,
    value: unprotected(quotient === null ? null : quotient * factor),
    lower: unprotected(limits.lower),
    upper: unprotected(limits.upper),
    numerator: unprotected(indicator.kind === 'delivered' ? null : numerator),
    denominator: unprotected(denominator),
    denominatorDate: denominator === null ? null : dayOf(row.denominator_day),
    unit: indicator.unit,
    definitionVersion: indicator.version,
    origin: row.origin as ComputedValue['origin'],
  };
}

/** ISO date of a day counted from 1970-01-01. */
const dayOf = (day: unknown): string | null =>
  typeof day === 'number' ? new Date(day * 86_400_000).toISOString().slice(0, 10) : null;

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
