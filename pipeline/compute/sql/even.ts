import { badness } from '../../store/figures/badness.js';
import { numberedTable, periodTable } from '../../store/figures/names.js';
import { quoteText } from '../../store/store.js';
import { lateTable, resultTable } from '../names.js';
import { originNumber } from './origins.js';
import { joinOf, type PairedDefinition } from './pair.js';

/**
 * The usual definition: one part over at most one other, each period for itself. Where the part below the line was delivered
 * for the very same day, its figure is the latest, and both are found by their numbers, without looking for an older one.
 */
export interface EvenPair {
  definition: number;
  /** Dataset and part above the line. */
  dataset: string;
  part: number;
  below: { dataset: string; part: number; join: ReturnType<typeof joinOf> } | null;
  validFrom: string;
  validTo: string;
}

/** `null` for every other definition. */
export function evenPair(
  { definition, numerator, denominator, pairing }: PairedDefinition,
  valid: Pick<EvenPair, 'validFrom' | 'validTo'>,
): EvenPair | null {
  const [above, ...others] = numerator;
  const [below, ...more] = denominator;
  if (!above || others.length + more.length > 0) return null;
  const [part, second] = [above, below].map((group) => {
    const [term, ...terms] = group?.terms ?? [];
    return term && term.sign === 1 && terms.length === 0 ? term.id : undefined;
  });
  if (part === undefined || (below && second === undefined)) return null;
  return {
    definition,
    dataset: above.dataset,
    part,
    below:
      below && second !== undefined
        ? { dataset: below.dataset, part: second, join: joinOf(below, above.dataset, pairing) }
        : null,
    ...valid,
  };
}

/**
 * Statements that put the results of even pairs into their table, and into that of late ones (`lateTable`) the places and periods
 * that have to look for an older figure below the line; these have no result yet.
 */
export function evenSql(pairs: readonly EvenPair[]): string[] {
  if (pairs.length === 0) return [];
  const values = pairs.map(({ definition, dataset, part, below, validFrom, validTo }) =>
    [
      ...[definition, quoteText(dataset), part],
      ...(below ? [quoteText(below.dataset), below.part, quoteText(below.join)] : ["''", -1, "'none'"]),
      ...[`DATE '${validFrom}'`, `DATE '${validTo}'`],
    ].join(', '),
  );
  const parts = [...new Set(pairs.flatMap(({ below }) => below?.part ?? []))];
  const bad = `greatest(n.bad, CASE WHEN k.joined = 'none' THEN 0 ELSE coalesce(x.bad, ${badness.missing}) END)`;
  const isLate = `k.joined = 'latest' AND coalesce(x.bad, ${badness.missing}) = ${badness.missing}`;
  const summed = `CASE WHEN n.summed OR coalesce(x.summed, false) THEN ${originNumber('summed')} ELSE ${originNumber('delivered')} END`;
  return [
    `INSERT INTO ${resultTable} WITH
      pair AS (SELECT * FROM (VALUES (${values.join('), (')}))
        v(definition, dataset, part, below_dataset, below_part, joined, valid_from, valid_to)),
      k AS (SELECT v.definition, v.part, v.joined, v.below_part, a.slot, a.reference_date,
          CASE v.joined WHEN 'period' THEN a.slot ELSE b.slot END AS below_slot
        FROM pair v JOIN ${periodTable} a ON a.dataset = v.dataset AND a.reference_date BETWEEN v.valid_from AND v.valid_to
        LEFT JOIN ${periodTable} b ON b.dataset = v.below_dataset AND b.paired AND b.reference_date = a.reference_date)
      SELECT k.definition, n.place, k.slot, k.reference_date,
        CASE WHEN ${bad} = 0 AND k.joined <> 'none' AND x.lower <= 0 THEN ${badness.not_applicable} ELSE ${bad} END,
        n.lower::DOUBLE, x.lower::DOUBLE, x.reference_date, CASE WHEN NOT (${isLate}) THEN ${summed} END
      FROM ${numberedTable} n JOIN k ON k.part = n.part AND k.slot = n.slot
      LEFT JOIN (SELECT part, place, slot, reference_date, bad, lower, summed FROM ${numberedTable}
        WHERE part IN (${['NULL', ...parts].join(', ')})) x
        ON x.part = k.below_part AND x.place = n.place AND x.slot = k.below_slot`,
    `CREATE OR REPLACE TEMP TABLE ${lateTable} AS SELECT definition, place, slot FROM ${resultTable} WHERE origin IS NULL`,
    `DELETE FROM ${resultTable} WHERE origin IS NULL`,
  ];
}
