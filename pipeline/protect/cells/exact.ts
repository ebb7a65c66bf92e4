import { type LinearRow, openSolver, type Solver, type SolverOptions } from '../../solver/index.js';
import { completed, type Tools } from './complete.js';
import { rowCuts, separate, violates } from './cuts.js';
import type { Probe } from './probe.js';
import { tolerance } from './table.js';
import { leastPattern, type Pattern, priceOf, type Task } from './task.js';

const relaxedRounds = 60;
const wholeRounds = 40;
/** Cells among which to search in zeros and ones: beyond this, one search takes many seconds even at its first node. */
const wholeSize = 400;

/** More cuts for a pattern that stands up to real numbers; none where it protects. */
export type FurtherCuts = (pattern: Pattern) => Promise<LinearRow[]>;

export interface Searched {
  pattern: Pattern;
  /** Proved to be the cheapest. */
  optimal: boolean;
}

/**
 * The cheapest pattern by cut generation (Fischetti and Salazar 2001): the master program chooses cells, the attacker's
 * programs answer with cuts that the choice violates, until it violates none. First with relaxed patterns, whose optimum
 * bounds the cost from below and guides the heuristic; then, unless `nodeLimit` is 0 or the task is too large, in zeros and ones. Ends early when
 * the best known pattern meets the bound; at the node limit or after a fixed number of rounds that pattern is given, as
 * not proved, and possibly with `further` cuts still violated. All targets must be within reach of the full pattern.
 */
export async function cheapest(
  task: Task,
  tools: Tools,
  nodeLimit: number,
  further: FurtherCuts,
): Promise<Searched> {
  const rows = rowCuts(task);
  const relaxed = await relax(task, tools.probe, rows);
  const sure = relaxed.pattern.map((share) => (share > 1 - tolerance ? 1 : 0));
  const first = completed(task, tools, sure, least(task, relaxed.bound), relaxed.pattern);
  if (nodeLimit === 0 || task.free.length > wholeSize) {
    return { pattern: first, optimal: meets(task, first, relaxed.bound) };
  }
  const lacking = await further(first);
  if (lacking.length === 0 && meets(task, first, relaxed.bound)) return { pattern: first, optimal: true };
  rows.push(...lacking);

  let best = lacking.length === 0 ? first : null;
  const master = await openMaster(task, rows, true, { nodeLimit });
  try {
    for (let round = 0; round < wholeRounds; round++) {
      if (best) master.suggest(task.free.map((variable) => best?.[variable] ?? 0));
      const outcome = master.minimise(costsOf(task));
      if (!('solution' in outcome) || outcome.solution === null) break;
      const bound = outcome.status === 'optimal' ? outcome.value : 0;
      if (best && meets(task, best, bound)) return { pattern: best, optimal: true };
      const chosen = patternOf(task, outcome.solution.map(Math.round));
      const cuts = separate(task, tools.probe, chosen, false);
      const found = cuts.length === 0 ? chosen : completed(task, tools, chosen, least(task, bound));
      if (best === null || priceOf(task, found) < priceOf(task, best)) {
        const more = await further(found);
        cuts.push(...more);
        if (more.length === 0) best = found;
      }
      if (best && meets(task, best, bound)) return { pattern: best, optimal: true };
      if (outcome.status === 'limit' || master.nodes >= nodeLimit) break;
      for (const cut of cuts) master.addRow(inMaster(task, cut));
    }
  } finally {
    master.close();
  }
  return { pattern: best ?? first, optimal: false };
}

/** The optimum of relaxed patterns; adds the cuts it needed to `rows`. */
async function relax(
  task: Task,
  probe: Probe,
  rows: LinearRow[],
): Promise<{ bound: number; pattern: Pattern }> {
  const master = await openMaster(task, rows, false, { growing: true });
  let bound = 0;
  let pattern = leastPattern(task);
  try {
    for (let round = 0; round < relaxedRounds; round++) {
      const outcome = master.minimise(costsOf(task));
      if (outcome.status !== 'optimal') break;
      bound = outcome.value;
      pattern = patternOf(task, outcome.solution);
      const cuts = separate(task, probe, pattern, true);
      if (cuts.length === 0) cuts.push(...roundedCuts(task, probe, pattern));
      if (cuts.length === 0 || !cuts.some((cut) => violates(cut, pattern))) {
        rows.push(...cuts);
        break;
      }
      rows.push(...cuts);
      for (const cut of cuts) master.addRow(inMaster(task, cut));
    }
  } finally {
    master.close();
  }
  return { bound, pattern };
}

/**
 * What patterns of zeros and ones near a relaxed one violate: the attacker's moves are not cut short there, and the cuts are
 * others, which the whole search would otherwise have to find one search after the other.
 */
function roundedCuts(task: Task, probe: Probe, pattern: Pattern): LinearRow[] {
  return [0.99, 0.5, 0.01].flatMap((share) =>
    separate(
      task,
      probe,
      pattern.map((value) => (value > share ? 1 : 0)),
      false,
    ),
  );
}

/** What no pattern can cost less than. Prices are mostly whole: then it is a whole number, too. */
function least(task: Task, bound: number): number {
  const whole = task.free.every((variable) => Number.isInteger(task.price[variable]));
  return whole ? Math.ceil(bound - tolerance) : bound;
}

const meets = (task: Task, best: Pattern, bound: number): boolean =>
  priceOf(task, best) <= least(task, bound) + tolerance;

const costsOf = (task: Task) => task.free.map((variable, slot) => [slot, task.price[variable] ?? 0] as const);

function openMaster(
  task: Task,
  rows: readonly LinearRow[],
  integer: boolean,
  options: SolverOptions,
): Promise<Solver> {
  const variables = task.free.map(() => ({ lower: 0, upper: 1, integer }));
  return openSolver({ variables, rows: rows.map((row) => inMaster(task, row)) }, options);
}

/** A cut over the variables of the task as a row over the master's, which are the free ones in their order. */
function inMaster(task: Task, row: LinearRow): LinearRow {
  return {
    ...row,
    coefficients: row.coefficients.map(([v, coefficient]) => [task.slot[v] ?? 0, coefficient]),
  };
}

function patternOf(task: Task, solution: Float64Array): Pattern {
  const pattern = leastPattern(task);
  task.free.forEach((variable, slot) => {
    pattern[variable] = Math.min(1, Math.max(0, solution[slot] ?? 0));
  });
  return pattern;
}
