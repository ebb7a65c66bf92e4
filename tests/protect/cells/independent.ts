import { type Constraint, solve } from 'yalps';
import type { Cell, Relation } from '../../../pipeline/protect/cells/index.js';

/** An attacker written apart from the program: other equations, other search, another solver (yalps). */

interface Equation {
  terms: [id: string, coefficient: number][];
  equals: number;
}

/** The relations with all open cells moved to the right side. */
export function equationsOf(
  cells: readonly Cell[],
  relations: readonly Relation[],
  hidden: ReadonlySet<string>,
): Equation[] {
  const known = new Map(cells.map((cell) => [cell.id, cell.value]));
  return relations.flatMap((relation) => {
    if (!('total' in relation)) throw new Error('sums only');
    const terms: [string, number][] = [];
    let equals = 0;
    for (const [id, sign] of [[relation.total, -1] as const, ...relation.parts.map((p) => [p, 1] as const)]) {
      if (hidden.has(id)) terms.push([id, sign]);
      else equals -= sign * (known.get(id) ?? Number.NaN);
    }
    return terms.length > 0 ? [{ terms, equals }] : [];
  });
}

/** The hidden cells that equations tie to the given one, with these equations. */
export function around(equations: readonly Equation[], id: string): { ids: string[]; equations: Equation[] } {
  const ids = new Set([id]);
  let taken = new Set<Equation>();
  for (let before = -1; before !== ids.size; ) {
    before = ids.size;
    taken = new Set(equations.filter(({ terms }) => terms.some(([other]) => ids.has(other))));
    for (const { terms } of taken) for (const [other] of terms) ids.add(other);
  }
  return { ids: [...ids], equations: [...taken] };
}

/**
 * Every solution in whole numbers from 0, one after the other: the least and greatest value of each cell. `null` after
 * `most` steps. Counts tied to nothing else than larger unknown ones have no greatest value: cells above `ceiling` are not
 * looked at.
 */
export function enumerated(
  equations: readonly Equation[],
  ids: readonly string[],
  ceiling: number,
  most: number,
): Map<string, [number, number]> | null {
  const found = new Map<string, [number, number]>();
  const values = new Map<string, number>();
  let steps = 0;

  /** What single equations leave to a cell, given what is set so far. */
  const range = (id: string): [number, number] => {
    let low = 0;
    let high = ceiling;
    for (const { terms, equals } of equations) {
      const own = terms.find(([other]) => other === id)?.[1];
      if (own === undefined) continue;
      let rest = equals;
      let less = 0;
      let more = 0;
      for (const [other, sign] of terms) {
        if (other === id) continue;
        const set = values.get(other);
        if (set !== undefined) rest -= sign * set;
        else if (sign > 0) more += ceiling;
        else less += ceiling;
      }
      const ends = [(rest - more) / own, (rest + less) / own].sort((a, b) => a - b);
      low = Math.max(low, ends[0] ?? 0);
      high = Math.min(high, ends[1] ?? 0);
    }
    return [low, high];
  };

  const walk = (left: readonly string[]): boolean => {
    if (++steps > most) return false;
    if (left.length === 0) {
      for (const [id, value] of values) {
        const [low, high] = found.get(id) ?? [value, value];
        found.set(id, [Math.min(low, value), Math.max(high, value)]);
      }
      return true;
    }
    const ranges = left.map((id) => ({ id, range: range(id) }));
    const next = ranges.reduce((a, b) => (b.range[1] - b.range[0] < a.range[1] - a.range[0] ? b : a));
    const others = left.filter((id) => id !== next.id);
    for (let value = next.range[0]; value <= next.range[1]; value++) {
      values.set(next.id, value);
      if (!walk(others)) return false;
      values.delete(next.id);
    }
    return true;
  };
  return walk(ids) ? found : null;
}

/** Least and greatest value of one cell by yalps, no further than `from` and `to`; `integer` for whole numbers. */
export function solved(
  equations: readonly Equation[],
  id: string,
  ids: readonly string[],
  [from, to]: readonly [number, number],
  integer: boolean,
): [number, number] {
  const variables = new Map<string, Map<string, number>>(ids.map((other) => [other, new Map()]));
  const constraints = new Map<string, Constraint>();
  equations.forEach(({ terms, equals }, i) => {
    constraints.set(`e${i}`, { equal: equals });
    for (const [other, sign] of terms) variables.get(other)?.set(`e${i}`, sign);
  });
  variables.get(id)?.set('own', 1);
  const end = (direction: 'minimize' | 'maximize') => {
    const limit: Constraint = direction === 'minimize' ? { min: from } : { max: to };
    const { status, result } = solve(
      {
        direction,
        objective: 'own',
        constraints: new Map([...constraints, ['own', limit]]),
        variables,
        integers: integer,
      },
      { maxIterations: 5_000 },
    );
    return status === 'optimal' ? Math.round(result * 1e6) / 1e6 : Number.NaN;
  };
  return [end('minimize'), end('maximize')];
}
