import type { Choice } from './choice.js';
import { cheapest } from './exact.js';
import { grown } from './pieces.js';
import { Probe, reaches } from './probe.js';
import { Sequential } from './sequential.js';
import { fullPattern, type Pattern, type Task, taskOf } from './task.js';
import { neighbourCuts, uncovered } from './whole.js';

/**
 * Hides what protects the sensitive cells among the given ones. Where these cells alone do not suffice, the search goes on
 * among all that is linked with them, in rings, so that a total is hidden only if nothing else works. `missed` are the
 * cells that nothing protects.
 */
export async function protectPiece(
  choice: Choice,
  piece: readonly number[],
): Promise<{ optimal: boolean; missed: number[] }> {
  let region = piece;
  let task = taskOf(choice.table, region, choice.price);
  let optimal = true;
  while (task.targets.length > 0) {
    const found = await searched(choice, task);
    for (const variable of task.free) {
      const cell = region[variable];
      if (found.pattern[variable] === 1 && cell !== undefined) choice.hidden.add(cell);
    }
    optimal &&= found.optimal;
    if (found.missed.size === 0) break;
    const wider = grown(choice.table, region, choice.mayMove);
    if (wider.length === region.length) return { optimal: false, missed: [...found.missed] };
    optimal = false;
    region = wider;
    task = onlyFor(taskOf(choice.table, region, choice.price), found.missed);
  }
  return { optimal, missed: [] };
}

/** The task with the targets of some cells alone. */
export function onlyFor(task: Task, cells: ReadonlySet<number>): Task {
  return {
    ...task,
    targets: task.targets.filter(({ variable }) => cells.has(task.part.cells[variable] ?? -1)),
  };
}

/** One search. `missed` are cells that everything hidden would not protect; they are left out of it. */
async function searched(
  choice: Choice,
  whole: Task,
): Promise<{ pattern: Pattern; optimal: boolean; missed: ReadonlySet<number> }> {
  const { table, hidden, integer, nodeLimit } = choice;
  const probe = await Probe.open(whole);
  const missed = new Set(outOfReach(whole, probe).map(({ variable }) => whole.part.cells[variable] ?? -1));
  const task = {
    ...whole,
    targets: whole.targets.filter((t) => !missed.has(whole.part.cells[t.variable] ?? -1)),
  };
  const sequential = await Sequential.open(task);
  const sensitive = new Set(task.targets.map(({ variable }) => task.part.cells[variable] ?? -1));
  const further = async (pattern: Pattern) => {
    if (!integer) return [];
    const unknown = new Set(hidden);
    task.part.cells.forEach((cell, variable) => {
      if (pattern[variable] === 1 && !task.always[variable]) unknown.add(cell);
    });
    const betrayed = await uncovered(table, unknown, sensitive, true);
    return neighbourCuts(table, task, unknown, betrayed);
  };
  try {
    return { ...(await cheapest(task, { probe, sequential }, nodeLimit, further)), missed };
  } finally {
    probe.close();
    sequential.close();
  }
}

function outOfReach(task: Task, probe: Probe): Task['targets'] {
  probe.setPattern(fullPattern(task));
  const moves = probe.push(task.targets);
  return task.targets.filter((target) => {
    if (moves.some((known) => reaches(known, target))) return false;
    const found = probe.farthest(target);
    moves.push(found);
    return !reaches(found, target);
  });
}
