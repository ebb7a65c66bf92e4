import type { Dataset } from '../../model/dataset.js';
import { quoteText } from '../../store/store.js';
import { badness } from '../badness.js';
import { bandTable, deliveredTable } from '../names.js';
import { type AgeCheck, ageCheck } from './ages.js';
import {
  type AgeRestriction,
  type Filter,
  isAge,
  isInside,
  isTotal,
  keysOf,
  spanIds,
  straddles,
} from './filter.js';
import { boundedSum, type Mode } from './reduce.js';

/** A part with its filter. All parts given to one statement restrict the same dimensions. */
export interface FilteredPart {
  id: number;
  measure: string;
  filter: Filter;
}

/** Parts without a restriction: the figures of the reduced table as they are. */
export const takeAll = (parts: readonly FilteredPart[], source: string): string =>
  `SELECT w.part, r.area, r.period, max(r.reference_date) AS reference_date, max(r.bad) AS bad,
    sum(r.lower) AS lower, ${boundedSum('true')} AS upper
  FROM ${source} r JOIN (${parts
    .map((p) => `SELECT ${p.id} AS part, ${quoteText(p.measure)} AS measure`)
    .join(' UNION ALL ')}) w ON w.measure = r.measure GROUP BY w.part, r.area, r.period`;

/**
 * Parts that restrict the same dimensions, all at once. Which combinations of codes and bands belong to which part is
 * worked out on the distinct ones (`hit`), then joined to the cells. A part without any matching cell is zero where
 * absent rows mean zero and the area is broken down by these dimensions at all: an area that delivers totals only
 * tells nothing about a part. Rows of an unknown area matter only where one of them matches.
 */
export function restrictParts(
  dataset: Dataset,
  mode: Mode,
  parts: readonly FilteredPart[],
  source: string,
): string {
  const columns = parts[0]?.filter.restricted.map((r) => r.column) ?? [];
  const keys = columns.flatMap(keysOf);
  const zero = dataset.absent_rows === 'zero' && mode === 'sum';
  const onHit = ['h.measure = r.measure', ...keys.map((k) => `h.${k} IS NOT DISTINCT FROM r.${k}`)].join(
    ' AND ',
  );
  const brokenDown = columns.flatMap((c) => isTotal(c) ?? []).map((total) => `NOT (${total})`);
  const ages = columns.flatMap((column) =>
    column.type === 'age' ? [spanCheck(dataset, column.id, parts, source, onHit, keys)] : [],
  );
  const conditions = ['g.straddling = 0', ...completeCells(ages, zero)];
  if (mode === 'single') conditions.push('g.cells = 1');
  const group = 'g.part, g.area, g.period, g.reference_date, g.first_delivery, g.last_delivery';
  const either = (column: string) => `coalesce(f.${column}, b.${column}) AS ${column}`;
  return `INSERT INTO ${deliveredTable} WITH
    wanted AS (${parts.map((p) => `SELECT ${p.id} AS part, ${quoteText(p.measure)} AS measure, ${combinations(p)} AS combinations`).join(' UNION ALL ')}),
    key AS (SELECT DISTINCT measure, ${keys.join(', ')} FROM ${source}),
    hit AS (${parts.map(hits).join(' UNION ALL ')}),
    found AS (SELECT h.part, r.area, r.period, max(r.reference_date) AS reference_date,
      min(r.first_delivery) AS first_delivery, max(r.last_delivery) AS last_delivery,
      count(*) FILTER (h.inside) AS cells, count(*) FILTER (NOT h.inside) AS straddling,
      max(r.bad) FILTER (h.inside) AS bad, sum(r.lower) FILTER (h.inside) AS lower, ${boundedSum('h.inside')} AS upper
      FROM ${source} r JOIN hit h ON ${onHit} GROUP BY h.part, r.area, r.period),
    ${
      zero
        ? `base AS (SELECT measure, area, period, max(reference_date) AS reference_date,
      min(first_delivery) AS first_delivery, max(last_delivery) AS last_delivery FROM ${source}
      WHERE ${[...brokenDown, "left(area, 1) <> '?'"].join(' AND ')} GROUP BY measure, area, period),
    grouped AS (SELECT ${['part', 'area', 'period', 'reference_date', 'first_delivery', 'last_delivery'].map(either).join(', ')},
      coalesce(f.cells, 0) AS cells, coalesce(f.straddling, 0) AS straddling, f.bad, f.lower, f.upper
      FROM (SELECT w.part, base.* FROM base JOIN wanted w ON w.measure = base.measure) b
      FULL JOIN found f ON f.part = b.part AND f.area = b.area AND f.period = b.period)`
        : 'grouped AS (SELECT * FROM found)'
    }
    ${ages.flatMap((a) => a.ctes.map((cte) => `, ${cte}`)).join('')}
    SELECT ${group.split(', ').slice(0, 4).join(', ')},
      greatest(coalesce(g.bad, 0), CASE WHEN ${conditions.join(' AND ')} THEN 0 ELSE ${badness.missing} END),
      coalesce(g.lower, 0), CASE WHEN g.cells = 0 THEN 0 ELSE g.upper END
    FROM grouped g JOIN wanted w ON w.part = g.part ${ages.map((a) => a.joins).join(' ')}`;
}

const combinations = (part: FilteredPart) =>
  part.filter.restricted.reduce((product, r) => product * (isAge(r) ? 1 : r.codes.length), 1);

function hits({ id, measure, filter }: FilteredPart): string {
  const inside = filter.restricted.map(isInside).join(' AND ');
  const codesInside = filter.restricted.filter((r) => !isAge(r)).map(isInside);
  const across = filter.restricted.filter(isAge).map(straddles);
  const straddling = across.length > 0 ? [`(${across.join(' OR ')})`, ...codesInside].join(' AND ') : 'false';
  return `SELECT ${id} AS part, *, ${inside} AS inside FROM key
    WHERE measure = ${quoteText(measure)} AND ((${inside}) OR (${straddling}))`;
}

/** The bands within the span must tile it exactly. */
function spanCheck(
  dataset: Dataset,
  column: string,
  parts: readonly FilteredPart[],
  source: string,
  onHit: string,
  keys: string[],
): AgeCheck {
  const spans = parts.flatMap((p) => {
    const r = p.filter.restricted.find((x) => x.column.id === column);
    return r && isAge(r) ? [{ part: p.id, r }] : [];
  });
  const age = (spans[0] as { r: AgeRestriction }).r.column;
  const { from, to } = spanIds(age);
  const span = `(${spans.map(({ part, r }) => `SELECT ${part} AS part, ${r.from} AS span_from, ${r.under} AS span_to`).join(' UNION ALL ')}) s`;
  return ageCheck({
    column: age,
    fits:
      `${from} = coalesce(lag(${to}) OVER band, span_from)` +
      ` AND ${to} = coalesce(lead(${from}) OVER band, span_to)`,
    bands: `SELECT s.*, b.* FROM ${bandTable(dataset.id, age.id)} b
      JOIN ${span} ON b.${from} >= s.span_from AND b.${to} <= s.span_to`,
    scopeKeys: ['part', 'period'],
    groups: 'grouped',
    groupKeys: ['part', 'area', 'period'],
    cells: (doubtful) => `SELECT h.part, s.span_from, s.span_to, r.* FROM
      (SELECT * FROM ${source} SEMI JOIN ${doubtful} USING (area, period)) r
      JOIN hit h ON ${onHit} AND h.inside JOIN ${span} ON s.part = h.part`,
    runKeys: keys.filter((k) => k !== from && k !== to),
  });
}

function completeCells(ages: AgeCheck[], zero: boolean): string[] {
  if (zero) return ages.map((a) => `(${a.deliveryFits} OR ${a.ownFits})`);
  const bands = ages.map((a) => ` * ${a.bands}`).join('');
  const byDelivery = [...ages.map((a) => a.deliveryFits), `g.cells = w.combinations${bands}`];
  if (ages.length === 0) return byDelivery;
  const byOwnBands = ages.map((a) => `${a.ownFits} AND ${a.runs} = w.combinations`);
  return [`((${byDelivery.join(' AND ')}) OR (${byOwnBands.join(' AND ')}))`];
}
