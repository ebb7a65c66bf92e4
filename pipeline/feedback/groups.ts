import { rejectedFileName } from '../model/delivery.js';
import type { ProblemGroup } from '../model/feedback.js';
import { fileText, moreOfTheSameCount, moreRows, rowText } from '../model/messages/feedback.js';
import { plainText } from '../model/messages/plain.js';
import { plainForSender, remedyForSender, titleForSender } from '../model/messages/sender.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import { maskProblem } from './mask.js';
import { thresholdOf, underDeliveries } from './scope.js';

/** How many places of one kind are shown one by one. */
const shownPlaces = 10;

const rank = { error: 0, warning: 1, note: 2 };

/**
 * Problems that differ in nothing but the row become one, with the first rows listed and the rest counted. Errors first,
 * then by file. `datasetOf` tells the dataset of a file, which decides what must be masked. `rejectsWritten`:
 * the rejected rows stand in a file of the county.
 */
export function groupProblems(
  room: DataRoom,
  problems: readonly Problem[],
  datasetOf: (file: string) => string | null,
  rejectsWritten = true,
): ProblemGroup[] {
  const groups = new Map<string, Group>();
  const firstOfKind = new Map<string, Group>();
  for (const problem of problems) {
    const file = problem.file ?? '';
    const dataset = datasetOf(underDeliveries(room, file));
    const own = maskProblem(problem, thresholdOf(room, dataset));
    const rest = moreOfTheSameCount(problem);
    const kind = JSON.stringify([own.severity, own.code, file]);
    const like = firstOfKind.get(kind);
    if (rest > 0 && like) {
      like.more += rest;
      continue;
    }
    const { title, column, expected, remedy, consequence } = own;
    const key = JSON.stringify([kind, title, column, expected, remedy, consequence]);
    const group = groups.get(key) ?? { problems: [], more: 0 };
    group.problems.push(own);
    groups.set(key, group);
    if (!like) firstOfKind.set(kind, group);
  }
  return [...groups.values()]
    .map((group) => groupOf(room, group, rejectsWritten))
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
}

interface Group {
  problems: Problem[];
  /** Places that intake itself only counted. */
  more: number;
}

function groupOf(room: DataRoom, { problems, more }: Group, rejectsWritten: boolean): ProblemGroup {
  const [first] = problems;
  if (!first) throw new Error('a group without a problem');
  const shown = problems.slice(0, shownPlaces);
  const count = problems.length + more;
  const file = first.file ?? '';
  const hidden = count - shown.length;
  const isRejected = rejectsWritten && first.severity === 'error' && file !== '';
  return {
    severity: first.severity,
    title: titleForSender(first),
    file: fileText(first),
    column: plainText(first.column ?? ''),
    count,
    rows: shown.map((p) => ({ where: rowText(p), found: plainForSender(p.found ?? '') })),
    more:
      hidden === 0 ? '' : moreRows(hidden, isRejected ? rejectedFileName(underDeliveries(room, file)) : null),
    expected: plainForSender(first.expected ?? ''),
    remedy: remedyForSender(first),
    consequence: plainForSender(first.consequence ?? ''),
    problems: shown,
  };
}
