import { headingRepeated } from '../../model/messages/rows.js';
import type { Problem } from '../../model/problem.js';
import type { KeyReader } from '../keys/keys.js';
import { addLater, type ColumnEvidence, look, noColumnEvidence } from '../numbers/values.js';
import type { Plan } from '../plan/plan.js';
import { placeOf, type Source } from '../source.js';
import type { RowBatches } from '../stream/open.js';
import { isCutOff, noteSeeker } from '../table/notes.js';
import type { RowShape } from '../table/row-shape.js';
import type { TableShape } from '../table/table.js';
import { damageProblems } from '../text/destroyed.js';
import type { TextRecord } from '../text/parse.js';
import { ruleFor } from './rules.js';

type RowRule = Plan['rowRules'][number];

/** What must be known of all rows before the first one can be read. */
export interface LookedThrough {
  /** Rows before the notes below the table. */
  dataRows: number;
  /** Those of the notes and of the headings that stand among the rows once more. */
  noteLines: number[];
  /** Data rows that no rule sets aside. */
  kept: number;
  setAside: Map<RowRule, number>;
  /** Per value column of the plan. */
  evidence: ColumnEvidence[];
}

/** The first pass over the rows of a file; destroyed characters and repeated headings are told here. */
export async function lookThrough(
  source: Source,
  table: TableShape,
  batches: RowBatches,
  plan: Plan,
  keys: KeyReader,
  shape: RowShape,
  add: (p: Problem) => void,
): Promise<LookedThrough> {
  const { dataset, mapping } = source;
  const place = placeOf(source);
  const seeker = noteSeeker(table, plan, keys, source);
  const certain = newGroup(plan);
  /** Rows that may turn out to be notes. */
  let open = newGroup(plan);
  let openLines: number[] = [];
  let forgetOpen = shape.keep();
  let last: TextRecord | null = null;
  const repeated: Pick<TextRecord, 'line' | 'sheetRow'>[] = [];
  const tell = ({ line, sheetRow }: TextRecord) => repeated.push({ line, sheetRow });
  if (table.damaged) for (const problem of damageProblems(table.top, table.header, place)) add(problem);
  for await (const batch of batches(tell)) {
    if (table.damaged) for (const problem of damageProblems(batch, table.header, place)) add(problem);
    for (const row of batch) {
      const sure = seeker.next(row);
      if (sure && openLines.length > 0) {
        addGroup(certain, open);
        open = newGroup(plan);
        openLines = [];
      }
      if (!sure && openLines.length === 0) forgetOpen = shape.keep();
      if (!sure) openLines.push(row.line);
      last = row;
      const group = sure ? certain : open;
      const rule = ruleFor(row, plan.rowRules);
      if (rule) group.setAside.set(rule, (group.setAside.get(rule) ?? 0) + 1);
      else {
        group.kept++;
        shape.see(row);
      }
      if (rule || row.broken) continue;
      for (let i = 0; i < plan.values.length; i++) {
        const value = plan.values[i];
        const evidence = group.evidence[i];
        if (!value || !evidence) continue;
        const text = (row.cells[value.column.index] ?? '').trim();
        look(evidence, text, row.line, value.measure, dataset, mapping);
      }
    }
  }
  let dataRows = seeker.dataRows();
  if (openLines.length === 1 && last && (await isCutOff(last, batches))) {
    addGroup(certain, open);
    openLines = [];
    dataRows++;
  }
  if (openLines.length > 0) forgetOpen();
  const [first] = repeated;
  const again = repeated.map((record) => record.line);
  if (first) add(headingRepeated({ ...place, ...first }, again));
  return { ...certain, dataRows, noteLines: [...again, ...openLines] };
}

type Group = Pick<LookedThrough, 'kept' | 'setAside' | 'evidence'>;

const newGroup = (plan: Plan): Group => ({
  kept: 0,
  setAside: new Map(),
  evidence: plan.values.map(noColumnEvidence),
});

function addGroup(group: Group, later: Group): void {
  group.kept += later.kept;
  for (const [rule, count] of later.setAside)
    group.setAside.set(rule, (group.setAside.get(rule) ?? 0) + count);
  group.evidence.forEach((evidence, i) => {
    const own = later.evidence[i];
    if (own) addLater(evidence, own);
  });
}
