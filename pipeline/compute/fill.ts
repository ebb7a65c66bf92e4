import type { DataRoom } from '../model/room.js';
import type { Waiting } from '../model/waiting.js';
import type { PartList } from '../store/figures/parts.js';
import { deepestRank } from '../store/figures/prepare.js';
import type { Store } from '../store/store.js';
import { type Numbered, statementsFor } from './compile.js';
import type { Side } from './grid/grid.js';
import { readMoments } from './grid/moments.js';
import type { Places } from './grid/places.js';
import { readResults } from './grid/results.js';
import { valueWriter, writeValues } from './grid/value-rows.js';
import { momentTable, resultTable, unroundedTable } from './names.js';
import { openSlots } from './open-slots.js';
import { roundResults } from './rounding.js';

/** Fills the tables of values, definitions after definitions. */
export interface Values {
  /** Results of these definitions -> their values with limits, which are given as well; figures of the parts must be there. */
  add(numbered: readonly Numbered[], parts: PartList): Promise<readonly Side[]>;
  /** The table of values is filled with this. */
  close(): void;
}

/** Empty tables of values, in place of those that may be there. */
export async function openValues(
  store: Store,
  room: DataRoom,
  places: Places,
  waiting: Waiting,
): Promise<Values> {
  await store.exec(`CREATE OR REPLACE TEMP TABLE ${unroundedTable} (definition INTEGER, place INTEGER, slot INTEGER,
    numerator DOUBLE, denominator DOUBLE)`);
  await store.exec(
    `CREATE OR REPLACE TEMP TABLE ${momentTable} (definition INTEGER, slot INTEGER, reference_date DATE)`,
  );
  const writer = await valueWriter(store);
  return {
    async add(numbered, parts) {
      const open = await openSlots(store, numbered, waiting);
      for (const sql of statementsFor(numbered, parts, deepestRank(room.region), open)) await store.exec(sql);
      await roundResults(store, room, numbered);
      // All results of a definition and period have one reference date: that of the period in the first dataset of the numerator.
      await store.exec(`INSERT INTO ${momentTable} SELECT definition, slot, max(reference_date) FROM ${resultTable}
        GROUP BY definition, slot`);
      const moments = await readMoments(
        store,
        numbered.map((n) => n.definition),
      );
      const grids = await readResults(store, numbered, places.count, moments);
      return numbered.flatMap((n) => {
        const grid = grids.get(n.definition);
        if (!grid) return [];
        writeValues(writer, n, grid, places, open.get(n.definition));
        return [{ ...n, grid }];
      });
    },
    close: () => writer.close(),
  };
}
