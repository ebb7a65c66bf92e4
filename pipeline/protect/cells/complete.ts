import { withoutSuperfluous } from './cleanup.js';
import { type Probe, reaches } from './probe.js';
import type { Sequential, Witnessed } from './sequential.js';
import { tolerance } from './table.js';
import { type Pattern, priceOf, type Target, type Task } from './task.js';

/** The programs of one task, opened once. */
export interface Tools {
  probe: Probe;
  sequential: Sequential;
}

/**
 * The pattern with what it lacks to protect and, unless it costs no more than `enough`, without what it does not
 * need. `null` where a target is out of reach of the full pattern. Most targets are mostly protected already, which the attacker's program sees many times
 * faster than the search for moves, and what moves of the start show needs no program at all.
 */
export function completed(
  task: Task,
  { probe, sequential }: Tools,
  start: Witnessed,
  enough: number,
  discount?: Pattern,
): Witnessed | null {
  const moves = [...start.moves];
  const isMissed = (target: Target) => !moves.some((known) => reaches(known, target));
  probe.setPattern(start.pattern);
  moves.push(...probe.push(task.targets.filter(isMissed)));
  for (const target of task.targets) {
    if (!isMissed(target)) continue;
    const found = probe.farthest(target);
    if (reaches(found, target)) moves.push(found);
  }
  const whole = sequential.extend({ pattern: start.pattern, moves }, discount);
  if (whole === null || priceOf(task, whole.pattern) <= enough + tolerance) return whole;
  return withoutSuperfluous(task, probe, whole);
}
