import { type Dataset, dimensionsOf } from '../../model/dataset.js';
import * as say from '../../model/messages/intake.js';
import { periodLabel } from '../../model/period.js';
import { nameOf } from '../../model/region.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, type Row } from '../../store/store.js';
import { type Delivery, type Intake, linesOf } from '../deliver.js';
import { reject } from '../ledger.js';
import { placeOfLine } from '../source.js';
import { rejectWithoutDimension } from './lost-dimension.js';

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
  const suspects = `SELECT hash(${keys}) AS number FROM ${table} WHERE ${known} GROUP BY number HAVING count(*) > 1`;
  // Almost always there are none, and the rest takes longer to plan than to do.
  if ((await store.query(`${suspects} LIMIT 1`)).length === 0) return;
  await store.exec(`
    CREATE OR REPLACE TEMP TABLE intake_doubled AS
    WITH suspect AS (${suspects}), doubled AS (
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
  const taken = await takeBack(intake, table, deliveries);
  if (taken.length > 0) {
    await eachRecord(store, (found) => tellRecord(intake, dataset, deliveries, found));
    for (const delivery of taken) await keepRecords(intake, delivery);
    await store.exec(
      `DELETE FROM ${table} WHERE rowid IN (SELECT cell FROM intake_doubled WHERE NOT conflict AND rank > 1)`,
    );
    await store.exec(`
      UPDATE ${table} SET state = 'rejected', value = NULL, lower = NULL, upper = NULL
      WHERE rowid IN (SELECT cell FROM intake_doubled WHERE conflict)`);
  }
  await store.exec('DROP TABLE intake_doubled');
}

/** Cells that are no longer accepted. */
const isLost = "state <> 'rejected' AND (conflict OR rank > 1)";

/** The code of a record: one different value among its cells decides. */
const codeOf = (conflict: unknown) => (conflict ? 'duplicate-conflict' : 'duplicate-same');

/**
 * Counts what is no longer accepted, by file and code, and gives the files. Only the values are doubled; with the last of
 * them the key cells of the record fall too, save for cells that were rejected before.
 */
async function takeBack(
  { store }: Intake,
  table: string,
  deliveries: ReadonlyMap<number, Delivery>,
): Promise<Delivery[]> {
  const rows = await store.query(`
    WITH lost AS (
      SELECT delivery, line, count(*) AS lost, bool_or(conflict) AS conflict
      FROM intake_doubled WHERE ${isLost} GROUP BY delivery, line
    ), records AS (
      SELECT delivery, line, lost, conflict, count(*) FILTER (WHERE state <> 'rejected') = lost AS whole,
        count(*) FILTER (WHERE state = 'rejected') AS bad
      FROM ${table} JOIN lost USING (delivery, line) GROUP BY delivery, line, lost, conflict
    )
    SELECT delivery, conflict, count(*) FILTER (WHERE whole) AS whole, coalesce(sum(bad) FILTER (WHERE whole), 0) AS bad,
      coalesce(sum(lost) FILTER (WHERE NOT whole), 0) AS single
    FROM records GROUP BY delivery, conflict ORDER BY delivery, conflict`);
  const taken = new Set<Delivery>();
  for (const row of rows) {
    const delivery = deliveries.get(Number(row.delivery));
    if (!delivery) continue;
    const whole = Number(row.whole);
    const cells = Number(row.single) + whole * delivery.acceptedPerRow - Number(row.bad);
    reject(delivery.ledger, codeOf(row.conflict), whole, cells);
    taken.add(delivery);
  }
  return [...taken];
}

/** The lost cells record by record, without holding more than one of them. */
async function eachRecord(store: Intake['store'], tell: (found: readonly Row[]) => void): Promise<void> {
  let found: Row[] = [];
  await store.each(`SELECT * FROM intake_doubled WHERE ${isLost} ORDER BY delivery, line, cell`, (row) => {
    const [first] = found;
    if (first && (first.delivery !== row.delivery || first.line !== row.line)) {
      tell(found);
      found = [];
    }
    found.push({ ...row });
  });
  tell(found);
}

/** Keeps the rows of a file that are no longer accepted, as they were delivered. */
async function keepRecords(intake: Intake, delivery: Delivery): Promise<void> {
  const titles = [say.duplicateSameTitle, say.duplicateConflictTitle];
  const refused = linesOf(intake, delivery.source, async (first, last) => {
    const rows = await intake.store.query(`
      SELECT line, bool_or(conflict) AS conflict FROM intake_doubled
      WHERE delivery = ${delivery.number} AND line BETWEEN ${first} AND ${last} AND ${isLost} GROUP BY line`);
    return new Map(rows.map((row) => [Number(row.line), [titles[Number(row.conflict)] ?? '']]));
  });
  for await (const rows of refused) await intake.store.rejects.append(delivery.number, rows);
}

/**
 * One problem per record and kind, at the later places; the first is named in it. Where another file contradicts, the
 * first is told as well, for its supplier gets a Rückmeldung of its own.
 */
function tellRecord(
  intake: Intake,
  dataset: Dataset,
  deliveries: ReadonlyMap<number, Delivery>,
  found: readonly Row[],
): void {
  const delivery = deliveries.get(Number(found[0]?.delivery));
  if (!delivery) return;
  const columns = [...new Set(found.map((c) => columnOf(dataset, delivery, c)))];
  for (const conflict of [false, true]) {
    const of = found.filter((c) => c.conflict === conflict);
    const cell = of.find((c) => Number(c.rank) > 1) ?? of[0];
    if (!cell) continue;
    const isFirst = Number(cell.rank) === 1;
    const [number, line] = isFirst
      ? [Number(cell.last_delivery), Number(cell.last_line)]
      : [Number(cell.first_delivery), Number(cell.first_line)];
    if (isFirst && number === delivery.number) continue;
    const other = say.lineOf(deliveries.get(number)?.source.shown ?? '', line);
    const place = { ...placeOfLine(delivery.source, Number(cell.line)), column: columns.join(', ') };
    const text = keyText(intake, dataset, cell);
    intake.add(conflict ? say.duplicateConflict(place, text, other) : say.duplicateSame(place, text, other));
  }
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
