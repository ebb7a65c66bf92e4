import type { AuditFinding } from '../model/audit.js';
import * as say from '../model/messages/audit.js';
import { rangeOf } from './equations/implied.js';
import type { FigureRow, PublishedFolder } from './read/index.js';

/**
 * Smoothed rates are drawn towards the rate of all areas: worked out with hidden areas, each of them tells something of
 * the hidden ones. Every printed one must follow from the printed areas of its level and period alone.
 */
export function smoothedFindings({ name, rows, catalogue }: PublishedFolder): AuditFinding[] {
  const residual = new Set(catalogue.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) {
    if (row.municipality === row.area || row.municipality === '' || residual.has(row.area)) continue;
    const key = `${row.indicator}\n${row.areaLevel}\n${row.period}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group): AuditFinding[] => {
    const printed = group.filter((row) => row.smoothed !== null);
    const first = printed[0];
    const indicator = first && catalogue.indicators.find((i) => i.id === first.indicator);
    if (!first || indicator?.kind !== 'ratio' || !group.some((row) => row.status === 'suppressed')) return [];
    const rates = marshall(group);
    const follows = printed.every((row) => {
      const rate = rates.get(row);
      if (rate === undefined || row.smoothed === null) return false;
      const { lower, upper } = rangeOf(row.smoothed);
      return rate * indicator.factor >= lower - 1e-6 && rate * indicator.factor <= upper + 1e-6;
    });
    if (follows) return [];
    return [
      {
        ...{ code: 'hidden-number', file: `${name}/data/indicators.csv`, where: say.lineOf(first.line) },
        ...{ indicator: first.indicator, period: first.period, part: 'smoothed' },
        message: say.smoothedFromHidden(indicator.title, first.period),
      },
    ];
  });
}

/** Marshall (1991), global: rate b + a / (a + b/n) · (x/n - b) with the variance a between areas, over the printed areas. */
function marshall(rows: readonly FigureRow[]): Map<FigureRow, number> {
  const known = rows.flatMap((row) =>
    row.numerator && row.denominator && row.denominator.number > 0
      ? [{ row, x: row.numerator.number, n: row.denominator.number }]
      : [],
  );
  const people = known.reduce((sum, { n }) => sum + n, 0);
  const b = known.reduce((sum, { x }) => sum + x, 0) / people;
  const spread = known.reduce((sum, { x, n }) => sum + n * (x / n - b) ** 2, 0) / people;
  const a = Math.max(0, spread - (b * known.length) / people);
  return new Map(known.map(({ row, x, n }) => [row, a === 0 ? b : b + (a / (a + b / n)) * (x / n - b)]));
}
