import { push } from '../../model/maps.js';
import type { Count, Measured } from './counts.js';
import { calendarDay } from './days.js';
import type { Figure } from './figures.js';
import { isHidden } from './hidden.js';
import type { Places } from './places.js';
import type { Stated } from './stated.js';

/** Finds the published counts that a piece, a place or a dataset stands in. */
export interface CountIndex {
  places: Places;
  /** Every count that is printed or hidden, once. */
  counts: readonly Count[];
  /** The figures that count a thing as cases or as group. */
  figures(key: string): readonly Figure[];
  /** Published counts, of whatever place, that hold a piece on a day. */
  holding(piece: string, day: string): readonly Measured[];
  /** Whether a count is published at the place or at one above it. */
  isPublishedUpward(measured: Measured, area: string): boolean;
  /** What a place consists of where a count adds up over its parts; `null` where it is as fine as the count goes. */
  partsOf(measured: Measured, area: string): readonly string[] | null;
}

export function indexOf(
  figures: readonly Figure[],
  stated: Stated,
  places: Places,
  adds: (dataset: string) => boolean,
): CountIndex {
  const counts = new Map<string, Count>();
  const byCount = new Map<string, Figure[]>();
  const areas = new Map<Measured, string[]>();
  for (const figure of figures) {
    for (const count of [figure.cases, figure.group]) {
      if (!count) continue;
      push(byCount, count.key, figure);
      // Of what was not delivered nobody knows anything: it ties nothing together.
      if (counts.has(count.key) || !(isHidden(figure) || stated.ranges.has(count.key))) continue;
      counts.set(count.key, count);
      push(areas, count.measured, count.area);
    }
  }
  const holding = new Map<string, Measured[]>();
  const above = new Map<string, Set<string>>();
  for (const [measured, where] of areas) {
    const up = new Set(where.flatMap((area) => ancestors(places, area)));
    for (const { id, dataset } of measured.form.pieces) {
      for (const day of measured.when.get(dataset) ?? []) {
        push(holding, `${id}@${day}`, measured);
        const known = above.get(`${dataset}@${day}`) ?? new Set();
        for (const area of up) known.add(area);
        above.set(`${dataset}@${day}`, known);
      }
    }
  }
  const parts = new Map<string, readonly string[] | null>();
  const partsOf = ({ form, when }: Measured, area: string): readonly string[] | null => {
    let found: readonly string[] | null = null;
    for (const dataset of form.datasets) {
      if (!adds(dataset)) return null;
      for (const day of when.get(dataset) ?? []) {
        if (!above.get(`${dataset}@${day}`)?.has(area)) return null;
        const children = places.children(area, calendarDay(day));
        // Areas that changed between the days of one count add up day by day only, through its pieces.
        if (children.length === 0 || (found && children.join() !== found.join())) return null;
        found = children;
      }
    }
    return found;
  };
  return {
    places,
    counts: [...counts.values()],
    figures: (key) => byCount.get(key) ?? [],
    holding: (piece, day) => holding.get(`${piece}@${day}`) ?? [],
    isPublishedUpward(measured, area) {
      for (let at: string | null = area; at !== null; at = places.parent(at)) {
        if (counts.has(`${measured.key}@${at}`)) return true;
      }
      return false;
    },
    partsOf(measured, area) {
      const key = `${measured.key}@${area}`;
      const known = parts.get(key);
      if (known !== undefined) return known;
      const found = partsOf(measured, area);
      parts.set(key, found);
      return found;
    },
  };
}

function ancestors(places: Places, area: string): string[] {
  const found: string[] = [];
  for (let at = places.parent(area); at !== null && !found.includes(at); at = places.parent(at))
    found.push(at);
  return found;
}
