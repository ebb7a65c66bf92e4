import { type Dataset, dimensionsOf, measuresOf, totalCode } from '../../model/dataset.js';
import * as say from '../../model/messages/plausibility.js';
import { cellTable } from '../../model/stored.js';
import { badness, badnessSql } from '../../store/figures/badness.js';
import { type Dimension, isTotal, keysOf, spanIds } from '../../store/figures/filter.js';
import { boundedSum } from '../../store/figures/reduce.js';
import { quoteId, quoteText, type Row, type Store } from '../../store/store.js';
import { type Found, standing } from './found.js';

/** Delivered totals against the groups of each dimension: men and women, age bands, every other code list. */
export async function totalsOfGroups(store: Store, dataset: Dataset): Promise<Found[]> {
  const dimensions = dimensionsOf(dataset).filter((d) => isTotal(d) !== null);
  const counts = countsOf(dataset);
  if (dimensions.length === 0 || counts.length === 0) return [];
  const found: Found[] = [];
  const [any] = await store.query(
    `SELECT ${dimensions.map((d) => `bool_or(${isTotal(d)}) AS ${quoteId(d.id)}`).join(', ')}
      FROM ${quoteId(cellTable(dataset.id))}`,
  );
  for (const dimension of dimensions) {
    if (any?.[dimension.id] !== true) continue;
    const rows = await store.query(differencesSql(dataset, dimension, counts));
    found.push(...rows.map((row) => foundOf(dataset, dimension, row)));
  }
  return found;
}

/** Measures that add up over groups: whole numbers, and any measure that adds up over areas. Rates do neither. */
const countsOf = (dataset: Dataset): string[] =>
  measuresOf(dataset)
    .filter((m) => m.type === 'integer' || dataset.additivity.areas)
    .map((m) => m.id);

function foundOf(dataset: Dataset, dimension: Dimension, row: Row): Found {
  const figures = {
    dimension: dimension.label,
    delivered: Number(row.delivered),
    sum: Number(row.groups),
    tolerance: dataset.tolerance,
  };
  return {
    dataset,
    rule: standing('summe_der_gruppen'),
    area: String(row.area),
    period: String(row.period),
    part: { dataset: dataset.id, measure: String(row.measure), where: {} },
    cell: row,
    tell: (at) => say.groupsDiffer({ ...at, ...figures }),
  };
}

/**
 * Rows whose total and groups differ by more than the tolerance whatever the hidden cells hold; of one area, period and
 * measure the largest difference. The groups may only come out too small where they are complete: age bands without gap
 * from 0 to the open end; all codes of a list that covers all, or, where absent rows mean zero, at least two. Age bands that overlap are not
 * judged. Columns: those of the cell of the total, and `delivered` and `groups`.
 */
function differencesSql(dataset: Dataset, dimension: Dimension, counts: readonly string[]): string {
  const own = keysOf(dimension);
  const others = dimensionsOf(dataset)
    .filter((d) => d !== dimension)
    .flatMap(keysOf);
  const keys = ['area', 'period', 'measure', ...others].join(', ');
  const total = isTotal(dimension) ?? 'false';
  const { tiles, complete } = completeness(dataset, dimension);
  const { absolute, percent } = dataset.tolerance;
  const readable = [...own, ...others].map((k) => `${k} IS NOT NULL`).join(' AND ');
  return `WITH cell AS (SELECT ${keys}, ${own.join(', ')}, delivery, line, ${total} AS total, ${badnessSql} AS bad,
      CASE WHEN state = 'ok' THEN value ELSE coalesce(lower, 0) END AS lower,
      CASE WHEN state = 'ok' THEN value WHEN state = 'hidden' THEN upper END AS upper
      FROM ${quoteId(cellTable(dataset.id))} WHERE level <> 'unknown' AND measure IN (${counts.map(quoteText).join(', ')}) AND ${readable}),
    grouped AS (SELECT ${keys}, ${own.map((k) => `any_value(${k}) FILTER (total) AS ${k}`).join(', ')},
      any_value(delivery) FILTER (total) AS delivery, min(line) FILTER (total) AS line,
      any_value(lower) FILTER (total) AS total_lower, any_value(upper) FILTER (total) AS total_upper,
      sum(lower) FILTER (NOT total) AS lower, ${boundedSum('NOT total')} AS upper,
      ${tiles} AS tiles, ${complete} AS complete
      FROM cell GROUP BY ${keys}
      HAVING count(*) FILTER (total) = 1 AND count(*) FILTER (NOT total) > 1
        AND max(bad) FILTER (total) < ${badness.missing}),
    judged AS (SELECT *, greatest(${absolute}::DOUBLE, abs(total_lower)::DOUBLE * ${percent}::DOUBLE / 100) AS tolerance,
      (lower - total_upper)::DOUBLE AS above, (total_lower - upper)::DOUBLE AS below FROM grouped WHERE tiles)
    SELECT ${keys}, ${own.join(', ')}, delivery, line,
      (CASE WHEN above > tolerance THEN total_upper ELSE total_lower END)::DOUBLE AS delivered,
      (CASE WHEN above > tolerance THEN lower ELSE upper END)::DOUBLE AS groups
    FROM judged WHERE above > tolerance OR (complete AND below > tolerance)
    QUALIFY row_number() OVER (PARTITION BY area, period, measure
      ORDER BY greatest(coalesce(above, 0), coalesce(below, 0)) DESC, ${[...others, 'line'].join(', ')}) = 1
    ORDER BY area, period, measure`;
}

function completeness(dataset: Dataset, dimension: Dimension): { tiles: string; complete: string } {
  if (dimension.type === 'age') {
    const { from, to } = spanIds(dimension);
    const [first, last] = [`min(${from}) FILTER (NOT total)`, `max(${to}) FILTER (NOT total)`];
    const width = `sum(${to} - ${from}) FILTER (NOT total)`;
    return {
      tiles: `${width} <= ${last} - ${first}`,
      complete: `${first} = 0 AND ${width} = ${last} AND ${last} = max(${to})`,
    };
  }
  const codes = Object.keys(dimension.codes).filter((code) => code !== totalCode(dimension));
  const needed = dataset.absent_rows === 'zero' ? Math.min(2, codes.length) : codes.length;
  return {
    tiles: 'true',
    complete: dimension.covers_all ? `count(*) FILTER (NOT total) >= ${needed}` : 'false',
  };
}
