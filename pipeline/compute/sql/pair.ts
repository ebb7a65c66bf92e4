import { type Part, type Sum, termsOf } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import { badness } from '../../store/figures/badness.js';
import { numberedTable, slotTable } from '../../store/figures/names.js';
import type { PartList } from '../../store/figures/parts.js';
import { pairedTable } from '../names.js';

/**
 * Terms -> numerator and denominator side by side. Within one dataset, terms always belong to the same period; the
 * pairing rule decides between datasets. The first dataset of the numerator gives period and reference date.
 * Definitions that are joined in the same way (`shape`) share one statement.
 */
export type Pairing = Extract<Indicator, { kind: 'ratio' }>['pairing'];

/** Where the definition has no pairing (counts, weights). */
export const defaultPairing: Pairing = { rule: 'latest_not_after', max_age_months: 12 };

/** All terms of one dataset in a sum: they are added period by period, before anything is paired. */
export interface TermGroup {
  /** Name of the CTE: role and position. */
  cte: string;
  dataset: string;
  terms: { sign: 1 | -1; part: Part; id: number }[];
}

export interface PairedDefinition {
  definition: number;
  numerator: TermGroup[];
  denominator: TermGroup[];
  pairing: Pairing;
}

export function termGroups(role: string, sum: Sum, parts: PartList): TermGroup[] {
  const groups = new Map<string, TermGroup>();
  for (const { sign, part } of termsOf(sum)) {
    const group = groups.get(part.dataset) ?? {
      cte: `${role}_${groups.size}`,
      dataset: part.dataset,
      terms: [],
    };
    group.terms.push({ sign, part, id: parts.numberOf(part, 'sum') });
    groups.set(part.dataset, group);
  }
  return [...groups.values()];
}

/** How a group is joined to the first group of the numerator. */
type Join = 'period' | 'date' | 'latest';

export function joinOf(group: TermGroup, spineDataset: string, { rule }: Pairing): Join {
  if (group.dataset === spineDataset || rule === 'same_period') return 'period';
  return rule === 'same_reference_date' ? 'date' : 'latest';
}

/** SQL: joins the rows of a group to `n`. What was not delivered at the latest date gives way to an older figure. */
export function joinGroup(group: TermGroup, spineDataset: string, pairing: Pairing): string {
  const x = `x_${group.cte}`;
  const same = `${x}.definition = n.definition AND ${x}.place = n.place`;
  const candidates = `(SELECT * FROM ${group.cte} WHERE paired AND bad <> ${badness.missing}) ${x}`;
  switch (joinOf(group, spineDataset, pairing)) {
    case 'period':
      return `LEFT JOIN ${group.cte} ${x} ON ${same} AND ${x}.slot = n.slot`;
    case 'date':
      return `LEFT JOIN ${candidates} ON ${same} AND ${x}.reference_date = n.reference_date`;
    case 'latest':
      return `ASOF LEFT JOIN ${candidates} ON ${same} AND n.reference_date >= ${x}.reference_date`;
  }
}

/** SQL: state of a joined group, with its age checked; `n.max_age` in months. */
export function joinedBad(group: TermGroup, spineDataset: string, pairing: Pairing): string {
  const x = `x_${group.cte}`;
  const known = `coalesce(${x}.bad, ${badness.missing})`;
  if (joinOf(group, spineDataset, pairing) !== 'latest') return known;
  return `CASE WHEN ${x}.reference_date < n.reference_date - to_months(n.max_age) THEN ${badness.missing} ELSE ${known} END`;
}

export const worst = (terms: string[]) =>
  terms.length > 1 ? `greatest(${terms.join(', ')})` : (terms[0] ?? '0');
export const amountOf = (groups: TermGroup[]) =>
  groups.map((g) => `coalesce(x_${g.cte}.amount, 0)`).join(' + ');

const dateOf = (groups: TermGroup[]) =>
  groups.length > 0 ? `greatest(${groups.map((g) => `x_${g.cte}.reference_date`).join(', ')})` : 'NULL::DATE';

/** One group of several definitions: definition, max_age, place, slot, reference_date, paired, bad, amount, summed. */
export function groupCte(
  of: readonly { definition: number; group: TermGroup; maxAge: number }[],
  only = '',
): string {
  const row = 'f.place, f.slot, f.reference_date, f.paired';
  const values = (several: boolean) =>
    of
      .filter(({ group }) => group.terms.length > 1 === several)
      .flatMap(({ definition, group, maxAge }) =>
        group.terms.map((t) => `(${definition}, ${t.id}, ${t.sign}, ${group.terms.length}, ${maxAge})`),
      )
      .join(', ');
  const from = (list: string) =>
    `FROM ${numberedTable} f JOIN (VALUES ${list}) t(definition, part, sign, terms, max_age) ON t.part = f.part${only}`;
  const [single, several] = [values(false), values(true)];
  const selects = [
    ...(single
      ? [
          `SELECT t.definition, t.max_age, ${row}, f.bad, f.lower * t.sign AS amount,
            f.summed ${from(single)}`,
        ]
      : []),
    ...(several
      ? [
          `SELECT t.definition, t.max_age, f.place, f.slot, max(f.reference_date) AS reference_date, bool_and(f.paired) AS paired,
            CASE WHEN count(*) = max(t.terms) THEN max(f.bad) ELSE greatest(max(f.bad), ${badness.missing}) END AS bad,
            sum(f.lower * t.sign) AS amount, bool_or(f.summed) AS summed ${from(several)}
            GROUP BY t.definition, t.max_age, f.place, f.slot`,
        ]
      : []),
  ];
  return `${of[0]?.group.cte} AS (${selects.join(' UNION ALL ')})`;
}

/**
 * CTEs up to `paired`, with the columns of the table of pairs and `slot_of_<group>` for each group. All definitions
 * given have the same shape. Without a denominator its columns are 0 and NULL.
 * @param only table with definition, place and slot: no others are paired
 */
export function pairCtes(alike: readonly [PairedDefinition, ...PairedDefinition[]], only?: string): string[] {
  const [{ numerator, denominator, pairing }] = alike;
  const [spine, ...others] = numerator;
  if (!spine) throw new Error('a sum has at least one term');
  const joined = [...others, ...denominator];
  const bad = (groups: TermGroup[]) => groups.map((g) => joinedBad(g, spine.dataset, pairing));
  const ctes = [spine, ...joined].map(({ cte }) =>
    groupCte(
      alike.flatMap((d) =>
        [...d.numerator, ...d.denominator]
          .filter((group) => group.cte === cte)
          .map((group) => ({ definition: d.definition, group, maxAge: d.pairing.max_age_months })),
      ),
      only === undefined
        ? ''
        : ` SEMI JOIN ${only} l ON l.place = f.place${cte === spine.cte ? ' AND l.slot = f.slot AND l.definition = t.definition' : ''}`,
    ),
  );
  return [
    ...ctes,
    `paired AS (SELECT n.definition, n.place, n.slot, n.reference_date,
      ${worst(['n.bad', ...bad(others)])} AS numerator_bad,
      n.amount${others.length > 0 ? ` + ${amountOf(others)}` : ''} AS numerator,
      ${worst(bad(denominator))} AS denominator_bad,
      ${denominator.length > 0 ? amountOf(denominator) : 'NULL'} AS denominator,
      ${dateOf(denominator)} AS denominator_date,
      ${['n.summed', ...joined.map((g) => `coalesce(x_${g.cte}.summed, false)`)].join(' OR ')} AS summed,
      n.slot AS slot_of_${spine.cte}${joined.map((g) => `, x_${g.cte}.slot AS slot_of_${g.cte}`).join('')}
      FROM ${spine.cte} n ${joined.map((g) => joinGroup(g, spine.dataset, pairing)).join(' ')})`,
  ];
}

/** Empty table of pairs. */
export const createPaired = `CREATE OR REPLACE TEMP TABLE ${pairedTable} (definition INTEGER, place INTEGER, slot INTEGER,
  reference_date DATE, numerator_bad INTEGER, numerator DECIMAL(38, 6),
  denominator_bad INTEGER, denominator DECIMAL(38, 6), denominator_date DATE, summed BOOLEAN)`;

/**
 * Statements that fill the table of pairs, one for each shape.
 * @param only table with definition, place and slot: no others are paired
 */
export function pairedSql(definitions: readonly PairedDefinition[], only?: string): string[] {
  const shapes = new Map<string, [PairedDefinition, ...PairedDefinition[]]>();
  for (const d of definitions) {
    const spine = d.numerator[0]?.dataset ?? '';
    const shape = [...d.numerator.slice(1), ...d.denominator]
      .map((g) => `${g.cte} ${joinOf(g, spine, d.pairing)}`)
      .join(', ');
    const known = shapes.get(shape);
    if (known) known.push(d);
    else shapes.set(shape, [d]);
  }
  const columns = `definition, place, slot, reference_date, numerator_bad, numerator,
    denominator_bad, denominator, denominator_date, summed`;
  return [...shapes.values()].map(
    (alike) =>
      `INSERT INTO ${pairedTable} WITH ${pairCtes(alike, only).join(',\n')} SELECT ${columns} FROM paired`,
  );
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
  return `${name} AS (SELECT definition, place, slot, reference_date, ${column('numerator')},
    ${column('denominator')}, max(denominator_date) OVER span AS denominator_date, bool_or(summed) OVER span AS summed
    FROM ${source} s JOIN (SELECT slot, series, step FROM ${slotTable}) t USING (slot)
    WINDOW span AS (PARTITION BY definition, place, series ORDER BY step
      RANGE BETWEEN ${periods - 1} PRECEDING AND CURRENT ROW))`;
}
