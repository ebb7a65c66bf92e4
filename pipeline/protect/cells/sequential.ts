import { type LinearSystem, loadedSolver, type Solver } from '../../solver/index.js';
import { reaches } from './probe.js';
import { tolerance } from './table.js';
import { type Pattern, type Target, type Task, widestGap } from './task.js';

/** What a move of a cell that is hidden already costs per unit: next to nothing, so that solutions move few cells. */
const hiddenPrice = 1e-3;

const wholeNodeLimit = 2_000;

/** A pattern with, for each target, the moves that show that it is protected. */
export interface Witnessed {
  pattern: Pattern;
  moves: Float64Array[];
}

/**
 * Hides cells target by target: each program finds the cheapest moves that take the target far enough, where a move of an
 * open cell costs its price in proportion, and what it moves is hidden from then on. Variable 2i is the way up of cell i,
 * 2i + 1 its way down. Known as the linear programming heuristic (Kelly, Golden and Assad 1992).
 */
export class Sequential {
  private opened: Solver | null = null;

  private constructor(
    private readonly task: Task,
    private readonly open: () => Solver,
  ) {}

  /** Opened with its first program: mostly everything is protected without one. */
  private get solver(): Solver {
    this.opened ??= this.open();
    return this.opened;
  }

  /** With `integer` all moves are whole: slower, for what real numbers protect and whole ones do not. */
  static async open(task: Task, integer = false): Promise<Sequential> {
    const open = await loadedSolver();
    return new Sequential(task, () =>
      open(systemOf(task, integer), integer ? { nodeLimit: wholeNodeLimit } : {}),
    );
  }

  /**
   * Extends a pattern until it protects. `discount` makes cells cheaper that a relaxed pattern would hide. Gives `null`
   * where even everything hidden would not do (with whole moves: or where none were found within the node limit).
   */
  extend(start: Witnessed, discount?: Pattern): Witnessed | null {
    const { task } = this;
    const pattern = start.pattern.slice();
    const moves = [...start.moves];
    // Mostly everything is protected already.
    if (task.targets.every((target) => moves.some((m) => reaches(m, target)))) return { pattern, moves };
    const costs = this.costsOf(pattern, discount);
    // Dearer than any way to reach a target: a target is missed only where nothing reaches it.
    const reward = -1 - costs.reduce((sum, [, cost]) => sum + cost, 0);
    for (const target of task.targets) {
      if (moves.some((m) => reaches(m, target))) continue;
      const found = this.cheapest(target, costs, reward);
      if (!reaches(found, target)) return null;
      moves.push(found);
      for (const variable of task.free) {
        if (pattern[variable] === 1 || Math.abs(found[variable] ?? 0) <= tolerance) continue;
        pattern[variable] = 1;
        costs[2 * variable] = [2 * variable, hiddenPrice];
        costs[2 * variable + 1] = [2 * variable + 1, hiddenPrice];
      }
    }
    return { pattern, moves };
  }

  close(): void {
    this.opened?.close();
  }

  private costsOf(pattern: Pattern, discount: Pattern | undefined): (readonly [number, number])[] {
    const { task } = this;
    const widest = widestGap(task);
    const costs: (readonly [number, number])[] = [];
    for (let i = 0; i < task.part.cells.length; i++) {
      const price = pattern[i] === 1 ? 0 : (task.price[i] ?? 0) * (1 - 0.9 * (discount?.[i] ?? 0));
      const perUnit = (room = 0) => (room > 0 ? price / Math.min(room, widest) : 0);
      costs.push(
        [2 * i, hiddenPrice + perUnit(task.up[i])],
        [2 * i + 1, hiddenPrice + perUnit(task.down[i])],
      );
    }
    return costs;
  }

  /** The target's own way ends at its gap and is rewarded, so that the last solution stays a feasible start. */
  private cheapest(
    { variable, direction, gap }: Target,
    costs: (readonly [number, number])[],
    reward: number,
  ) {
    const { task, solver } = this;
    const [own, back] = direction === 1 ? [2 * variable, 2 * variable + 1] : [2 * variable + 1, 2 * variable];
    const up = task.up[variable] ?? 0;
    const down = task.down[variable] ?? 0;
    const [room, backRoom] = direction === 1 ? [up, down] : [down, up];
    solver.setBounds(own, 0, Math.min(gap, room));
    solver.setBounds(back, 0, 0);
    // At the node limit the best moves seen will do: the caller looks at what they reach.
    const outcome = solver.minimise(costs.with(own, [own, reward]));
    solver.setBounds(own, 0, room);
    solver.setBounds(back, 0, backRoom);
    const moves = new Float64Array(task.part.cells.length);
    const solution = 'solution' in outcome ? outcome.solution : null;
    if (solution === null) return moves;
    for (let i = 0; i < moves.length; i++) moves[i] = (solution[2 * i] ?? 0) - (solution[2 * i + 1] ?? 0);
    return moves;
  }
}

const systemOf = (task: Task, integer: boolean): LinearSystem => ({
  variables: task.part.entries.flatMap((_, i) => [
    { lower: 0, upper: task.up[i] ?? 0, integer },
    { lower: 0, upper: task.down[i] ?? 0, integer },
  ]),
  rows: task.part.rows.map((row) => ({
    coefficients: row.coefficients.flatMap(([i, c]) => [[2 * i, c] as const, [2 * i + 1, -c] as const]),
    lower: 0,
    upper: 0,
  })),
});
