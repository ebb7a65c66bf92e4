import type { Dataset } from '../../model/dataset.js';
import { quoteText } from '../../store/store.js';
import { badness } from '../badness.js';
import { bandTable } from '../names.js';
import { type AgeCheck, ageCheck } from './ages.js';
import { codesOf, type Filter, isAge, isInside, isTotal, keysOf, spanIds, straddles } from './filter.js';
import { boundedSum, type Mode } from './reduce.js';

/** A part with its filter. All parts given to one statement restrict the same dimensions. */
export interface FilteredPart {
  id: number;
  measure: string;
  filter: Filter;
}
export type Alike = readonly [FilteredPart, ...FilteredPart[]];

/**
 * Parts that restrict the same dimensions, all at once: CTEs up to `restricted`, with part, area, period, the
 * unrestricted codes (unrestricted ages are already summed up in `source`), first_delivery, last_delivery, bad, lower, upper.
 *
 * Which codes and bands belong to which part is worked out on the distinct ones (`hit`); those that belong to the same
 * parts form a class, so that the cells themselves are summed once (`folded`). A group without any matching cell is
 * zero where absent rows mean zero and the group is broken down by these dimensions at all: an area that delivers
 * totals only tells nothing about a part. Rows of an unknown area matter only where one of them matches.
 */
export function restrict(dataset: Dataset, mode: Mode, parts: Alike, source: string): string[] {
  const { filter } = parts[0];
  const columns = filter.restricted.map((r) => r.column);
  const keys = columns.flatMap(keysOf);
  const free = codesOf(filter.free).flatMap(keysOf);
  const zero = dataset.absent_rows === 'zero' && mode === 'sum';
  const same = (a: string, b: string) =>
    [`${a}.measure = ${b}.measure`, ...keys.map((k) => `${a}.${k} IS NOT DISTINCT FROM ${b}.${k}`)].join(
      ' AND ',
    );
  const brokenDown = columns.flatMap((c) => isTotal(c) ?? []).map((total) => `NOT (${total})`);
  const group = ['area', 'period', ...free];
  const deliveries = 'min(first_delivery) AS first_delivery, max(last_delivery) AS last_delivery';
  const ages = parts[0].filter.restricted
    .filter(isAge)
    .map((r) => spanCheck(dataset, r.column.id, parts, { source, keys, free, onHit: same('h', 'r') }));
  const conditions = ['g.straddling = 0', ...completeCells(ages, zero)];
  if (mode === 'single') conditions.push('g.cells = 1');
  return [
    `wanted AS (${parts.map((p) => `SELECT ${p.id} AS part, ${quoteText(p.measure)} AS measure, ${combinations(p)} AS combinations`).join(' UNION ALL ')})`,
    `key AS (SELECT row_number() OVER () AS key, ${['true', ...brokenDown].join(' AND ')} AS broken_down, * FROM (
      SELECT DISTINCT measure, ${keys.join(', ')} FROM ${source}))`,
    `hit AS (${parts.map(hits).join(' UNION ALL ')})`,
    `class AS (SELECT k.key, min(k.key) OVER (PARTITION BY k.measure, k.broken_down, s.parts) AS class FROM key k
      LEFT JOIN (SELECT key, list({part: part, inside: inside} ORDER BY part) AS parts FROM hit GROUP BY key) s
      ON s.key = k.key)`,
    `folded AS (SELECT c.class, ${group.map((k) => `r.${k}`).join(', ')},
      ${deliveries}, count(*) AS cells,
      max(bad) AS bad, sum(lower) AS lower, ${boundedSum('true')} AS upper
      FROM ${source} r JOIN (SELECT k.*, c.class FROM key k JOIN class c ON c.key = k.key) c ON ${same('c', 'r')}
      GROUP BY c.class, ${group.map((k) => `r.${k}`).join(', ')})`,
    `found AS (SELECT h.part, ${group.join(', ')}, ${deliveries},
      coalesce(sum(cells) FILTER (inside), 0) AS cells, coalesce(sum(cells) FILTER (NOT inside), 0) AS straddling,
      max(bad) FILTER (inside) AS bad, sum(lower) FILTER (inside) AS lower, ${boundedSum('inside')} AS upper
      FROM folded f JOIN (SELECT DISTINCT part, class, inside FROM hit JOIN class ON class.key = hit.key) h
      ON h.class = f.class GROUP BY h.part, ${group.join(', ')})`,
    zero
      ? `grouped AS (SELECT part, ${group.join(', ')}, ${deliveries}, sum(cells) AS cells,
        sum(straddling) AS straddling, max(bad) AS bad, sum(lower) AS lower, max(upper) AS upper
        FROM (SELECT * FROM found UNION ALL
          SELECT w.part, ${group.map((k) => `f.${k}`).join(', ')}, f.first_delivery, f.last_delivery, 0, 0, 0, 0, NULL
          FROM folded f JOIN key k ON k.key = f.class AND k.broken_down JOIN wanted w ON w.measure = k.measure
          WHERE left(f.area, 1) <> '?')
        GROUP BY part, ${group.join(', ')})`
      : 'grouped AS (SELECT * FROM found)',
    ...ages.flatMap((a) => a.ctes),
    `restricted AS (SELECT ${['part', ...group].map((k) => `g.${k}`).join(', ')}, g.first_delivery, g.last_delivery,
      greatest(coalesce(g.bad, 0), CASE WHEN ${conditions.join(' AND ')} THEN 0 ELSE ${badness.missing} END) AS bad,
      coalesce(g.lower, 0) AS lower, CASE WHEN g.cells = 0 THEN 0 ELSE g.upper END AS upper
      FROM grouped g JOIN wanted w ON w.part = g.part ${ages.map((a) => a.joins).join(' ')})`,
  ];
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
  columnId: string,
  parts: Alike,
  { source, keys, free, onHit }: { source: string; keys: string[]; free: string[]; onHit: string },
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
    groupKeys: ['part', 'area', 'period', ...free],
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
