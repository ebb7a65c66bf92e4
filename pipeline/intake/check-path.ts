import { personalData } from '../model/messages/personal.js';
import type { DataRoom } from '../model/room.js';
import type { World } from '../model/world.js';
import type { Store } from '../store/store.js';
import { claimFile, type FileName } from './claim/claim.js';
import type { ClaimFile } from './claim/claim-all.js';
import { claimOutside } from './claim/outside.js';
import { nameUnderDeliveries, plainPath } from './file-names.js';
import { usualStreaming } from './open-source.js';
import { type IntakeResult, readAll } from './read-all.js';
import type { Source } from './source.js';
import { fastFromBytes } from './threads.js';

/**
 * Reads one file or folder anywhere, as `intake` reads the deliveries; outside the deliveries an unknown supplier restricts no areas. With `compare`
 * the deliveries of the room are read that the rules of its datasets need; all that is told is about the path alone.
 */
export async function checkPath(
  world: World,
  store: Store,
  room: DataRoom,
  path: string,
  compare = false,
): Promise<IntakeResult> {
  const given = plainPath(path);
  // A file is no folder: some file systems throw, others list nothing.
  const listed = await world.files.listFiles(given).catch(() => []);
  const paths = listed.length > 0 ? listed.map((file) => `${given}/${file}`) : [given];
  const inside = plainPath(room.deliveriesDir);
  const names = paths.map((p): FileName => {
    if (p.startsWith(`${inside}/`)) return nameUnderDeliveries(room, p.slice(inside.length + 1));
    return { file: p, path: p, shown: p };
  });
  const claim: ClaimFile = (files, r, name) =>
    name.file === name.path ? claimOutside(files, r, name) : claimFile(files, r, name);
  const others = compare ? await deliveredBeside(world, room, names) : [];
  const reading = { claim, fastFrom: fastFromBytes, streaming: usualStreaming, whole: false, others };
  const result = await readAll(world, store, room, names, reading);
  const said = result.report.refused.map((file) => personalData(file, { kind: 'checked' }));
  return { ...result, problems: [...said, ...result.problems] };
}

/** The claimed files of the deliveries that are not checked themselves. */
async function deliveredBeside(
  world: World,
  room: DataRoom,
  checked: readonly FileName[],
): Promise<Source[]> {
  const paths = new Set(checked.map((name) => name.path));
  const sources: Source[] = [];
  for (const file of await world.files.listFiles(room.deliveriesDir).catch(() => [])) {
    const name = nameUnderDeliveries(room, file);
    if (paths.has(name.path)) continue;
    const claimed = await claimFile(world.files, room, name);
    if (claimed.kind === 'data') sources.push(claimed.source);
  }
  return sources;
}
