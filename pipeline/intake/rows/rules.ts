import type { Plan } from '../plan/plan.js';
import type { TextRecord } from '../text/parse.js';

type RowRule = Plan['rowRules'][number];
type CellTest = RowRule['tests'][number]['test'];

/** The first rule that sets this row aside, or `null`. */
export function ruleFor(row: TextRecord, rules: readonly RowRule[]): RowRule | null {
  return (
    rules.find((rule) =>
      rule.tests.every(({ column, test }) => passes(row.cells[column.index] ?? '', test)),
    ) ?? null
  );
}

function passes(cell: string, test: CellTest): boolean {
  const text = cell.normalize('NFC').trim();
  const any = (wanted: string | string[] | undefined, holds: (w: string) => boolean): boolean | undefined =>
    wanted === undefined ? undefined : [wanted].flat().some((w) => holds(w.normalize('NFC').trim()));
  const starts = (w: string) => text.startsWith(w);
  return (
    any(test.is, (w) => w === text) !== false &&
    any(test.is_not, (w) => w === text) !== true &&
    any(test.starts_with, starts) !== false &&
    any(test.not_starts_with, starts) !== true &&
    (test.empty === undefined || test.empty === (text === ''))
  );
}
