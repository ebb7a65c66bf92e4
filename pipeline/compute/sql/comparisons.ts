import { rank } from '../../store/figures/names.js';
import {
  changedTable,
  chosenTable,
  comparisonTable,
  definitionTable,
  earlierTable,
  estimateTable,
  formerTable,
  momentTable,
  seriesTable,
  valueTable,
} from '../names.js';
import { classLayers } from './chance-classes.js';
import { type FamilyNumbers, familySql } from './family-number.js';
import { exactJoin, limitsSql, methodNumber } from './limits.js';

/** Definitions that are worked on together, from the first to the last of their numbers. */
export interface Span {
  from: number;
  to: number;
}

/** Kinds of comparison, by their number in the table. */
export const kinds = ['municipality', 'county', 'previous_year', 'base_period', 'counterpart'] as const;
const [municipality, county, previousYear, basePeriod, counterpart] = [0, 1, 2, 3, 4];

/** Figures with numbers; residual and reference areas are no subject of a comparison and have no rank. */
const known = (of: string) =>
  `(SELECT v.definition, v.place, v.rank, v.municipality, v.slot, v.numerator AS x, v.denominator AS n, v.value, v.lower, v.upper
    FROM ${valueTable} v WHERE v.bad = 0 AND v.value IS NOT NULL AND ${of})`;
const subjects = (of: string) => known(`${of} AND v.rank IS NOT NULL`);

const inSpan = ({ from, to }: Span) => `v.definition BETWEEN ${from} AND ${to}`;

/** Own figure and reference side by side. */
const pair = (kind: number | 'o.kind', reference: string, estimated: false | 'o.estimated' = false) =>
  `s.definition, s.place, s.rank, s.slot, ${kind} AS kind, ${reference} AS reference, s.value, s.lower, s.upper,
    o.value AS other_value, o.lower AS other_lower, o.upper AS other_upper, ${estimated} AS estimated`;

/**
 * Figures of areas that changed, as they were worth on an earlier day: the figures of the former areas added by their shares, in
 * the order of the crosswalk, then divided. Only where all of them are known.
 */
export const estimatesSql = (span: Span): string => {
  const own = inSpan(span);
  const sum = (column: string) =>
    `list_reduce(list(f.share * o.${column} ORDER BY f.position), lambda total, part: total + part)`;
  return `INSERT INTO ${estimateTable}
    SELECT s.definition, s.place, s.slot, e.kind, e.reference, ${sum('x')} AS x, ${sum('n')} AS n
    FROM ${subjects(own)} s JOIN ${changedTable} c ON c.place = s.place
    JOIN ${earlierTable} e ON e.definition = s.definition AND e.slot = s.slot
    JOIN ${momentTable} m ON m.definition = s.definition AND m.slot = s.slot
    JOIN ${momentTable} b ON b.definition = s.definition AND b.slot = e.reference
    JOIN ${formerTable} f ON f.place = s.place AND f.earlier = b.reference_date AND f.later = m.reference_date
    JOIN ${known(own)} o ON o.definition = s.definition AND o.place = f.former AND o.slot = e.reference
    GROUP BY s.definition, s.place, s.slot, e.reference, e.kind HAVING count(*) = max(f.formers)`;
};

/**
 * Statement that gathers with what figures are compared in time where that is not just their own of the first base period: of areas
 * that did not change their own, of the others what they were worth. Needs the series.
 */
export function chosenSql(span: Span): string {
  const own = inSpan(span);
  const first = firstBase(own);
  const at = 'e.definition = s.definition AND e.slot = s.slot';
  const earlier = `(
    SELECT e.definition, o.place, e.slot, e.kind, e.position, e.reference, false AS estimated, o.value, o.lower, o.upper
      FROM ${earlierTable} e JOIN ${momentTable} m ON m.definition = e.definition AND m.slot = e.slot
      JOIN ${momentTable} b ON b.definition = e.definition AND b.slot = e.reference
      JOIN ${known(own)} o ON o.definition = e.definition AND o.slot = e.reference
      SEMI JOIN slow w ON w.definition = e.definition AND w.place = o.place AND w.slot = e.slot
      ANTI JOIN ${formerTable} f ON f.place = o.place AND f.earlier = b.reference_date AND f.later = m.reference_date
    UNION ALL
    SELECT e.definition, t.place, e.slot, e.kind, e.position, e.reference, true,
      CASE WHEN d.counted THEN t.x ELSE t.x / t.n * d.factor END AS value, ${limitsSql('t.x', 't.n')}
      FROM ${earlierTable} e JOIN ${estimateTable} t ON t.definition = e.definition AND t.slot = e.slot
        AND t.kind = e.kind AND t.reference = e.reference
      JOIN ${definitionTable} d ON d.definition = e.definition ${exactJoin('t.x')}
      WHERE ${own.replace('v.', 'e.')} AND NOT d.delivered AND t.x IS NOT NULL AND (d.counted OR t.n > 0))`;
  // Only a place that lacks some period can lack the first one, and few do.
  const gaps = `(SELECT definition, place FROM ${seriesTable} WHERE complete IS NOT TRUE)`;
  return `CREATE OR REPLACE TEMP TABLE ${chosenTable} AS WITH
    slow AS (SELECT s.definition, s.place, s.slot FROM ${subjects(own)} s JOIN ${changedTable} c ON c.place = s.place
      UNION ALL
      SELECT s.definition, s.place, s.slot FROM ${subjects(own)} s
      JOIN ${gaps} g ON g.definition = s.definition AND g.place = s.place
      JOIN ${earlierTable} e ON ${at} AND e.kind = ${basePeriod} AND e.position = 0
      ANTI JOIN ${changedTable} c ON c.place = s.place
      ANTI JOIN ${known(first)} o ON o.definition = s.definition AND o.place = s.place AND o.slot = e.reference)
    SELECT * FROM ${earlier}
      WHERE position > 0 OR place IN (SELECT place FROM ${changedTable})
      QUALIFY row_number() OVER (PARTITION BY definition, place, slot, kind ORDER BY position) = 1`;
}

/** Figures of a first base period. */
const firstBase = (own: string) =>
  `${own} AND v.slot IN (SELECT reference FROM ${earlierTable} WHERE kind = ${basePeriod} AND position = 0)`;

/** Comparisons of a span of definitions with municipality, county, the year before and the base period. Needs the table of chosen figures. */
export function comparisonsSql(span: Span, countyPlace: number, numbers: FamilyNumbers): string {
  const own = inSpan(span);
  const inTime = (kind: number, from: string) => `SELECT ${pair(kind, 'e.reference')} FROM ${subjects(own)} s
      JOIN ${earlierTable} e ON e.definition = s.definition AND e.slot = s.slot AND e.kind = ${kind} AND e.position = 0
      JOIN ${known(from)} o ON o.definition = s.definition AND o.place = s.place AND o.slot = e.reference
      ANTI JOIN ${changedTable} c ON c.place = s.place`;
  const pairs = `
    SELECT ${pair(municipality, 'o.place')} FROM ${subjects(`${own} AND v.municipality IS NOT NULL`)} s
      JOIN ${known(`${own} AND v.rank <= ${rank.municipality}`)} o
      ON o.definition = s.definition AND o.place = s.municipality AND o.slot = s.slot
    UNION ALL SELECT ${pair(county, `${countyPlace}`)} FROM ${subjects(own)} s
      JOIN ${known(`${own} AND v.place = ${countyPlace}`)} o
      ON o.definition = s.definition AND o.slot = s.slot WHERE s.rank > ${rank.county}
    UNION ALL ${inTime(previousYear, own)}
    UNION ALL ${inTime(basePeriod, firstBase(own))}
    UNION ALL SELECT ${pair('o.kind', 'o.reference', 'o.estimated')} FROM ${chosenTable} o
      JOIN ${subjects(own)} s ON s.definition = o.definition AND s.place = o.place AND s.slot = o.slot`;
  const scales = `(SELECT definition, CASE WHEN method = ${methodNumber.wilson} THEN factor END AS scale FROM ${definitionTable})`;
  return judgedSql(pairs, scales, numbers);
}

/** Comparisons of the group of a definition with all, in the same area and period. */
export function counterpartsSql(definition: number, all: number, numbers: FamilyNumbers): string {
  const scales = `(SELECT ${definition} AS definition, CASE WHEN min(method) = ${methodNumber.wilson} AND max(method) = ${methodNumber.wilson}
      AND min(factor) = max(factor) THEN max(factor) END AS scale
    FROM ${definitionTable} WHERE definition IN (${definition}, ${all}))`;
  const pairs = `SELECT ${pair(counterpart, `${all}`)} FROM ${subjects(`v.definition = ${definition}`)} s
    JOIN ${known(`v.definition = ${all}`)} o ON o.place = s.place AND o.slot = s.slot`;
  return judgedSql(pairs, scales, numbers);
}

/**
 * Differences with the interval of methods/newcombe.ts, and the verdict before any control.
 * @param scales table of definition and scale: the unit of shares, NULL where not both sides are shares
 */
function judgedSql(pairs: string, scales: string, numbers: FamilyNumbers): string {
  const length = (a: string, b: string) => `sqrt((${a}) * (${a}) + (${b}) * (${b}))`;
  const layers = [
    `value - other_value AS difference, ${length('value - lower', 'other_upper - other_value')} AS down,
      ${length('upper - value', 'other_value - other_lower')} AS up`,
    ...classLayers,
  ];
  const from = `SELECT p.*, d.scale FROM (${pairs}) p JOIN ${scales} d ON d.definition = p.definition`;
  const judged = layers.reduce((inner, layer) => `SELECT *, ${layer} FROM (${inner})`, from);
  const family = familySql(numbers, { definition: 'definition', slot: 'slot', kind: 'kind', rank: 'rank' });
  return `INSERT INTO ${comparisonTable} SELECT ${family}, place, reference, difference, difference - down, difference + up,
    code, estimated FROM (${judged})`;
}
