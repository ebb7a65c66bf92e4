import type { Choice } from './choice.js';
import { grown } from './pieces.js';
import { onlyFor } from './search.js';
import { Sequential } from './sequential.js';
import { components, tolerance } from './table.js';
import { leastPattern, type Pattern, taskOf } from './task.js';
import { uncovered } from './whole.js';

/**
 * Hides more around cells that the attacker still narrows too far: mostly where real numbers leave open what whole numbers
 * betray. For each, moves in whole numbers are sought in rings around it; where none are found within the node limit,
 * everything linked with it is hidden. Gives the cells that even this does not protect.
 */
export async function stiffen(choice: Choice, betrayed: readonly number[]): Promise<number[]> {
  const missed: number[] = [];
  for (const cell of betrayed) {
    if (!(await isBetrayed(choice, cell))) continue;
    await hideAround(choice, cell);
    if (!(await isBetrayed(choice, cell))) continue;
    for (const other of components(choice.table, choice.mayMove, [cell]).flat()) hide(choice, other);
    if (await isBetrayed(choice, cell)) missed.push(cell);
  }
  return missed;
}

const isBetrayed = async (choice: Choice, cell: number): Promise<boolean> =>
  (await uncovered(choice.table, choice.hidden, [cell], choice)).length > 0;

async function hideAround(choice: Choice, cell: number): Promise<void> {
  for (let region = [cell], size = 0; region.length > size; ) {
    size = region.length;
    region = grown(choice.table, region, choice.mayMove);
    const task = onlyFor(taskOf(choice.table, region, choice.price), new Set([cell]));
    const sequential = await Sequential.open(task, choice.integer);
    try {
      const pattern = leastPattern(task);
      for (const variable of task.free) if (choice.hidden.has(region[variable] ?? -1)) pattern[variable] = 1;
      const found = sequential.extend({ pattern, moves: [] });
      if (found === null) continue;
      hideAll(choice, region, found.pattern);
      return;
    } finally {
      sequential.close();
    }
  }
}

function hideAll(choice: Choice, region: readonly number[], pattern: Pattern): void {
  region.forEach((cell, variable) => {
    if ((pattern[variable] ?? 0) > tolerance) hide(choice, cell);
  });
}

function hide(choice: Choice, cell: number): void {
  if (!choice.table.entries[cell]?.unpublished) choice.hidden.add(cell);
}
