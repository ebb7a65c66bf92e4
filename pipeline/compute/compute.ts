import type { Computed } from '../model/figures.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import { nothingWaits } from '../model/waiting.js';
import { type Figures, fillFigures, hasData } from '../store/figures/fill.js';
import { numberedTable } from '../store/figures/names.js';
import type { Store } from '../store/store.js';
import type { Numbered } from './compile.js';
import { openValues } from './fill.js';
import { openFindings } from './findings/index.js';
import { readPlaces } from './grid/places.js';
import { intervalProblems, readComputed } from './read.js';
import { readTexts } from './values.js';

/**
 * Cells of the store -> every figure of every level and period, with comparisons and trends. Needs the cell tables of all
 * datasets of the room (empty ones included). `figures`: intake has filled the table of figures already. `waiting`: what is not
 * there yet follows later where it cannot be final on the day of the build. Values are sorted by definition, level (coarse to
 * fine), area, period.
 */
export async function compute(
  store: Store,
  room: DataRoom,
  figures?: Figures,
  waiting = nothingWaits,
): Promise<{ computed: Computed; problems: Problem[] }> {
  await fillTables(store, room, figures, waiting);
  const texts = await readTexts(store);
  return {
    computed: await readComputed(store, room, texts),
    problems: await intervalProblems(store, room, texts),
  };
}

/** The same, left in the tables of the store (names.ts): however large the region, little of it is in memory at a time. */
export async function fillTables(
  store: Store,
  room: DataRoom,
  figures?: Figures,
  waiting = nothingWaits,
): Promise<void> {
  const { parts, delivered } = figures ?? (await fillFigures(store, room));
  const numbered = room.definitions.indicators
    .map((indicator, definition) => ({ definition, indicator }))
    .filter(({ indicator }) => hasData(indicator, delivered));
  const places = await readPlaces(store, room.region);
  const values = await openValues(store, room, places, waiting);
  const findings = await openFindings(store, room, places);
  for (const of of await spans(store, numbered)) findings.add(await values.add(of, parts));
  values.close();
  await findings.addCounterparts(numbered);
  await findings.close();
}

/** So many figures at a time, about a hundred bytes each: what is joined then stays in memory. A county has fewer altogether. */
const figuresAtOnce = 2_000_000;

/** Definitions in order, in runs of not too many figures. */
async function spans(store: Store, numbered: readonly Numbered[]): Promise<(readonly Numbered[])[]> {
  if (numbered.length === 0) return [];
  const [row] = await store.query(`SELECT coalesce(max(n), 0)::BIGINT AS most FROM (
    SELECT count(*) AS n FROM ${numberedTable} GROUP BY part)`);
  const size = Math.max(1, Math.floor(figuresAtOnce / Math.max(1, Number(row?.most))));
  return Array.from({ length: Math.ceil(numbered.length / size) }, (_, i) =>
    numbered.slice(i * size, (i + 1) * size),
  );
}
