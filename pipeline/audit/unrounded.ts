import type { AuditFinding } from '../model/audit.js';
import type { Dataset } from '../model/dataset.js';
import type { Indicator } from '../model/indicator.js';
import { lineOf } from '../model/messages/audit.js';
import { finerThanRounded } from '../model/messages/rounding.js';
import type { Published } from './attack.js';
import { impliedCases } from './equations/implied.js';
import { isMultiple } from './equations/rounding.js';
import { type Pledge, pledgeOf, shownOf } from './equations/thresholds.js';
import type { FigureRow } from './read/index.js';

/**
 * Numbers of the tables of figures and headline totals that are finer than the published rules of rounding allow: counts that are no
 * multiples, and values and limits that do not follow from the rounded counts. What other files print must be what these tables say.
 */
export function unroundedFindings({ name, rows, totals, catalogue }: Published): AuditFinding[] {
  const { policy } = catalogue;
  if (Object.values(policy.classes).every((rule) => rule.round_to === undefined)) return [];
  const datasets = new Map<string, Dataset>(catalogue.datasets.map((d) => [d.id, d]));
  const rules = new Map<string, { indicator: Indicator; rounding: Pledge['rounding'] }>();
  for (const indicator of catalogue.indicators) {
    const { rounding } = pledgeOf(indicator, datasets, policy);
    if (rounding.cases > 0 || rounding.group > 0) rules.set(indicator.id, { indicator, rounding });
  }
  const figures = rows.flatMap((row): AuditFinding[] => {
    const rule = rules.get(row.indicator);
    const part = rule ? finerPart(row, rule.indicator, rule.rounding) : null;
    if (!rule || !part) return [];
    const { indicator, area, period, line } = row;
    return [
      {
        ...{ code: 'unrounded', file: `${name}/data/indicators.csv`, where: lineOf(line) },
        ...{ indicator, area, period, part },
        message: finerThanRounded(rule.indicator.title, period),
      },
    ];
  });
  const sums = new Map(catalogue.benchmarks.map((b) => [b.id, b]));
  const headlines = totals.flatMap(({ total, day, value }): AuditFinding[] => {
    const benchmark = sums.get(total);
    const multiple = benchmark ? shownOf(benchmark.ours, datasets, policy).multiple : 0;
    if (!benchmark || multiple === 0 || value === null || isMultiple(value, multiple)) return [];
    return [
      {
        ...{ code: 'unrounded', file: `${name}/data/eckwerte.csv`, where: total },
        message: finerThanRounded(benchmark.title, day),
      },
    ];
  });
  return [...figures, ...headlines];
}

/** The first number of a figure that is finer than it may be; `null` where none is. */
function finerPart(
  row: FigureRow,
  indicator: Indicator,
  rounding: Pledge['rounding'],
): AuditFinding['part'] | null {
  const { value, numerator, denominator } = row;
  if (indicator.kind === 'delivered') {
    if (rounding.group > 0 && denominator) return 'denominator';
    return value ? 'value' : null;
  }
  if (rounding.cases > 0) {
    if (numerator && !isMultiple(numerator.number, rounding.cases)) return 'numerator';
    if (indicator.kind === 'count' && value && !isMultiple(value.number, rounding.cases)) return 'value';
  }
  if (rounding.group > 0 && denominator && !isMultiple(denominator.number, rounding.group)) {
    return 'denominator';
  }
  if (!numerator || !denominator) return null;
  const implied = impliedCases(indicator, row, denominator.number);
  const follows =
    !implied || (numerator.number >= implied.lower - 1e-6 && numerator.number <= implied.upper + 1e-6);
  return follows ? null : 'value';
}
