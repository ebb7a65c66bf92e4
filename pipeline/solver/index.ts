export { SolverFailure } from './highs.js';
export { loadedSolver, type OpenSolver, openSolver } from './open.js';
export type { Expression, LinearRow, LinearSystem, Outcome, Solver, SolverOptions } from './system.js';
export { solverTolerance } from './system.js';
