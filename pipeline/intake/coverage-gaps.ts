import type { IntakeReport } from '../model/delivery.js';
import { areasMissing } from '../model/messages/coverage.js';
import type { Problem } from '../model/problem.js';
import { nameOf } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { placeOf, type Source } from './source.js';

/** A warning for every municipality of which some, but not all, areas of a level came. Residual areas may be absent. */
export function missingAreas(
  report: IntakeReport,
  room: DataRoom,
  sourceOf: (delivery: number) => Source | null,
): Problem[] {
  return report.coverage.flatMap((coverage) => {
    const source = sourceOf(coverage.deliveries.at(-1) ?? 0);
    if (!source) return [];
    return coverage.levels
      .filter((l) => l.missing.length > 0)
      .map((l) =>
        areasMissing(placeOf(source), coverage, l, {
          municipality: nameOf(room.region, coverage.municipality),
          many: room.region.levels.find((level) => level.id === l.level)?.many ?? l.level,
          areas: l.missing.map((id) => nameOf(room.region, id)),
        }),
      );
  });
}
