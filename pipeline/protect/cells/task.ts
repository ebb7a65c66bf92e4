import { type Part, partOf } from './part.js';
import { type Table, tolerance } from './table.js';

/** A direction in which the attacker must believe a sensitive cell to lie at least `gap` away from its value. */
export interface Target {
  variable: number;
  direction: 1 | -1;
  gap: number;
}

/**
 * What is to be protected in one group of linked cells. A move is the difference of a possible value from the true one:
 * moves obey the relations with zero on the right side, and only unknown cells move.
 */
export interface Task {
  part: Part;
  targets: readonly Target[];
  /** Variables unknown to the attacker in any case: sensitive or unpublished. */
  always: readonly boolean[];
  /** Variables among which to choose, ascending, and what each costs in the choice. */
  free: readonly number[];
  price: Float64Array;
  /** The place of each free variable among them. */
  slot: Int32Array;
  /** How far each cell can move up and down; Infinity where nothing bounds it. */
  up: Float64Array;
  down: Float64Array;
}

/** A pattern: for each variable 1 if it is unknown, 0 if it is open; between them in relaxed programs. */
export type Pattern = Float64Array;

export function taskOf(table: Table, cells: readonly number[], price: (cell: number) => number): Task {
  const part = partOf(table, cells);
  const always = part.entries.map((e) => e.sensitive || e.unpublished);
  const targets: Target[] = [];
  const free: number[] = [];
  const slot = new Int32Array(cells.length);
  // Loops and no lists of lists: this is done for every cell of a county.
  part.entries.forEach(({ sensitive, value, need }, variable) => {
    if (!always[variable]) slot[variable] = free.push(variable) - 1;
    if (!sensitive) return;
    const [up, down] = [need.upper - value, value - need.lower];
    if (up > tolerance) targets.push({ variable, direction: 1, gap: up });
    if (down > tolerance) targets.push({ variable, direction: -1, gap: down });
  });
  return {
    part,
    targets,
    always,
    free,
    slot,
    price: Float64Array.from(cells, price),
    up: Float64Array.from(part.entries, (e) => e.upper - e.value),
    down: Float64Array.from(part.entries, (e) => e.value - e.lower),
  };
}

/** Only what is unknown in any case. */
export const leastPattern = (task: Task): Pattern => Float64Array.from(task.always, (is) => (is ? 1 : 0));

/** Everything unknown that may be. */
export const fullPattern = (task: Task): Pattern => new Float64Array(task.always.length).fill(1);

export const priceOf = (task: Task, pattern: Pattern): number =>
  task.free.reduce((sum, variable) => sum + (task.price[variable] ?? 0) * (pattern[variable] ?? 0), 0);

/** The targets of the task that are farthest from their value. */
export const widestGap = (task: Task): number =>
  task.targets.reduce((widest, { gap }) => Math.max(widest, gap), 0);
