import { openSolver, type Solver } from '../../solver/index.js';
import { tolerance } from './table.js';
import { type Pattern, type Target, type Task, widestGap } from './task.js';

/** Another push is worth its program as long as more than this share of the targets is not left over. */
export const pushing = 0.7;

/** The attacker's programs for one task, whose pattern can be changed between them. Variables are moves. */
export class Probe {
  private readonly bounds: { lower: Float64Array; upper: Float64Array };
  /** No target needs moves beyond this; with it every program has an optimum. */
  private readonly far: number;
  /** The variable that is held back at its gap. */
  private held: number | null = null;

  private constructor(
    private readonly task: Task,
    private readonly solver: Solver,
  ) {
    const size = task.part.cells.length;
    this.far = 1000 * Math.max(1, widestGap(task));
    this.bounds = { lower: new Float64Array(size), upper: new Float64Array(size) };
  }

  static async open(task: Task): Promise<Probe> {
    const solver = await openSolver({
      variables: task.part.entries.map(() => ({ lower: 0, upper: 0 })),
      rows: task.part.rows.map(({ coefficients }) => ({ coefficients, lower: 0, upper: 0 })),
    });
    return new Probe(task, solver);
  }

  /**
   * Lets each variable move as far as the pattern says. `reach` cuts moves short before they are scaled: a relaxed
   * pattern hides a hundredth of a cell that could move by hundreds, and that must not do for a target two away.
   */
  setPattern(pattern: Pattern, reach = this.far): void {
    this.task.always.forEach((always, variable) => {
      this.setVariable(variable, pattern[variable] ?? 0, always ? this.far : reach);
    });
  }

  setVariable(variable: number, share: number, reach = this.far): void {
    const room = (most: number | undefined) => (share === 0 ? 0 : Math.min(most ?? 0, reach) * share);
    const lower = -room(this.task.down[variable]);
    const upper = room(this.task.up[variable]);
    if (this.held === variable) this.release();
    if (lower === this.bounds.lower[variable] && upper === this.bounds.upper[variable]) return;
    this.solver.setBounds(variable, lower, upper);
    this.bounds.lower[variable] = lower;
    this.bounds.upper[variable] = upper;
  }

  /** Moves that take a target to its gap, or as far as it goes. Not moving at all is always possible. */
  farthest({ variable, direction, gap }: Target): Float64Array {
    this.release();
    const lower = this.bounds.lower[variable] ?? 0;
    const upper = this.bounds.upper[variable] ?? 0;
    // No farther than asked: most programs are over long before their optimum.
    if (direction === 1 && upper > gap) this.solver.setBounds(variable, lower, gap);
    if (direction === -1 && lower < -gap) this.solver.setBounds(variable, -gap, upper);
    this.held = variable;
    const outcome = this.solver.maximise([[variable, direction]]);
    if (outcome.status !== 'optimal') throw new Error(`attacker's program: ${outcome.status}`);
    return outcome.solution;
  }

  /**
   * Moves that take many targets far at once, up, then down: a few programs show most of what a verification has to see.
   * Each round pushes only what no move has reached yet, and the last is the one that reaches little.
   */
  push(targets: readonly Target[]): Float64Array[] {
    this.release();
    const found: Float64Array[] = [];
    for (const way of [1, -1] as const) {
      let missing = targets.filter(({ direction }) => direction === way);
      while (missing.length > 1) {
        const outcome = this.solver.maximise(missing.map(({ variable, direction }) => [variable, direction]));
        if (outcome.status !== 'optimal') break;
        const { solution } = outcome;
        found.push(solution);
        const left = missing.filter((target) => !reaches(solution, target));
        if (left.length > missing.length * pushing) break;
        missing = left;
      }
    }
    return found;
  }

  /** By how much the last farthest move grows with each bound: see `Solver.reducedCosts`. */
  reducedCosts(): Float64Array {
    return this.solver.reducedCosts();
  }

  close(): void {
    this.solver.close();
  }

  /** Lets the last target move beyond its gap again. Only before the next program: the solver forgets its duals. */
  private release(): void {
    if (this.held === null) return;
    this.solver.setBounds(this.held, this.bounds.lower[this.held] ?? 0, this.bounds.upper[this.held] ?? 0);
    this.held = null;
  }
}

/** Whether the moves take the target as far as it must be able to go. */
export const reaches = (moves: ArrayLike<number>, { variable, direction, gap }: Target): boolean =>
  (moves[variable] ?? 0) * direction >= gap - tolerance;
