import type { LinearRow } from '../../solver/index.js';
import type { Choice } from './choice.js';
import { cheapest, type Searched } from './exact.js';
import { grown } from './pieces.js';
import { Probe, reaches } from './probe.js';
import { Sequential, type Witnessed } from './sequential.js';
import { fullPattern, type Task, taskOf } from './task.js';
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
export const onlyFor = (task: Task, cells: ReadonlySet<number>): Task =>
  withTargets(task, (cell) => cells.has(cell));

const withTargets = (task: Task, isWanted: (cell: number) => boolean): Task => ({
  ...task,
  targets: task.targets.filter(({ variable }) => isWanted(cellOf(task, variable))),
});

const cellOf = (task: Task, variable: number): number => task.part.cells[variable] ?? -1;

/** One search. `missed` are cells that everything hidden would not protect; they are left out of it. */
async function searched(choice: Choice, task: Task): Promise<Searched & { missed: ReadonlySet<number> }> {
  const probe = await Probe.open(task);
  try {
    const found = await searchedWith(choice, task, probe);
    if (found !== null) return { ...found, missed: new Set() };
    // Looked at only now: nearly always everything hidden protects.
    const missed = new Set(outOfReach(task, probe).map(({ variable }) => cellOf(task, variable)));
    const rest = withTargets(task, (cell) => !missed.has(cell));
    const left = await searchedWith(choice, rest, probe);
    return { ...(left ?? { pattern: fullPattern(rest), optimal: false }), missed };
  } finally {
    probe.close();
  }
}

async function searchedWith(choice: Choice, task: Task, probe: Probe): Promise<Searched | null> {
  const sequential = await Sequential.open(task);
  try {
    return await cheapest(task, { probe, sequential }, choice.nodeLimit, (found) =>
      furtherCuts(choice, task, found),
    );
  } finally {
    sequential.close();
  }
}

/** What whole numbers betray of a pattern that stands up to real ones. */
async function furtherCuts(choice: Choice, task: Task, { pattern, moves }: Witnessed): Promise<LinearRow[]> {
  const { table, hidden, integer } = choice;
  if (!integer) return [];
  const unknown = new Set(hidden);
  task.part.cells.forEach((cell, variable) => {
    if (pattern[variable] === 1 && !task.always[variable]) unknown.add(cell);
  });
  const sensitive = new Set(task.targets.map(({ variable }) => cellOf(task, variable)));
  const shown = moves.map((move) => (cell: number) => {
    const variable = task.part.variableOf.get(cell);
    return (table.entries[cell]?.value ?? 0) + (variable === undefined ? 0 : (move[variable] ?? 0));
  });
  return neighbourCuts(table, task, unknown, await uncovered(table, unknown, sensitive, { integer, shown }));
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
