import { type Dataset, type Part, totalCode } from '../../model/dataset.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, quoteText } from '../../store/store.js';
import { badness, badnessSql } from '../badness.js';
import { type AgeCheck, ageCheck } from './ages.js';
import { type Filter, filterOf, isAge, isInside, isTotal, keysOf, straddles } from './filter.js';

/** `sum`: counts, which may be added. `single`: rates, where only one delivered cell can be the answer. */
export type Mode = 'sum' | 'single';

type FreeColumn = Filter['free'][number];

/**
 * Cells of one part -> one figure per delivered area and period: the CTEs up to
 * `delivered(area, period, reference_date, bad, lower, upper)`. `lower` = `upper` = the value where `bad` is 0; with
 * hidden cells they are the bounds of the sum (`upper` NULL: no bound).
 */
export function reduceDimensions(dataset: Dataset, part: Part, mode: Mode): string[] {
  const filter = filterOf(dataset, part);
  const ctes = [matched(dataset, part, filter)];
  let source = 'matched';
  if (filter.restricted.length > 0) {
    ctes.push(...restricted(dataset, filter, mode));
    source = 'complete';
  }
  let free = filter.free;
  while (free[0]) {
    const [column, ...rest] = free;
    ctes.push(...unrestricted(dataset, column, rest, source, mode));
    source = quoteId(`without_${column.id}`);
    free = rest;
  }
  ctes.push(`delivered AS (SELECT area, period, max(reference_date) AS reference_date, max(bad) AS bad,
    sum(lower) AS lower, ${nullIfUnbounded('upper', 'true')} AS upper FROM ${source} GROUP BY area, period)`);
  return ctes;
}

const nullIfUnbounded = (column: string, condition: string) =>
  `CASE WHEN count(*) FILTER (${condition}) = count(${column}) FILTER (${condition})
    THEN sum(${column}) FILTER (${condition}) END`;

function matched(dataset: Dataset, part: Part, filter: Filter): string {
  const keys = [...filter.restricted.map((r) => r.column), ...filter.free].flatMap(keysOf);
  const ages = filter.restricted.filter(isAge);
  const codesInside = filter.restricted.filter((r) => !isAge(r)).map(isInside);
  const flags =
    filter.restricted.length === 0
      ? []
      : [
          `${filter.restricted.map(isInside).join(' AND ')} AS inside`,
          `${ages.length > 0 ? [`(${ages.map(straddles).join(' OR ')})`, ...codesInside].join(' AND ') : 'false'} AS straddling`,
          `${filter.restricted.map((r) => notTotal(r.column)).join(' AND ')} AS broken_down`,
        ];
  return `matched AS (SELECT area, period, reference_date, delivery AS first_delivery, delivery AS last_delivery,
    ${[...keys, ...flags].map((k) => `${k},`).join(' ')} ${badnessSql} AS bad,
    CASE WHEN state = 'ok' THEN value ELSE coalesce(lower, 0) END AS lower,
    CASE WHEN state = 'ok' THEN value WHEN state = 'hidden' THEN upper END AS upper
    FROM ${quoteId(cellTable(dataset.id))} WHERE measure = ${quoteText(part.measure)})`;
}

function notTotal(column: FreeColumn): string {
  const total = isTotal(column);
  return total === null ? 'true' : `NOT (${total})`;
}

/**
 * All restricted dimensions at once. A group without any matching cell is zero where absent rows mean zero and the
 * area is broken down by these dimensions at all (an area that delivers totals only tells nothing about a part).
 * Rows of an unknown area matter only where one of them matches.
 */
function restricted(dataset: Dataset, filter: Filter, mode: Mode): string[] {
  const free = filter.free.flatMap(keysOf);
  const zero = dataset.absent_rows === 'zero' && mode === 'sum';
  const combinations = filter.restricted.reduce((product, r) => product * (isAge(r) ? 1 : r.codes.length), 1);
  const ages = filter.restricted.filter(isAge).map((restriction) =>
    ageCheck({
      dataset,
      column: restriction.column,
      restriction,
      cells: 'matched',
      added: 'inside',
      groups: 'grouped',
      groupKeys: free,
      runKeys: [
        ...free,
        ...filter.restricted.filter((r) => r !== restriction).flatMap((r) => keysOf(r.column)),
      ],
    }),
  );
  const conditions = ['g.straddling = 0', ...completeCells(ages, combinations, zero)];
  if (mode === 'single') conditions.push('g.cells = 1');
  return [
    `grouped AS (SELECT ${['area', 'period', ...free].join(', ')}, max(reference_date) AS reference_date,
      min(first_delivery) AS first_delivery, max(last_delivery) AS last_delivery,
      count(*) FILTER (inside) AS cells, count(*) FILTER (straddling) AS straddling,
      bool_or(broken_down) AS broken_down, max(bad) FILTER (inside) AS bad, sum(lower) FILTER (inside) AS lower,
      ${nullIfUnbounded('upper', 'inside')} AS upper
      FROM matched GROUP BY ${['area', 'period', ...free].join(', ')})`,
    ...ages.flatMap((a) => a.ctes),
    `complete AS (SELECT ${['area', 'period', ...free].map((k) => `g.${k}`).join(', ')}, g.reference_date,
      g.first_delivery, g.last_delivery, coalesce(g.lower, 0) AS lower,
      CASE WHEN g.cells = 0 THEN 0 ELSE g.upper END AS upper,
      greatest(coalesce(g.bad, 0), CASE WHEN ${conditions.join(' AND ')} THEN 0 ELSE ${badness.missing} END) AS bad
      FROM grouped g ${ages.map((a) => a.joins).join(' ')}
      WHERE g.cells > 0 OR g.straddling > 0${zero ? " OR (g.broken_down AND left(g.area, 1) <> '?')" : ''})`,
  ];
}

function completeCells(ages: AgeCheck[], combinations: number, zero: boolean): string[] {
  if (zero) return ages.map((a) => `(${a.deliveryFits} OR ${a.ownFits})`);
  if (ages.length === 0) return [`g.cells = ${combinations}`];
  const bands = ages.map((a) => a.bands).join(' * ');
  const byDelivery = [...ages.map((a) => a.deliveryFits), `g.cells = ${combinations} * ${bands}`];
  const byOwnBands = ages.map((a) => `${a.ownFits} AND ${a.runs} = ${combinations}`);
  return [`((${byDelivery.join(' AND ')}) OR (${byOwnBands.join(' AND ')}))`];
}

/** One unrestricted dimension: per group the delivered total if there is one, else the sum of the parts. */
function unrestricted(
  dataset: Dataset,
  column: FreeColumn,
  rest: FreeColumn[],
  source: string,
  mode: Mode,
): string[] {
  const keys = rest.flatMap(keysOf);
  const isPart = `(${notTotal(column)}) IS NOT FALSE`;
  const total = isTotal(column);
  const isUsable = total === null ? 'false' : `${total} AND bad <> ${badness.missing}`;
  const groups = quoteId(`groups_${column.id}`);
  const age =
    column.type === 'age'
      ? ageCheck({
          dataset,
          column,
          restriction: null,
          cells: source,
          added: 'true',
          groups: `(SELECT * FROM ${groups} WHERE total_bad IS NULL)`,
          groupKeys: keys,
          runKeys: keys,
        })
      : null;
  return [
    `${groups} AS (SELECT ${['area', 'period', ...keys].join(', ')}, max(reference_date) AS reference_date,
      min(first_delivery) AS first_delivery, max(last_delivery) AS last_delivery,
      max(bad) FILTER (${isUsable}) AS total_bad, sum(lower) FILTER (${isUsable}) AS total_lower,
      sum(upper) FILTER (${isUsable}) AS total_upper,
      count(*) FILTER (${isPart}) AS parts, max(bad) FILTER (${isPart}) AS part_bad,
      sum(lower) FILTER (${isPart}) AS part_lower, ${nullIfUnbounded('upper', isPart)} AS part_upper
      FROM ${source} GROUP BY ${['area', 'period', ...keys].join(', ')})`,
    ...(age?.ctes ?? []),
    `${quoteId(`without_${column.id}`)} AS (SELECT ${['area', 'period', ...keys].map((k) => `g.${k}`).join(', ')},
      g.reference_date, g.first_delivery, g.last_delivery,
      CASE WHEN g.total_bad IS NOT NULL THEN g.total_bad
        WHEN ${partsComplete(dataset, column, age, mode)} THEN g.part_bad
        ELSE greatest(g.part_bad, ${badness.missing}) END AS bad,
      coalesce(CASE WHEN g.total_bad IS NOT NULL THEN g.total_lower ELSE g.part_lower END, 0) AS lower,
      CASE WHEN g.total_bad IS NOT NULL THEN g.total_upper ELSE g.part_upper END AS upper
      FROM ${groups} g ${age?.joins ?? ''})`,
  ];
}

function partsComplete(dataset: Dataset, column: FreeColumn, age: AgeCheck | null, mode: Mode): string {
  if (mode === 'single') return 'false';
  const zero = dataset.absent_rows === 'zero';
  if (age) {
    const all = zero ? '' : ` AND g.parts = ${age.bands}`;
    return `g.parts > 0 AND ((${age.deliveryFits}${all}) OR ${age.ownFits})`;
  }
  if (zero || column.type === 'age') return 'g.parts > 0';
  const codes = Object.keys(column.codes).filter((code) => code !== totalCode(column));
  return `g.parts = ${codes.length}`;
}
