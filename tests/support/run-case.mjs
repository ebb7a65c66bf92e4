// Builds a case of tests/cases with the compiled program, in a process of its own that a test can kill. Arguments: data
// room, definitions, reports, formats with commas.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../dist/pipeline/build.js';
import { disk } from '../../dist/pipeline/disk.js';
import { UserError } from '../../dist/pipeline/model/problem.js';

const [dataRaw = '', definitions = '', reports = '', formats = ''] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const quiet = { stage() {}, step() {}, line() {} };
try {
  await build(
    { files: disk, clock: () => new Date('2026-01-15T10:00:00Z'), progress: quiet },
    {
      dataRaw,
      definitions: join(root, definitions),
      reports,
      formats: formats.split(','),
      processId: process.pid,
      softwareVersion: 'test',
    },
  );
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(JSON.stringify(error.problems));
  process.exitCode = 1;
}
