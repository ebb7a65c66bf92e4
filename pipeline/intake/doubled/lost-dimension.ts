import { type Dataset, type DimensionColumn, dimensionsOf } from '../../model/dataset.js';
import { nearest } from '../../model/german.js';
import * as say from '../../model/messages/intake.js';
import { keyColumnMissing } from '../../model/messages/rows.js';
import type { Problem } from '../../model/problem.js';
import { cellTable } from '../../model/stored.js';
import { quoteId } from '../../store/store.js';
import { type Delivery, type Intake, linesOf } from '../deliver.js';
import { reject } from '../ledger.js';
import { placeOf } from '../source.js';

const partsOf = (d: DimensionColumn) => (d.type === 'age' ? [`${d.id}_from`, `${d.id}_to`] : [d.id]);

/**
 * A file without a column for a dimension counts as its total. Where at least half of its values then contradict each
 * other, the column is missing, and the file is rejected as a whole with that reason: one problem instead of one for
 * each pair of rows. Its cells stay as rejected ones of an unread dimension, so that no sum goes without them.
 */
export async function rejectWithoutDimension(
  intake: Intake,
  dataset: Dataset,
  deliveries: readonly Delivery[],
): Promise<void> {
  const suspects = deliveries.filter((d) => !d.distinct && untoldDimensions(d).length > 0);
  if (suspects.length === 0) return;
  const table = quoteId(cellTable(dataset.id));
  const keys = ['area', 'period', ...dimensionsOf(dataset).flatMap(partsOf), 'measure']
    .map(quoteId)
    .join(', ');
  const found = await intake.store.query(`
    WITH keys AS (
      SELECT delivery, count(*) AS cells, min(line) AS first, min(line, 2)[2] AS second,
        count(DISTINCT concat_ws('|', state, coalesce(value::VARCHAR, ''))) > 1 AS conflict
      FROM ${table}
      WHERE delivery IN (${suspects.map((d) => d.number).join(', ')}) AND level <> 'unknown'
      GROUP BY delivery, ${keys}
    )
    SELECT delivery, min(first) FILTER (WHERE conflict) AS first,
      arg_min(second, first) FILTER (WHERE conflict) AS second
    FROM keys GROUP BY delivery HAVING 2 * coalesce(sum(cells) FILTER (WHERE conflict), 0) >= sum(cells)
    ORDER BY delivery`);
  for (const row of found) {
    const delivery = suspects.find((d) => d.number === Number(row.delivery));
    if (!delivery) continue;
    intake.add(missingColumn(delivery, [Number(row.first), Number(row.second)]));
    await rejectAll(intake, delivery, table);
    const unread = untoldDimensions(delivery)
      .flatMap(partsOf)
      .map((part) => `${quoteId(part)} = NULL`);
    await intake.store.exec(`
      UPDATE ${table} SET state = 'rejected', value = NULL, lower = NULL, upper = NULL, ${unread.join(', ')}
      WHERE delivery = ${delivery.number}`);
  }
}

/** `alike`: lines of two rows that nothing tells apart. */
function missingColumn(delivery: Delivery, alike: readonly [number, number]): Problem {
  const names = untoldDimensions(delivery).map((d) => d.label);
  const line = delivery.headerLines.at(-1);
  const free = (delivery.plan?.matched.unknown ?? []).map((u) => u.column.name);
  const near = names.map((name) => nearest(name, free)).find((n) => n !== null) ?? null;
  const place = { ...placeOf(delivery.source), ...(line === undefined ? {} : { line }) };
  return keyColumnMissing({ ...place, column: names.join(', ') }, names, alike, near);
}

function untoldDimensions({ plan }: Delivery): DimensionColumn[] {
  return (plan?.dimensions ?? []).flatMap(({ dimension, untold }, i) =>
    untold && plan?.values.some((v) => v.dimensions[i] === undefined) ? [dimension] : [],
  );
}

/** Moves what was accepted of a file to the rejected rows. */
async function rejectAll(intake: Intake, delivery: Delivery, table: string): Promise<void> {
  const accepted = `FROM ${table} WHERE delivery = ${delivery.number} AND state <> 'rejected'`;
  const [counted] = await intake.store.query(`SELECT count(DISTINCT line) AS lines ${accepted}`);
  const reasons = [say.fileReason('missing-column')];
  const refused = linesOf(intake, delivery.source, async (first, last) => {
    const rows = await intake.store.query(
      `SELECT DISTINCT line ${accepted} AND line BETWEEN ${first} AND ${last}`,
    );
    return new Map(rows.map((row) => [Number(row.line), reasons]));
  });
  for await (const rows of refused) await intake.store.rejects.append(delivery.number, rows);
  reject(delivery.ledger, 'missing-column', Number(counted?.lines ?? 0), delivery.ledger.cells.accepted);
}
