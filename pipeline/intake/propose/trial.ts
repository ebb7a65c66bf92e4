import { mappingSchema } from '../../model/mapping.js';
import type { DataRoom } from '../../model/room.js';
import type { World } from '../../model/world.js';
import type { Store } from '../../store/store.js';
import { checkPath, type IntakeResult } from '../index.js';
import type { Proposal } from './types.js';

/** Reads the file by the proposal alone, as `check` would: into the cell tables of `store`, which it creates. */
export function tryProposal(
  world: World,
  store: Store,
  room: DataRoom,
  proposal: Proposal,
  path: string,
): Promise<IntakeResult> {
  const mapping = mappingSchema.parse(proposal.mapping);
  return checkPath(world, store, { ...room, mappings: [mapping] }, path);
}
