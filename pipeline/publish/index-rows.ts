import type { Published, PublishedIndex } from '../model/figures.js';
import type { CsvCell } from './csv.js';
import { byCode, orNull, type PublishedTable, rounded } from './rows.js';

/** The rows of indices.csv and index_sensitivity.csv. z-values and indices carry eight decimals, so that they can be checked. */

const indexDecimals = 8;
const probabilityDecimals = 3;

const indexColumns: PublishedTable['columns'] = [
  { name: 'index', type: 'text' },
  { name: 'area', type: 'text' },
  { name: 'period', type: 'text' },
  { name: 'status', type: 'text' },
  { name: 'value', type: 'number' },
  { name: 'class', type: 'text' },
  { name: 'components', type: 'text' },
  { name: 'sum', type: 'number' },
  { name: 'fixed_base', type: 'number' },
  { name: 'probability', type: 'number' },
  { name: 'probabilities', type: 'text' },
  { name: 'near_boundary', type: 'boolean' },
  { name: 'dynamics_value', type: 'number' },
  { name: 'dynamics', type: 'text' },
  { name: 'group', type: 'text' },
  { name: 'area_level', type: 'text' },
  { name: 'municipality', type: 'text' },
  { name: 'reference_date', type: 'date' },
  { name: 'definition_version', type: 'integer' },
  { name: 'note', type: 'text' },
];

const sensitivityColumns: PublishedTable['columns'] = [
  { name: 'index', type: 'text' },
  { name: 'period', type: 'text' },
  { name: 'variant', type: 'text' },
  { name: 'component', type: 'text' },
  { name: 'areas', type: 'integer' },
  { name: 'changed', type: 'integer' },
  { name: 'note', type: 'text' },
];

/** Sorted by index, area and period. `note` holds the demonstration notice, or is empty. */
export function indexTable(published: Published<'public'>, notice: string): PublishedTable {
  const row = (r: PublishedIndex<'public'>): CsvCell[] => [
    r.index,
    r.area,
    r.period,
    r.status,
    rounded(r.value, indexDecimals),
    r.class,
    json(r.components, indexDecimals),
    rounded(r.sum, indexDecimals),
    rounded(r.fixedBase, indexDecimals),
    r.class === null ? null : rounded(r.probabilities?.[r.class] ?? null, probabilityDecimals),
    json(r.probabilities, probabilityDecimals),
    r.nearBoundary,
    rounded(r.dynamicsValue, indexDecimals),
    r.dynamics,
    r.class === null || r.dynamics === null ? null : `${r.class} / ${r.dynamics}`,
    r.areaLevel,
    orNull(r.municipality),
    r.referenceDate,
    r.definitionVersion,
    orNull(notice),
  ];
  const sorted = [...published.indices].sort(
    (a, b) => byCode(a.index, b.index) || byCode(a.area, b.area) || byCode(a.period, b.period),
  );
  return { columns: indexColumns, rows: sorted.map(row) };
}

/** In the order of the definitions, oldest period first. */
export function sensitivityTable(published: Published<'public'>, notice: string): PublishedTable {
  return {
    columns: sensitivityColumns,
    rows: published.indexSensitivity.map((s) => [
      s.index,
      s.period,
      s.variant,
      s.component,
      s.areas,
      s.changed,
      orNull(notice),
    ]),
  };
}

/** Numbers by name as JSON, in their given order; `null` where there are none. */
function json(numbers: Readonly<Record<string, number>> | null, decimals: number): string | null {
  if (!numbers) return null;
  return JSON.stringify(
    Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, rounded(value, decimals)])),
  );
}
