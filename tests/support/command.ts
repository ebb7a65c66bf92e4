import { join } from 'node:path';
import { runCommandLine } from '../../pipeline/commands/command-line.js';
import { disk } from '../../pipeline/disk.js';

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** The command line itself, in this process: starting the program again for each call takes far longer than the call. */
export async function teilhabe(...args: string[]): Promise<Outcome> {
  const said = { out: '', err: '' };
  const code = await runCommandLine(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    isTerminal: false,
    files: disk,
    clock: () => new Date(),
    processId: process.pid,
    projectFolder: join(import.meta.dirname, '../..'),
  });
  return { code, ...said };
}
