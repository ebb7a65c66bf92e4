import { formatProblem } from '../../pipeline/model/messages/index.js';
import type { Problem } from '../../pipeline/model/problem.js';

/** Control characters, and the marks that turn the direction of what follows. */
const dangerous = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Lines of a printed problem that a terminal or a mail program would not show as they are. */
export function dangerousText(problem: Problem): string[] {
  const parts = [problem.found, problem.expected, problem.remedy, problem.consequence];
  const lines = formatProblem(problem).split('\n');
  // A line break from a delivery would look like a line of the program.
  const tooMany = lines.length > 1 + parts.filter((text) => text).length ? [lines.join('\n')] : [];
  return [...lines.filter((line) => dangerous.test(line)), ...tooMany];
}
