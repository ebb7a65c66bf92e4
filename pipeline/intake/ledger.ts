import type { DeliveryAccount, Tally } from '../model/delivery.js';

/** Exact accounting of one file: every record and every cell ends as accepted, rejected or set aside. */
export interface Ledger {
  records: Tally;
  cells: Tally;
  setAsideBy: Map<string, DeliveryAccount['setAsideBy'][number]>;
  rejectedBy: Map<string, DeliveryAccount['rejectedBy'][number]>;
}

export function newLedger(records: number, columns: number): Ledger {
  const tally = (read: number): Tally => ({ read, accepted: read, rejected: 0, setAside: 0 });
  return {
    records: tally(records),
    cells: tally(records * columns),
    setAsideBy: new Map(),
    rejectedBy: new Map(),
  };
}

/** Everything starts as accepted; a rejection moves it. */
export function reject(ledger: Ledger, code: string, records: number, cells: number): void {
  if (records === 0 && cells === 0) return;
  move(ledger, 'rejected', records, cells);
  const entry = ledger.rejectedBy.get(code) ?? { code, records: 0, cells: 0 };
  entry.records += records;
  entry.cells += cells;
  ledger.rejectedBy.set(code, entry);
}

export function setAside(
  ledger: Ledger,
  rule: { name: string; reason: string },
  records: number,
  cells: number,
): void {
  if (records === 0 && cells === 0) return;
  move(ledger, 'setAside', records, cells);
  const entry = ledger.setAsideBy.get(rule.name) ?? {
    rule: rule.name,
    reason: rule.reason,
    records: 0,
    cells: 0,
  };
  entry.records += records;
  entry.cells += cells;
  ledger.setAsideBy.set(rule.name, entry);
}

function move(ledger: Ledger, to: 'rejected' | 'setAside', records: number, cells: number): void {
  ledger.records.accepted -= records;
  ledger.records[to] += records;
  ledger.cells.accepted -= cells;
  ledger.cells[to] += cells;
}
