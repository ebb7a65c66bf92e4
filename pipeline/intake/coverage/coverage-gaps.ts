import type { Coverage } from '../../model/delivery.js';
import { areasMissing } from '../../model/messages/coverage.js';
import type { Problem } from '../../model/problem.js';
import { nameOf } from '../../model/region.js';
import type { DataRoom } from '../../model/room.js';
import { placeOf, type Source } from '../source.js';

/** The same without the areas that other files brought for the same municipality and period. */
export function besides(coverage: readonly Coverage[], others: readonly Coverage[]): Coverage[] {
  return coverage.map((c) => {
    const same = others.filter(
      (o) => o.dataset === c.dataset && o.municipality === c.municipality && o.period === c.period,
    );
    const levels = c.levels.map((l) => {
      const there = same.flatMap((o) => o.levels.filter((level) => level.level === l.level));
      const missing = l.missing.filter((area) => there.every((level) => level.missing.includes(area)));
      return { ...l, missing, delivered: l.expected - missing.length };
    });
    return { ...c, levels };
  });
}

/** A warning for every municipality of which some, but not all, areas of a level came. Residual areas may be absent. */
export function missingAreas(
  coverage: readonly Coverage[],
  room: DataRoom,
  sourceOf: (delivery: number) => Source | null,
): Problem[] {
  return coverage.flatMap((entry) => {
    const source = sourceOf(entry.deliveries.at(-1) ?? 0);
    if (!source) return [];
    return entry.levels
      .filter((l) => l.missing.length > 0)
      .map((l) =>
        areasMissing(placeOf(source), entry, l, {
          municipality: nameOf(room.region, entry.municipality),
          many: room.region.levels.find((level) => level.id === l.level)?.many ?? l.level,
          areas: l.missing.map((id) => nameOf(room.region, id)),
        }),
      );
  });
}
