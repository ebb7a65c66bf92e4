import type { PublishedArea } from '../../model/published-areas.js';
import { pairs } from '../pairs.js';
import type { FigureRow } from '../read/index.js';

/** The tree of places as published. */
export interface Places {
  /** What a place consists of on a day, sorted; empty for the finest. */
  children(id: string, day: string): readonly string[];
  parent(id: string): string | null;
  level(id: string): string;
  name(id: string): string;
  exists(id: string, day: string): boolean;
  /** Whether it came into being on a published day, all of it from its predecessors. */
  isNew(id: string): boolean;
  /** Places that came from this one, and those it came from. */
  successors(id: string): readonly string[];
  predecessors(id: string): readonly string[];
}

/**
 * From the areas of the catalogues; the first folder that lists a place is believed. A place that no catalogue lists
 * (older editions list none) belongs to the municipality of its row, and a municipality to the county.
 */
export function placesOf(listed: readonly PublishedArea[], rows: readonly FigureRow[]): Places {
  const areas = new Map<string, PublishedArea>();
  for (const area of listed) if (!areas.has(area.id)) areas.set(area.id, area);
  addFromRows(areas, rows);
  breakCircles(areas);
  const children = new Map<string, PublishedArea[]>();
  const onDay = pairs<readonly string[]>();
  const before = new Map<string, string[]>();
  for (const area of [...areas.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (area.parent !== '') children.set(area.parent, [...(children.get(area.parent) ?? []), area]);
    for (const { id } of area.successors) before.set(id, [...(before.get(id) ?? []), area.id]);
  }
  return {
    children: (id, day) =>
      onDay.remember(id, day, () =>
        (children.get(id) ?? []).filter((a) => existsOn(a, day)).map((a) => a.id),
      ),
    exists: (id, day) => {
      const area = areas.get(id);
      return area !== undefined && existsOn(area, day);
    },
    isNew: (id) => Boolean(areas.get(id)?.valid_from),
    parent: (id) => areas.get(id)?.parent || null,
    level: (id) => areas.get(id)?.level ?? '',
    name: (id) => areas.get(id)?.name ?? id,
    successors: (id) => areas.get(id)?.successors.map((s) => s.id) ?? [],
    predecessors: (id) => before.get(id) ?? [],
  };
}

/** A place that is its own ancestor stands for nothing: such a list is nonsense, and is followed up to there only. */
function breakCircles(areas: Map<string, PublishedArea>): void {
  for (const [id, area] of areas) {
    const seen = new Set([id]);
    for (let up = area.parent; up !== ''; up = areas.get(up)?.parent ?? '') {
      if (seen.has(up)) {
        areas.set(id, { ...area, parent: '' });
        break;
      }
      seen.add(up);
    }
  }
}

const existsOn = (area: PublishedArea, day: string): boolean =>
  (area.valid_from ?? '') <= day && (area.valid_to ?? '9999') >= day;

function addFromRows(areas: Map<string, PublishedArea>, rows: readonly FigureRow[]): void {
  const county = rows.find((r) => r.areaLevel === 'county')?.area ?? '';
  const always = { kind: 'area' as const, valid_from: null, valid_to: null, successors: [] };
  for (const { area, areaLevel, municipality } of rows) {
    if (areas.has(area) || !(areaLevel === 'county' || municipality !== '')) continue;
    areas.set(area, {
      ...{ id: area, name: area, level: areaLevel, municipality },
      parent: areaLevel === 'county' ? '' : area === municipality ? county : municipality,
      ...always,
    });
  }
}
