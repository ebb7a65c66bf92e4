import { moreOfRule } from '../../model/messages/plausibility.js';
import { type PlausibilityFinding, standingRules } from '../../model/plausibility.js';
import type { Problem } from '../../model/problem.js';
import type { DataRoom } from '../../model/room.js';
import type { Told } from './acknowledge.js';
import { groupedBy } from './found.js';

/** So many findings of one rule are told one by one in each file. */
const toldPerFile = 20;

/** Sorted by file and line; what goes beyond the limit is counted in a last problem of its rule and file. */
export function sampled(problems: readonly Problem[]): Problem[] {
  const groups = groupedBy(sorted(problems), (p) =>
    JSON.stringify([p.file, p.code, p.subject?.rule, p.severity]),
  );
  return sorted(
    [...groups.values()].flatMap((group) => {
      const next = group[toldPerFile];
      if (!next) return group;
      return [...group.slice(0, toldPerFile), moreOfRule(next, group.length - toldPerFile)];
    }),
  );
}

function sorted(problems: readonly Problem[]): Problem[] {
  const keyed = problems.map((problem) => ({ problem, file: problem.file ?? '', line: problem.line ?? 0 }));
  keyed.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return keyed.map((k) => k.problem);
}

/** What the data notes of the reports name: errors, warnings, and what was acknowledged. Plain notes are not among it. */
export function findingsOf({ problems, reasons }: Told, { definitions }: DataRoom): PlausibilityFinding[] {
  return problems.flatMap((problem): PlausibilityFinding[] => {
    const { subject, severity } = problem;
    const reason = reasons.get(problem) ?? null;
    if (!subject || (severity === 'note' && reason === null)) return [];
    const declared = definitions.datasets
      .get(subject.dataset)
      ?.plausibility.find((r) => r.id === subject.rule);
    const known = Object.entries(standingRules).find(([id]) => id === subject.rule);
    return [{ ...subject, title: declared?.title ?? known?.[1] ?? subject.rule, severity, reason }];
  });
}
