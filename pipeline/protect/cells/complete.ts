import { withoutSuperfluous } from './cleanup.js';
import { type Probe, reaches } from './probe.js';
import type { Sequential } from './sequential.js';
import { tolerance } from './table.js';
import { fullPattern, type Pattern, priceOf, type Task } from './task.js';

/** The programs of one task, opened once. */
export interface Tools {
  probe: Probe;
  sequential: Sequential;
}

/**
 * The pattern with what it lacks to protect and, unless it costs no more than `enough`, without what it does not
 * need. Every target must be within reach of the full pattern. Most targets are mostly protected already, which the attacker's program sees many times
 * faster than the search for moves.
 */
export function completed(
  task: Task,
  { probe, sequential }: Tools,
  start: Pattern,
  enough: number,
  discount?: Pattern,
): Pattern {
  probe.setPattern(start);
  const moves = probe.push(task.targets);
  for (const target of task.targets) {
    if (moves.some((known) => reaches(known, target))) continue;
    const found = probe.farthest(target);
    if (reaches(found, target)) moves.push(found);
  }
  const whole = sequential.extend({ pattern: start, moves }, discount);
  if (whole === null) return fullPattern(task);
  if (priceOf(task, whole.pattern) <= enough + tolerance) return whole.pattern;
  return withoutSuperfluous(task, probe, whole);
}
