import { spanOf } from '../model/breaks.js';
import type { Indicator } from '../model/indicator.js';
import { badness } from '../store/figures/badness.js';
import { numberedTable } from '../store/figures/names.js';
import type { PartList } from '../store/figures/parts.js';
import { lateTable, pairedTable, resultTable } from './names.js';
import { type OpenSlots, pendingPartsSql } from './open-slots.js';
import { type EvenPair, evenPair, evenSql } from './sql/even.js';
import { originNumber, origins } from './sql/origins.js';
import {
  createPaired,
  defaultPairing,
  type PairedDefinition,
  pairedSql,
  termGroups,
  windowCte,
} from './sql/pair.js';
import { type Weighting, weightedCtes } from './sql/weighted.js';

/**
 * Definitions -> SQL. Everything is set-wise: all definitions, areas, levels and periods at once. Pure: text out.
 *
 *     figures at every level (store/figures) --sql/even--> results of the usual definitions
 *           --sql/pair--> numerator and denominator side by side of the others --resultsSql, sql/weighted--> their results
 *           --sql/values--> one row per place and period
 */
/**
 * The statements from the table of figures to that of results, in order. Parts not yet planned join the list. `open`: periods of
 * definitions whose figures cannot be final yet.
 */
export function statementsFor(
  indicators: readonly Numbered[],
  parts: PartList,
  deepest: number,
  open: OpenSlots = new Map(),
): string[] {
  const paired = indicators.filter(isPaired);
  const pairings = paired.map((n) => ({ pairing: pairingOf(n, parts), even: evenOf(n, parts) }));
  const single = indicators.filter(isDelivered).map((n) => deliveredValueSql(n, parts, deepest));
  if (parts.all().length === 0) return [createResults];
  const late = pairings.filter((p) => p.even?.below?.join === 'latest').map((p) => p.pairing);
  const others = pairings.filter((p) => p.even === null).map((p) => p.pairing);
  return [
    createResults,
    ...evenSql(pairings.flatMap(({ even }) => even ?? [])),
    createPaired,
    ...pairedSql(late, lateTable),
    ...pairedSql(others),
    ...pendingPartsSql(paired, open),
    ...(late.length + others.length > 0 ? [resultsSql(paired)] : []),
    ...single,
  ];
}

/** Whether each period of an indicator stands for itself and is one part over another. */
function evenOf({ definition, indicator }: Numbered<Paired>, parts: PartList): EvenPair | null {
  if (spanOf(indicator) > 1) return null;
  return evenPair(pairingOf({ definition, indicator }, parts), {
    validFrom: indicator.valid_from,
    validTo: indicator.valid_to ?? '9999-12-31',
  });
}

/** An indicator with its number: the position among the definitions of the room. */
export interface Numbered<I extends Indicator = Indicator> {
  definition: number;
  indicator: I;
}
type Delivered = Extract<Indicator, { kind: 'delivered' }>;
type Paired = Exclude<Indicator, Delivered>;

export const isPaired = (n: Numbered): n is Numbered<Paired> => n.indicator.kind !== 'delivered';
export const isDelivered = (n: Numbered): n is Numbered<Delivered> => n.indicator.kind === 'delivered';

/** What is to be paired for an indicator. */
export function pairingOf({ definition, indicator }: Numbered<Paired>, parts: PartList): PairedDefinition {
  return {
    definition,
    numerator: termGroups('numerator', indicator.numerator, parts),
    denominator: 'denominator' in indicator ? termGroups('denominator', indicator.denominator, parts) : [],
    pairing: 'pairing' in indicator ? indicator.pairing : defaultPairing,
  };
}

/** Empty table of results. Numbers are DOUBLE from here on, divided once by the reader of the rows. */
const createResults = `CREATE OR REPLACE TEMP TABLE ${resultTable} (definition INTEGER, place INTEGER,
  slot INTEGER, reference_date DATE, bad INTEGER, numerator DOUBLE, denominator DOUBLE, denominator_date DATE, origin TINYINT)`;

/** Results of all ratios, means and counts. Windows and pools reach back beyond the validity of the definition. */
function resultsSql(indicators: readonly Numbered<Paired>[]): string {
  const spans = new Map<string, { window: number; pool: number; ids: number[] }>();
  for (const { definition, indicator } of indicators) {
    const window = indicator.window_periods;
    const pool = 'pool_periods' in indicator ? indicator.pool_periods : 1;
    const span = spans.get(`${window} ${pool}`) ?? { window, pool, ids: [] };
    span.ids.push(definition);
    spans.set(`${window} ${pool}`, span);
  }
  const ctes: string[] = [];
  const sources: string[] = [];
  [...spans.values()].forEach(({ window, pool, ids }, i) => {
    const own = `(SELECT * FROM ${pairedTable} WHERE definition IN (${ids.join(', ')}))`;
    ctes.push(
      window > 1 ? windowCte(`windowed_${i}`, own, window, ['numerator']) : `windowed_${i} AS ${own}`,
      pool > 1
        ? windowCte(`pooled_${i}`, `windowed_${i}`, pool, ['numerator', 'denominator'])
        : `pooled_${i} AS (SELECT * FROM windowed_${i})`,
    );
    sources.push(`SELECT * FROM pooled_${i}`);
  });
  const valid = indicators.map(
    ({ definition, indicator }) =>
      `(${definition}, ${'denominator' in indicator}, DATE '${indicator.valid_from}', DATE '${indicator.valid_to ?? '9999-12-31'}')`,
  );
  const bad = 'greatest(p.numerator_bad, p.denominator_bad)';
  return `INSERT INTO ${resultTable} WITH ${ctes.join(',\n')}
    SELECT p.definition, p.place, p.slot, p.reference_date,
      CASE WHEN d.divided AND ${bad} = 0 AND p.denominator <= 0 THEN ${badness.not_applicable} ELSE ${bad} END,
      p.numerator::DOUBLE, p.denominator::DOUBLE, p.denominator_date, CASE WHEN p.summed THEN ${originNumber('summed')} ELSE ${originNumber('delivered')} END
    FROM (${sources.join(' UNION ALL ')}) p
    JOIN (VALUES ${valid.join(', ')}) d(definition, divided, valid_from, valid_to) ON d.definition = p.definition
    WHERE p.reference_date BETWEEN d.valid_from AND d.valid_to`;
}

/** The parts of a delivered value; without a weight, nothing is averaged. */
export const weightingOf = ({ indicator }: Numbered<Delivered>, parts: PartList): Weighting => ({
  value: parts.numberOf(indicator.value, 'single'),
  valueDataset: indicator.value.dataset,
  weight: indicator.weight ? termGroups('weight', indicator.weight, parts) : [],
});

/** Results of one delivered value; its `numerator` is the value itself. */
function deliveredValueSql(
  { definition, indicator }: Numbered<Delivered>,
  parts: PartList,
  deepest: number,
): string {
  const weighting = weightingOf({ definition, indicator }, parts);
  const ctes =
    weighting.weight.length > 0
      ? weightedCtes(weighting, deepest)
      : [
          `averaged AS (SELECT place, slot, reference_date, bad, lower::DOUBLE AS value, 'delivered' AS origin
          FROM ${numberedTable} WHERE part = ${weighting.value})`,
        ];
  const validTo = indicator.valid_to ?? '9999-12-31';
  return `INSERT INTO ${resultTable} WITH ${ctes.join(',\n')}
    SELECT ${definition}, place, slot, reference_date, bad, value, NULL, NULL,
      CASE origin ${origins.map((o) => `WHEN '${o}' THEN ${originNumber(o)}`).join(' ')} END FROM averaged
    WHERE reference_date BETWEEN DATE '${indicator.valid_from}' AND DATE '${validTo}'`;
}
