import { requireRoom } from '../definitions/index.js';
import { folderMissing } from '../model/messages/command-values.js';
import { UserError } from '../model/problem.js';
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

/** A slip of the pen in `--deliveries` must not look like a county in which nobody has delivered anything. */
export async function requireDeliveries(
  { world }: Pick<Context, 'world'>,
  { deliveries }: RoomOptions,
): Promise<void> {
  if (deliveries === undefined || (await world.files.exists(deliveries))) return;
  throw new UserError(folderMissing('--deliveries', deliveries));
}

/** The data room that the options of a command name; `intakeOnly`: without indicators and boundaries. */
export async function roomOf(
  context: Pick<Context, 'world' | 'definitions'>,
  options: RoomOptions,
  intakeOnly = false,
) {
  await requireDeliveries(context, options);
  return requireRoom(context.world.files, {
    dataRaw: options.dataRaw,
    definitions: context.definitions,
    ...(intakeOnly ? { intakeOnly } : {}),
    ...(options.deliveries === undefined ? {} : { deliveries: options.deliveries }),
  });
}
