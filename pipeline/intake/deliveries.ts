import { personalData } from '../model/messages/personal.js';
import type { DataRoom } from '../model/room.js';
import type { World } from '../model/world.js';
import type { Store } from '../store/store.js';
import { claimFile, findSupplier } from './claim/claim.js';
import { nameUnderDeliveries } from './file-names.js';
import { usualStreaming } from './open-source.js';
import { quarantine } from './personal/quarantine.js';
import { type IntakeResult, readAll } from './read-all.js';
import { fastFromBytes } from './threads.js';

/**
 * Reads every file under the deliveries into the cell tables, which it creates. Files that look like personal records
 * are not read; with `quarantineFolder` they are moved there.
 */
export async function intake(
  world: World,
  store: Store,
  room: DataRoom,
  fastFrom = fastFromBytes,
  quarantineFolder?: string,
  streaming = usualStreaming,
): Promise<IntakeResult> {
  const listed = await world.files.listFiles(room.deliveriesDir);
  const names = listed.map((file) => nameUnderDeliveries(room, file));
  const reading = { claim: claimFile, fastFrom, streaming, whole: true };
  const result = await readAll(world, store, room, names, reading);
  const { refused } = result.report;
  const said =
    quarantineFolder === undefined
      ? refused.map((file) => personalData(file, { kind: 'checked' }))
      : await quarantine(world, quarantineFolder, refused, listed, (file) => {
          const supplier = findSupplier(room, file.split('/')[0]);
          return {
            file: nameUnderDeliveries(room, file).shown,
            ...(supplier ? { supplier: supplier.id } : {}),
          };
        });
  return { ...result, problems: [...said, ...result.problems] };
}
