import { type Dataset, dimensionsOf } from '../model/dataset.js';
import * as say from '../model/messages/intake.js';
import { periodLabel } from '../model/period.js';
import { nameOf } from '../model/region.js';
import { cellTable } from '../model/stored.js';
import { quoteId, type Row } from '../store/store.js';
import { type Delivery, type Intake, linesOf } from './deliver.js';
import { reject } from './ledger.js';
import { rejectWithoutDimension } from './lost-dimension.js';
import { placeOf } from './source.js';

/**
 * Keys delivered more than once, in one file or in several. Different values: all those cells become `rejected`.
 * Equal ones: the first stays, the later ones leave the store and count as rejected. A cell that was rejected itself
 * counts as a different value, so that no other one is taken in its place.
 */
export async function rejectDuplicates(
  intake: Intake,
  dataset: Dataset,
  deliveries: ReadonlyMap<number, Delivery>,
): Promise<void> {
  const { store } = intake;
  const own = [...deliveries.values()].filter((d) => d.source.dataset === dataset);
  if (own.length === 1 && own[0]?.distinct) return;
  await rejectWithoutDimension(intake, dataset, own);
  const table = quoteId(cellTable(dataset.id));
  const dimensions = dimensionsOf(dataset).flatMap((d) =>
    d.type === 'age' ? [`${d.id}_from`, `${d.id}_to`] : [d.id],
  );
  const keys = ['area', 'period', ...dimensions, 'measure'].map(quoteId).join(', ');
  const known = ["level <> 'unknown'", ...dimensions.map((d) => `${quoteId(d)} IS NOT NULL`)].join(' AND ');
  await store.exec(`
    CREATE OR REPLACE TEMP TABLE intake_doubled AS
    WITH suspect AS (
      SELECT hash(${keys}) AS number FROM ${table} WHERE ${known} GROUP BY number HAVING count(*) > 1
    ), doubled AS (
      SELECT ${keys},
        count(DISTINCT concat_ws('|', state, coalesce(value::VARCHAR, ''), coalesce(lower::VARCHAR, ''),
          coalesce(upper::VARCHAR, ''))) > 1 AS conflict
      FROM ${table} WHERE ${known} AND hash(${keys}) IN (FROM suspect)
      GROUP BY ${keys}
      HAVING count(*) > 1 AND count(*) FILTER (WHERE state <> 'rejected') > 0
    )
    SELECT c.rowid AS cell, c.*, conflict,
      first_value(c.delivery) OVER w AS first_delivery, first_value(c.line) OVER w AS first_line,
      last_value(c.delivery) OVER whole AS last_delivery, last_value(c.line) OVER whole AS last_line,
      row_number() OVER w AS rank
    FROM ${table} c JOIN doubled USING (${keys})
    WHERE ${known}
    WINDOW w AS (PARTITION BY ${keys} ORDER BY delivery, line, c.rowid),
      whole AS (PARTITION BY ${keys} ORDER BY delivery, line, c.rowid
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)`);
  const cells = await store.query(
    `SELECT * FROM intake_doubled WHERE state <> 'rejected' AND (conflict OR rank > 1) ORDER BY delivery, line, cell`,
  );
  if (cells.length > 0) {
    const whole = await wholeRecords(intake, table);
    await account(intake, dataset, deliveries, cells, whole);
    await store.exec(
      `DELETE FROM ${table} WHERE rowid IN (SELECT cell FROM intake_doubled WHERE NOT conflict AND rank > 1)`,
    );
    await store.exec(`
      UPDATE ${table} SET state = 'rejected', value = NULL, lower = NULL, upper = NULL
      WHERE rowid IN (SELECT cell FROM intake_doubled WHERE conflict)`);
  }
  await store.exec('DROP TABLE intake_doubled');
}

/** Records of which no accepted value is left, with the number of values they had and of those rejected before. */
async function wholeRecords(intake: Intake, table: string): Promise<Map<string, number>> {
  const rows = await intake.store.query(`
    WITH lost AS (
      SELECT delivery, line, count(*) AS lost FROM intake_doubled
      WHERE state <> 'rejected' AND (conflict OR rank > 1) GROUP BY delivery, line
    )
    SELECT delivery, line, lost, count(*) FILTER (WHERE state <> 'rejected') AS had,
      count(*) FILTER (WHERE state = 'rejected') AS bad
    FROM ${table} JOIN lost USING (delivery, line) GROUP BY delivery, line, lost HAVING had = lost`);
  return new Map(rows.map((r) => [`${r.delivery}:${r.line}`, Number(r.bad)]));
}

async function account(
  intake: Intake,
  dataset: Dataset,
  deliveries: ReadonlyMap<number, Delivery>,
  cells: readonly Row[],
  whole: ReadonlyMap<string, number>,
): Promise<void> {
  const records = new Map<string, Row[]>();
  for (const cell of cells) {
    const name = `${cell.delivery}:${cell.line}`;
    const list = records.get(name);
    if (list) list.push(cell);
    else records.set(name, [cell]);
  }
  const lines = new Map<Delivery, Map<number, string[]>>();
  for (const [name, found] of records) {
    const [first] = found;
    const delivery = deliveries.get(Number(first?.delivery));
    if (!first || !delivery) continue;
    const line = Number(first.line);
    const bad = whole.get(name);
    // Only the values are doubled; with the last of them the key cells of the record fall too.
    const code = found.some((c) => c.conflict) ? 'duplicate-conflict' : 'duplicate-same';
    const all = bad === undefined ? found.length : delivery.acceptedPerRow - bad;
    reject(delivery.ledger, code, bad === undefined ? 0 : 1, all);
    const columns = new Set(found.map((c) => columnOf(dataset, delivery, c)));
    const title = addProblems(intake, dataset, deliveries, delivery, found, [...columns]);
    lines.set(delivery, (lines.get(delivery) ?? new Map<number, string[]>()).set(line, [title]));
  }
  for (const [delivery, wanted] of lines) {
    for await (const rows of linesOf(intake, delivery.source, wanted))
      await intake.store.rejects.append(delivery.number, rows);
  }
}

/**
 * One problem per record and kind, at the later places; the first is named in it. Where another file contradicts, the
 * first is told as well, for its supplier gets a Rückmeldung of its own. Gives the title.
 */
function addProblems(
  intake: Intake,
  dataset: Dataset,
  deliveries: ReadonlyMap<number, Delivery>,
  delivery: Delivery,
  found: readonly Row[],
  columns: readonly string[],
): string {
  let title = '';
  for (const conflict of [false, true]) {
    const of = found.filter((c) => c.conflict === conflict);
    const cell = of.find((c) => Number(c.rank) > 1) ?? of[0];
    if (!cell) continue;
    const isFirst = Number(cell.rank) === 1;
    const [number, line] = isFirst
      ? [Number(cell.last_delivery), Number(cell.last_line)]
      : [Number(cell.first_delivery), Number(cell.first_line)];
    const other = say.lineOf(deliveries.get(number)?.source.shown ?? '', line);
    const place = {
      ...placeOf(delivery.source),
      line: Number(cell.line),
      column: columns.length === 1 ? (columns[0] ?? '') : columns.join(', '),
    };
    const text = keyText(intake, dataset, cell);
    const problem = conflict
      ? say.duplicateConflict(place, text, other)
      : say.duplicateSame(place, text, other);
    title = problem.title;
    if (!isFirst || number !== delivery.number) intake.add(problem);
  }
  return title;
}

/** Heading of the file column a stored cell came from. */
function columnOf(dataset: Dataset, delivery: Delivery, cell: Row): string {
  const value = delivery.plan?.values.find(
    (v) =>
      v.measure.id === cell.measure &&
      (v.period === null || v.period.period === cell.period) &&
      dimensionsOf(dataset).every((d, i) => {
        const own = v.dimensions[i];
        if (own === undefined) return true;
        return typeof own === 'string'
          ? cell[d.id] === own
          : cell[`${d.id}_from`] === own[0] && cell[`${d.id}_to`] === own[1];
      }),
  );
  return value?.column.name ?? String(cell.measure);
}

function keyText(intake: Intake, dataset: Dataset, cell: Row): string {
  const dimensions = dimensionsOf(dataset).map((d) =>
    d.type === 'age'
      ? `${d.label} ${cell[`${d.id}_from`]} bis unter ${cell[`${d.id}_to`]}`
      : String(cell[d.id]),
  );
  const area = nameOf(intake.room.region, String(cell.area));
  return [area, periodLabel(String(cell.period)), ...dimensions].join(' · ');
}
