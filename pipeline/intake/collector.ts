import { moreOfTheSame } from '../model/messages/intake.js';
import type { Problem } from '../model/problem.js';

/** Collects problems, at most `limit` of one code in one column of one file; how many more there are is said in a last one. */
export interface Collector {
  add(problem: Problem): void;
  /** One that is counted and sampled already. */
  keep(problem: Problem): void;
  /** Sorted by file and line. */
  finish(): Problem[];
}

/** Problems of one code in one column of one file that are kept. */
export const mostOfAKind = 20;

export function newCollector(limit = mostOfAKind): Collector {
  const kept: Problem[] = [];
  const groups = new Map<string, { first: Problem; count: number }>();
  return {
    add(problem) {
      const key = `${problem.file ?? ''}\n${problem.code}\n${problem.column ?? ''}`;
      const group = groups.get(key) ?? { first: problem, count: 0 };
      group.count++;
      groups.set(key, group);
      if (group.count <= limit) kept.push(problem);
    },
    keep(problem) {
      kept.push(problem);
    },
    finish() {
      const more = [...groups.values()]
        .filter((g) => g.count > limit)
        .map((g) => {
          const { supplier, file, column } = g.first;
          const place = {
            ...(supplier === undefined ? {} : { supplier }),
            ...(file === undefined ? {} : { file }),
            ...(column === undefined ? {} : { column }),
          };
          return moreOfTheSame(place, g.first, g.count - limit);
        });
      return [...sorted(withoutEchoes(kept)), ...sorted(more)];
    },
  };
}

/** Destroyed characters need no word of their own in a cell whose problem is about them. */
function withoutEchoes(problems: Problem[]): Problem[] {
  const place = (p: Problem) => JSON.stringify([p.file, p.line, p.column]);
  const told = new Set(problems.filter((p) => p.code === 'area-destroyed').map(place));
  return problems.filter((p) => p.code !== 'characters-destroyed' || !told.has(place(p)));
}

function sorted(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => {
    const [fileA, fileB] = [a.file ?? '', b.file ?? ''];
    if (fileA !== fileB) return fileA < fileB ? -1 : 1;
    return (a.line ?? 0) - (b.line ?? 0);
  });
}
