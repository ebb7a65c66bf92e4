import { roundHalfAway } from '../model/german.js';
import type { Reconciled } from '../model/reconciliation.js';
import { byCode, type PublishedTable } from './rows.js';

/** Headline totals beside official figures, as `data/eckwerte.csv`; sorted by total and area. `note` as in the others. */
export function reconciliationTable(rows: readonly Reconciled[], notice: string): PublishedTable {
  const sorted = [...rows].sort((a, b) => byCode(a.id, b.id) || byCode(a.area, b.area));
  return {
    columns: [
      { name: 'total', type: 'text' },
      { name: 'area', type: 'text' },
      { name: 'area_level', type: 'text' },
      { name: 'reference_date', type: 'date' },
      { name: 'status', type: 'text' },
      { name: 'value', type: 'integer' },
      { name: 'official_source', type: 'text' },
      { name: 'official_reference_date', type: 'date' },
      { name: 'official_value', type: 'integer' },
      { name: 'difference', type: 'integer' },
      { name: 'difference_percent', type: 'number' },
      { name: 'reason', type: 'text' },
      { name: 'note', type: 'text' },
    ],
    rows: sorted.map((r) => [
      r.id,
      r.area,
      r.areaLevel,
      r.ours.referenceDate === '' ? null : r.ours.referenceDate,
      r.ours.status,
      r.ours.value === null ? null : Math.round(r.ours.value),
      r.officialName,
      r.official.referenceDate,
      r.official.value === null ? null : Math.round(r.official.value),
      r.difference === null ? null : Math.round(r.difference),
      r.percent === null ? null : Math.sign(r.percent) * roundHalfAway(Math.abs(r.percent), 2) + 0,
      r.reason,
      notice === '' ? null : notice,
    ]),
  };
}
