import type { Coverage } from '../delivery.js';
import { enumerate, formatNumber } from '../german.js';
import { dateLabel, periodLabel } from '../period.js';
import type { Problem } from '../problem.js';
import { type Place, quote } from './intake.js';

/** Texts about how complete a delivery is. */

/** Up to five names, then how many more: `»Nord«, »Süd« und 4 weitere`. */
export const someNames = (names: readonly string[]): string =>
  names.length > 5
    ? `${names.slice(0, 5).map(quote).join(', ')} und ${formatNumber(names.length - 5, 0)} weitere`
    : enumerate(names.map(quote));

export const areasMissing = (
  place: Place,
  coverage: Pick<Coverage, 'dataset' | 'municipality' | 'period' | 'referenceDate'>,
  level: Coverage['levels'][number],
  names: { municipality: string; many: string; areas: readonly string[] },
): Problem => ({
  severity: 'warning',
  code: 'areas-missing',
  title: 'Gebiete fehlen',
  ...place,
  found: `${names.municipality}, ${periodLabel(coverage.period)}: ${formatNumber(level.delivered, 0)} von ${formatNumber(level.expected, 0)} (${names.many}); es fehlen ${someNames(names.areas)}`,
  expected: `alle ${names.many} der Kommune, die am ${dateLabel(coverage.referenceDate)} bestanden`,
  remedy: 'Zeilen der fehlenden Gebiete nachliefern; gibt es dort keine Fälle, die Gebiete mit 0 liefern',
  consequence: 'Werte der fehlenden Gebiete und Summen darüber gelten als nicht geliefert',
  subject: {
    rule: 'areas-missing',
    dataset: coverage.dataset,
    area: coverage.municipality,
    period: coverage.period,
  },
});
