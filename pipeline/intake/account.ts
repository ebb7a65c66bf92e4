import type { DeliveryAccount } from '../model/delivery.js';
import type { Delivery } from './deliver.js';
import { readColumns } from './plan/columns-read.js';

/** What the report says of a file that was read: its facts, and what became of every record and cell. */
export function accountOf(d: Delivery): DeliveryAccount {
  return {
    delivery: d.number,
    file: d.source.file,
    sha256: d.sha256,
    bytes: d.bytes,
    supplier: d.source.supplier?.id ?? d.source.strangeSupplier ?? '',
    dataset: d.source.dataset.id,
    mapping: d.source.mapping?.id ?? null,
    periods: d.periods,
    encoding: d.encoding,
    delimiter: d.delimiter,
    ...(d.sheet === undefined ? {} : { sheet: d.sheet }),
    headerLines: d.headerLines,
    columns: readColumns(d.header, d.plan, d.source.dataset),
    noteLines: d.noteLines,
    reader: d.reader,
    records: d.ledger.records,
    cells: d.ledger.cells,
    setAsideBy: [...d.ledger.setAsideBy.values()],
    rejectedBy: [...d.ledger.rejectedBy.values()],
  };
}
