import { push, remember } from '../../model/maps.js';
import { pairs } from '../pairs.js';
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
  figures(key: number): readonly Figure[];
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
  const counts = new Map<number, Count>();
  const byCount = new Map<number, Figure[]>();
  const areas = new Map<Measured, Set<string>>();
  for (const figure of figures) {
    for (const count of [figure.cases, figure.group]) {
      if (!count) continue;
      push(byCount, count.key, figure);
      // Of what was not delivered nobody knows anything: it ties nothing together.
      if (counts.has(count.key) || !(isHidden(figure) || stated.ranges.has(count.key))) continue;
      counts.set(count.key, count);
      remember(areas, count.measured, () => new Set()).add(count.area);
    }
  }
  const holding = pairs<Measured[]>();
  const above = pairs<Set<string>>();
  const upward = new Map<string, string[]>();
  for (const [measured, where] of areas) {
    const up = new Set<string>();
    for (const area of where)
      for (const id of remember(upward, area, () => ancestors(places, area))) up.add(id);
    for (const { id, dataset } of measured.form.pieces) {
      for (const day of measured.when.get(dataset) ?? []) {
        holding.remember(id, day, () => []).push(measured);
        const known = above.remember(dataset, day, () => new Set());
        for (const area of up) known.add(area);
      }
    }
  }
  const parts = pairs<readonly string[] | null, Measured>();
  const partsOf = ({ form, when }: Measured, area: string): readonly string[] | null => {
    let found: readonly string[] | null = null;
    for (const dataset of form.datasets) {
      if (!adds(dataset)) return null;
      for (const day of when.get(dataset) ?? []) {
        if (!above.get(dataset, day)?.has(area)) return null;
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
    holding: (piece, day) => holding.get(piece, day) ?? nowhere,
    isPublishedUpward(measured, area) {
      const where = areas.get(measured);
      for (let at: string | null = area; where && at !== null; at = places.parent(at)) {
        if (where.has(at)) return true;
      }
      return false;
    },
    partsOf: (measured, area) => parts.remember(measured, area, () => partsOf(measured, area)),
  };
}

const nowhere: readonly Measured[] = [];

function ancestors(places: Places, area: string): string[] {
  const found: string[] = [];
  for (let at = places.parent(area); at !== null && !found.includes(at); at = places.parent(at))
    found.push(at);
  return found;
}
