import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './commands/command-line.js';
import { disk } from './disk.js';

/** The only file that touches `process`. */

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  files: disk,
  clock: () => new Date(),
  processId: process.pid,
  projectFolder: join(dirname(fileURLToPath(import.meta.url)), '..', '..'),
});
