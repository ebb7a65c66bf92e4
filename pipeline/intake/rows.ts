import * as say from '../model/messages/intake.js';
import { decimalMarksMixed, type Witness } from '../model/messages/notation.js';
import { missingCells, rowsJoined } from '../model/messages/rows.js';
import { dateLabel } from '../model/period.js';
import type { Problem } from '../model/problem.js';
import type { Region } from '../model/region.js';
import type { StoredCell } from '../model/stored.js';
import type { AreaIndex } from './areas.js';
import { keyReader, type PeriodKey, type PlaceIn, type RowKey } from './keys.js';

import { type Ledger, newLedger, reject, setAside } from './ledger.js';
import { withoutNotes } from './notes.js';
import type { TextRecord } from './parse.js';
import { readPeriod } from './periods.js';
import type { Plan, ValueColumn } from './plan.js';
import { newPoison } from './poison.js';
import { newReadingNotes } from './reading-notes.js';
import { rowShape } from './row-shape.js';
import { ruleFor } from './rules.js';
import { placeOf, type Source } from './source.js';
import type { TextTable } from './table.js';
import { valueProblem } from './value-problems.js';
import { valueReader } from './values.js';

/** What the rows of one file became. */
export interface ReadRows {
  cells: StoredCell[];
  ledger: Ledger;
  periods: string[];
  /** Line -> why a row, or a cell of it, was not accepted. */
  reasons: Map<number, string[]>;
  /** Lines below the table taken for notes. */
  noteLines: number[];
  /** Cells of a kept row that are accepted if none of its values is bad. */
  acceptedPerRow: number;
}

/** Rows to typed cells. Every cell of the file is accounted for. */
export function readRows(
  source: Source,
  table: TextTable,
  plan: Plan,
  region: Region,
  index: AreaIndex,
  delivery: number,
  add: (p: Problem) => void,
): ReadRows {
  const place: PlaceIn = (row, column) => ({
    ...placeOf(source),
    line: row.line,
    sheetRow: row.sheetRow,
    ...(column === undefined ? {} : { column }),
  });
  const keys = keyReader(source, plan, region, index, place);
  const rows = withoutNotes(table, plan, keys, source);
  const noteLines = [...table.repeated, ...table.rows.slice(rows.length)].map((row) => row.line);
  const kept: TextRecord[] = [];
  const width = table.header.length;
  const ledger = newLedger(rows.length, width);
  for (const row of rows) {
    const rule = ruleFor(row, plan.rowRules);
    if (rule) setAside(ledger, rule, 1, width);
    else kept.push(row);
  }
  const { setAside: asideColumns, unknown } = plan.matched;
  for (const { rule } of asideColumns) setAside(ledger, rule, 0, kept.length);
  for (const { code } of unknown) reject(ledger, code, 0, kept.length);
  const acceptedPerRow = width - asideColumns.length - unknown.length;

  const shape = rowShape(table, plan);
  for (const row of kept) shape.see(row);
  const witnesses = new Map<string, Witness>();
  const readers = plan.values.map((v) => {
    const texts = kept.filter((r) => !r.broken).map((r) => (r.cells[v.column.index] ?? '').trim());
    const reader = valueReader(
      v.measure,
      source.dataset,
      source.mapping,
      texts,
      table.decimalColumns.has(v.column.index) ? '.' : null,
    );
    if (reader.mixed) {
      const { comma, point } = reader.mixed;
      const at = { ...placeOf(source), column: v.column.name };
      add(decimalMarksMixed(at, witnessIn(v, comma), witnessIn(v, point)));
    }
    return reader;
  });
  /** The first line of a column that holds a text. */
  function witnessIn(value: ValueColumn, text: string): Witness {
    const key = `${value.column.index} ${text}`;
    const known = witnesses.get(key);
    if (known) return known;
    const row = kept.find((r) => (r.cells[value.column.index] ?? '').trim() === text);
    const witness = { text, line: row?.line ?? 0 };
    witnesses.set(key, witness);
    return witness;
  }

  const cells: StoredCell[] = [];
  const periods = new Map<string, PeriodKey>();
  const reasons = new Map<number, string[]>();
  const notes = newReadingNotes();
  const poison = newPoison(keys, source.dataset, region.areas, delivery);
  const note = (row: TextRecord, problem: Problem) => {
    const where = problem.column === undefined ? '' : ` (Spalte ${say.quote(problem.column)})`;
    reasons.set(row.line, [...(reasons.get(row.line) ?? []), `${problem.title}${where}`]);
  };
  const rejectRow = (row: TextRecord, key: RowKey, code: string, trusted: boolean) => {
    reject(ledger, code, 1, acceptedPerRow);
    // What an unknown supplier sends is no part of any sum.
    if (code !== 'supplier-unknown') poison.add(row, key, trusted, plan.values);
  };

  for (const row of kept) {
    const key = keys.read(row);
    const misshapen = shapeProblem(row);
    if (misshapen) {
      add(misshapen);
      note(row, misshapen);
      rejectRow(row, key, misshapen.code, false);
      continue;
    }
    if (plan.fatal !== null) {
      reasons.set(row.line, [say.fileReason(plan.fatal)]);
      rejectRow(row, key, plan.fatal, true);
      continue;
    }
    const [first] = key.problems;
    if (first) {
      for (const problem of key.problems) {
        add(problem);
        note(row, problem);
      }
      rejectRow(row, key, first.code, true);
      continue;
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
        const witness = (other: string) => witnessIn(value, other);
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
  const seen = periods.size > 0 ? [...periods.values()] : ofFolder.filter((p) => 'period' in p).slice(0, 1);
  const rejected = poison.finish(seen, cells);
  for (const cell of rejected) cells.push(cell);
  return { cells, ledger, periods: [...periods.keys()].sort(), reasons, acceptedPerRow, noteLines };
}
