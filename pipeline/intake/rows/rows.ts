import * as say from '../../model/messages/intake.js';
import { decimalMarksMixed, type Witness } from '../../model/messages/notation.js';
import { missingCells, rowsJoined } from '../../model/messages/rows.js';
import { dateLabel } from '../../model/period.js';
import type { Problem } from '../../model/problem.js';
import type { Region } from '../../model/region.js';
import type { StoredCell } from '../../model/stored.js';
import type { AreaIndex } from '../keys/areas.js';
import { keyReader, type PeriodKey, type PlaceIn, type RowKey } from '../keys/keys.js';
import { readPeriod } from '../keys/periods.js';
import { type Ledger, newLedger, reject, setAside } from '../ledger.js';
import { valueProblem } from '../numbers/value-problems.js';
import { noColumnEvidence, readerFrom } from '../numbers/values.js';
import type { Plan } from '../plan/plan.js';
import { placeOf, type Source } from '../source.js';
import type { RowBatches } from '../stream/open.js';
import { rowShape } from '../table/row-shape.js';
import type { TableShape } from '../table/table.js';
import type { TextRecord } from '../text/parse.js';
import { lookThrough } from './look-through.js';
import { newPoison } from './poison.js';
import { newReadingNotes } from './reading-notes.js';
import { ruleFor } from './rules.js';

/** What the rows of one file became; their cells are in the store. */
export interface ReadRows {
  ledger: Ledger;
  periods: string[];
  /** Periods to which a row belongs whose own could not be read. */
  openPeriods: PeriodKey[];
  /** Lines below the table taken for notes. */
  noteLines: number[];
  /** Cells of a kept row that are accepted if none of its values is bad. */
  acceptedPerRow: number;
}

/** A row that was not accepted, or of which a cell was not. */
export interface RefusedRow {
  row: TextRecord;
  reasons: string[];
}

/** Where the outcome of the rows goes, batch by batch. */
export interface RowSinks {
  add(problem: Problem): void;
  cells(cells: readonly StoredCell[]): Promise<void>;
  /** Cells that rejected rows leave. */
  lost(cells: readonly StoredCell[]): Promise<void>;
  refused(rows: readonly RefusedRow[]): Promise<void>;
}

/**
 * Rows to typed cells. Every cell of the file is accounted for. The rows are gone through twice: what a value means
 * depends on its whole column.
 */
export async function readRows(
  source: Source,
  table: TableShape,
  batches: RowBatches,
  plan: Plan,
  region: Region,
  index: AreaIndex,
  delivery: number,
  sinks: RowSinks,
): Promise<ReadRows> {
  const { add } = sinks;
  const place: PlaceIn = (row, column) => ({
    ...placeOf(source),
    line: row.line,
    sheetRow: row.sheetRow,
    ...(column === undefined ? {} : { column }),
  });
  const keys = keyReader(source, plan, region, index, place);
  const shape = rowShape(table, plan);
  const seen = await lookThrough(source, table, batches, plan, keys, shape, add);
  const width = table.header.length;
  const ledger = newLedger(seen.dataRows, width);
  for (const [rule, count] of seen.setAside) setAside(ledger, rule, count, count * width);
  const { setAside: asideColumns, unknown } = plan.matched;
  for (const { rule } of asideColumns) setAside(ledger, rule, 0, seen.kept);
  for (const { code } of unknown) reject(ledger, code, 0, seen.kept);
  const acceptedPerRow = width - asideColumns.length - unknown.length;

  const readers = plan.values.map((v, i) => {
    const evidence = seen.evidence[i] ?? noColumnEvidence();
    const mark = table.decimalColumns.has(v.column.index) ? '.' : null;
    const reader = readerFrom(evidence, v.measure, source.dataset, source.mapping, mark);
    if (reader.mixed) {
      const { comma, point } = reader.mixed;
      const at = { ...placeOf(source), column: v.column.name };
      add(decimalMarksMixed(at, witnessIn(i, comma), witnessIn(i, point)));
    }
    return reader;
  });
  /** The first line of a column that holds a text by which it is read. */
  function witnessIn(value: number, text: string): Witness {
    return { text, line: seen.evidence[value]?.lines.get(text) ?? 0 };
  }

  let cells: StoredCell[] = [];
  let refused: RefusedRow[] = [];
  const periods = new Map<string, PeriodKey>();
  const notes = newReadingNotes();
  const poison = newPoison(keys, delivery);
  const because = (row: TextRecord, reason: string) => {
    const last = refused.at(-1);
    if (last?.row === row) last.reasons.push(reason);
    else refused.push({ row, reasons: [reason] });
  };
  const note = (row: TextRecord, problem: Problem) => {
    const where = problem.column === undefined ? '' : ` (Spalte ${say.quote(problem.column)})`;
    because(row, `${problem.title}${where}`);
  };
  const rejectRow = (row: TextRecord, key: RowKey, code: string, trusted: boolean) => {
    reject(ledger, code, 1, acceptedPerRow);
    // What an unknown supplier sends is no part of any sum.
    if (code !== 'supplier-unknown') poison.add(row, key, trusted, plan.values);
  };

  let left = seen.dataRows;
  for await (const batch of batches()) {
    for (const row of batch.length > left ? batch.slice(0, left) : batch) {
      if (!ruleFor(row, plan.rowRules)) readRow(row);
    }
    left -= Math.min(left, batch.length);
    await sinks.cells(cells);
    await sinks.lost(poison.take());
    await sinks.refused(refused);
    cells = [];
    refused = [];
    if (left === 0) break;
  }

  function readRow(row: TextRecord): void {
    const key = keys.read(row);
    const misshapen = shapeProblem(row);
    if (misshapen) {
      add(misshapen);
      note(row, misshapen);
      rejectRow(row, key, misshapen.code, false);
      return;
    }
    if (plan.fatal !== null) {
      because(row, say.fileReason(plan.fatal));
      rejectRow(row, key, plan.fatal, true);
      return;
    }
    const [first] = key.problems;
    if (first) {
      for (const problem of key.problems) {
        add(problem);
        note(row, problem);
      }
      rejectRow(row, key, first.code, true);
      return;
    }
    acceptRow(row, key);
  }

  function shapeProblem(row: TextRecord): Problem | null {
    const { file } = source;
    if (row.broken) return say.quotesBroken(place(row), file, row.cells.join(table.delimiter));
    const fault = shape.faultOf(row);
    switch (fault?.kind) {
      case 'joined':
        return rowsJoined({ ...place(row), line: row.line }, file, fault.lastLine);
      case 'surplus':
        return say.surplusCells(place(row), file, fault.found, width);
      case 'missing':
        return missingCells(place(row, fault.endsIn), file, row.cells, width, table.delimiter);
      default:
        return null;
    }
  }

  function acceptRow(row: TextRecord, key: RowKey): void {
    const rowArea = key.area && 'id' in key.area ? key.area : null;
    if (rowArea?.restored) {
      notes.area(rowArea, key.areaText, () =>
        place(row, plan.area && 'column' in plan.area ? plan.area.column.name : undefined),
      );
    }
    plan.values.forEach((value, i) => {
      const period = value.period ?? key.period;
      // In a wide table over time an area may exist in some of the columns only.
      const own = value.period && keys.area(key.areaText, value.period.referenceDate, key.supplier);
      const area = own ? ('id' in own ? own : null) : rowArea;
      const text = (row.cells[value.column.index] ?? '').trim();
      const at = () => place(row, value.column.name);
      if (!area || !period) {
        if (text === '' || !period) return;
        badCell(row, say.areaNotValid(at(), source.file, key.areaText, dateLabel(period.referenceDate)));
        poison.add(row, { ...key, area: own }, true, [value]);
        return;
      }
      periods.set(period.period, period);
      const reading = readers[i]?.read(text) ?? { fail: 'number-expected' as const };
      if ('fail' in reading) {
        const witness = (other: string) => witnessIn(i, other);
        badCell(row, valueProblem(reading, at(), text, value.measure, witness));
      } else if (reading.remark) notes.value(reading, value.column.name, at);
      const outcome =
        'fail' in reading ? { state: 'rejected' as const, value: null, lower: null, upper: null } : reading;
      cells.push({
        area: area.id,
        level: area.level,
        period: period.period,
        referenceDate: period.referenceDate,
        dimensions: key.dimensions.map((d, j) => value.dimensions[j] ?? d),
        measure: value.measure.id,
        state: outcome.state,
        value: outcome.value,
        lower: outcome.lower,
        upper: outcome.upper,
        delivery,
        line: row.line,
      });
    });
  }

  function badCell(row: TextRecord, problem: Problem): void {
    add(problem);
    note(row, problem);
    reject(ledger, problem.code, 0, 1);
  }

  for (const problem of notes.problems()) add(problem);
  // Where no row has a readable period, the file still belongs to that of its folder.
  const ofFolder = source.periodHints.map((text) => readPeriod(text, source.dataset, plan.periodRule));
  const openPeriods =
    periods.size > 0 ? [...periods.values()] : ofFolder.filter((p) => 'period' in p).slice(0, 1);
  return {
    ledger,
    periods: [...periods.keys()].sort(),
    openPeriods,
    acceptedPerRow,
    noteLines: seen.noteLines,
  };
}
