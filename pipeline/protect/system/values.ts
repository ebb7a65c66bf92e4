import { type LinearSystem, openSolver } from '../../solver/index.js';
import { type Relations, slack, solvedUnknowns, type Unknown } from './equation.js';

const known = new WeakMap<Relations, Promise<ReadonlyMap<string, number> | null>>();

/**
 * Values of the unknowns that fit the counts as they are, for nobody has counted them: those that follow one by one, the
 * others as the solver finds them, in whole numbers where the counts are whole. `null` where no value fits. Found once per
 * relations.
 */
export function fittingValues(
  relations: Relations,
  valueAt: (id: string) => number | undefined,
): Promise<ReadonlyMap<string, number> | null> {
  const found = known.get(relations) ?? find(relations, valueAt);
  known.set(relations, found);
  return found;
}

async function find(
  relations: Relations,
  valueAt: (id: string) => number | undefined,
): Promise<ReadonlyMap<string, number> | null> {
  const followed = solvedUnknowns(relations, valueAt);
  if (!followed || relations.unknowns.every((u) => followed.has(u.id))) return followed;
  const open = relations.unknowns.filter((u) => !followed.has(u.id));
  const position = new Map(open.map((u, i) => [u.id, i]));
  let isWhole = true;
  const rows = relations.equations.flatMap(({ coefficients, equals }) => {
    let left = equals;
    const terms: [number, number][] = [];
    for (const [id, coefficient] of coefficients) {
      const at = position.get(id);
      if (at === undefined) left -= coefficient * (followed.get(id) ?? valueAt(id) ?? 0);
      else terms.push([at, coefficient]);
    }
    isWhole &&= Number.isInteger(left);
    return terms.length === 0 ? [] : [{ coefficients: terms, lower: left, upper: left }];
  });
  const found = await anyPoint(open, rows, false);
  // Whole bounds mostly have whole corners; where they do not, a search in whole numbers is needed, which is dear.
  const fits = found && isWhole && !found.every(isNearWhole) ? await anyPoint(open, rows, true) : found;
  if (!fits) return null;
  const values = open.map(({ id }, i) => [id, isWhole ? Math.round(fits[i] ?? 0) : (fits[i] ?? 0)] as const);
  return new Map([...followed, ...values]);
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
