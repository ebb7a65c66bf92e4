import { areasAt, type Region } from '../../model/region.js';

/** Ids of the places that together make up a place on a day, sorted; empty for the finest. */
export type ChildrenAt = (place: string, day: string) => readonly string[];

/** The tree of a region, built once for each day asked for. */
export function childrenAt(region: Region): ChildrenAt {
  const trees = new Map<string, Map<string, string[]>>();
  const levels = region.levels.map((l) => l.id);
  const grow = (day: string) => {
    const tree = new Map<string, string[]>([
      [region.county.ags, region.municipalities.map((m) => m.ags).sort()],
    ]);
    for (const area of levels.flatMap((level) => areasAt(region, level, day))) {
      const siblings = tree.get(area.parent);
      if (siblings) siblings.push(area.id);
      else tree.set(area.parent, [area.id]);
    }
    for (const children of tree.values()) children.sort();
    return tree;
  };
  return (place, day) => {
    const tree = trees.get(day) ?? grow(day);
    trees.set(day, tree);
    return tree.get(place) ?? [];
  };
}
