import { type IntakeResult, intake } from '../../pipeline/intake/index.js';
import type { DeliveryAccount, RejectedRow, Tally } from '../../pipeline/model/delivery.js';
import { openStore, type Row, type Store } from '../../pipeline/store/store.js';
import { memoryWorld } from '../support/memory-files.js';
import { type TinyRoomParts, tinyRoom } from '../support/tiny-room.js';

export type Files = Record<string, string | Uint8Array>;

export interface Run extends IntakeResult {
  /** Cells of a dataset in the order of the files. */
  cells(dataset: string): Row[];
  rejected: { delivery: number; header: string[]; rows: RejectedRow[] }[];
}

/** The rows that were not accepted, which the store keeps. */
export async function rejectedOf({ report }: IntakeResult, store: Store): Promise<Run['rejected']> {
  const found: Run['rejected'] = [];
  for (const { delivery, header } of report.rejected) {
    const rows: RejectedRow[] = [];
    for await (const batch of store.rejects.rows(delivery)) rows.push(...batch);
    found.push({ delivery, header, rows });
  }
  return found;
}

/** Runs intake over files given by their path under the deliveries. */
export async function run(files: Files, parts: TinyRoomParts = {}): Promise<Run> {
  const dir = parts.deliveriesDir ?? 'data-raw/deliveries';
  const world = memoryWorld(Object.fromEntries(Object.entries(files).map(([p, d]) => [`${dir}/${p}`, d])));
  const store = await openStore();
  try {
    const room = tinyRoom(parts);
    const result = await intake(world, store, room);
    const cells = new Map<string, Row[]>();
    for (const id of room.definitions.datasets.keys()) {
      cells.set(
        id,
        await store.query(`SELECT * REPLACE (value::DOUBLE AS value, lower::DOUBLE AS lower, upper::DOUBLE AS upper)
          FROM cells_${id} ORDER BY delivery, line, area, period, measure`),
      );
    }
    const rejected = await rejectedOf(result, store);
    return { ...result, rejected, cells: (dataset) => cells.get(dataset) ?? [] };
  } finally {
    store.close();
  }
}

/** The only delivery of a run. */
export function only(result: IntakeResult): DeliveryAccount {
  const [first, ...rest] = result.report.deliveries;
  if (!first || rest.length > 0) throw new Error(`${result.report.deliveries.length} deliveries`);
  return first;
}

export const sumOf = (t: Tally): number => t.accepted + t.rejected + t.setAside;

/** What the accounting must always satisfy. */
export function balance(account: DeliveryAccount): void {
  const total = (list: { records: number; cells: number }[], key: 'records' | 'cells') =>
    list.reduce((sum, entry) => sum + entry[key], 0);
  for (const key of ['records', 'cells'] as const) {
    const tally = account[key];
    if (sumOf(tally) !== tally.read || Math.min(tally.accepted, tally.rejected, tally.setAside) < 0) {
      throw new Error(`${key} do not add up: ${JSON.stringify(tally)}`);
    }
    if (
      total(account.rejectedBy, key) !== tally.rejected ||
      total(account.setAsideBy, key) !== tally.setAside
    ) {
      throw new Error(`${key} by reason do not add up: ${JSON.stringify(account)}`);
    }
  }
}
