import { type Part, type Sum, termsOf } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import { badness } from '../badness.js';
import type { PartTables } from './parts.js';

/**
 * Terms -> numerator and denominator side by side. Within one dataset, terms always belong to the same period; the
 * pairing rule decides between datasets. The first dataset of the numerator gives period and reference date.
 */
export type Pairing = Extract<Indicator, { kind: 'ratio' }>['pairing'];

/** Where the definition has no pairing (counts, weights, plausibility rules). */
export const defaultPairing: Pairing = { rule: 'latest_not_after', max_age_months: 12 };

/** All terms of one dataset in a sum: one CTE with area, period, reference_date, bad, amount, summed. */
export interface TermGroup {
  cte: string;
  dataset: string;
  terms: { sign: 1 | -1; part: Part; table: string }[];
}

export function termGroups(role: string, sum: Sum, parts: PartTables): TermGroup[] {
  const groups = new Map<string, TermGroup>();
  for (const { sign, part } of termsOf(sum)) {
    const known = groups.get(part.dataset);
    const group = known ?? { cte: `${role}_${groups.size}`, dataset: part.dataset, terms: [] };
    group.terms.push({ sign, part, table: parts.tableOf(part, 'sum') });
    groups.set(part.dataset, group);
  }
  return [...groups.values()];
}

export function termGroupCte({ cte, terms }: TermGroup): string {
  const all = terms.map((t, i) => ({ ...t, alias: `t${i}` }));
  const bad = all.map((t) => `coalesce(${t.alias}.bad, ${badness.missing})`);
  const amount = all.map((t) => `${t.sign === 1 ? '+' : '-'} coalesce(${t.alias}.lower, 0)`);
  const joins = all
    .slice(1)
    .map(
      (t) =>
        ` LEFT JOIN ${t.table} ${t.alias} ON ${t.alias}.area = t0.area AND ${t.alias}.period = t0.period`,
    );
  return `${cte} AS (SELECT t0.area, t0.period, t0.reference_date, t0.series, t0.step, t0.paired,
    ${bad.length > 1 ? `greatest(${bad.join(', ')})` : bad[0]} AS bad, 0 ${amount.join(' ')} AS amount,
    ${all.map((t) => `coalesce(${t.alias}.origin = 'summed', false)`).join(' OR ')} AS summed
    FROM ${terms[0]?.table} t0${joins.join('')})`;
}

/** SQL: joins a group to the spine `n`. What was not delivered at the latest date gives way to an older figure. */
export function joinGroup(group: TermGroup, spineDataset: string, pairing: Pairing): string {
  const x = `x_${group.cte}`;
  if (group.dataset === spineDataset || pairing.rule === 'same_period') {
    return `LEFT JOIN ${group.cte} ${x} ON ${x}.area = n.area AND ${x}.period = n.period`;
  }
  const candidates = `(SELECT * FROM ${group.cte} WHERE paired AND bad <> ${badness.missing}) ${x}`;
  return pairing.rule === 'same_reference_date'
    ? `LEFT JOIN ${candidates} ON ${x}.area = n.area AND ${x}.reference_date = n.reference_date`
    : `ASOF LEFT JOIN ${candidates} ON ${x}.area = n.area AND n.reference_date >= ${x}.reference_date`;
}

/** SQL: state of a joined group, with its age checked. */
export function joinedBad(group: TermGroup, spineDataset: string, pairing: Pairing): string {
  const x = `x_${group.cte}`;
  const known = `coalesce(${x}.bad, ${badness.missing})`;
  if (group.dataset === spineDataset || pairing.rule !== 'latest_not_after') return known;
  return (
    `CASE WHEN ${x}.reference_date < n.reference_date - INTERVAL ${pairing.max_age_months} MONTH` +
    ` THEN ${badness.missing} ELSE ${known} END`
  );
}

/**
 * CTEs up to `paired(area, period, reference_date, series, step, numerator_bad, numerator, denominator_bad,
 * denominator, summed, numerator_summed, period_of_<group> ...)`. Without a denominator its columns are 0 and NULL.
 */
export function pairCtes(numerator: TermGroup[], denominator: TermGroup[], pairing: Pairing): string[] {
  const [spine, ...others] = numerator;
  if (!spine) throw new Error('a sum has at least one term');
  const joined = [...others, ...denominator];
  const worst = (terms: string[]) => (terms.length > 1 ? `greatest(${terms.join(', ')})` : (terms[0] ?? '0'));
  const bad = (groups: TermGroup[]) => groups.map((g) => joinedBad(g, spine.dataset, pairing));
  const amount = (groups: TermGroup[]) => groups.map((g) => `coalesce(x_${g.cte}.amount, 0)`).join(' + ');
  return [
    ...[...numerator, ...denominator].map(termGroupCte),
    `paired AS (SELECT n.area, n.period, n.reference_date, n.series, n.step,
      ${worst(['n.bad', ...bad(others)])} AS numerator_bad,
      n.amount${others.length > 0 ? ` + ${amount(others)}` : ''} AS numerator,
      ${worst(bad(denominator))} AS denominator_bad,
      ${denominator.length > 0 ? amount(denominator) : 'NULL::DECIMAL(38, 6)'} AS denominator,
      ${['n.summed', ...joined.map((g) => `coalesce(x_${g.cte}.summed, false)`)].join(' OR ')} AS summed, n.summed AS numerator_summed,
      n.period AS period_of_${spine.cte}${joined.map((g) => `, x_${g.cte}.period AS period_of_${g.cte}`).join('')}
      FROM ${spine.cte} n ${joined.map((g) => joinGroup(g, spine.dataset, pairing)).join(' ')})`,
  ];
}

/** The last `periods` consecutive periods together; all of them must be there. */
export function windowCte(
  name: string,
  source: string,
  periods: number,
  sides: ('numerator' | 'denominator')[],
): string {
  const column = (side: 'numerator' | 'denominator') =>
    sides.includes(side)
      ? `CASE WHEN count(*) OVER span = ${periods} THEN max(${side}_bad) OVER span
          ELSE greatest(max(${side}_bad) OVER span, ${badness.missing}) END AS ${side}_bad,
        sum(${side}) OVER span AS ${side}`
      : `${side}_bad, ${side}`;
  return `${name} AS (SELECT area, period, reference_date, series, step, ${column('numerator')},
    ${column('denominator')}, bool_or(summed) OVER span AS summed FROM ${source}
    WINDOW span AS (PARTITION BY area, series ORDER BY step RANGE BETWEEN ${periods - 1} PRECEDING AND CURRENT ROW))`;
}
