import type { Computed, ComputedValue } from '../model/figures.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import { type Figures, fillFigures, hasData } from '../store/figures/fill.js';
import { deepestRank } from '../store/figures/prepare.js';
import type { Store } from '../store/store.js';
import { compareAll } from './comparisons.js';
import { statementsFor } from './compile.js';
import { compareCounterparts } from './counterparts.js';
import { eachResult } from './grid.js';
import { withSmoothed } from './smooth.js';
import { trendsOf } from './trends.js';
import { intervalProblem, valueOfRow } from './values.js';

/**
 * Cells of the store -> every figure of every level and period, with comparisons and trends. Needs the cell tables of all
 * datasets of the room (empty ones included). `figures`: intake has filled the table of figures already. Values are sorted by definition, level (coarse to fine), area, period.
 */
export async function compute(
  store: Store,
  room: DataRoom,
  figures?: Figures,
): Promise<{ computed: Computed; problems: Problem[] }> {
  const { indicators } = room.definitions;
  const { parts, delivered } = figures ?? (await fillFigures(store, room));
  const numbered = indicators
    .map((indicator, definition) => ({ definition, indicator }))
    .filter(({ indicator }) => hasData(indicator, delivered));
  for (const sql of statementsFor(numbered, parts, deepestRank(room.region))) await store.exec(sql);

  const values: ComputedValue[] = [];
  const problems: Problem[] = [];
  await eachResult(store, (row) => {
    const indicator = indicators[Number(row.definition)];
    if (!indicator) return;
    const value = valueOfRow(row, indicator);
    const problem = intervalProblem(value, indicator, room.region);
    values.push(value);
    if (problem) problems.push(problem);
  });
  return {
    computed: {
      values: withSmoothed(values, room),
      comparisons: [...compareAll(values, room), ...compareCounterparts(values, room)],
      trends: trendsOf(values, room),
    },
    problems,
  };
}
