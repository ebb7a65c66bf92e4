import type { LinearRow } from '../../solver/index.js';
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
function capacityCut(
  task: Task,
  target: Target,
  costs: Iterable<readonly [variable: number, cost: number]>,
): LinearRow {
  let lower = target.gap - noise;
  const rooms: [number, number][] = [];
  for (const [variable, cost] of costs) {
    if (Math.abs(cost) < noise) continue;
    const room = Math.abs(cost) * ((cost > 0 ? task.up[variable] : task.down[variable]) ?? 0);
    if (task.always[variable]) lower -= room;
    else rooms.push([variable, room]);
  }
  const coefficients = rooms.flatMap(([variable, room]) => {
    const coefficient = Math.min(room, lower);
    return coefficient > 0 ? [[variable, coefficient] as const] : [];
  });
  return { coefficients, lower, upper: Number.POSITIVE_INFINITY };
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
    const cut = capacityCut(task, target, probe.reducedCosts().entries());
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
        const costs = coefficients.flatMap(([other, coefficient]) =>
          other === variable ? [] : [[other, (-coefficient / own) * target.direction] as const],
        );
        const cut = capacityCut(task, target, costs);
        if (cut.lower > 0) cuts.push(cut);
      }
    }
    if (coefficients.some(([variable]) => task.always[variable])) return cuts;
    for (const [variable] of coefficients) {
      const others = coefficients.flatMap(([other]) => (other === variable ? [] : [[other, 1] as const]));
      cuts.push({ coefficients: [[variable, -1], ...others], lower: 0, upper: Number.POSITIVE_INFINITY });
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
  for (const [other, coefficient] of terms) {
    if (other === variable || !always[other]) continue;
    const cost = (-coefficient / own) * direction;
    left -= Math.abs(cost) * ((cost > 0 ? up[other] : down[other]) ?? 0);
  }
  return left <= 0;
}

/** Whether no pattern at all obeys the cut. */
export const isImpossible = ({ coefficients, lower }: LinearRow): boolean =>
  coefficients.reduce((most, [, coefficient]) => most + Math.max(0, coefficient), 0) < lower - tolerance;
