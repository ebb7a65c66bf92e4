import type { LinearRow } from '../../solver/index.js';
import { completed, type Tools } from './complete.js';
import { isImpossible, rowCuts, separate } from './cuts.js';
import { improved } from './improve.js';
import { costsOf, inMaster, least, meets, openMaster, patternOf, step } from './master.js';
import { type Relaxed, relax } from './relax.js';
import type { Witnessed } from './sequential.js';
import { tolerance } from './table.js';
import { fullPattern, type Pattern, priceOf, type Task } from './task.js';

const wholeRounds = 40;
/** Cells among which to search in zeros and ones: beyond this, one search takes many seconds even at its first node. */
const wholeSize = 400;

/** More cuts for a pattern that stands up to real numbers; none where it protects. */
export type FurtherCuts = (found: Witnessed) => Promise<LinearRow[]>;

export interface Searched {
  pattern: Pattern;
  /** Proved to be the cheapest. */
  optimal: boolean;
}

/**
 * The cheapest pattern by cut generation (Fischetti and Salazar 2001): the master program chooses cells, the attacker's
 * programs answer with cuts that the choice violates, until it violates none. First with relaxed patterns, whose optimum
 * bounds the cost from below and guides the first pattern, which is improved piece by piece; then, unless `nodeLimit` is 0
 * or too many cells are left in question, in zeros and ones. Ends early when the best known pattern meets the bound; at the node limit or after a fixed number of rounds that pattern is given, as
 * not proved, and possibly with `further` cuts still violated. `null` where a target is out of reach of the full pattern.
 */
export async function cheapest(
  task: Task,
  tools: Tools,
  nodeLimit: number,
  further: FurtherCuts,
): Promise<Searched | null> {
  const rows = rowCuts(task);
  if (rows.some(isImpossible)) return null;
  const relaxed = await relax(task, tools.probe, rows);
  const sure = relaxed.pattern.map((share) => (share > 1 - tolerance ? 1 : 0));
  // Whatever it hides in vain the improvement opens again.
  const start = { pattern: sure, moves: relaxed.moves };
  const simple = completed(task, tools, start, Number.POSITIVE_INFINITY, relaxed.pattern);
  if (simple === null) return null;
  const first = await improved(task, tools.probe, rows, simple.pattern, relaxed);
  const decided = decidedSlots(task, relaxed, priceOf(task, first));
  if (nodeLimit === 0 || task.free.length - decided.size > wholeSize) {
    return { pattern: first, optimal: meets(task, first, relaxed.bound) };
  }
  const lacking = await further(first === simple.pattern ? simple : { pattern: first, moves: [] });
  if (lacking.length === 0 && meets(task, first, relaxed.bound)) return { pattern: first, optimal: true };
  rows.push(...lacking);

  let best = lacking.length === 0 ? first : null;
  const master = await openMaster(task, rows, true, { nodeLimit });
  // A pattern that holds in whole numbers, too, may have to be dearer than the first: then all is open again.
  if (best) for (const [slot, value] of decided) master.setBounds(slot, value, value);
  try {
    for (let round = 0; round < wholeRounds; round++) {
      if (best) master.suggest(task.free.map((variable) => best?.[variable] ?? 0));
      const outcome = master.minimise(costsOf(task));
      // Among patterns cheaper than the best one there is none.
      if (outcome.status === 'infeasible' && best) return { pattern: best, optimal: true };
      if (!('solution' in outcome) || outcome.solution === null) break;
      const bound = outcome.status === 'optimal' ? outcome.value : (outcome.bound ?? 0);
      if (best && meets(task, best, bound)) return { pattern: best, optimal: true };
      const chosen = patternOf(task, outcome.solution.map(Math.round));
      const known: Witnessed = { pattern: chosen, moves: [] };
      const cuts = separate(task, tools.probe, chosen, false, known.moves);
      const found =
        cuts.length === 0
          ? known
          : (completed(task, tools, known, least(task, bound)) ?? { pattern: fullPattern(task), moves: [] });
      if (best === null || priceOf(task, found.pattern) < priceOf(task, best)) {
        const more = await further(found);
        cuts.push(...more);
        if (more.length === 0) best = found.pattern;
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

/**
 * What every pattern cheaper than the known one has in common: where a cell is otherwise than in the relaxed pattern, the
 * bound grows by its reduced cost, and where it then meets the known price nothing is to be gained (reduced cost fixing).
 */
function decidedSlots(task: Task, relaxed: Relaxed, price: number): Map<number, 0 | 1> {
  const room = price - step(task) - relaxed.bound + tolerance;
  const decided = new Map<number, 0 | 1>();
  task.free.forEach((variable, slot) => {
    const share = relaxed.pattern[variable] ?? 0;
    const cost = relaxed.reducedCosts[slot] ?? 0;
    if (share < tolerance && cost > room) decided.set(slot, 0);
    if (share > 1 - tolerance && -cost > room) decided.set(slot, 1);
  });
  return decided;
}
