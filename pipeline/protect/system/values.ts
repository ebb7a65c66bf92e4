import { type LinearSystem, openSolver } from '../../solver/index.js';
import { type Relations, restOf, slack, solvedUnknowns, type Unknown, type ValueAt } from './equation.js';

/** Values of the unknowns of some relations, in their order; `null` where none fit. */
export type Values = readonly number[] | null;

const known = new WeakMap<Relations, Values | Promise<Values>>();

/**
 * Values of the unknowns that fit the counts as they are, for nobody has counted them: those that follow one by one, the
 * others as the solver finds them, in whole numbers where the counts are whole. `null` where no value fits. Found once per
 * relations. Only what the solver has to find is waited for: most values are needed in their thousands, and follow.
 */
export function fittingValues(relations: Relations, valueAt: ValueAt): Values | Promise<Values> {
  const { unknowns } = relations;
  // Nearly all are one sum with at most one rest: worked out sooner than looked up.
  const rest = restOf(relations, valueAt);
  if (rest !== undefined) return rest;
  let found = known.get(relations);
  if (found === undefined) {
    const followed = solvedUnknowns(relations, valueAt);
    if (followed === null) found = null;
    else if (unknowns.length > followed.size) found = find(relations, followed, valueAt);
    else found = unknowns.map(({ number }) => followed.get(number) ?? 0);
    known.set(relations, found);
  }
  return found;
}

async function find(
  { unknowns, equations }: Relations,
  followed: ReadonlyMap<number, number>,
  valueAt: ValueAt,
): Promise<Values> {
  const open = unknowns.filter((u) => !followed.has(u.number));
  const position = new Map(open.map((u, i) => [u.number, i]));
  let isWhole = true;
  const rows = equations.flatMap(({ cells, coefficients, equals }) => {
    let left = equals;
    const terms: [number, number][] = [];
    cells.forEach((cell, i) => {
      const coefficient = coefficients[i] ?? 0;
      const at = position.get(cell);
      if (at === undefined) left -= coefficient * (followed.get(cell) ?? valueAt(cell) ?? 0);
      else terms.push([at, coefficient]);
    });
    isWhole &&= Number.isInteger(left);
    return terms.length === 0 ? [] : [{ coefficients: terms, lower: left, upper: left }];
  });
  const found = await anyPoint(open, rows, false);
  // Whole bounds mostly have whole corners; where they do not, a search in whole numbers is needed, which is dear.
  const fits = found && isWhole && !found.every(isNearWhole) ? await anyPoint(open, rows, true) : found;
  if (!fits) return null;
  return unknowns.map(({ number }) => {
    const at = position.get(number);
    if (at === undefined) return followed.get(number) ?? 0;
    const value = fits[at] ?? 0;
    return isWhole ? Math.round(value) : value;
  });
}

const isNearWhole = (n: number): boolean => Math.abs(n - Math.round(n)) < slack;

async function anyPoint(
  unknowns: readonly Unknown[],
  rows: LinearSystem['rows'],
  integer: boolean,
): Promise<readonly number[] | null> {
  const variables = unknowns.map(({ lower, upper }) => ({ lower, upper, ...(integer ? { integer } : {}) }));
  const solver = await openSolver({ variables, rows }, { nodeLimit: 1000 });
  try {
    const outcome = solver.minimise([]);
    return outcome.status === 'optimal' ? [...outcome.solution] : null;
  } finally {
    solver.close();
  }
}
