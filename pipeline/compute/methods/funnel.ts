import { countLimits } from './byar.js';
import { isNumber, zOfLevel } from './normal.js';
import { expectedLimits } from './poisson-funnel.js';
import { wilsonLimits } from './wilson.js';

export interface FunnelRow {
  numerator: number;
  denominator: number;
}

/** What a row is compared with: the proportion or rate of all rows together, or a ratio of 1 (denominator = expected). */
export type FunnelStatistic = 'proportion' | 'rate' | 'ratio';

export interface FunnelOptions {
  statistic: FunnelStatistic;
  /** 100 for proportions in percent, 100 000 for rates; 1 for ratios. */
  multiplier?: number;
}

/** Values between which a row of this size is expected to lie if nothing but chance moves it. */
export interface FunnelLimits {
  baseline: number;
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
}

export type FunnelVerdict =
  | 'High (0.001)'
  | 'High (0.025)'
  | 'Low (0.025)'
  | 'Low (0.001)'
  | 'Not significant';

const levels = { warning: 0.95, alarm: 0.998 } as const;

/**
 * Control limits of a funnel plot around the value of all rows together, per row, in the unit of the multiplier.
 * Proportion: p ± z sqrt(p (1 - p) / n), which is the share whose Wilson limit meets p, kept within 0 and 1. Rate and
 * ratio: the count whose exact Poisson limit meets the expected count. `null` for a row that the peer refuses: a number is
 * missing, the denominator is not above 0, the numerator is below 0 or, for proportions, above the denominator; such rows
 * are not part of the baseline.
 * Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202; as PHEindicatormethods.
 */
export function funnelLimits(rows: readonly FunnelRow[], options: FunnelOptions): (FunnelLimits | null)[] {
  const { statistic, multiplier = defaultMultiplier[options.statistic] } = options;
  const average = averageOf(rows, statistic);
  return rows.map((row) => {
    if (average === null || !isUsable(row, statistic)) return null;
    const [lower95, upper95] = limitsAt(row.denominator, average, statistic, levels.warning);
    const [lower998, upper998] = limitsAt(row.denominator, average, statistic, levels.alarm);
    return {
      baseline: average * multiplier,
      lower95: lower95 * multiplier,
      upper95: upper95 * multiplier,
      lower998: lower998 * multiplier,
      upper998: upper998 * multiplier,
    };
  });
}

/**
 * Whether a row lies outside the funnel: its own limits (Wilson; exact below ten events, else Byar) against the value of
 * all rows. 0.025 and 0.001 are the chances in the tail beyond the 95 % and 99.8 % limits. `null` as above.
 */
export function funnelSignificance(
  rows: readonly FunnelRow[],
  { statistic }: Pick<FunnelOptions, 'statistic'>,
): (FunnelVerdict | null)[] {
  const average = averageOf(rows, statistic);
  return rows.map((row) => {
    if (average === null || !isUsable(row, statistic)) return null;
    const outside = (level: number): -1 | 0 | 1 => {
      const { lower, upper } = ownLimits(row, statistic, level);
      if (lower !== null && lower > average) return 1;
      return upper !== null && upper < average ? -1 : 0;
    };
    const alarm = outside(levels.alarm);
    if (alarm !== 0) return alarm > 0 ? 'High (0.001)' : 'Low (0.001)';
    const warning = outside(levels.warning);
    if (warning !== 0) return warning > 0 ? 'High (0.025)' : 'Low (0.025)';
    return 'Not significant';
  });
}

const defaultMultiplier: Record<FunnelStatistic, number> = { proportion: 1, rate: 100_000, ratio: 1 };

const isUsable = ({ numerator: x, denominator: n }: FunnelRow, statistic: FunnelStatistic): boolean =>
  isNumber(x) && isNumber(n) && n > 0 && x >= 0 && (statistic !== 'proportion' || x <= n);

function averageOf(rows: readonly FunnelRow[], statistic: FunnelStatistic): number | null {
  if (statistic === 'ratio') return 1;
  const usable = rows.filter((row) => isUsable(row, statistic));
  const denominator = usable.reduce((sum, r) => sum + r.denominator, 0);
  return denominator > 0 ? usable.reduce((sum, r) => sum + r.numerator, 0) / denominator : null;
}

function ownLimits(row: FunnelRow, statistic: FunnelStatistic, level: number) {
  if (statistic === 'proportion') {
    return wilsonLimits(row.numerator, row.denominator, { level }) ?? { lower: null, upper: null };
  }
  const { lower, upper } = countLimits(row.numerator, { level });
  return {
    lower: lower === null ? null : lower / row.denominator,
    upper: upper === null ? null : upper / row.denominator,
  };
}

function limitsAt(
  denominator: number,
  average: number,
  statistic: FunnelStatistic,
  level: number,
): [lower: number, upper: number] {
  if (statistic === 'proportion') {
    const half = zOfLevel(level) * Math.sqrt((average * (1 - average)) / denominator);
    return [Math.max(0, average - half), Math.min(1, average + half)];
  }
  const { lower, upper } = expectedLimits(average * denominator, level);
  return [lower / denominator, upper / denominator];
}
