import type { Indicator } from '../../model/indicator.js';
import type { Store } from '../../store/store.js';
import { exactLimits } from '../methods/byar.js';
import { zOfLevel } from '../methods/normal.js';
import { definitionTable, exactTable } from '../names.js';
import { double } from './numbers.js';

/** The methods as numbers, as they stand in the table of definitions. */
export const methodNumber: Record<Indicator['method'], number> = { none: 0, wilson: 1, byar: 2 };

/** Below it the limits of a rate are exact. */
export const fewestForByar = 10;
export const z95 = zOfLevel(0.95);

/**
 * SQL: columns `lower` and `upper`, the 95 % limits of x / n after the method of the definition, in its unit; NULL where there are
 * none. The same formulas in the same order as methods/wilson.ts and methods/byar.ts. Needs `exactJoin`.
 * @param x @param n columns; `d` is the row of the table of definitions, `e` that of the exact limits
 */
export function limitsSql(x: string, n: string): string {
  const z = double(z95);
  const zz = double(z95 * z95);
  const centre = `(2 * ${x} + ${zz})`;
  // What two branches share, DuckDB may work out for every row: below 0 stands nothing that is used.
  const spread = `${z} * sqrt(greatest(0, ${zz} + 4 * ${x} * (1 - ${x} / ${n})))`;
  const scale = `(2 * (${n} + ${zz}))`;
  const isShare = `d.method = ${methodNumber.wilson} AND ${n} > 0 AND ${x} BETWEEN 0 AND ${n}`;
  const isRate = `d.method = ${methodNumber.byar} AND ${n} > 0 AND ${x} >= 0`;
  const cube = (base: string) => `pow(${base}, 3)`;
  const byarLower = `${x} * ${cube(`1 - 1 / (9 * ${x}) - ${z} / (3 * sqrt(greatest(0, ${x})))`)}`;
  const byarUpper = `(${x} + 1) * ${cube(`1 - 1 / (9 * (${x} + 1)) + ${z} / (3 * sqrt(greatest(0, ${x} + 1)))`)}`;
  return `CASE
      WHEN ${isShare} THEN CASE WHEN ${x} = 0 THEN 0 ELSE (${centre} - ${spread}) / ${scale} END * d.factor
      WHEN ${isRate} THEN CASE WHEN ${x} < ${fewestForByar} THEN e.lower ELSE ${byarLower} END * (d.factor / ${n})
    END AS lower, CASE
      WHEN ${isShare} THEN CASE WHEN ${x} = ${n} THEN 1 ELSE (${centre} + ${spread}) / ${scale} END * d.factor
      WHEN ${isRate} THEN CASE WHEN ${x} < ${fewestForByar} THEN e.upper ELSE ${byarUpper} END * (d.factor / ${n})
    END AS upper`;
}

/** SQL: the row of the exact limits, where the method and the count ask for one. */
export const exactJoin = (x: string): string =>
  `LEFT JOIN ${exactTable} e ON e.x = CASE WHEN d.method = ${methodNumber.byar} THEN ${x} END`;

/**
 * Puts the exact limits of all counts under ten into their table, which are worked out by methods/byar.ts, each once.
 * @param source SQL of rows with `definition` and the count `x`
 */
export async function addExactLimits(store: Store, source: string): Promise<void> {
  const rows = await store.query(`SELECT DISTINCT s.x FROM (${source}) s
    JOIN ${definitionTable} d ON d.definition = s.definition AND d.method = ${methodNumber.byar}
    ANTI JOIN ${exactTable} e ON e.x = s.x WHERE s.x >= 0 AND s.x < ${fewestForByar} ORDER BY s.x`);
  if (rows.length === 0) return;
  const values = rows.map(({ x }) => {
    const { lower, upper } = exactLimits(Number(x));
    return `(${[Number(x), lower, upper].map(double).join(', ')})`;
  });
  await store.exec(`INSERT INTO ${exactTable} VALUES ${values.join(', ')}`);
}
