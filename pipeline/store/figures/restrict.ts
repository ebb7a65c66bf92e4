import type { Dataset } from '../../model/dataset.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, quoteText } from '../store.js';
import { type AgeCheck, ageCheck } from './ages.js';
import { badness } from './badness.js';
import { type Filter, isAge, isInside, isTotal, keysOf, spanIds, straddles } from './filter.js';
import { bandTable, batchTable, placeTable, rank } from './names.js';
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
  `SELECT w.part, r.place, r.slot, max(r.bad) AS bad, sum(r.lower) AS lower, ${boundedSum('true')} AS upper
    FROM ${source} r JOIN (${wanted(parts)}) w ON w.measure = r.measure
    GROUP BY w.part, r.place, r.slot`;

/**
 * Parts that restrict the same dimensions, all at once: CTEs up to `figures` (part, place, slot, bad, lower, upper).
 *
 * Which codes and bands belong to which part is worked out on the distinct ones (`hit`); those that belong to the same
 * parts form a class, so that the cells themselves are summed once (`folded`). A part without any matching cell is
 * zero where absent rows mean zero and the area is broken down by these dimensions at all: an area that delivers
 * totals only tells nothing about a part. Rows of an unknown area matter only where one of them matches.
 * @param everyPeriod whether all periods of the deliveries are in the batch
 */
export function restrict(
  dataset: Dataset,
  mode: Mode,
  parts: Alike,
  source: string,
  everyPeriod: boolean,
): string[] {
  const { restricted } = parts[0].filter;
  const keys = restricted.flatMap((r) => keysOf(r.column));
  const zero = dataset.absent_rows === 'zero' && mode === 'sum';
  // Where nothing was summed up, the cells themselves tell their codes and bands, whatever their place.
  const cells =
    parts[0].filter.free.length === 0
      ? `(FROM ${quoteId(cellTable(dataset.id))} ${everyPeriod ? '' : `SEMI JOIN ${batchTable} USING (period)`})`
      : source;
  const same = (a: string, b: string) =>
    [`${a}.measure = ${b}.measure`, ...keys.map((k) => `${a}.${k} IS NOT DISTINCT FROM ${b}.${k}`)].join(
      ' AND ',
    );
  const brokenDown = restricted.flatMap((r) => isTotal(r.column) ?? []).map((total) => `NOT (${total})`);
  const ages = restricted
    .filter(isAge)
    .map((r) => spanCheck(dataset, r.column.id, parts, { source, keys, onHit: same('h', 'r') }));
  // Only age bands are judged by their deliveries.
  const deliveries =
    ages.length > 0 ? 'min(first_delivery) AS first_delivery, max(last_delivery) AS last_delivery,' : '';
  const ofDeliveries = ages.length > 0 ? 'first_delivery, last_delivery,' : '';
  const conditions = ['g.straddling = 0', ...completeCells(ages, zero)];
  if (mode === 'single') conditions.push('g.cells = 1');
  return [
    `wanted AS (${wanted(parts)})`,
    `key AS (SELECT row_number() OVER () AS key, ${['true', ...brokenDown].join(' AND ')} AS broken_down, * FROM (
      SELECT DISTINCT measure, ${keys.join(', ')} FROM ${cells}))`,
    `hit AS (SELECT h.part AS part, k.* EXCLUDE (h), h.inside AS inside FROM (
      SELECT *, unnest([${parts.map(hits).join(', ')}]) AS h FROM key) k WHERE h.found)`,
    `class AS (SELECT k.*, min(k.key) OVER (PARTITION BY k.measure, k.broken_down, s.parts) AS class FROM key k
      LEFT JOIN (SELECT key, list({part: part, inside: inside} ORDER BY part) AS parts FROM hit GROUP BY key) s
      ON s.key = k.key)`,
    `piece AS (SELECT h.part, h.inside, count(*) OVER (PARTITION BY h.part) AS pieces,
        count(*) OVER (PARTITION BY h.class) AS parts, h.class
      FROM (SELECT DISTINCT part, class, inside FROM hit JOIN class ON class.key = hit.key) h)`,
    // Most parts are one class that is no other's, whose cells are then summed already.
    `own AS (SELECT c.*, p.part FROM class c
      LEFT JOIN piece p ON p.class = c.class AND p.pieces = 1 AND p.parts = 1 AND p.inside)`,
    `folded AS (SELECT g.*, o.part, o.measure, o.broken_down
      FROM (SELECT c.class, r.place, r.slot, ${deliveries} count(*) AS cells, max(bad) AS bad, sum(lower) AS lower,
          CASE WHEN bool_and(upper IS NOT NULL) THEN sum(upper) END AS upper
        FROM ${source} r JOIN own c ON ${same('c', 'r')} GROUP BY c.class, r.place, r.slot) g
      JOIN (SELECT class, any_value(part) AS part, any_value(measure) AS measure, any_value(broken_down) AS broken_down
        FROM own GROUP BY class) o ON o.class = g.class)`,
    `shared AS (SELECT * FROM folded WHERE part IS NULL)`,
    `found AS NOT MATERIALIZED (SELECT part, place, slot, ${ofDeliveries} cells, 0 AS straddling,
        bad, lower, upper FROM folded WHERE part IS NOT NULL
      UNION ALL SELECT p.part, place, slot, ${deliveries}
        coalesce(sum(cells) FILTER (inside), 0), coalesce(sum(cells) FILTER (NOT inside), 0),
        max(bad) FILTER (inside), sum(lower) FILTER (inside), ${boundedSum('inside')}
        FROM shared f JOIN piece p ON p.class = f.class GROUP BY p.part, place, slot)`,
    ...(zero ? zeros(deliveries, ages.length > 0) : ['grouped AS (SELECT * FROM found)']),
    ...ages.flatMap((a) => a.ctes),
    `figures AS (SELECT g.part, g.place, g.slot,
      greatest(coalesce(g.bad, 0), CASE WHEN ${conditions.join(' AND ')} THEN 0 ELSE ${badness.missing} END) AS bad,
      coalesce(g.lower, 0) AS lower, CASE WHEN g.cells = 0 THEN 0 ELSE g.upper END AS upper
      FROM grouped g JOIN wanted w ON w.part = g.part ${ages.map((a) => a.joins).join(' ')})`,
  ];
}

/**
 * A zero of no cells for every part without any, of every area that is broken down. Where age bands are judged, a figure counts
 * as from all deliveries that break its area down: another one may hold the band that is missing.
 */
const zeros = (deliveries: string, withAges: boolean): string[] => [
  // What is broken down anywhere, in a period where some part lacks some place: only there a row can be lacking.
  `known AS (SELECT part, measure, place, slot${withAges ? ', first_delivery, last_delivery' : ''} FROM folded
      WHERE broken_down AND place NOT IN (SELECT place FROM ${placeTable} WHERE rank = ${rank.unknown}))`,
  `gap AS (SELECT slot FROM (SELECT DISTINCT slot FROM known) s JOIN wanted w ON true
      LEFT JOIN (SELECT part, slot, count(*) AS places FROM known WHERE part IS NOT NULL GROUP BY part, slot) f USING (part, slot)
      LEFT JOIN (SELECT slot, count(DISTINCT place) AS places FROM known GROUP BY slot) p USING (slot)
      WHERE f.places IS DISTINCT FROM p.places)`,
  // What has a row for each part of its measure lacks none.
  `broken AS (SELECT measure, place, slot, ${deliveries} count(part) AS parts FROM known
      ${withAges ? '' : 'WHERE list_contains((SELECT list(DISTINCT slot) FROM gap), slot)'} GROUP BY measure, place, slot)`,
  `lacking AS (SELECT w.part, b.place, b.slot${withAges ? ', b.first_delivery, b.last_delivery' : ''} FROM broken b
    JOIN (SELECT measure, count(*) AS parts FROM wanted GROUP BY measure) m ON m.measure = b.measure AND b.parts < m.parts
    JOIN wanted w ON w.measure = b.measure)`,
  `grouped AS (${withAges ? withDeliveries : 'SELECT * FROM found'}
    UNION ALL SELECT b.part, b.place, b.slot, ${withAges ? 'b.first_delivery, b.last_delivery, ' : ''}0, 0, 0, 0, 0 FROM lacking b
    ANTI JOIN (SELECT * FROM found SEMI JOIN (SELECT DISTINCT place, slot FROM lacking) USING (place, slot)) f
      ON f.part = b.part AND f.place = b.place AND f.slot = b.slot)`,
];

const withDeliveries = `SELECT f.part, f.place, f.slot, least(f.first_delivery, b.first_delivery) AS first_delivery,
    greatest(f.last_delivery, b.last_delivery) AS last_delivery, f.* EXCLUDE (part, place, slot, first_delivery, last_delivery)
  FROM found f JOIN wanted w ON w.part = f.part
  LEFT JOIN broken b ON b.measure = w.measure AND b.place = f.place AND b.slot = f.slot`;

const wanted = (parts: Alike) =>
  `SELECT * FROM (VALUES ${parts
    .map((part) => `(${part.id}, ${quoteText(part.measure)}, ${combinations(part)})`)
    .join(', ')}) v(part, measure, combinations)`;

const combinations = (part: FilteredPart) =>
  part.filter.restricted.reduce((product, r) => product * (isAge(r) ? 1 : r.codes.length), 1);

/** Whether a key belongs to a part, wholly or with some of its band. */
function hits({ id, measure, filter }: FilteredPart): string {
  const inside = filter.restricted.map(isInside).join(' AND ');
  const codesInside = filter.restricted.filter((r) => !isAge(r)).map(isInside);
  const across = filter.restricted.filter(isAge).map(straddles);
  const straddling = across.length > 0 ? [`(${across.join(' OR ')})`, ...codesInside].join(' AND ') : 'false';
  return `{part: ${id}, inside: ${inside}, found: measure = ${quoteText(measure)} AND ((${inside}) OR (${straddling}))}`;
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
    scopeKeys: ['part', 'slot'],
    groups: 'grouped',
    groupKeys: ['part', 'place', 'slot'],
    cells: (doubtful) => `SELECT h.part, s.span_from, s.span_to, r.* FROM
      (SELECT * FROM (SELECT * FROM ${source} SEMI JOIN (SELECT DISTINCT slot FROM ${doubtful}) USING (slot))
        SEMI JOIN ${doubtful} USING (place, slot)) r
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
