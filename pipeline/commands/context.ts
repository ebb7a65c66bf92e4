import { loadRoom } from '../definitions/index.js';
import { roomUnusable } from '../model/messages/cli.js';
import { type Problem, UserError } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import type { World } from '../model/world.js';

/** What the command line gives every command. */
export interface Context {
  world: World;
  /** Prints a line of the result to standard output. */
  print(text: string): void;
  json: boolean;
  /** Folder of the shared definitions. */
  definitions: string;
  /** Folder of the templates. */
  templates: string;
  processId: number;
  softwareVersion: string;
}

export interface RoomOptions {
  dataRaw: string;
  deliveries?: string;
}

/** Loads the data room or stops with every problem found. Warnings are returned. */
export async function requireRoom(
  context: Pick<Context, 'world' | 'definitions'>,
  options: RoomOptions,
): Promise<{ room: DataRoom; problems: Problem[] }> {
  const { room, problems } = await loadRoom(context.world.files, {
    dataRaw: options.dataRaw,
    definitions: context.definitions,
    ...(options.deliveries === undefined ? {} : { deliveries: options.deliveries }),
  });
  if (!room) {
    const errors = problems.filter((p) => p.severity === 'error');
    throw new UserError([
      ...problems,
      { severity: 'error', code: 'room-unusable', title: roomUnusable(errors.length) },
    ]);
  }
  return { room, problems };
}
