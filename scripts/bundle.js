// Joins the compiled modules and the packages they need into a few files: to find, read and link fifteen hundred small ones
// takes a second of every build, and half a second of each of its processes.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

const sources = join(import.meta.dirname, '../pipeline');
const compiled = join(import.meta.dirname, '../dist/pipeline');
// All in one folder: a module finds the one that another process is to load beside itself.
const folder = join(import.meta.dirname, '../dist/bundled');
/** These look for files of their own (native code, WebAssembly) beside their modules. */
const external = [/^@duckdb\/node-bindings/, /^@myriaddreamin\//, /^highs/, /^pdfjs-dist/];

/** DuckDB's client is joined as well: without a `require` of its own the module asks that of the bundle. */
const duckdb = {
  name: 'duckdb',
  transform: (code, id) =>
    id.replaceAll('\\', '/').endsWith('/dist/pipeline/store/duckdb.js')
      ? code.replace('const require = createRequire(import.meta.url);', '')
      : null,
};

/** Modules that are loaded by their place: `new URL('./worker.js', import.meta.url)`. Compiled ones may be left over from before. */
function loadedByPlace() {
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const code = readFileSync(join(sources, file), 'utf8');
      const places = code.matchAll(/new URL\('\.\/([\w-]+\.js)', import\.meta\.url\)/g);
      return [...places].map(([, place]) => join(compiled, dirname(file), place));
    });
}

const entries = [join(compiled, 'cli.js'), join(compiled, 'build.js'), ...loadedByPlace()];
const input = Object.fromEntries(entries.map((file) => [basename(file, '.js'), file]));
if (Object.keys(input).length < entries.length) throw new Error('two modules of one name in one folder');
rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  input,
  platform: 'node',
  external,
  plugins: [duckdb],
});
await bundle.write({ dir: folder, format: 'esm' });
await bundle.close();
