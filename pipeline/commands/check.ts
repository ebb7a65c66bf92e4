import { checkText, feedbackOnCheck, isDelivered, latestQuarter } from '../feedback/index.js';
import { checkPath } from '../intake/index.js';
import type { Tally } from '../model/delivery.js';
import type { FeedbackPage } from '../model/feedback.js';
import {
  cellsLine,
  checkClean,
  checkNothing,
  pathMissing,
  problemsLine,
  recordsLine,
  unclaimedLine,
} from '../model/messages/cli.js';
import { mapMightHelp } from '../model/messages/command-values.js';
import { feedbackWritten } from '../model/messages/feedback.js';
import { problemForSender } from '../model/messages/sender.js';
import { type Problem, type Severity, UserError } from '../model/problem.js';
import { openStore } from '../store/store.js';
import { type Context, type RoomOptions, roomOf } from './context.js';

/** Problems of headings, which a mapping can mend. */
const misfits: ReadonlySet<string> = new Set(['unclaimed-file', 'dataset-unclear', 'unknown-column']);

/**
 * `teilhabe check <file or folder>`: the Rückmeldung on a delivery before it is used. Reads nothing else. Gives 1 on any
 * error or if nothing fits.
 */
export async function check(
  context: Context,
  given: RoomOptions & { path: string; html?: string },
): Promise<number> {
  const { files, clock } = context.world;
  const options = await ofRoom(context, given);
  const isRoom = options !== given;
  if (!(await files.exists(options.path))) {
    throw new UserError({ severity: 'error', code: 'path-missing', title: pathMissing(options.path) });
  }
  // Who checks a whole room wants to know about its definitions and boundaries too.
  const { room, problems: ownProblems } = await roomOf(context, options, !isRoom);
  const store = await openStore();
  const checked = await checkPath(context.world, store, room, options.path, true);
  store.close();
  const { report, compared } = checked;
  // Before a file is dropped in, its sender reads this; among the deliveries the county does.
  const all = [...(isRoom ? ownProblems : []), ...checked.problems, ...checked.gaps];
  const problems = isDelivered(room, options.path) ? all : all.map(problemForSender);
  const errors = countOf(problems, 'error');
  const empty = report.deliveries.length === 0 && report.refused.length === 0;
  const today = clock().toISOString().slice(0, 10);
  const quarter = latestQuarter(report.coverage, today);
  const page = feedbackOnCheck({ room, intake: report, problems, today, quarter }, options.path, compared);
  if (options.html !== undefined) await writePage(context, page, options.html);
  if (context.json) {
    const { deliveries, unclaimed, coverage } = report;
    const refused = report.refused.map(({ file, finding }) => ({ file, ...finding }));
    context.print(JSON.stringify({ deliveries, unclaimed, refused, coverage, problems }, null, 2));
    return errors > 0 || empty ? 1 : 0;
  }
  context.print(checkText(page));
  if (options.html !== undefined) context.print(feedbackWritten(options.html));
  const { path } = options;
  if (problems.some((p) => misfits.has(p.code))) context.print(mapMightHelp);
  if (empty) {
    context.print(checkNothing(path));
    return 1;
  }
  const records = total(report.deliveries.map((d) => d.records));
  if (problems.length === 0 && report.unclaimed.length === 0) context.print(checkClean(records));
  context.print(recordsLine(records));
  context.print(cellsLine(total(report.deliveries.map((d) => d.cells))));
  if (report.unclaimed.length > 0) context.print(unclaimedLine(report.unclaimed));
  context.print(problemsLine(errors, countOf(problems, 'warning'), countOf(problems, 'note')));
  return errors > 0 ? 1 : 0;
}

/**
 * A folder with a region.yaml is a data room: its deliveries are meant, read by its own rules. So is one that lacks just this
 * file, which is then told: by the rules of another county every line in it would be wrong.
 */
async function ofRoom<O extends RoomOptions & { path: string }>({ world }: Context, options: O): Promise<O> {
  const { path, deliveries } = options;
  const has = (file: string) => world.files.exists(`${path}/${file}`);
  const isRoom =
    (await has('region.yaml')) ||
    (await has('region.yml')) ||
    ((await has('areas.csv')) && (await has('deliveries')));
  if (!isRoom) return options;
  return { ...options, dataRaw: path, path: deliveries ?? `${path}/deliveries` };
}

/** The renderer is loaded only where a page is wanted. */
async function writePage(context: Context, page: FeedbackPage, file: string): Promise<void> {
  const { createFeedback } = await import('../publish/feedback.js');
  await context.world.files.writeFile(file, createFeedback(`${context.templates}/html`).page(page));
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
