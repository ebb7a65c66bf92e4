import type { DataRoom } from '../../model/room.js';
import type { Store } from '../../store/store.js';
import type { Numbered } from '../compile.js';
import { crosswalk } from '../crosswalk.js';
import { type Grid, readGrids, type Side } from '../grid/grid.js';
import { readMoments } from '../grid/moments.js';
import type { Places } from '../grid/places.js';
import { compareCounterpart, compareDefinition } from './comparisons.js';
import { emptyFamily } from './family.js';
import { findingTables } from './tables.js';
import { emptyTrends, trendsOf } from './trends.js';

/**
 * Values of the store -> comparisons and trends, each under false-discovery control, in the tables of names.ts. One definition after
 * the other: its figures stand side by side in arrays, so that what is compared is found by its position. This takes a fraction of the
 * time of joins of millions of rows, and memory for the figures of a few definitions alone.
 */
export interface Findings {
  /** Comparisons and trends of some definitions. */
  add(sides: readonly Side[]): void;
  /** The group of each definition with a counterpart against all; the table of values must be closed. */
  addCounterparts(numbered: readonly Numbered[]): Promise<void>;
  /** The tables are filled with this. */
  close(): Promise<void>;
}

export async function openFindings(store: Store, room: DataRoom, places: Places): Promise<Findings> {
  const sourcesAt = crosswalk(room.region);
  const tables = await findingTables(store);
  const family = emptyFamily(places.count);
  const trends = emptyTrends(places.count);

  async function sidesOf(numbered: readonly Numbered[]): Promise<Side[]> {
    const moments = await readMoments(
      store,
      numbered.map((n) => n.definition),
    );
    const grids: ReadonlyMap<number, Grid> = await readGrids(store, places.count, moments);
    return numbered.flatMap((n) => {
      const grid = grids.get(n.definition);
      return grid ? [{ ...n, grid }] : [];
    });
  }

  return {
    add(sides) {
      for (const side of sides) {
        const { definition } = side;
        compareDefinition(side, room, places, sourcesAt, family, (slot, kind, found, estimates) =>
          tables.family(definition, slot, kind, found, estimates),
        );
        trendsOf(side, room, places, sourcesAt, trends, (found) => tables.trends(definition, found));
      }
    },
    async addCounterparts(numbered) {
      const byId = new Map(numbered.map((n) => [n.indicator.id, n]));
      for (const group of numbered) {
        const all = byId.get(group.indicator.counterpart ?? '');
        if (!all) continue;
        const [own, other] = await sidesOf([group, all]);
        if (!own || !other) continue;
        compareCounterpart(own, other, places, family, (slot, kind, found, estimates) =>
          tables.family(own.definition, slot, kind, found, estimates),
        );
      }
    },
    close: () => tables.close(),
  };
}
