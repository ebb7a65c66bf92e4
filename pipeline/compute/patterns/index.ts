import type { Published } from '../../model/figures.js';
import type { Patterns } from '../../model/patterns.js';
import { parsePeriod } from '../../model/period.js';
import type { DataRoom } from '../../model/room.js';
import { spatialPatterns } from './clusters.js';
import { inequalities } from './inequality.js';
import { neighboursIn } from './neighbours.js';
import { openFigures } from './open.js';
import { segregationOf } from './segregation.js';

/**
 * Segregation, spatial clusters and inequality between areas, from published figures alone: nothing that `protect` hid
 * enters, so nothing hidden can be concluded. `period`: figures after its end are left out; `null` keeps all.
 */
export function findPatterns(published: Published, room: DataRoom, period: string | null): Patterns {
  const lastDate = period === null ? null : (parsePeriod(period)?.end ?? null);
  const open = openFigures(published, room.region, lastDate);
  const neighboursOf = neighboursIn(room.region);
  return {
    segregation: segregationOf(open, room, neighboursOf),
    spatial: spatialPatterns(open, room, neighboursOf),
    inequality: inequalities(open, room),
  };
}
