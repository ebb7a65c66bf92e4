import type { Plan } from '../plan/plan.js';
import type { TextRecord } from '../text/parse.js';

type RowRule = Plan['rowRules'][number];
type CellTest = RowRule['tests'][number]['test'];

/** The first rule that sets this row aside, or `null`. */
export function ruleFor(row: TextRecord, rules: readonly RowRule[]): RowRule | null {
  for (const rule of rules) {
    if (rule.tests.every(({ column, test }) => passes(row.cells[column.index] ?? '', test))) return rule;
  }
  return null;
}

const plainText = (text: string): string => text.normalize('NFC').trim();

/** The texts of a test, made plain once: every row of hundreds of files is put to the same few tests. */
interface Wanted {
  is: string[] | null;
  isNot: string[];
  startsWith: string[] | null;
  notStartsWith: string[];
}

const wantedBy = new WeakMap<CellTest, Wanted>();

function wantedOf(test: CellTest): Wanted {
  const known = wantedBy.get(test);
  if (known) return known;
  const plain = (wanted: string | string[]) => [wanted].flat().map(plainText);
  const wanted: Wanted = {
    is: test.is === undefined ? null : plain(test.is),
    isNot: plain(test.is_not ?? []),
    startsWith: test.starts_with === undefined ? null : plain(test.starts_with),
    notStartsWith: plain(test.not_starts_with ?? []),
  };
  wantedBy.set(test, wanted);
  return wanted;
}

function passes(cell: string, test: CellTest): boolean {
  const text = plainText(cell);
  const { is, isNot, startsWith, notStartsWith } = wantedOf(test);
  return (
    (is === null || is.includes(text)) &&
    !isNot.includes(text) &&
    (startsWith === null || startsWith.some((w) => text.startsWith(w))) &&
    !notStartsWith.some((w) => text.startsWith(w)) &&
    (test.empty === undefined || test.empty === (text === ''))
  );
}
