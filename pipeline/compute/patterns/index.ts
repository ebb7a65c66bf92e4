import type { Published } from '../../model/figures.js';
import type { Patterns } from '../../model/patterns.js';
import { parsePeriod } from '../../model/period.js';
import type { DataRoom } from '../../model/room.js';
import { spatialPatterns } from './clusters.js';
import { funnelsOf } from './funnels.js';
import { indexChangesOf } from './index-change.js';
import { inequalities } from './inequality.js';
import { neighboursIn } from './neighbours.js';
import { openFigures } from './open.js';
import { segregationOf } from './segregation.js';
import { standardisedOf } from './standardisation.js';

/**
 * Segregation, spatial clusters, inequality, standardised shares and funnels, from published figures alone: nothing that `protect` hid
 * enters, so nothing hidden can be concluded; `published` with its indices. `period`: figures after its end are left out; `null` keeps all.
 */
export function findPatterns(published: Published, room: DataRoom, period: string | null): Patterns {
  const lastDate = period === null ? null : (parsePeriod(period)?.end ?? null);
  const open = openFigures(published, room.region, lastDate);
  const neighboursOf = neighboursIn(room.region);
  return {
    segregation: segregationOf(open, room, neighboursOf),
    spatial: spatialPatterns(open, room, neighboursOf),
    inequality: inequalities(open, room),
    standardised: standardisedOf(published, room, lastDate),
    funnels: funnelsOf(open, room),
    indexChanges: indexChangesOf(published, room, lastDate),
  };
}
