import type { Dataset } from '../../model/dataset.js';
import { quoteText } from '../store.js';
import { type AgeCheck, ageCheck } from './ages.js';
import { badness } from './badness.js';
import { type Filter, isAge, isInside, isTotal, keysOf, spanIds, straddles } from './filter.js';
import { bandTable } from './names.js';
import { boundedSum, type Mode } from './reduce.js';

/** A part with its filter. All parts given to one statement restrict the same dimensions. */
export interface FilteredPart {
  id: number;
  measure: string;
  filter: Filter;
}
export type Alike = readonly [FilteredPart, ...FilteredPart[]];

/** Parts without a restriction: the figures of the reduced table as they are. */
export const takeAll = (parts: Alike, source: string): string =>
  `SELECT w.part, r.area, r.period, max(r.bad) AS bad, sum(r.lower) AS lower, ${boundedSum('true')} AS upper
    FROM ${source} r JOIN (${parts.map(wanted).join(' UNION ALL ')}) w ON w.measure = r.measure
    GROUP BY w.part, r.area, r.period`;

/**
 * Parts that restrict the same dimensions, all at once: CTEs up to `figures` (part, area, period, bad, lower, upper).
 *
 * Which codes and bands belong to which part is worked out on the distinct ones (`hit`); those that belong to the same
 * parts form a class, so that the cells themselves are summed once (`folded`). A part without any matching cell is
 * zero where absent rows mean zero and the area is broken down by these dimensions at all: an area that delivers
 * totals only tells nothing about a part. Rows of an unknown area matter only where one of them matches.
 */
export function restrict(dataset: Dataset, mode: Mode, parts: Alike, source: string): string[] {
  const { restricted } = parts[0].filter;
  const keys = restricted.flatMap((r) => keysOf(r.column));
  const zero = dataset.absent_rows === 'zero' && mode === 'sum';
  const same = (a: string, b: string) =>
    [`${a}.measure = ${b}.measure`, ...keys.map((k) => `${a}.${k} IS NOT DISTINCT FROM ${b}.${k}`)].join(
      ' AND ',
    );
  const brokenDown = restricted.flatMap((r) => isTotal(r.column) ?? []).map((total) => `NOT (${total})`);
  const deliveries = 'min(first_delivery) AS first_delivery, max(last_delivery) AS last_delivery';
  const ages = restricted
    .filter(isAge)
    .map((r) => spanCheck(dataset, r.column.id, parts, { source, keys, onHit: same('h', 'r') }));
  const conditions = ['g.straddling = 0', ...completeCells(ages, zero)];
  if (mode === 'single') conditions.push('g.cells = 1');
  return [
    `wanted AS (${parts.map(wanted).join(' UNION ALL ')})`,
    `key AS (SELECT row_number() OVER () AS key, ${['true', ...brokenDown].join(' AND ')} AS broken_down, * FROM (
      SELECT DISTINCT measure, ${keys.join(', ')} FROM ${source}))`,
    `hit AS (${parts.map(hits).join(' UNION ALL ')})`,
    `class AS (SELECT k.*, min(k.key) OVER (PARTITION BY k.measure, k.broken_down, s.parts) AS class FROM key k
      LEFT JOIN (SELECT key, list({part: part, inside: inside} ORDER BY part) AS parts FROM hit GROUP BY key) s
      ON s.key = k.key)`,
    `folded AS (SELECT c.class, r.area, r.period, ${deliveries}, count(*) AS cells,
      max(bad) AS bad, sum(lower) AS lower, ${boundedSum('true')} AS upper
      FROM ${source} r JOIN class c ON ${same('c', 'r')} GROUP BY c.class, r.area, r.period)`,
    `grouped AS (SELECT part, area, period, ${deliveries},
      coalesce(sum(cells) FILTER (inside), 0) AS cells, coalesce(sum(cells) FILTER (NOT inside), 0) AS straddling,
      max(bad) FILTER (inside) AS bad, sum(lower) FILTER (inside) AS lower, ${boundedSum('inside')} AS upper
      FROM (SELECT h.part, h.inside, f.area, f.period, f.first_delivery, f.last_delivery, f.cells, f.bad, f.lower, f.upper
        FROM folded f JOIN (SELECT DISTINCT part, class, inside FROM hit JOIN class ON class.key = hit.key) h
        ON h.class = f.class${zero ? zeros(deliveries) : ''}) GROUP BY part, area, period)`,
    ...ages.flatMap((a) => a.ctes),
    `figures AS (SELECT g.part, g.area, g.period,
      greatest(coalesce(g.bad, 0), CASE WHEN ${conditions.join(' AND ')} THEN 0 ELSE ${badness.missing} END) AS bad,
      coalesce(g.lower, 0) AS lower, CASE WHEN g.cells = 0 THEN 0 ELSE g.upper END AS upper
      FROM grouped g JOIN wanted w ON w.part = g.part ${ages.map((a) => a.joins).join(' ')})`,
  ];
}

/** A zero of no cells for every part of every area that is broken down; added to what was found it changes nothing. */
const zeros = (deliveries: string) => `
        UNION ALL SELECT w.part, true, b.area, b.period, b.first_delivery, b.last_delivery, 0, 0, 0, 0 FROM (
          SELECT c.measure, f.area, f.period, ${deliveries} FROM folded f JOIN class c ON c.key = f.class
          WHERE c.broken_down AND left(f.area, 1) <> '?' GROUP BY c.measure, f.area, f.period) b
        JOIN wanted w ON w.measure = b.measure`;

const wanted = (part: FilteredPart) =>
  `SELECT ${part.id} AS part, ${quoteText(part.measure)} AS measure, ${combinations(part)} AS combinations`;

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
  columnId: string,
  parts: Alike,
  { source, keys, onHit }: { source: string; keys: string[]; onHit: string },
): AgeCheck {
  const spans = parts.flatMap((p) =>
    p.filter.restricted.flatMap((r) => (isAge(r) && r.column.id === columnId ? [{ part: p.id, ...r }] : [])),
  );
  const column = spans[0]?.column;
  if (!column) throw new Error(`no age restriction on ${columnId}`);
  const { from, to } = spanIds(column);
  const span = `(${spans.map((s) => `SELECT ${s.part} AS part, ${s.from} AS span_from, ${s.under} AS span_to`).join(' UNION ALL ')}) s`;
  return ageCheck({
    column,
    fits:
      `${from} = coalesce(lag(${to}) OVER band, span_from)` +
      ` AND ${to} = coalesce(lead(${from}) OVER band, span_to)`,
    bands: `SELECT s.*, b.* FROM ${bandTable(dataset.id, column.id)} b
      JOIN ${span} ON b.${from} >= s.span_from AND b.${to} <= s.span_to`,
    scopeKeys: ['part', 'period'],
    groups: 'grouped',
    groupKeys: ['part', 'area', 'period'],
    cells: (doubtful) => `SELECT h.part, s.span_from, s.span_to, r.* FROM
      (SELECT * FROM (SELECT * FROM ${source} SEMI JOIN (SELECT DISTINCT period FROM ${doubtful}) USING (period))
        SEMI JOIN ${doubtful} USING (area, period)) r
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
