import { checkPath } from '../intake/index.js';
import type { Tally } from '../model/delivery.js';
import {
  cellsLine,
  checkClean,
  checkNothing,
  pathMissing,
  problemsLine,
  recordsLine,
  unclaimedLine,
} from '../model/messages/cli.js';
import { formatProblem } from '../model/messages/index.js';
import { type Problem, type Severity, UserError } from '../model/problem.js';
import { openStore } from '../store/store.js';
import { type Context, type RoomOptions, roomOf } from './context.js';

/** `teilhabe check <file or folder>`: the problems of a delivery before it is used. Gives 1 on any error or if nothing fits. */
export async function check(context: Context, options: RoomOptions & { path: string }): Promise<number> {
  const { files } = context.world;
  if (!(await files.exists(options.path))) {
    throw new UserError({ severity: 'error', code: 'path-missing', title: pathMissing(options.path) });
  }
  const { room } = await roomOf(context, options);
  const store = await openStore();
  const { report, problems } = await checkPath(context.world, store, room, options.path);
  store.close();
  const records = total(report.deliveries.map((d) => d.records));
  const cells = total(report.deliveries.map((d) => d.cells));
  const errors = countOf(problems, 'error');
  const empty = report.deliveries.length === 0 && report.refused.length === 0;
  if (context.json) {
    context.print(
      JSON.stringify(
        {
          deliveries: report.deliveries,
          unclaimed: report.unclaimed,
          refused: report.refused.map(({ file, finding }) => ({ file, ...finding })),
          problems,
        },
        null,
        2,
      ),
    );
    return errors > 0 || empty ? 1 : 0;
  }
  for (const problem of problems) context.print(`${formatProblem(problem)}\n`);
  if (empty) {
    context.print(checkNothing(options.path));
    return 1;
  }
  if (problems.length === 0 && report.unclaimed.length === 0) context.print(checkClean(records));
  context.print(recordsLine(records));
  context.print(cellsLine(cells));
  if (report.unclaimed.length > 0) context.print(unclaimedLine(report.unclaimed));
  context.print(problemsLine(errors, countOf(problems, 'warning'), countOf(problems, 'note')));
  return errors > 0 ? 1 : 0;
}

export const countOf = (problems: readonly Problem[], severity: Severity): number =>
  problems.filter((p) => p.severity === severity).length;

export function total(tallies: readonly Tally[]): Tally {
  const sum = { read: 0, accepted: 0, rejected: 0, setAside: 0 };
  for (const t of tallies) {
    sum.read += t.read;
    sum.accepted += t.accepted;
    sum.rejected += t.rejected;
    sum.setAside += t.setAside;
  }
  return sum;
}
