import { requireRoom } from '../definitions/index.js';
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

/** The data room that the options of a command name; `intakeOnly`: without indicators and boundaries. */
export const roomOf = (
  context: Pick<Context, 'world' | 'definitions'>,
  options: RoomOptions,
  intakeOnly = false,
) =>
  requireRoom(context.world.files, {
    dataRaw: options.dataRaw,
    definitions: context.definitions,
    ...(intakeOnly ? { intakeOnly } : {}),
    ...(options.deliveries === undefined ? {} : { deliveries: options.deliveries }),
  });
