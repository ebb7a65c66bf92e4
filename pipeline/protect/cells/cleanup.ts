import { type Probe, reaches } from './probe.js';
import type { Witnessed } from './sequential.js';
import { tolerance } from './table.js';
import type { Task } from './task.js';

/**
 * Opens again, dearest first, every cell that turns out not to be needed. Only targets whose known moves use the cell are
 * looked at again. The result protects as the given pattern does.
 */
export function withoutSuperfluous(task: Task, probe: Probe, start: Witnessed): Witnessed {
  const pattern = start.pattern.slice();
  let moves = [...start.moves];
  probe.setPattern(pattern);
  const hidden = task.free
    .filter((variable) => pattern[variable] === 1)
    .sort((a, b) => (task.price[b] ?? 0) - (task.price[a] ?? 0) || a - b);
  for (const variable of hidden) {
    const left = moves.filter((m) => Math.abs(m[variable] ?? 0) <= tolerance);
    const orphans = task.targets.filter((target) => !left.some((m) => reaches(m, target)));
    probe.setVariable(variable, 0);
    left.push(...probe.push(orphans));
    const needed = orphans.some((target) => {
      if (left.some((m) => reaches(m, target))) return false;
      const found = probe.farthest(target);
      if (!reaches(found, target)) return true;
      left.push(found);
      return false;
    });
    if (needed) probe.setVariable(variable, 1);
    else {
      pattern[variable] = 0;
      moves = left;
    }
  }
  return { pattern, moves };
}
