// Joins the compiled modules and the packages they need into a few files: to find, read and link fifteen hundred small ones
// takes a second of every build, and half a second of each of its processes.
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';

const compiled = join(import.meta.dirname, '../dist/pipeline');
// All in one folder: a module finds the one that another process is to load beside itself.
const folder = join(import.meta.dirname, '../dist/bundled');
const entries = [
  'cli.js',
  'build.js',
  'processes/worker.js',
  'protect/hiding-task.js',
  'publish/render-task.js',
  'audit/audit-task.js',
];
/** These look for files of their own (native code, WebAssembly) beside their modules. */
const external = [/^@duckdb\//, /^@myriaddreamin\//, /^highs/, /^pdfjs-dist/];

rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((file) => [basename(file, '.js'), join(compiled, file)])),
  platform: 'node',
  external,
});
await bundle.write({ dir: folder, format: 'esm' });
await bundle.close();
