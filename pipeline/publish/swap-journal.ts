import { join } from 'node:path';
import { z } from 'zod';
import type { SwapDisk } from './swap-disk.js';

/** How far a swap came; the states are explained in swap.ts. */
const journalSchema = z.strictObject({
  state: z.enum(['staging', 'ready']),
  id: z.string().regex(/^[0-9a-z]+-[0-9a-z]+$/),
  /** Process that writes, to tell a cut-off run from a running one. */
  processId: z.number(),
  /** ISO time of the start. */
  started: z.iso.datetime(),
  /** Targets relative to the folder of the journal, forward slashes. */
  folders: z.array(z.string()),
});
export type Journal = z.infer<typeof journalSchema>;

export const journalName = '.teilhabe-swap.json';

/** Written beside and renamed, so that a journal is never half written. */
export async function writeJournal(disk: SwapDisk, home: string, journal: Journal): Promise<void> {
  const path = join(home, journalName);
  await disk.writeText(`${path}.neu`, `${JSON.stringify(journal, null, 2)}\n`);
  await disk.rename(`${path}.neu`, path);
}

/** The journal is ours, but a file on a disk all the same: what is not a journal is treated as none. */
export function parseJournal(text: string | null): Journal | null {
  if (text === null) return null;
  try {
    return journalSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
