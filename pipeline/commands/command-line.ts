import { join } from 'node:path';
import { CommanderError } from 'commander';
import { unexpected } from '../model/messages/cli.js';
import { formatProblems } from '../model/messages/index.js';
import { plainLines, safeJson } from '../model/messages/plain.js';
import { usageError } from '../model/messages/usage.js';
import { type Problem, UserError } from '../model/problem.js';
import type { FileSystem } from '../model/world.js';
import { createProgram } from './program.js';
import { createProgress, silent } from './progress.js';

/** What a call of the program has around it. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether `err` is a terminal, on which a line can move. */
  isTerminal: boolean;
  files: FileSystem;
  clock(): Date;
  processId: number;
  /** Folder with `package.json`, `indicators` and `templates`. */
  projectFolder: string;
}

/** One call of the program. Gives the exit code, 0 done, 1 errors found, 2 wrong usage, and never throws. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  const json = argv.includes('--json');
  const { err: write, isTerminal, files, clock, processId, projectFolder } = terminal;
  const progress = createProgress({ write, isTerminal });
  try {
    let exitCode = 0;
    const program = createProgram({
      context: {
        world: { files, clock, progress: json ? silent : progress },
        print: (text) => {
          progress.clear();
          terminal.out(`${json ? safeJson(text) : plainLines(text)}\n`);
        },
        json,
        definitions: join(projectFolder, 'indicators'),
        templates: join(projectFolder, 'templates'),
        processId,
        softwareVersion: await versionIn(files, projectFolder),
      },
      print: terminal.out,
      setExitCode: (code) => {
        exitCode = code;
      },
    });
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    progress.clear();
    return report(error, argv, terminal);
  }
}

async function versionIn(files: FileSystem, projectFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(
    new TextDecoder().decode(await files.readFile(join(projectFolder, 'package.json'))),
  );
  return String((manifest as { version?: unknown }).version);
}

function report(error: unknown, argv: readonly string[], { out, err }: Terminal): number {
  const debug = argv.includes('--debug');
  const json = argv.includes('--json');
  const printJson = (problems: readonly Problem[]) => out(`${safeJson(JSON.stringify({ problems }))}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const [first = '-'] = argv;
    const isCommand = !first.startsWith('-') && error.code !== 'commander.unknownCommand';
    const title = usageError(error.code, error.message, isCommand ? first : null);
    if (json) printJson([{ severity: 'error', code: 'usage', title }]);
    else err(`${title}\n`);
    return 2;
  }
  if (error instanceof UserError) {
    if (json) printJson(error.problems);
    else err(`${formatProblems(error.problems).join('\n\n')}\n`);
    if (debug) err(`${error.stack}\n`);
    return error.problems.some((p) => p.code === 'usage') ? 2 : 1;
  }
  const known = error instanceof Error ? error : new Error(String(error));
  if (json) printJson([{ severity: 'error', code: 'unexpected', title: unexpected(known.message) }]);
  else err(`${unexpected(known.message)}\n`);
  if (debug) err(`${known.stack}\n`);
  return 1;
}
