import { sharedBorders } from '../compute/division/index.js';
import { compute } from '../compute/index.js';
import { intake } from '../intake/index.js';
import { fileExists } from '../model/messages/cli.js';
import * as say from '../model/messages/division.js';
import { UserError } from '../model/problem.js';
import { areasAt } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { fewestForSpread } from '../report/spread.js';
import { openStore } from '../store/store.js';
import { assess } from './areas-assess.js';
import { proposedAreasCsv } from './areas-csv.js';
import { divisionText } from './areas-text.js';
import { type Context, type RoomOptions, roomOf } from './context.js';

export interface AreasCommand extends RoomOptions {
  /** Smallest number of residents of an area. */
  minimum?: string;
  /** Where the proposed areas.csv goes. */
  output?: string;
}

/**
 * `teilhabe gebiete`: checks the division into areas before it is adopted, by the room's own deliveries, and proposes
 * reporting areas. For the staff of the county: it judges unprotected figures.
 */
export async function areas(context: Context, options: AreasCommand): Promise<void> {
  const { files, clock } = context.world;
  const given = options.minimum === undefined ? null : checkedMinimum(options.minimum);
  if (options.output !== undefined && (await files.exists(options.output))) {
    throw new UserError({ severity: 'error', code: 'file-exists', title: fileExists(options.output) });
  }
  const { room } = await roomOf(context, options);
  const store = await openStore();
  const taken = await intake(context.world, store, room);
  const { computed } = await compute(store, room, taken.figures);
  store.close();

  const minimum = given ?? usualMinimum(room);
  const latest = computed.values
    .filter((v) => v.areaLevel === 'area')
    .map((v) => v.referenceDate)
    .sort()
    .at(-1);
  if (latest === undefined)
    throw new UserError({ severity: 'error', code: 'no-areas', title: say.noAreas() });
  const here = new Set(areasAt(room.region, 'area', latest).map((a) => a.id));
  const borders = sharedBorders(
    room.region.boundaryFeatures.filter((b) => b.level === 'area' && here.has(b.id)),
  );
  const division = await assess(room, computed, borders, { minimum, fewestForSpread });
  if (context.json) context.print(JSON.stringify(division, null, 2));
  else for (const line of divisionText(division, room.region, fewestForSpread)) context.print(line);

  if (options.output === undefined || division.proposal === null) return;
  const joined = division.proposal.filter((p) => p.members.length > 1);
  const from = `${clock().getUTCFullYear() + 1}-01-01`;
  await files.writeFile(options.output, proposedAreasCsv(room.region.areas, joined, from));
  if (context.json) return;
  const members = new Set(joined.flatMap((p) => p.members));
  context.print('');
  context.print(say.written(options.output, from));
  if (joined.length > 0) context.print(say.boundariesNeeded());
  if (room.region.areas.some((a) => members.has(a.parent))) context.print(say.finerLevels());
}

/** As Berlin's monitoring of social development, which scores no area of fewer residents. */
const fewestResidents = 300;

/** The usual minimum, or the largest denominator the policy asks for where that is more. */
const usualMinimum = (room: DataRoom): number =>
  Math.max(
    fewestResidents,
    ...Object.values(room.definitions.policy.classes).map((rule) => rule.min_denominator),
  );

function checkedMinimum(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new UserError({ severity: 'error', code: 'usage', title: say.minimumExpected(text) });
}
