import { type Dataset, dimensionsOf, type Part } from '../../model/dataset.js';
import type { Place } from '../../model/messages/intake.js';
import { cellTable } from '../../model/stored.js';
import { filterOf, isInside } from '../../store/figures/filter.js';
import { quoteId, quoteText, type Row, type Store } from '../../store/store.js';
import type { Delivery } from '../deliver.js';
import { placeOfLine } from '../source.js';
import { type Found, groupedBy } from './found.js';

/** Temporary table of the places and periods looked for: number, area, period. */
const wantedTable = 'intake_wanted';

/** The first cell of each finding: the first in the first file, among those its figure is made of. */
export async function cellsOf(
  store: Store,
  datasets: ReadonlyMap<string, Dataset>,
  found: readonly Found[],
): Promise<(Row | undefined)[]> {
  const cells = found.map((f) => f.cell);
  const wanted = found.map((f, number) => ({ ...f, number })).filter((f) => f.cell === undefined);
  for (const group of groupedBy(wanted, (f) => JSON.stringify(f.part)).values()) {
    const [first] = group;
    if (!first) continue;
    await store.createTemp(wantedTable, [
      { name: 'number', type: 'integer', values: group.map((f) => f.number) },
      { name: 'area', type: 'text', values: group.map((f) => f.area) },
      { name: 'period', type: 'text', values: group.map((f) => f.period) },
    ]);
    const dataset = datasets.get(first.part.dataset);
    for (const row of dataset ? await store.query(firstCellSql(dataset, first.part)) : []) {
      cells[Number(row.number)] = row;
    }
  }
  return cells;
}

function firstCellSql(dataset: Dataset, part: Part): string {
  const inside = filterOf(dataset, part).restricted.map(isInside);
  return `SELECT w.number, c.* FROM ${quoteId(cellTable(dataset.id))} c
    JOIN ${wantedTable} w ON w.area = c.area AND w.period = c.period
    WHERE ${[`c.measure = ${quoteText(part.measure)}`, ...inside].join(' AND ')}
    QUALIFY row_number() OVER (PARTITION BY w.number ORDER BY c.delivery, c.line, c.rowid) = 1
    ORDER BY w.number`;
}

/** File, line and heading of a cell; only the label of the measure where the file is not known. */
export function placeOfCell(
  found: Found,
  cell: Row | undefined,
  deliveries: ReadonlyMap<number, Delivery>,
): Place {
  const label = found.dataset.columns.find((c) => c.id === found.part.measure)?.label;
  const delivery = cell && deliveries.get(Number(cell.delivery));
  if (!cell || !delivery) return label === undefined ? {} : { column: label };
  const column = headingOf(found.dataset, delivery, cell) ?? label;
  return {
    ...placeOfLine(delivery.source, Number(cell.line)),
    ...(column === undefined ? {} : { column }),
  };
}

/** Heading of the column a cell stood in; in a wide table each column stands for codes, ages or a period. */
function headingOf(dataset: Dataset, delivery: Delivery, cell: Row): string | undefined {
  const dimensions = dimensionsOf(dataset);
  return delivery.plan?.values.find(
    (value) =>
      value.measure.id === cell.measure &&
      (value.period === null || value.period.period === cell.period) &&
      dimensions.every((d, i) => {
        const own = value.dimensions[i];
        if (own === undefined || own === null) return true;
        if (typeof own === 'string') return own === cell[d.id];
        return own[0] === cell[`${d.id}_from`] && own[1] === cell[`${d.id}_to`];
      }),
  )?.column.name;
}
