import type { Expression, LinearRow } from '../../solver/index.js';
import { type Probe, reaches } from './probe.js';
import { tolerance } from './table.js';
import { type Pattern, type Target, type Task, widestGap } from './task.js';

/** Reduced costs below this are rounding: the solver's dual tolerance. */
const noise = 1e-7;
/** Relaxed patterns are cut only where they are wrong by more than this. */
const worthwhile = 1e-3;

/**
 * A cut says what any pattern that protects must obey: sum of coefficient × pattern over the free variables is at least
 * `lower` (not above 0 where it says nothing). From the dual of the attacker's program (Fischetti and Salazar 2001, Models and algorithms for optimizing cell
 * suppression in tabular data, capacity constraints): a target reaches no farther than the sum over all unknown cells of
 * reduced cost × room to move. A coefficient above the right side says no more than the right side itself.
 */
function capacityCut(task: Task, target: Target, costs: Expression): LinearRow {
  let lower = target.gap - noise;
  const rooms: [number, number][] = [];
  for (let i = 0; i < costs.length; i++) {
    const term = costs[i] ?? nothing;
    const variable = term[0];
    const cost = term[1];
    if (Math.abs(cost) < noise) continue;
    const room = Math.abs(cost) * ((cost > 0 ? task.up[variable] : task.down[variable]) ?? 0);
    if (task.always[variable]) lower -= room;
    else rooms.push([variable, room]);
  }
  for (const term of rooms) term[1] = Math.min(term[1], lower);
  return { coefficients: rooms.filter((term) => term[1] > 0), lower, upper: Number.POSITIVE_INFINITY };
}

const nothing = [0, 0] as const;

/** What is not zero of numbers for all variables. */
function termsOf(costs: Float64Array): Expression {
  const terms: [number, number][] = [];
  costs.forEach((cost, variable) => {
    if (cost !== 0) terms.push([variable, cost]);
  });
  return terms;
}

/**
 * The cuts that the pattern violates; none for a pattern of zeros and ones means that it protects (in real numbers).
 * Targets that the moves found on the way already reach cost no program; `found` may hold some that the pattern allows,
 * and is added to.
 */
export function separate(
  task: Task,
  probe: Probe,
  pattern: Pattern,
  relaxed: boolean,
  found: Float64Array[] = [],
): LinearRow[] {
  probe.setPattern(pattern, relaxed ? widestGap(task) : undefined);
  found.push(...probe.push(task.targets.filter((target) => !found.some((moves) => reaches(moves, target)))));
  const cuts: LinearRow[] = [];
  const seen = new Set<string>();
  for (const target of task.targets) {
    if (found.some((moves) => reaches(moves, target))) continue;
    const moves = probe.farthest(target);
    found.push(moves);
    if (reaches(moves, target)) continue;
    const cut = capacityCut(task, target, termsOf(probe.reducedCosts()));
    if (cut.lower <= 0 || (relaxed && !violates(cut, pattern))) continue;
    const key = cut.coefficients.map(([variable, coefficient]) => `${variable}:${coefficient}`).join(' ');
    if (!seen.has(key)) cuts.push(cut);
    seen.add(key);
  }
  return cuts;
}

/** Whether the pattern is wrong by more than rounding. */
export function violates(cut: LinearRow, pattern: Pattern): boolean {
  const sum = cut.coefficients.reduce(
    (total, [v, coefficient]) => total + coefficient * (pattern[v] ?? 0),
    0,
  );
  return sum < cut.lower - worthwhile;
}

/**
 * Cuts that single relations show without any program: what a sensitive cell moves the other terms must make up for; and
 * a cell hidden for others helps nobody unless each of its relations has a second unknown cell.
 */
export function rowCuts(task: Task): LinearRow[] {
  const targetsOf = new Map<number, Target[]>();
  for (const target of task.targets)
    targetsOf.set(target.variable, [...(targetsOf.get(target.variable) ?? []), target]);
  return task.part.rows.flatMap(({ coefficients }) => {
    const cuts: LinearRow[] = [];
    for (const [variable, own] of coefficients) {
      for (const target of targetsOf.get(variable) ?? []) {
        if (isMadeUp(task, target, coefficients, own)) continue;
        const costs: [number, number][] = [];
        for (const term of coefficients)
          if (term[0] !== variable) costs.push([term[0], (-term[1] / own) * target.direction]);
        const cut = capacityCut(task, target, costs);
        if (cut.lower > 0) cuts.push(cut);
      }
    }
    if (coefficients.some((term) => task.always[term[0]])) return cuts;
    const ones = coefficients.map((term) => [term[0], 1] as const);
    for (const own of ones) {
      const others = ones.filter((other) => other !== own);
      cuts.push({ coefficients: [[own[0], -1], ...others], lower: 0, upper: Number.POSITIVE_INFINITY });
    }
    return cuts;
  });
}

/** Whether what is unknown in any case makes up for the target in one relation: then there is nothing to cut. */
function isMadeUp(
  { always, up, down }: Task,
  target: Target,
  terms: LinearRow['coefficients'],
  own: number,
): boolean {
  const { variable, direction, gap } = target;
  let left = gap;
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] ?? nothing;
    const other = term[0];
    if (other === variable || !always[other]) continue;
    const cost = (-term[1] / own) * direction;
    left -= Math.abs(cost) * ((cost > 0 ? up[other] : down[other]) ?? 0);
  }
  return left <= 0;
}

/** Whether no pattern at all obeys the cut. */
export const isImpossible = ({ coefficients, lower }: LinearRow): boolean =>
  coefficients.reduce((most, [, coefficient]) => most + Math.max(0, coefficient), 0) < lower - tolerance;
