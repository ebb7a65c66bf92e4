export { SolverFailure } from './highs.js';
export { openSolver } from './open.js';
export type { Expression, LinearRow, LinearSystem, Outcome, Solver, SolverOptions } from './system.js';
export { solverTolerance } from './system.js';
