import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { createProgram } from './commands/program.js';
import { createProgress, silent } from './commands/progress.js';
import { disk } from './disk.js';
import { unexpected } from './model/messages/cli.js';
import { formatProblem } from './model/messages/index.js';
import { plainLines, safeJson } from './model/messages/plain.js';
import { usageError } from './model/messages/usage.js';
import { UserError } from './model/problem.js';

/** argv and exit codes; the only file that touches `process`. 0 done, 1 errors found, 2 wrong usage. */

const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const argv = process.argv.slice(2);
const json = argv.includes('--json');
const progress = createProgress({
  write: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
});

async function main(): Promise<number> {
  let exitCode = 0;
  const program = createProgram({
    context: {
      world: { files: disk, clock: () => new Date(), progress: json ? silent : progress },
      print: (text) => {
        progress.clear();
        process.stdout.write(`${json ? safeJson(text) : plainLines(text)}\n`);
      },
      json,
      definitions: join(projectFolder, 'indicators'),
      templates: join(projectFolder, 'templates'),
      processId: process.pid,
      softwareVersion: await version(),
    },
    setExitCode: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error);
  }
}

async function version(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  return String((manifest as { version?: unknown }).version);
}

function report(error: unknown): number {
  progress.clear();
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    process.stderr.write(`${usageError(error.code, error.message)}\n`);
    return 2;
  }
  if (error instanceof UserError) {
    if (json) process.stdout.write(`${safeJson(JSON.stringify({ problems: error.problems }))}\n`);
    else process.stderr.write(`${error.problems.map(formatProblem).join('\n\n')}\n`);
    if (argv.includes('--debug')) process.stderr.write(`${error.stack}\n`);
    return error.problems.some((p) => p.code === 'usage') ? 2 : 1;
  }
  const known = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${unexpected(known.message)}\n`);
  if (argv.includes('--debug')) process.stderr.write(`${known.stack}\n`);
  return 1;
}

process.exitCode = await main();
