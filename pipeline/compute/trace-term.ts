import { type Dataset, dimensionsOf, type Part } from '../model/dataset.js';
import type { CellState } from '../model/delivery.js';
import type { DataRoom } from '../model/room.js';
import { cellTable } from '../model/stored.js';
import type { TraceCell, TraceChild, TraceTerm } from '../model/trace.js';
import { stateOfBadness } from '../store/figures/badness.js';
import { columnsOf, filterOf, isAge, isInside, isTotal, straddles } from '../store/figures/filter.js';
import { figureTable, placeTable } from '../store/figures/names.js';
import { inOrder, type Mode } from '../store/figures/reduce.js';
import { quoteId, type Row, type Store } from '../store/store.js';

/** One term of a figure at one area and period, down to the delivered lines or the areas that were added. */
export interface TermQuestion {
  role: TraceTerm['role'];
  sign: 1 | -1;
  part: Part;
  /** Number of the part. */
  id: number;
  mode: Mode;
}

export async function traceTerm(
  store: Store,
  room: DataRoom,
  { role, sign, part, id, mode }: TermQuestion,
  { area, period }: { area: string; period: string | null },
): Promise<TraceTerm> {
  const term = { role, sign, part, period };
  const dataset = room.definitions.datasets.get(part.dataset);
  const [row] =
    period === null
      ? []
      : await store.query(
          `SELECT *, reference_date::VARCHAR AS date, lower::DOUBLE AS low, upper::DOUBLE AS high
            FROM ${figureTable} WHERE part = ${id} AND area = $1 AND period = $2`,
          [area, period],
        );
  const [cells, children] =
    dataset && period !== null
      ? [
          row?.origin === 'summed' ? [] : await contributingCells(store, dataset, part, area, period),
          row?.origin === 'summed' || (mode === 'single' && !row)
            ? await childFigures(store, id, area, period, String(row?.date ?? ''))
            : [],
        ]
      : [[], []];
  if (!row) {
    const nothing = {
      referenceDate: null,
      state: 'missing',
      origin: null,
      value: null,
      lower: null,
      upper: null,
    } as const;
    return { ...term, ...nothing, cells, children };
  }
  const state = stateOfBadness(Number(row.bad));
  return {
    ...term,
    referenceDate: String(row.date),
    state,
    origin: row.origin as 'delivered' | 'summed',
    value: state === 'ok' ? Number(row.low) : null,
    lower: state === 'ok' || state === 'hidden' ? Number(row.low) : null,
    upper: (state === 'ok' || state === 'hidden') && row.high !== null ? Number(row.high) : null,
    cells,
    children,
  };
}

/** Children that exist on the reference date, and those that do not but delivered all the same. */
async function childFigures(
  store: Store,
  part: number,
  area: string,
  period: string,
  date: string,
): Promise<TraceChild[]> {
  const rows = await store.query(
    `SELECT p.id, f.bad, f.origin, f.lower::DOUBLE AS value FROM ${placeTable} p
      LEFT JOIN ${figureTable} f ON f.part = ${part} AND f.area = p.id AND f.period = $2
      WHERE p.parent = $1 AND (f.area IS NOT NULL OR (p.level <> 'unknown'
        AND ($3 = '' OR TRY_CAST($3 AS DATE) BETWEEN p.valid_from AND p.valid_to)))
      ORDER BY p.rank, p.id`,
    [area, period, date],
  );
  return rows.map((row) => {
    const state = row.bad === null ? 'missing' : stateOfBadness(Number(row.bad));
    return {
      area: String(row.id),
      state,
      origin: row.origin as TraceChild['origin'],
      value: state === 'ok' ? Number(row.value) : null,
    };
  });
}

/** The cells that match the restriction; of an unrestricted dimension the delivered total, else its parts. */
async function contributingCells(
  store: Store,
  dataset: Dataset,
  part: Part,
  area: string,
  period: string,
): Promise<TraceCell[]> {
  const filter = filterOf(dataset, part);
  const inside = filter.restricted.map((r) =>
    isAge(r) ? `(${isInside(r)} OR ${straddles(r)})` : isInside(r),
  );
  const free = inOrder(filter.free);
  const totals = free.map((column) => `coalesce(${isTotal(column) ?? 'false'}, false)`);
  const rows = await store.query(
    `SELECT * ${totals.map((total, i) => `, ${total} AS is_total_${i}`).join('')}
      FROM ${quoteId(cellTable(dataset.id))}
      WHERE area = $1 AND period = $2 AND measure = $3 ${inside.map((c) => ` AND ${c}`).join('')}
      ORDER BY delivery, line`,
    [area, period, part.measure],
  );
  let kept = rows;
  free.forEach((_, i) => {
    const rest = dimensionsOf(dataset)
      .filter((d) => !free.slice(0, i + 1).includes(d))
      .flatMap(columnsOf);
    const group = (row: Row) => JSON.stringify(rest.map((key) => row[key]));
    const isUsableTotal = (row: Row) => row[`is_total_${i}`] === true && row.state !== 'missing';
    const withTotal = new Set(kept.filter(isUsableTotal).map(group));
    kept = kept.filter((row) => isUsableTotal(row) || !withTotal.has(group(row)));
  });
  return kept.map((row) => ({
    delivery: Number(row.delivery),
    line: Number(row.line),
    dimensions: Object.fromEntries(
      dimensionsOf(dataset).map((d) => {
        if (d.type === 'code') return [d.id, row[d.id] === null ? null : String(row[d.id])];
        const [from, to] = [row[`${d.id}_from`], row[`${d.id}_to`]];
        return [d.id, from === null ? null : `${from}-${to}`];
      }),
    ),
    state: row.state as CellState,
    value: row.value === null ? null : String(row.value),
  }));
}
