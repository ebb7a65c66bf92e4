import type { StoredCell } from '../../model/stored.js';
import type { DimensionValue } from '../keys/dimensions.js';
import type { KeyReader, RowKey } from '../keys/keys.js';
import { namedIn } from '../keys/named-in.js';
import type { ValueColumn } from '../plan/plan.js';
import type { TextRecord } from '../text/parse.js';
import { openPeriod } from './lost.js';

/**
 * A rejected row leaves cells of state `rejected`, so that no sum it may belong to comes out too small.
 * What could not be read stays open: an unread dimension is NULL, an unread area is `?<AGS>`, an unread period is
 * `openPeriod` until the periods of the file are known (`closeLost`).
 */
export interface Poison {
  /** `trusted`: whether the cells stand in their columns; if not, no dimension is believed. */
  add(row: TextRecord, key: RowKey, trusted: boolean, values: readonly ValueColumn[]): void;
  /** The cells since the last time; the same one may come again. */
  take(): StoredCell[];
}

/** Keys that are remembered, so that the many bad rows of a file do not leave the same cells again and again. */
const mostRemembered = 50_000;

export function newPoison(reader: KeyReader, delivery: number): Poison {
  const known = new Set<string>();
  let cells: StoredCell[] = [];
  return {
    add(row, key, trusted, values) {
      const places = placesOf(row, key, reader);
      const where = places.map((place) => place.id).join(' ');
      for (const value of values) {
        const period = value.period ?? key.period ?? openPeriod;
        const dimensions = key.dimensions.map(
          (own, i): DimensionValue | null => value.dimensions[i] ?? (trusted ? own : null),
        );
        const name = JSON.stringify([where, period.period, dimensions, value.measure.id]);
        if (known.has(name)) continue;
        if (known.size < mostRemembered) known.add(name);
        for (const place of places) {
          cells.push({
            area: place.id,
            level: place.level,
            period: period.period,
            referenceDate: period.referenceDate,
            dimensions,
            measure: value.measure.id,
            value: null,
            state: 'rejected',
            lower: null,
            upper: null,
            delivery,
            line: row.line,
          });
        }
      }
    },
    take() {
      const taken = cells;
      cells = [];
      return taken;
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
