import { type AgeColumn, type Dataset, dimensionsOf, kindOfRhythm } from '../../model/dataset.js';
import { parsePeriod } from '../../model/period.js';
import { type Region, upperLevels } from '../../model/region.js';
import type { DataRoom } from '../../model/room.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, quoteText, type Store } from '../store.js';
import { isTotalSpan, spanIds } from './filter.js';
import { bandTable, childTable, periodTable, placeTable, rank, slotTable } from './names.js';

/** What every statement leans on: places, periods, children per date, age bands per delivery. */
export async function prepare(store: Store, room: DataRoom): Promise<void> {
  const datasets = [...room.definitions.datasets.values()];
  await createPlaces(store, room.region);
  await createPeriods(store, datasets);
  await store.exec(`CREATE OR REPLACE TEMP TABLE ${childTable} AS
    SELECT p.parent_place, t.reference_date, count(*) AS children
    FROM ${placeTable} p JOIN (SELECT DISTINCT reference_date FROM ${periodTable}) t
    ON t.reference_date BETWEEN p.valid_from AND p.valid_to
    WHERE p.rank <> ${rank.unknown} AND p.parent_place IS NOT NULL GROUP BY p.parent_place, t.reference_date`);
  for (const dataset of datasets) {
    for (const column of dimensionsOf(dataset)) {
      if (column.type === 'age') await store.exec(bandsSql(dataset, column));
    }
  }
}

/** Rank of the finest level of the region. */
export const deepestRank = (region: Region): number => rank.firstBelow + region.levels.length - 1;

/** Rank of a level: the smaller, the coarser. */
export function rankOf(region: Region, level: string): number {
  const upper = upperLevels.find((l) => l === level);
  return upper ? rank[upper] : rank.firstBelow + region.levels.findIndex((l) => l.id === level);
}

const [always, forever] = ['0001-01-01', '9999-12-31'];

/** An id that stands for two places (a city state that is its own county) is the one nearer to the areas. */
async function createPlaces(store: Store, region: Region): Promise<void> {
  const county = region.county.ags;
  const open = { residual: false, from: always, to: forever };
  const places = [
    { id: county, level: 'county', parent: '', municipality: '', ...open },
    ...region.municipalities.flatMap(({ ags }) => [
      { id: ags, level: 'municipality', parent: county, municipality: ags, ...open },
      { id: `?${ags}`, level: 'unknown', parent: ags, municipality: ags, ...open },
    ]),
    ...region.reference_areas.map((r) => ({
      id: r.id,
      level: r.level,
      parent: '',
      municipality: '',
      ...open,
    })),
    ...region.areas.map((a) => ({
      id: a.id,
      level: a.level,
      parent: a.parent,
      municipality: a.municipality,
      residual: a.kind === 'residual',
      from: a.validFrom ?? always,
      to: a.validTo ?? forever,
    })),
  ];
  const unique = new Map<string, (typeof places)[number] & { rank: number }>();
  for (const place of places) {
    const level = place.level === 'unknown' ? rank.unknown : rankOf(region, place.level);
    if (!unique.has(place.id)) unique.set(place.id, { ...place, rank: level });
  }
  const rows = [...unique.values()];
  await store.createTemp('figures_place_text', [
    { name: 'id', type: 'text', values: rows.map((p) => p.id) },
    { name: 'level', type: 'text', values: rows.map((p) => p.level) },
    { name: 'rank', type: 'integer', values: rows.map((p) => p.rank) },
    { name: 'parent', type: 'text', values: rows.map((p) => p.parent) },
    { name: 'parent_rank', type: 'integer', values: rows.map((p) => unique.get(p.parent)?.rank ?? -1) },
    { name: 'municipality', type: 'text', values: rows.map((p) => p.municipality) },
    { name: 'residual', type: 'boolean', values: rows.map((p) => p.residual) },
    { name: 'valid_from', type: 'date', values: rows.map((p) => p.from) },
    { name: 'valid_to', type: 'date', values: rows.map((p) => p.to) },
  ]);
  await store.exec(`CREATE OR REPLACE TEMP TABLE ${placeTable} AS WITH numbered AS (
      SELECT (row_number() OVER (ORDER BY rank, id) - 1)::INTEGER AS place, * FROM figures_place_text)
    SELECT n.*, p.place AS parent_place, m.place AS municipality_place FROM numbered n
    LEFT JOIN numbered p ON p.id = n.parent
    LEFT JOIN numbered m ON m.id = n.municipality ORDER BY n.place`);
}

/**
 * `series` and `step`: consecutive periods of a kind have consecutive steps. `paired`: of several periods of a dataset
 * with one reference date (a year and its last quarter), only one may be paired with another dataset: that of the
 * declared rhythm.
 */
async function createPeriods(store: Store, datasets: readonly Dataset[]): Promise<void> {
  const found = await store.query(
    datasets
      .map(
        (d) => `SELECT ${quoteText(d.id)} AS dataset, period, max(reference_date)::VARCHAR AS reference_date,
          count(*) AS cells FROM ${quoteId(cellTable(d.id))} GROUP BY period`,
      )
      .join(' UNION ALL '),
  );
  const rhythm = new Map(datasets.map((d) => [d.id, kindOfRhythm[d.rhythm]]));
  const rows = found
    .map((row) => {
      const [dataset, id, date] = [String(row.dataset), String(row.period), String(row.reference_date)];
      const period = parsePeriod(id);
      if (!period) throw new Error(`not a canonical period in ${dataset}: ${id}`);
      const year = Number(period.start.slice(0, 4));
      const month = Number(period.start.slice(5, 7));
      const step = {
        year,
        school_year: year,
        day: year,
        quarter: year * 4 + (month - 1) / 3,
        month: year * 12 + month,
      };
      const fits = period.kind === rhythm.get(dataset);
      const cells = Number(row.cells);
      return { dataset, id, date, kind: period.kind, step: step[period.kind], fits, cells };
    })
    .sort((a, b) => Number(b.fits) - Number(a.fits) || (a.id < b.id ? -1 : 1));
  const first = new Map<string, string>();
  for (const row of rows) {
    const key = `${row.dataset} ${row.date}`;
    if (!first.has(key)) first.set(key, row.id);
  }
  await store.createTemp('figures_period_text', [
    { name: 'dataset', type: 'text', values: rows.map((r) => r.dataset) },
    { name: 'period', type: 'text', values: rows.map((r) => r.id) },
    { name: 'reference_date', type: 'date', values: rows.map((r) => r.date) },
    { name: 'series', type: 'text', values: rows.map((r) => r.kind) },
    { name: 'step', type: 'integer', values: rows.map((r) => r.step) },
    {
      name: 'paired',
      type: 'boolean',
      values: rows.map((r) => first.get(`${r.dataset} ${r.date}`) === r.id),
    },
    { name: 'cells', type: 'integer', values: rows.map((r) => r.cells) },
  ]);
  await store.exec(`CREATE OR REPLACE TEMP TABLE ${slotTable} AS
    SELECT (row_number() OVER (ORDER BY period) - 1)::INTEGER AS slot, * FROM (
      SELECT period, any_value(series) AS series, any_value(step) AS step, sum(cells)::BIGINT AS cells
      FROM figures_period_text GROUP BY period) ORDER BY slot`);
  await store.exec(`CREATE OR REPLACE TEMP TABLE ${periodTable} AS
    SELECT t.*, s.slot FROM figures_period_text t JOIN ${slotTable} s ON s.period = t.period`);
}

function bandsSql(dataset: Dataset, column: AgeColumn): string {
  const { from, to } = spanIds(column);
  return `CREATE OR REPLACE TEMP TABLE ${bandTable(dataset.id, column.id)} AS
    SELECT DISTINCT delivery, slot, ${from}, ${to} FROM ${quoteId(cellTable(dataset.id))} c
    JOIN ${slotTable} s ON s.period = c.period WHERE ${from} IS NOT NULL AND NOT ${isTotalSpan(column)}`;
}
