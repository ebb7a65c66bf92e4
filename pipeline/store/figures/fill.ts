import {
  type Dataset,
  measuresOf,
  type PlausibilityRule,
  type Sum,
  sumsOfRule,
  termsOf,
} from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import type { DataRoom } from '../../model/room.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, quoteText, type Store } from '../store.js';
import { createFigures, figuresSql } from './levels.js';
import { batchTable, periodTable, slotTable } from './names.js';
import { deliveredSql, type PartList, type PlannedPart, planParts } from './parts.js';
import { deepestRank, prepare } from './prepare.js';
import type { Mode } from './reduce.js';

/** What is in the table of figures. */
export interface Figures {
  parts: PartList;
  /** Datasets of which there is any cell. */
  delivered: ReadonlySet<string>;
}

/**
 * Fills the table of figures with every part that the plausibility rules and the indicators of a room speak of and,
 * where a dataset was delivered at several levels, with its measures as a whole. Needs the cell tables of all datasets
 * of the room; to be done again once cells have changed.
 */
export async function fillFigures(store: Store, room: DataRoom): Promise<Figures> {
  const { datasets, indicators } = room.definitions;
  await prepare(store, room);
  const found = await store.query(`SELECT DISTINCT dataset FROM ${periodTable}`);
  const delivered = new Set(found.map((row) => String(row.dataset)));
  const parts = planParts(datasets);
  const all = [...datasets.values()];
  for (const dataset of await severalLevels(store, all, delivered)) {
    for (const { id } of measuresOf(dataset)) {
      parts.numberOf({ dataset: dataset.id, measure: id, where: {} }, 'sum');
    }
  }
  for (const rule of all.flatMap((d) => d.plausibility)) {
    if (isJudged(rule, delivered)) for (const { sum } of sumsOfRule(rule)) plan(parts, sum);
  }
  for (const indicator of indicators) if (hasData(indicator, delivered)) planIndicator(parts, indicator);
  await fillParts(store, room, parts);
  return { parts, delivered };
}

/** Fills the table of figures with these parts alone; `prepare` must have run. */
export async function fillParts(store: Store, room: DataRoom, parts: PartList): Promise<void> {
  if (parts.all().length === 0) return;
  for (const sql of createFigures) await store.exec(sql);
  await addParts(store, room, parts.all());
}

/** Adds the figures of more parts to the table, which must be there. */
export async function addParts(store: Store, room: DataRoom, parts: readonly PlannedPart[]): Promise<void> {
  if (parts.length === 0) return;
  const residual = room.region.areas.some((a) => a.kind === 'residual');
  const runs = await batches(store);
  const statements = [
    ...deliveredSql(parts, runs.length === 1),
    figuresSql(deepestRank(room.region), residual),
  ];
  for (const { from, to } of runs) {
    await store.exec(
      `CREATE OR REPLACE TEMP TABLE ${batchTable} AS SELECT slot, period FROM ${slotTable} WHERE slot BETWEEN ${from} AND ${to}`,
    );
    for (const sql of statements) await store.exec(sql);
  }
}

/** So many cells at a time need little memory; a county has fewer in all its periods. */
const cellsAtOnce = 3_000_000;

/** Periods never mix here, so that they may be filled one after the other: slots in runs of not too many cells. */
async function batches(store: Store): Promise<{ from: number; to: number }[]> {
  const found: { from: number; to: number; cells: number }[] = [];
  for (const row of await store.query(`SELECT slot, cells FROM ${slotTable} ORDER BY slot`)) {
    const [slot, cells] = [Number(row.slot), Number(row.cells)];
    const last = found.at(-1);
    if (last && last.cells + cells <= cellsAtOnce) {
      last.to = slot;
      last.cells += cells;
    } else found.push({ from: slot, to: slot, cells });
  }
  return found;
}

/** A rule is judged where every dataset it speaks of was delivered. */
export const isJudged = (rule: PlausibilityRule, delivered: ReadonlySet<string>): boolean =>
  sumsOfRule(rule).every(({ sum }) => termsOf(sum).every(({ part }) => delivered.has(part.dataset)));

/** An indicator has figures as soon as any part of its numerator was delivered. */
export function hasData(indicator: Indicator, delivered: ReadonlySet<string>): boolean {
  const sum = indicator.kind === 'delivered' ? indicator.value : indicator.numerator;
  return termsOf(sum).some(({ part }) => delivered.has(part.dataset));
}

function plan(parts: PartList, sum: Sum, mode: Mode = 'sum'): void {
  for (const { part } of termsOf(sum)) parts.numberOf(part, mode);
}

function planIndicator(parts: PartList, indicator: Indicator): void {
  if (indicator.kind === 'delivered') {
    plan(parts, indicator.value, 'single');
    if (indicator.weight) plan(parts, indicator.weight);
    return;
  }
  plan(parts, indicator.numerator);
  if ('denominator' in indicator) plan(parts, indicator.denominator);
}

/** Additive datasets with figures at more than one level of the county. */
async function severalLevels(
  store: Store,
  datasets: readonly Dataset[],
  delivered: ReadonlySet<string>,
): Promise<Dataset[]> {
  const additive = datasets.filter((d) => d.additivity.areas && delivered.has(d.id));
  if (additive.length === 0) return [];
  const rows = await store.query(
    additive
      .map(
        (d) => `SELECT ${quoteText(d.id)} AS dataset FROM ${quoteId(cellTable(d.id))}
          WHERE level NOT IN ('unknown', 'state', 'country') HAVING count(DISTINCT level) > 1`,
      )
      .join(' UNION ALL '),
  );
  const leveled = new Set(rows.map((row) => String(row.dataset)));
  return additive.filter((d) => leveled.has(d.id));
}
