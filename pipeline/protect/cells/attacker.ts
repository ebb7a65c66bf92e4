import {
  loadedSolver,
  type OpenSolver,
  type Outcome,
  type Solver,
  solverTolerance,
} from '../../solver/index.js';
import { ContradictoryCells } from './errors.js';
import { type Part, systemOf } from './part.js';
import { pushing } from './probe.js';
import { propagatedBounds } from './propagate.js';
import { tolerance } from './table.js';
import type { AttackInterval, Interval } from './types.js';

const attackNodeLimit = 10_000;
const dives = 4;
/**
 * Work on one part in whole numbers: a search, or a dive, costs about as much as the square of its cells, a dive a fiftieth of a
 * search. Parts of up to two hundred cells are always searched to the end, one of 1,600 half a dozen times.
 */
const searchWork = 16_000_000;
const diveWork = 50 * searchWork;

/**
 * Works out what the unknown cells of one part can be. Every solution is kept as a witness: values it reaches need no
 * further program. With `integer` only solutions in whole numbers are witnesses; a program in real numbers comes first,
 * and where its solution is whole it answers both.
 *
 * Where a limit ends a search, an interval holds the values proved possible: claimed protection stays sound. With
 * nothing proved it is empty (lower Infinity, upper −Infinity), which covers nothing. `within` then holds what the program in
 * real numbers, or the search as far as it went, leaves: nothing lies outside.
 */
export class Attacker {
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private bounds: { lower: Float64Array; upper: Float64Array } | null = null;
  private real: Solver | null = null;
  private whole: Solver | null = null;
  private searchesLeft: number;
  private divesLeft: number;
  /** Bounds of ends that are not proved. */
  private readonly unproved = { lower: new Map<number, number>(), upper: new Map<number, number>() };

  private constructor(
    private readonly part: Part,
    private readonly integer: boolean,
    private readonly nodeLimit: number,
    private readonly open: OpenSolver,
  ) {
    this.low = new Float64Array(part.cells.length).fill(Number.POSITIVE_INFINITY);
    this.high = new Float64Array(part.cells.length).fill(Number.NEGATIVE_INFINITY);
    this.searchesLeft = Math.floor(searchWork / part.cells.length ** 2);
    this.divesLeft = Math.floor(diveWork / part.cells.length ** 2);
  }

  static async open(part: Part, integer: boolean, nodeLimit = attackNodeLimit): Promise<Attacker> {
    return new Attacker(part, integer, nodeLimit, await loadedSolver());
  }

  /** Opened with their first program: witnesses and bounds of single equations settle much without any. */
  private get solver(): Solver {
    this.real ??= this.open(systemOf(this.part, false));
    return this.real;
  }

  private get wholeSolver(): Solver {
    this.whole ??= this.open(systemOf(this.part, true), { nodeLimit: this.nodeLimit });
    return this.whole;
  }

  private get outer(): { lower: Float64Array; upper: Float64Array } {
    this.bounds ??= propagatedBounds(this.part);
    return this.bounds;
  }

  /** Takes a point that obeys all bounds and relations. */
  witness(point: ArrayLike<number>): void {
    for (let variable = 0; variable < this.low.length; variable++) {
      const value = point[variable] ?? 0;
      if (value < (this.low[variable] ?? 0)) this.low[variable] = value;
      if (value > (this.high[variable] ?? 0)) this.high[variable] = value;
    }
  }

  /** The same, where it counts: with `integer` only in whole numbers. Says whether. */
  show(point: Float64Array): boolean {
    if (this.integer && !isWhole(point)) return false;
    this.witness(this.integer ? point.map(Math.round) : point);
    return true;
  }

  interval(variable: number): AttackInterval {
    const interval = { lower: this.reach(variable, -1), upper: this.reach(variable, 1) };
    const lower = this.unproved.lower.get(variable) ?? interval.lower;
    const upper = this.unproved.upper.get(variable) ?? interval.upper;
    const isProved = lower >= interval.lower && upper <= interval.upper;
    return isProved ? interval : { ...interval, within: { lower, upper } };
  }

  /** What the witnesses so far show: an interval inside the true one. */
  seen(variable: number): Interval {
    return { lower: tidy(this.low[variable] ?? 0), upper: tidy(this.high[variable] ?? 0) };
  }

  /** Whether the interval of the variable covers what is needed, with as few programs as that takes. */
  covers(variable: number, need: Interval): boolean {
    return (
      (this.reaches(variable, -1, need) || this.reach(variable, -1) <= need.lower + tolerance) &&
      (this.reaches(variable, 1, need) || this.reach(variable, 1) >= need.upper - tolerance)
    );
  }

  /**
   * Pushes many cells up, then down, at once: a few programs show most of what a verification has to see. Each round
   * pushes only what is still missing, and ends when a round shows little.
   */
  push(needs: ReadonlyMap<number, Interval>): void {
    for (const direction of [1, -1] as const) {
      let missing = [...needs].filter(([variable, need]) => !this.reaches(variable, direction, need));
      while (missing.length > 1) {
        const outcome = this.solver.maximise(missing.map(([variable]) => [variable, direction]));
        if (outcome.status !== 'optimal') break;
        this.learn(outcome);
        const left = missing.filter(([variable, need]) => !this.reaches(variable, direction, need));
        if (left.length > missing.length * pushing) break;
        missing = left;
      }
    }
  }

  close(): void {
    this.real?.close();
    this.whole?.close();
  }

  private reaches(variable: number, direction: 1 | -1, need: Interval): boolean {
    return direction === 1
      ? (this.high[variable] ?? 0) >= need.upper - tolerance
      : (this.low[variable] ?? 0) <= need.lower + tolerance;
  }

  private reach(variable: number, direction: 1 | -1): number {
    const proved = () => (direction === 1 ? this.high : this.low)[variable] ?? 0;
    const beyond = (bound: number) => direction * (bound - proved()) > tolerance;
    const outer = (direction === 1 ? this.outer.upper : this.outer.lower)[variable] ?? 0;
    if (!beyond(outer)) return tidy(proved());

    const outcome = this.solver.maximise([[variable, direction]]);
    if (outcome.status === 'infeasible') this.contradict();
    // With rational coefficients what is unbounded in real numbers is unbounded in whole ones.
    if (outcome.status === 'unbounded') {
      (direction === 1 ? this.high : this.low)[variable] = direction * Number.POSITIVE_INFINITY;
      return proved();
    }
    if (outcome.status !== 'optimal') return proved();
    this.learn(outcome);
    const bound = direction * outcome.value;
    if (!this.integer) return tidy(bound);
    const wholeBound = direction * Math.floor(direction * bound + solverTolerance);
    if (!beyond(wholeBound)) return tidy(proved());

    if (this.dive(variable, wholeBound)) return tidy(wholeBound);
    const left = this.searchBeyond(variable, direction, proved(), wholeBound);
    if (beyond(left)) (direction === 1 ? this.unproved.upper : this.unproved.lower).set(variable, tidy(left));
    return tidy(proved());
  }

  /**
   * Searches whole solutions between what is proved and what is possible in real numbers; none there settles it, too. Gives the bound
   * beyond which nothing lies.
   */
  private searchBeyond(variable: number, direction: 1 | -1, proved: number, bound: number): number {
    if (this.searchesLeft <= 0) return bound;
    this.searchesLeft--;
    const { lower, upper } = this.part.entries[variable] ?? { lower: 0, upper: 0 };
    const known = Number.isFinite(proved);
    if (known) {
      const ends = [proved + direction, bound];
      this.wholeSolver.setBounds(variable, Math.min(...ends), Math.max(...ends));
    }
    const outcome = this.wholeSolver.maximise([[variable, direction]]);
    if (known) this.wholeSolver.setBounds(variable, lower, upper);
    else if (outcome.status === 'infeasible') this.contradict();
    this.learn(outcome);
    if (outcome.status === 'infeasible') return proved;
    if (outcome.status === 'optimal') return direction * Math.round(outcome.value);
    const least = outcome.status === 'limit' ? outcome.bound : null;
    return least === null
      ? bound
      : direction * Math.min(direction * bound, Math.floor(least + solverTolerance));
  }

  private contradict(): never {
    throw new ContradictoryCells(this.part.entries.map((entry) => entry.id));
  }

  /**
   * Tries to show a whole value by a few vertices on which the cell has it: most vertices are whole where not all are, and
   * a program in real numbers costs a hundredth of a search in whole ones.
   */
  private dive(variable: number, value: number): boolean {
    const { lower, upper } = this.part.entries[variable] ?? { lower: 0, upper: 0 };
    this.solver.setBounds(variable, value, value);
    let found = false;
    for (let dive = 1; dive <= dives && !found && this.divesLeft > 0; dive++) {
      this.divesLeft--;
      const outcome = this.solver.minimise(
        this.part.cells.map((_, other) => [other, 1 + ((other * 7919 * dive + dive * 104729) % 1009) / 1009]),
      );
      found = this.learn(outcome);
      if (outcome.status !== 'optimal') break;
    }
    this.solver.setBounds(variable, lower, upper);
    return found;
  }

  /** Keeps the solution of a program as a witness, if it is one, and says whether. */
  private learn(outcome: Outcome): boolean {
    return 'solution' in outcome && outcome.solution !== null && this.show(outcome.solution);
  }
}

const isWhole = (point: Float64Array): boolean =>
  point.every((value) => Math.abs(value - Math.round(value)) < solverTolerance);

/** A value within the solver's tolerance of a whole number is that number. */
function tidy(value: number): number {
  const whole = Math.round(value);
  // Adding zero turns −0 into 0.
  return (Math.abs(value - whole) < solverTolerance ? whole : value) + 0;
}
