import { createProgram } from '../../pipeline/commands/program.js';
import type { World } from '../../pipeline/model/world.js';

/** What `teilhabe inspect <file> --json` prints. */
export interface Inspected {
  file: string;
  encoding: string;
  bom: boolean;
  delimiter: string;
  headerLines: number[];
  firstDataLine: number;
  lastDataLine: number;
  dataRows: number;
  columns: string[];
}

/** Runs the command as the command line does, in this process; throws what the command throws. */
export async function inspected(files: World['files'], file: string): Promise<Inspected> {
  const printed: string[] = [];
  const program = createProgram({
    context: {
      world: {
        files,
        clock: () => new Date('2026-01-15T12:00:00Z'),
        progress: { stage() {}, step() {}, line() {} },
      },
      print: (text) => printed.push(text),
      json: true,
      definitions: '',
      templates: '',
      processId: 0,
      softwareVersion: '0',
    },
    print() {},
    setExitCode() {},
  });
  await program.parseAsync(['inspect', file, '--json'], { from: 'user' });
  return JSON.parse(printed.join('\n'));
}
