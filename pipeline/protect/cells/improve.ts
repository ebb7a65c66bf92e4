import { type LinearRow, openSolver } from '../../solver/index.js';
import { separate } from './cuts.js';
import { least, meets, step } from './master.js';
import type { Probe } from './probe.js';
import type { Relaxed } from './relax.js';
import { tolerance } from './table.js';
import { type Pattern, priceOf, type Task } from './task.js';

/** Cells chosen anew at once: as many as a search settles within a tenth of a second or so. */
const neighbourhoodSize = 120;
const passes = 6;
const roundsEach = 12;
const nodesEach = 30;

/**
 * A pattern that protects, made cheaper piece by piece: around each hidden cell the neighbouring cells are chosen anew by
 * the master program, all others staying as they are, with the cuts known so far and those that each choice violates
 * (a large neighbourhood search). By turns all neighbours are in question, or only those that the pattern or the relaxed
 * one hides (relaxation induced neighbourhoods, Danna, Rothberg and Le Pape 2005), which then lie farther apart. Adds the
 * cuts it found to `rows`. Protects in real numbers.
 */
export async function improved(
  task: Task,
  probe: Probe,
  rows: LinearRow[],
  start: Pattern,
  relaxed: Relaxed,
): Promise<Pattern> {
  let best = start;
  const enough = least(task, relaxed.bound);
  if (meets(task, best, enough)) return best;
  const witnesses: Float64Array[] = [];
  const tried = new Set<string>();
  let idle = 0;
  for (let pass = 0; pass < passes && idle < 2; pass++) {
    const before = priceOf(task, best);
    const pattern = best;
    const isInQuestion = (variable: number) =>
      pass % 2 === 1 || pattern[variable] === 1 || (relaxed.pattern[variable] ?? 0) > tolerance;
    for (const variables of neighbourhoods(task, best, isInQuestion)) {
      if (meets(task, best, enough)) return best;
      const key = variables.map((variable) => `${variable}:${best[variable]}`).join(' ');
      if (tried.has(key)) continue;
      tried.add(key);
      best = await chosenAnew(task, probe, rows, best, variables, witnesses);
    }
    idle = priceOf(task, best) < before - tolerance ? 0 : idle + 1;
  }
  return best;
}

/** The pattern with some variables chosen anew, or the same where that makes it no cheaper. */
async function chosenAnew(
  task: Task,
  probe: Probe,
  rows: LinearRow[],
  best: Pattern,
  variables: readonly number[],
  witnesses: Float64Array[],
): Promise<Pattern> {
  const slots = new Map(variables.map((variable, slot) => [variable, slot]));
  const costs = variables.map((variable, slot) => [slot, task.price[variable] ?? 0] as const);
  const priceHere = costs.reduce((sum, [slot, price]) => sum + price * (best[variables[slot] ?? -1] ?? 0), 0);
  const reduced = (row: LinearRow) => reducedTo(row, slots, best);
  const master = await openSolver(
    {
      variables: variables.map(() => ({ lower: 0, upper: 1, integer: true })),
      rows: [
        ...rows.flatMap(reduced),
        { coefficients: costs, lower: 0, upper: priceHere - Math.max(step(task), 10 * tolerance) },
      ],
    },
    { nodeLimit: nodesEach },
  );
  try {
    for (let round = 0; round < roundsEach; round++) {
      const outcome = master.minimise(costs);
      if (!('solution' in outcome) || outcome.solution === null) return best;
      const candidate = best.slice();
      variables.forEach((variable, slot) => {
        candidate[variable] = Math.round(outcome.solution?.[slot] ?? 0);
      });
      const moves = witnesses.filter((w) =>
        w.every((move, v) => candidate[v] === 1 || Math.abs(move) <= tolerance),
      );
      const cuts = separate(task, probe, candidate, false, moves);
      if (cuts.length === 0) {
        witnesses.splice(0, witnesses.length, ...moves);
        return candidate;
      }
      rows.push(...cuts);
      for (const cut of cuts.flatMap(reduced)) master.addRow(cut);
    }
    return best;
  } finally {
    master.close();
  }
}

/** A cut over the variables that are chosen anew, the others standing as the pattern has them; none if it holds anyway. */
function reducedTo(row: LinearRow, slots: ReadonlyMap<number, number>, pattern: Pattern): LinearRow[] {
  let { lower } = row;
  let worst = 0;
  const coefficients: [number, number][] = [];
  for (const [variable, coefficient] of row.coefficients) {
    const slot = slots.get(variable);
    if (slot === undefined) lower -= coefficient * (pattern[variable] ?? 0);
    else {
      coefficients.push([slot, coefficient]);
      worst += Math.min(0, coefficient);
    }
  }
  return worst >= lower - tolerance ? [] : [{ coefficients, lower, upper: Number.POSITIVE_INFINITY }];
}

/** Groups of neighbouring free variables, each around a hidden one that no group before it holds. */
function neighbourhoods(task: Task, best: Pattern, isInQuestion: (variable: number) => boolean): number[][] {
  const rowsOf = new Map<number, number[]>();
  task.part.rows.forEach(({ coefficients }, row) => {
    for (const [variable] of coefficients) rowsOf.set(variable, [...(rowsOf.get(variable) ?? []), row]);
  });
  const covered = new Set<number>();
  const groups: number[][] = [];
  for (const start of task.free) {
    if (best[start] !== 1 || covered.has(start)) continue;
    const reached = new Set([start]);
    const visited = new Set<number>();
    const group: number[] = [];
    for (const variable of reached) {
      if (!task.always[variable]) group.push(variable);
      if (group.length >= neighbourhoodSize) break;
      for (const row of rowsOf.get(variable) ?? []) {
        if (visited.has(row)) continue;
        visited.add(row);
        for (const [other] of task.part.rows[row]?.coefficients ?? [])
          if (isInQuestion(other)) reached.add(other);
      }
    }
    for (const variable of group) covered.add(variable);
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}
