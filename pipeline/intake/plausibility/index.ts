import type { Dataset } from '../../model/dataset.js';
import type { Acknowledgement } from '../../model/mapping.js';
import type { PlausibilityFinding } from '../../model/plausibility.js';
import type { Problem } from '../../model/problem.js';
import { nameOf } from '../../model/region.js';
import type { DataRoom } from '../../model/room.js';
import { type Figures, fillFigures, isJudged } from '../../store/figures/fill.js';
import type { Store } from '../../store/store.js';
import type { Delivery } from '../deliver.js';
import { acknowledge } from './acknowledge.js';
import { totalsOfAreas } from './areas.js';
import { periodReader, problemsOfFiles } from './files.js';
import { judgeRules } from './judge.js';
import type { Judged } from './judged.js';
import { cellsOf, placeOfCell } from './locate.js';
import { strayPeriods } from './stray-periods.js';
import { findingsOf, sampled } from './told.js';

export interface PlausibilityInput {
  store: Store;
  room: DataRoom;
  /** By their number in the cell tables. */
  deliveries: ReadonlyMap<number, Delivery>;
  /** Every dataset of which there is any cell, judged by itself. */
  judged: ReadonlyMap<Dataset, Judged>;
  /** ISO date. */
  today: string;
  acknowledged: readonly Acknowledgement[];
  /** Everything of the room was read: an acknowledgement that matches nothing is then out of date. */
  whole: boolean;
}

/**
 * The rules of the datasets and the standing ones over the cells of all deliveries. Needs the cell tables of all
 * datasets of the room (empty ones included) and changes none of them: a finding tells and drops no value.
 * `figures`: what compute may go on with. Problems are sampled per rule and file, sorted by file and line; the findings for the data notes are complete.
 */
export async function checkPlausibility(
  input: PlausibilityInput,
): Promise<{ problems: Problem[]; findings: PlausibilityFinding[]; figures: Figures }> {
  const { store, room, deliveries } = input;
  const figures = await fillFigures(store, room);
  const { parts, delivered } = figures;
  const rules = [...room.definitions.datasets.values()]
    .flatMap((dataset) => dataset.plausibility.map((rule) => ({ dataset, rule })))
    .filter(({ rule }) => isJudged(rule, delivered))
    .map((rule, number) => ({ ...rule, number }));
  const judged = [...input.judged]
    .filter(([dataset]) => delivered.has(dataset.id))
    .sort(([a], [b]) => (a.id < b.id ? -1 : 1))
    .map(([, found]) => found);
  const found = [
    ...(await judgeRules(store, rules, parts)),
    ...judged.flatMap((j) => j.groups),
    ...(await totalsOfAreas(store, parts.all())),
  ];
  const cells = await cellsOf(store, room.definitions.datasets, found);
  const files = [...deliveries.values()];
  const periodOf = periodReader();
  const problems = [
    ...problemsOfFiles(files, periodOf, input.today),
    ...(await strayPeriods(store, files, periodOf)),
    ...judged.flatMap((j) => j.repeated),
    ...found.map((f, i) => {
      const { dataset, rule, area, period } = f;
      const place = placeOfCell(f, cells[i], deliveries);
      return f.tell({ dataset, rule, area, areaName: nameOf(room.region, area), period, place });
    }),
  ];
  const told = acknowledge(problems, input.acknowledged, input.whole);
  return { problems: sampled(told.problems), findings: findingsOf(told, room), figures };
}
