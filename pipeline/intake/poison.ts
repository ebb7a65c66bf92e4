import type { Dataset } from '../model/dataset.js';
import type { Area } from '../model/region.js';
import type { StoredCell } from '../model/stored.js';
import type { DimensionValue } from './dimensions.js';
import type { KeyReader, PeriodKey, RowKey } from './keys.js';
import { lostCells } from './lost.js';
import { namedIn } from './named-in.js';
import type { TextRecord } from './parse.js';
import type { ValueColumn } from './plan.js';

/**
 * A rejected row leaves cells of state `rejected`, so that no sum it may belong to comes out too small.
 * What could not be read stays open: an unread dimension is NULL, an unread area is `?<AGS>`, an unread period
 * is each period of the file in which this key is not delivered. Areas that may lack the row get such a cell too.
 */
export interface Poison {
  /** `trusted`: whether the cells stand in their columns; if not, no dimension is believed. */
  add(row: TextRecord, key: RowKey, trusted: boolean, values: readonly ValueColumn[]): void;
  /** The cells, once the periods and accepted cells of the file are known. */
  finish(periods: readonly PeriodKey[], accepted: readonly StoredCell[]): StoredCell[];
}

interface Pending {
  cell: Omit<StoredCell, 'period' | 'referenceDate'>;
  period: PeriodKey | null;
}

export function newPoison(
  reader: KeyReader,
  dataset: Dataset,
  areas: readonly Area[],
  delivery: number,
): Poison {
  const pending = new Map<string, Pending>();
  return {
    add(row, key, trusted, values) {
      for (const value of values) {
        const period = value.period ?? key.period;
        const dimensions = key.dimensions.map(
          (own, i): DimensionValue | null => value.dimensions[i] ?? (trusted ? own : null),
        );
        for (const place of placesOf(row, key, reader)) {
          const name = JSON.stringify([place.id, period?.period, dimensions, value.measure.id]);
          if (pending.has(name)) continue;
          const cell = {
            area: place.id,
            level: place.level,
            dimensions,
            measure: value.measure.id,
            value: null,
            state: 'rejected' as const,
            lower: null,
            upper: null,
            delivery,
            line: row.line,
          };
          pending.set(name, { cell, period });
        }
      }
    },
    finish(periods, accepted) {
      const entries = [...pending.values()];
      const keyOf = (c: Omit<StoredCell, 'period' | 'referenceDate'>, period: string) =>
        JSON.stringify([c.area, period, c.dimensions, c.measure]);
      const open = entries.some((e) => e.period === null);
      const delivered = new Set(open ? accepted.map((c) => keyOf(c, c.period)) : []);
      const rejected = entries.flatMap(({ cell, period }) => {
        if (period) return [{ ...cell, ...period }];
        return periods.filter((p) => !delivered.has(keyOf(cell, p.period))).map((p) => ({ ...cell, ...p }));
      });
      return [...rejected, ...lostCells(rejected, accepted, dataset, areas)];
    },
  };
}

function placesOf(row: TextRecord, key: RowKey, reader: KeyReader): { id: string; level: string }[] {
  if (key.area && 'id' in key.area) return [key.area];
  const own = reader.municipalities(key.supplier);
  const hinted =
    key.area?.fail === 'ambiguous'
      ? key.area.municipality
      : namedIn(row, key.period, key.supplier, reader, own);
  return (hinted === null ? own : [hinted]).map((ags) => ({ id: `?${ags}`, level: 'unknown' }));
}
