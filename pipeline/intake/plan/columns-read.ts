import type { Dataset } from '../../model/dataset.js';
import type { ReadColumn } from '../../model/delivery.js';
import type { Plan } from './plan.js';

/** What each column of a file was read as, in the order of the heading; nothing is recognised without a plan. */
export function readColumns(header: readonly string[], plan: Plan | null, dataset: Dataset): ReadColumn[] {
  const known = new Map<string, Partial<ReadColumn>>();
  if (plan) {
    const { matched, period } = plan;
    for (const [id, column] of matched.columns) known.set(column.name, { column: id });
    for (const { column, measure, stands } of matched.wide)
      known.set(column.name, { column: measure.id, stands });
    for (const { column, rule } of matched.setAside) known.set(column.name, { setAside: rule.reason });
    for (const { column, code } of matched.unknown) known.set(column.name, { problem: code });
    // A mapping may take the period from a column that is not called so.
    const own = dataset.columns.find((c) => c.role === 'period');
    if (own && period && 'column' in period) known.set(period.column.name, { column: own.id });
  }
  return header.map((heading) => ({
    heading,
    column: null,
    stands: {},
    setAside: null,
    problem: null,
    ...known.get(heading),
  }));
}
