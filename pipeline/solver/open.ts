import { loadedHighs } from './highs.js';
import { isSmall, SmallSolver } from './small.js';
import type { LinearSystem, Solver, SolverOptions } from './system.js';
import { isSmallWhole, WholeSolver } from './whole.js';

/** Opens a solver for a system. */
export type OpenSolver = (system: LinearSystem, options?: SolverOptions) => Solver;

/**
 * What opens a solver for a system: one of our own for small linear ones, else HiGHS. Without `nodeLimit` whole-number programs
 * run to their end. There is no time limit, one thread (the WebAssembly build has no other) and a fixed seed: the same
 * calls give the same answers on every machine. Throws `SolverFailure` where HiGHS cannot settle a program even from
 * scratch, and an `Error` of HiGHS for a system that is not well formed.
 */
export async function loadedSolver(): Promise<OpenSolver> {
  const highs = await loadedHighs();
  return (system, options = {}) => {
    const open = (large: LinearSystem) => highs(large, options);
    if (isSmallWhole(system)) return new WholeSolver(system, open);
    if (!isSmall(system)) return open(system);
    const small = new SmallSolver(system, open);
    return small.isDense ? open(system) : small;
  };
}

/** Opens one solver: see `loadedSolver`. */
export async function openSolver(system: LinearSystem, options: SolverOptions = {}): Promise<Solver> {
  return (await loadedSolver())(system, options);
}
