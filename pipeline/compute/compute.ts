import { type Sum, termsOf } from '../model/dataset.js';
import type { Computed, ComputedValue } from '../model/figures.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import type { Store } from '../store/store.js';
import { checkPlausibility, reconcile } from './checks.js';
import { compareAll } from './comparisons.js';
import { gridSql, planParts, statementsFor } from './compile.js';
import { periodTable } from './names.js';
import { deepestRank, prepare } from './prepare.js';
import { intervalProblem, valueOfRow } from './values.js';

/**
 * Cells of the store -> every figure of every level and period, with comparisons. Needs the cell tables of all
 * datasets of the room (empty ones included). Values are sorted by definition, level (coarse to fine), area, period.
 */
export async function compute(
  store: Store,
  room: DataRoom,
): Promise<{ computed: Computed; problems: Problem[] }> {
  const { datasets, indicators } = room.definitions;
  await prepare(store, room);
  const delivered = await deliveredDatasets(store);
  const hasData = (sum: Sum) => termsOf(sum).some(({ part }) => delivered.has(part.dataset));
  const numbered = indicators
    .map((indicator, definition) => ({ definition, indicator }))
    .filter(({ indicator: i }) => hasData(i.kind === 'delivered' ? i.value : i.numerator));
  const rules = [...datasets.values()]
    .flatMap((dataset) => dataset.plausibility.map((rule) => ({ dataset, rule })))
    .filter(({ rule }) => hasData(rule.part) && hasData(rule.not_above))
    .map((r, i) => ({ ...r, definition: indicators.length + i }));

  const parts = planParts(datasets);
  const statements = statementsFor(numbered, rules, parts, deepestRank(room.region));
  for (const statement of statements) await store.exec(statement);

  const values: ComputedValue[] = [];
  const problems: Problem[] = [];
  for (const row of await store.query(gridSql)) {
    const indicator = indicators[Number(row.definition)];
    if (!indicator) continue;
    const value = valueOfRow(row, indicator);
    const problem = intervalProblem(value, indicator, room.region);
    values.push(value);
    if (problem) problems.push(problem);
  }
  problems.push(
    ...(await reconcile(store, room, parts.all())),
    ...(await checkPlausibility(store, room, rules)),
  );
  return {
    computed: { values, comparisons: compareAll(values, room.region, pooledIn(room.definitions)) },
    problems,
  };
}

async function deliveredDatasets(store: Store): Promise<Set<string>> {
  const rows = await store.query(`SELECT DISTINCT dataset FROM ${periodTable}`);
  return new Set(rows.map((row) => String(row.dataset)));
}

const pooledIn = ({ indicators }: DataRoom['definitions']): ReadonlySet<string> =>
  new Set(indicators.filter((i) => 'pool_periods' in i && i.pool_periods > 1).map((i) => i.id));
