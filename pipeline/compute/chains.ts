import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { DataRoom } from '../model/room.js';
import { placeTable } from '../store/figures/names.js';
import { quoteText, type Store } from '../store/store.js';
import { crosswalk, isOwnSource } from './crosswalk.js';
import type { Moment } from './earlier.js';
import { chainTable, changedTable, seriesTable } from './names.js';
import { type Comparable, comparableFor } from './series.js';
import { double } from './sql/numbers.js';

/** Fewer periods say nothing about a direction. */
const fewestPeriods = 5;

/**
 * Which figures of each series make up its trend: all with numbers of one kind of period that are comparable with the latest, at
 * least five. Figures that sum up several periods count only where they share no cases. Places with the same periods are
 * decided together, those whose boundary changed on their own. Fills the table of chains and gives the numbers of points.
 */
export async function fillChains(
  store: Store,
  room: DataRoom,
  moments: ReadonlyMap<number, readonly Moment[]>,
  length: number,
): Promise<number[]> {
  const { indicators, datasets } = room.definitions;
  const sourcesAt = crosswalk(room.region);
  const rows =
    await store.query(`SELECT s.definition, s.pattern, c.place, any_value(p.id) AS id FROM ${seriesTable} s
    LEFT JOIN ${changedTable} c ON c.place = s.place LEFT JOIN ${placeTable} p ON p.place = c.place
    GROUP BY ALL ORDER BY s.definition, s.pattern, c.place`);
  const columns = Array.from({ length }, (_, k) => `x_${k} INTEGER`);
  await store.exec(`CREATE OR REPLACE TEMP TABLE ${chainTable} (definition INTEGER, pattern VARCHAR, place INTEGER,
    points INTEGER, quantile DOUBLE, chain VARCHAR, ${columns.join(', ')})`);
  const found: string[] = [];
  const points = new Set<number>();
  for (const { definition, pattern, place, id } of rows) {
    const indicator = indicators[Number(definition)];
    if (!indicator) continue;
    const own = (moments.get(Number(definition)) ?? []).filter((_, k) => String(pattern)[k] === '1');
    const unchanged = (earlier: string, later: string) =>
      id === null || isOwnSource(sourcesAt(String(id), earlier, later));
    const chain = chainOf(own, comparableFor(indicator, datasets), unchanged);
    if (chain.length < fewestPeriods) continue;
    points.add(chain.length);
    const days = Array.from({ length }, (_, k) => {
      const moment = moments.get(Number(definition))?.[k];
      return moment && chain.includes(moment) ? Date.parse(moment.referenceDate) / 86_400_000 : 'NULL';
    });
    const quantile = studentQuantile(1 - (1 - 0.95) / 2, chain.length - 2);
    const slots = chain.map((m) => m.slot).join(' ');
    found.push(
      `(${definition}, ${quoteText(String(pattern))}, ${place ?? 'NULL'}, ${chain.length}, ${double(quantile)}, '${slots}', ${days.join(', ')})`,
    );
  }
  for (let start = 0; start < found.length; start += 500) {
    await store.exec(`INSERT INTO ${chainTable} VALUES ${found.slice(start, start + 500).join(', ')}`);
  }
  return [...points].sort((a, b) => a - b);
}

/** From the latest figure back, oldest first. */
function chainOf(
  own: readonly Moment[],
  comparable: Comparable,
  unchanged: (earlier: string, later: string) => boolean,
): Moment[] {
  const newestFirst = own.toSorted((a, b) => (a.referenceDate > b.referenceDate ? -1 : 1));
  const [latest] = newestFirst;
  if (!latest) return [];
  const chosen = [latest];
  for (const moment of newestFirst.slice(1)) {
    const next = chosen.at(-1) ?? latest;
    const fits = comparable(moment, latest) && comparable(moment, next);
    if (fits && unchanged(moment.referenceDate, latest.referenceDate)) chosen.push(moment);
  }
  return chosen.reverse();
}
