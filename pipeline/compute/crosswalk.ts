import type { Area, Region } from '../model/region.js';

/** An area whose earlier figure goes into that of a later one, with the part of it that does. */
export interface Source {
  area: string;
  share: number;
}

/** Of which areas a place was made up on an earlier day, seen from a later one. */
export type SourcesAt = (area: string, earlier: string, later: string) => readonly Source[];

/**
 * From the successors in areas.csv. A place whose boundary did not change between the two days (places that areas.csv does
 * not hold never do) is its own only source. One that did is made up of itself, if it existed, and of the given share
 * of every area that ended in between and passed on to it, each of these in the same way. Empty: it did not exist, and
 * no area names it as successor.
 */
export function crosswalk(region: Region): SourcesAt {
  const byId = new Map(region.areas.map((a) => [a.id, a]));
  const predecessors = new Map<string, { area: Area; share: number }[]>();
  for (const area of region.areas) {
    for (const { id, share } of area.successors) {
      const known = predecessors.get(id);
      if (known) known.push({ area, share });
      else predecessors.set(id, [{ area, share }]);
    }
  }
  const sourcesAt: SourcesAt = (id, earlier, later) => {
    const area = byId.get(id);
    const existed = !area || area.validFrom === null || area.validFrom <= earlier;
    const own = existed ? [{ area: id, share: 1 }] : [];
    const passedOn = (predecessors.get(id) ?? []).flatMap(({ area: former, share }) => {
      const end = former.validTo;
      if (end === null || end < earlier || end >= later || former.level !== area?.level) return [];
      return sourcesAt(former.id, earlier, end).map((s) => ({ area: s.area, share: s.share * share }));
    });
    return [...own, ...passedOn];
  };
  return sourcesAt;
}

export const isOwnSource = (sources: readonly Source[]): boolean =>
  sources.length === 1 && sources[0]?.share === 1;

/** Places that took in others, in the order of areas.csv: only they can be made up of anything but themselves. */
export function changedPlaces(region: Region): string[] {
  const named = new Set(region.areas.flatMap((a) => a.successors.map((s) => s.id)));
  return region.areas.filter((a) => named.has(a.id)).map((a) => a.id);
}
