import type { LinearRow } from '../../solver/index.js';
import { separate, violates } from './cuts.js';
import { costsOf, inMaster, openMaster, patternOf } from './master.js';
import { type Probe, reaches } from './probe.js';
import { leastPattern, type Pattern, type Task } from './task.js';

const relaxedRounds = 60;

/** The cheapest relaxed pattern: no pattern costs less than `bound`. */
export interface Relaxed {
  bound: number;
  pattern: Pattern;
  /** For each free cell in its order, by how much the bound grows at least where the pattern has it otherwise. */
  reducedCosts: Float64Array;
  /** Moves that a pattern of zeros and ones allows; none for one between them. */
  moves: Float64Array[];
}

/** The optimum of relaxed patterns; adds the cuts it needed to `rows`. */
export async function relax(task: Task, probe: Probe, rows: LinearRow[]): Promise<Relaxed> {
  const master = await openMaster(task, rows, false, { growing: true });
  const relaxed: Relaxed = {
    bound: 0,
    pattern: leastPattern(task),
    reducedCosts: new Float64Array(task.free.length),
    moves: [],
  };
  try {
    for (let round = 0; round < relaxedRounds; round++) {
      const outcome = master.minimise(costsOf(task));
      if (outcome.status !== 'optimal') break;
      relaxed.bound = outcome.value;
      relaxed.pattern = patternOf(task, outcome.solution);
      // Without a free cell there is no program that would have any.
      if (task.free.length > 0) relaxed.reducedCosts = master.reducedCosts();
      const { pattern } = relaxed;
      const found: Float64Array[] = [];
      const cuts = separate(task, probe, pattern, true, found);
      relaxed.moves = pattern.every((share) => share === 0 || share === 1) ? found : [];
      const isMet = task.targets.every((target) => relaxed.moves.some((moves) => reaches(moves, target)));
      if (cuts.length === 0 && !isMet) cuts.push(...roundedCuts(task, probe, pattern));
      rows.push(...cuts);
      if (cuts.length === 0 || !cuts.some((cut) => violates(cut, pattern))) break;
      for (const cut of cuts) master.addRow(inMaster(task, cut));
    }
  } finally {
    master.close();
  }
  return relaxed;
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
