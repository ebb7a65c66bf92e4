import {
  type Column,
  type Dataset,
  type DimensionColumn,
  dimensionsOf,
  type MeasureColumn,
  measuresOf,
} from '../../model/dataset.js';
import type { Mapping } from '../../model/mapping.js';
import * as say from '../../model/messages/intake.js';
import type { Problem } from '../../model/problem.js';
import { type DimensionReader, type DimensionValue, dimensionReader, totalOf } from '../keys/dimensions.js';
import { type PeriodRule, readPeriod } from '../keys/periods.js';
import { placeOf, type Source } from '../source.js';
import { findColumn, type HeaderColumn, type TableShape } from '../table/table.js';
import { type Matched, matchColumns } from './match.js';
import { type MissingColumn, missingProblems } from './missing.js';

/** Where a key of a row comes from. */
export type KeySource = { column: HeaderColumn } | { text: string };

export interface DimensionSource {
  dimension: DimensionColumn;
  read: DimensionReader;
  from: { column: HeaderColumn } | { value: DimensionValue } | null;
  /** Nothing tells the value: neither a column nor the mapping. Its total is taken, if it has one. */
  untold: boolean;
}

/** A file column whose cells are values: of the row's own key, or of a key of its own in a wide table. */
export interface ValueColumn {
  column: HeaderColumn;
  measure: MeasureColumn;
  /** Per dimension: the value this column stands for, `undefined` = as the row says. */
  dimensions: (DimensionValue | undefined)[];
  period: { period: string; referenceDate: string } | null;
}

export interface Plan {
  area: KeySource | null;
  period: KeySource | null;
  periodRule: PeriodRule;
  supplierColumn: HeaderColumn | null;
  dimensions: DimensionSource[];
  values: ValueColumn[];
  matched: Matched;
  rowRules: { name: string; reason: string; tests: { column: HeaderColumn; test: CellTest }[] }[];
  /** Set where no row of the file can be read: the code every row is rejected with. */
  fatal: string | null;
}
type CellTest = Mapping['set_aside']['rows'][number]['when'][string];

/** Decides for every column of a file what it is. Problems of whole columns are added here, once. */
export function makePlan(source: Source, table: TableShape, add: (p: Problem) => void): Plan {
  const { dataset, mapping } = source;
  const line = table.headerLines.at(-1);
  const place = (column: string) => ({ ...placeOf(source), ...(line === undefined ? {} : { line }), column });
  const headings = table.header.map((h) => h.name);
  const matched = matchColumns(dataset, mapping, table.header, place, add);
  const free = matched.unknown.map((u) => u.column.name);
  const periodRule: PeriodRule = mapping?.period ?? { format: 'auto', as: 'keep' };
  const dimensions = dimensionsOf(dataset).map((dimension): DimensionSource => {
    const read = dimensionReader(dimension, mapping?.codes[dimension.id]);
    const from = dimensionFrom(dimension, read);
    const fixed = mapping !== null && Object.hasOwn(mapping.fixed, dimension.id);
    return { dimension, read, from, untold: !fixed && !matched.columns.has(dimension.id) };
  });
  let fatal: string | null = null;
  const lacking: MissingColumn[] = [];

  function dimensionFrom(dimension: DimensionColumn, read: DimensionReader): DimensionSource['from'] {
    const column = matched.columns.get(dimension.id);
    if (column) return { column };
    const fixed = mapping?.fixed[dimension.id];
    const value = fixed === undefined ? totalOf(dimension) : read(fixed);
    if (fixed !== undefined && value === null)
      add(say.mappingValue(place(dimension.label), dimension.id, fixed));
    return value === null ? null : { value };
  }
  function keyFrom(column: Column | undefined): KeySource | null {
    const own = column && matched.columns.get(column.id);
    if (own) return { column: own };
    const fixed = column && mapping?.fixed[column.id];
    return fixed === undefined ? null : { text: fixed };
  }
  const missing = (column: { id: string; label: string }, key: boolean) => {
    if (key) fatal = 'missing-column';
    if (matched.ambiguous.has(column.id)) return;
    lacking.push({ label: column.label, key });
  };

  const values = [...longValues(dataset, matched), ...wideValues()];
  function wideValues(): ValueColumn[] {
    return matched.wide.flatMap(({ column, measure, stands }): ValueColumn[] => {
      const own = dimensions.map(({ dimension, read }) => {
        const text = stands[dimension.id];
        return text === undefined ? undefined : { text, value: read(text) };
      });
      const bad = own.findIndex((o) => o?.value === null);
      const period = stands.period === undefined ? null : readPeriod(stands.period, dataset, periodRule);
      if (bad >= 0 || (period && 'fail' in period)) {
        const target = bad >= 0 ? (dimensions[bad]?.dimension.id ?? '') : 'period';
        add(say.mappingValue(place(column.name), target, stands[target] ?? ''));
        matched.unknown.push({ column, code: 'mapping-value' });
        return [];
      }
      return [{ column, measure, dimensions: own.map((o) => o?.value ?? undefined), period }];
    });
  }

  for (const measure of measuresOf(dataset)) {
    if (!measure.optional && !values.some((v) => v.measure.id === measure.id)) missing(measure, false);
  }
  const area = keyFrom(dataset.columns.find((c) => c.role === 'area'));
  if (!area)
    missing(dataset.columns.find((c) => c.role === 'area') ?? { id: 'gebiet', label: 'Gebiet' }, true);
  dimensions.forEach((d, i) => {
    const given = values.length > 0 && values.every((v) => v.dimensions[i] !== undefined);
    if (d.from === null && !given) missing(d.dimension, true);
  });
  const period = periodFrom();
  function periodFrom(): KeySource | null {
    const named = mapping?.period?.column;
    if (named !== undefined) {
      const column = findColumn(table.header, named);
      return column && { column };
    }
    if (mapping?.period) return source.periodHints[0] === undefined ? null : { text: source.periodHints[0] };
    const own = keyFrom(dataset.columns.find((c) => c.role === 'period'));
    if (own) return own;
    const fitting = source.periodHints.find((t) => 'period' in readPeriod(t, dataset, periodRule));
    const text = fitting ?? source.periodHints[0];
    return text === undefined ? null : { text };
  }
  if (!period && !values.every((v) => v.period)) {
    const own = dataset.columns.find((c) => c.role === 'period') ?? { id: 'zeitraum', label: 'Zeitraum' };
    const named = mapping?.period?.column;
    if (mapping?.period && named === undefined) {
      fatal = 'missing-period';
      add(say.periodNotTold(place(own.label), say.expectedPeriod[dataset.rhythm]));
    } else {
      missing(named === undefined ? own : { id: own.id, label: named }, true);
    }
  }
  for (const problem of missingProblems(lacking, place, headings, free)) add(problem);
  const supplierName = mapping?.supplier?.column;
  return {
    area,
    period,
    periodRule,
    supplierColumn: supplierName === undefined ? null : findColumn(table.header, supplierName),
    dimensions,
    values,
    matched,
    rowRules: rowRules(mapping, table.header),
    fatal: source.strangeSupplier === null ? fatal : 'supplier-unknown',
  };
}

function longValues(dataset: Dataset, matched: Matched): ValueColumn[] {
  return measuresOf(dataset).flatMap((measure): ValueColumn[] => {
    const column = matched.columns.get(measure.id);
    return column
      ? [{ column, measure, dimensions: dimensionsOf(dataset).map(() => undefined), period: null }]
      : [];
  });
}

/** A rule that asks for a column the file does not have takes nothing. */
function rowRules(mapping: Mapping | null, header: readonly HeaderColumn[]): Plan['rowRules'] {
  return (mapping?.set_aside.rows ?? []).flatMap(({ name, reason, when }) => {
    const tests = Object.entries(when).map(([heading, test]) => ({
      column: findColumn(header, heading),
      test,
    }));
    if (tests.some((t) => t.column === null)) return [];
    return [{ name, reason, tests: tests.flatMap(({ column, test }) => (column ? [{ column, test }] : [])) }];
  });
}
