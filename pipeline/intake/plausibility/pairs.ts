import { type Sum, sumsOfRule, termsOf } from '../../model/dataset.js';
import { badness } from '../../store/figures/badness.js';
import { figureTable, placeTable, rank } from '../../store/figures/names.js';
import type { PartList } from '../../store/figures/parts.js';
import type { Row, Store } from '../../store/store.js';
import { isEquation, isLimit, type NumberedRule, type PairRule } from './found.js';

/** Months back in which the other side may lie where it belongs to another delivery. */
const oldestMonths = 12;

/**
 * Both sides of the rules side by side, with bounds: a hidden cell lies between 0 and the largest value its source
 * hides. Within one dataset the period is the same; a figure of another dataset is the latest not after the date and
 * not older than a year. Limits and equations: only rows that break the rule whatever the hidden cells hold. Shares:
 * all rows with both figures known, but for residual areas, which are like no other. Judged at the finest level at
 * which the part was delivered, per municipality and period; above the municipality only where nothing finer was
 * delivered.
 * Columns: rule, area, period, rank, part_lower, part_upper, whole_lower, whole_upper.
 */
export function pairsOf(
  store: Store,
  rules: readonly NumberedRule<PairRule>[],
  parts: PartList,
): Promise<Row[]> {
  const known = `p.bad < ${badness.missing} AND w.bad < ${badness.missing}`;
  return store.query(`WITH term(rule, side, part, sign, terms) AS (VALUES ${rules.flatMap((r) => termsOfRule(r, parts)).join(', ')}),
    judge(rule, kind, across, absolute, percent) AS (VALUES ${rules.map(attributes).join(', ')}),
    side AS (SELECT t.rule, t.side, f.area, f.period, max(f.reference_date) AS reference_date,
      bool_and(f.paired) AS paired, bool_or(f.origin = 'summed') AS summed,
      CASE WHEN count(*) = max(t.terms) THEN max(f.bad) ELSE greatest(max(f.bad), ${badness.missing}) END AS bad,
      ${allOf('CASE WHEN t.sign = 1 THEN f.lower ELSE -f.upper END')} AS lower,
      ${allOf('CASE WHEN t.sign = 1 THEN f.upper ELSE -f.lower END')} AS upper
      FROM ${figureTable} f JOIN term t ON t.part = f.part GROUP BY t.rule, t.side, f.area, f.period),
    part AS (SELECT s.*, j.* EXCLUDE (rule), q.rank, q.residual FROM side s JOIN judge j ON j.rule = s.rule
      JOIN ${placeTable} q ON q.id = s.area
      WHERE s.side = 0 AND NOT s.summed AND q.rank <> ${rank.unknown}
      QUALIFY q.rank = max(q.rank) OVER (PARTITION BY s.rule, q.municipality, s.period)
        AND (q.municipality <> '' OR NOT bool_or(q.municipality <> '') OVER (PARTITION BY s.rule, s.period))),
    whole AS (SELECT * FROM side WHERE side = 1),
    pair AS (
      SELECT p.*, w.bad AS whole_bad, w.lower AS whole_lower, w.upper AS whole_upper FROM part p
      JOIN whole w ON w.rule = p.rule AND w.area = p.area AND w.period = p.period
      WHERE NOT p.across AND ${known}
      UNION ALL
      SELECT p.*, w.bad, w.lower, w.upper FROM part p
      ASOF JOIN (SELECT * FROM whole WHERE paired AND bad <> ${badness.missing}) w
      ON w.rule = p.rule AND w.area = p.area AND p.reference_date >= w.reference_date
      WHERE p.across AND ${known} AND w.reference_date >= p.reference_date - to_months(${oldestMonths}))
    SELECT rule, area, period, rank, lower::DOUBLE AS part_lower, upper::DOUBLE AS part_upper,
      whole_lower::DOUBLE AS whole_lower, whole_upper::DOUBLE AS whole_upper
    FROM (SELECT *, greatest(absolute, abs(whole_lower)::DOUBLE * percent / 100) AS tolerance FROM pair)
    WHERE (kind <= 1 AND (lower - whole_upper)::DOUBLE > tolerance)
      OR (kind = 1 AND (whole_lower - upper)::DOUBLE > tolerance)
      OR (kind = 2 AND bad = 0 AND whole_bad = 0 AND NOT residual)
    ORDER BY rule, rank, area, period`);
}

/** A sum with an unknown term is unknown. */
const allOf = (term: string) => `CASE WHEN count(${term}) = count(*) THEN sum(${term}) END`;

function termsOfRule({ number, rule }: NumberedRule<PairRule>, parts: PartList): string[] {
  return sumsOfRule(rule).flatMap(({ sum }, side) => {
    const terms = termsOf(sum);
    return terms.map(
      ({ sign, part }) => `(${number}, ${side}, ${parts.numberOf(part, 'sum')}, ${sign}, ${terms.length})`,
    );
  });
}

function attributes(numbered: NumberedRule<PairRule>): string {
  const [part, whole] = sumsOfRule(numbered.rule).map(({ sum }) => datasetOf(sum));
  const kind = isLimit(numbered) ? 0 : isEquation(numbered) ? 1 : 2;
  const { absolute, percent } = toleranceOf(numbered);
  return `(${numbered.number}, ${kind}, ${part !== whole}, ${absolute}::DOUBLE, ${percent}::DOUBLE)`;
}

/** Tolerance of a rule; that of its dataset where an equation names none. */
export function toleranceOf(numbered: NumberedRule): { absolute: number; percent: number } {
  if (isLimit(numbered)) return { absolute: numbered.rule.tolerance, percent: 0 };
  if (isEquation(numbered)) return numbered.rule.tolerance ?? numbered.dataset.tolerance;
  return { absolute: 0, percent: 0 };
}

const datasetOf = (sum: Sum) => termsOf(sum)[0]?.part.dataset;
