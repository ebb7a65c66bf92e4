import type { Acknowledgement } from '../../model/mapping.js';
import * as say from '../../model/messages/plausibility.js';
import type { Problem } from '../../model/problem.js';

export interface Told {
  problems: Problem[];
  /** Reason of each acknowledged problem. */
  reasons: ReadonlyMap<Problem, string>;
}

/**
 * Turns acknowledged warnings into notes. An acknowledgement that meets an error, or nothing any more, is a problem
 * itself, as a correction is once the source is mended.
 */
export function acknowledge(
  problems: readonly Problem[],
  acknowledged: readonly Acknowledgement[],
  whole: boolean,
): Told {
  const reasons = new Map<Problem, string>();
  const used = new Set<Acknowledgement>();
  const wrong: Problem[] = [];
  const told = problems.map((problem) => {
    const entry = acknowledged.find((a) => isAbout(a, problem));
    if (!entry) return problem;
    const place = problem.file === undefined ? {} : { file: problem.file };
    if (!used.has(entry) && problem.severity === 'error') wrong.push(say.errorNotAcknowledged(entry, place));
    used.add(entry);
    if (problem.severity === 'error') return problem;
    const note = say.acknowledged(problem, entry.reason);
    reasons.set(note, entry.reason);
    return note;
  });
  const stale = whole ? acknowledged.filter((a) => !used.has(a)) : [];
  const place = (a: Acknowledgement) => (a.file === undefined ? {} : { file: a.file });
  return {
    problems: [...told, ...wrong, ...stale.map((a) => say.acknowledgementStale(a, place(a)))],
    reasons,
  };
}

function isAbout(a: Acknowledgement, { subject, file = '' }: Problem): boolean {
  if (!subject) return false;
  const fits = a.file === undefined || file === a.file || file.endsWith(`/${a.file}`);
  return (
    fits &&
    a.rule === subject.rule &&
    a.dataset === subject.dataset &&
    a.area === subject.area &&
    a.period === subject.period
  );
}
