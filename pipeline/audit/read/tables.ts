import type { FileSystem } from '../../model/world.js';
import { pairs } from '../pairs.js';
import { type CsvTable, readCsvFile, rowsByStart } from './csv.js';

/** Columns of each published table beside the figures; `note` may follow. A table or column not listed here is foreign. */
export const knownTables: Readonly<Record<string, readonly string[]>> = {
  'comparisons.csv': [
    ...[
      'indicator',
      'area',
      'period',
      'compared_with',
      'reference',
      'difference',
      'lower',
      'upper',
      'verdict',
    ],
    ...['adjusted', 'p_value', 'status'],
  ],
  'trends.csv': [
    ...['indicator', 'area', 'area_level', 'from', 'to', 'periods', 'slope', 'lower', 'upper', 'verdict'],
    ...['adjusted', 'p_value'],
  ],
  'segregation.csv': [
    ...['segregation', 'area', 'period', 'reference_date', 'measure', 'share', 'corrected'],
    ...['lower', 'upper', 'areas', 'areas_left_out'],
  ],
  'clusters.csv': [
    ...['indicator', 'area', 'period', 'reference_date', 'statistic', 'moran', 'p', 'cluster', 'smoothed'],
    ...['areas', 'areas_left_out'],
  ],
  'inequality.csv': [
    ...[
      'indicator',
      'period',
      'reference_date',
      'ranked_by',
      'least_deprived',
      'most_deprived',
      'slope_index',
    ],
    ...['lower', 'upper', 'areas', 'areas_left_out'],
  ],
  'eckwerte.csv': [
    ...['total', 'area', 'area_level', 'reference_date', 'status', 'value', 'official_source'],
    ...['official_reference_date', 'official_value', 'difference', 'difference_percent', 'reason'],
  ],
  'indices.csv': [
    ...[
      'index',
      'area',
      'period',
      'status',
      'value',
      'class',
      'components',
      'sum',
      'fixed_base',
      'probability',
    ],
    ...[
      'probabilities',
      'near_boundary',
      'dynamics_value',
      'dynamics',
      'group',
      'area_level',
      'municipality',
    ],
    ...['reference_date', 'definition_version'],
  ],
  'standardised.csv': [
    ...[
      'standardisation',
      'indicator',
      'area',
      'area_level',
      'municipality',
      'period',
      'reference_date',
      'status',
    ],
    ...[
      'observed',
      'expected',
      'crude',
      'direct',
      'direct_lower',
      'direct_upper',
      'indirect',
      'indirect_lower',
    ],
    ...['indirect_upper', 'ratio', 'ratio_lower', 'ratio_upper', 'position', 'unit'],
  ],
  'funnels.csv': [
    ...['indicator', 'area', 'municipality', 'period', 'reference_date', 'numerator', 'denominator', 'value'],
    ...['baseline', 'lower_95', 'upper_95', 'lower_998', 'upper_998', 'position', 'areas', 'areas_left_out'],
  ],
  'index_change.csv': [
    ...[
      'index',
      'area',
      'period',
      'reference_date',
      'base_period',
      'change',
      'lower',
      'upper',
      'verdict',
      'areas',
    ],
  ],
  'index_sensitivity.csv': ['index', 'period', 'variant', 'component', 'areas', 'changed'],
};

/** A table with its cells by the name of the column. */
export interface NamedTable extends CsvTable {
  name: string;
  /** As the audit names it. */
  file: string;
  /** Read when they are first asked for. */
  readonly rows: string[][];
  /** Rows of an indicator in a place, without reading the others. */
  rowsOf(indicator: string, area: string): readonly string[][];
  cell(row: readonly string[], column: string): string;
  /** Place of a column in its rows, -1 where the table lacks it. */
  placeOf(column: string): number;
}

export type PublishedTables = ReadonlyMap<string, NamedTable>;

/** Names of the tables that a folder publishes beside the figures, sorted. */
export async function publishedTables(files: FileSystem, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of Object.keys(knownTables).sort()) {
    if (await files.exists(tableFile(folder, name))) found.push(name);
  }
  return found;
}

export const tableFile = (folder: string, name: string): string => `${folder}/data/${name}`;

/** The published tables of a folder, by file name. */
export function tablesOf(folder: string, texts: ReadonlyMap<string, Uint8Array>): PublishedTables {
  const tables = new Map<string, NamedTable>();
  for (const [name, bytes] of texts) {
    const byStart = rowsByStart(bytes);
    const head = byStart === null ? bytes.length : bytes.indexOf(0x0a) + 1 || bytes.length;
    const { header, rows } = readCsvFile(bytes.subarray(0, head));
    const places = new Map(header.map((column, i) => [column, i]));
    const placeOf = (column: string): number => places.get(column) ?? -1;
    const cell = (row: readonly string[], column: string): string => row[placeOf(column)] ?? '';
    let read = byStart === null ? rows : null;
    const allRows = (): string[][] => {
      read ??= readCsvFile(bytes).rows;
      return read;
    };
    const [indicator, area] = [placeOf('indicator'), placeOf('area')];
    let byPlace: NamedTable['rowsOf'] | null = indicator === 0 && area === 1 ? byStart : null;
    tables.set(name, {
      ...{ name, header, file: tableFile(folder, name), placeOf, cell },
      get rows() {
        return allRows();
      },
      rowsOf(ofIndicator, ofArea) {
        byPlace ??= rowsByCells(allRows(), indicator, area);
        return byPlace(ofIndicator, ofArea);
      },
    });
  }
  return tables;
}

function rowsByCells(rows: readonly string[][], indicator: number, area: number): NamedTable['rowsOf'] {
  const found = pairs<string[][]>();
  for (const row of rows) found.remember(row[indicator] ?? '', row[area] ?? '', () => []).push(row);
  return (first, second) => found.get(first, second) ?? [];
}
