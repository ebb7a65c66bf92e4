// `npm run bench -- check [file]`: `teilhabe check` of one delivery of the demonstration county as a user calls it, in
// processes of its own, each beside a bare process that loads DuckDB and reads the same file. Prints a table and JSON;
// nothing here is asserted.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const rounds = 7;
const usualFile = 'data-raw/deliveries/kamen/2025-Q4/Einwohnerstatistik_Kamen.csv';

/** DuckDB reads UTF-8 by default; what it makes of the file is not looked at. */
const bareScript = `
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.runAndReadAll(
    "SELECT count(*) FROM read_csv($1, header = false, ignore_errors = true, all_varchar = true, encoding = 'latin-1')",
    [process.argv[1]],
  );`;

/** Loaded into every process: tells its processor time in microseconds when it ends. */
const telling = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, String(user + system));
  });`)}`;

/** Wall and processor time of a process, in seconds. A check gives 1 where it finds errors in the file. */
function measure(args) {
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, ['--import', telling, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const wall = (performance.now() - start) / 1000;
  const [, , failure, told] = output;
  if (status !== 0 && status !== 1) throw new Error(failure);
  return { wall, cpu: Number(told) / 1e6 };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const summary = (runs) => ({
  wallSeconds: median(runs.map((r) => r.wall)),
  cpuSeconds: median(runs.map((r) => r.cpu)),
  wallOfEach: runs.map((r) => r.wall),
});

export function benchCheck(file = usualFile) {
  if (!existsSync(join(root, file))) throw new Error(`no such file: ${file}`);
  const runs = { check: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    runs.check.push(measure(['bin/teilhabe.js', 'check', file]));
    runs.bare.push(measure(['--input-type=module', '-e', bareScript, file]));
  }
  const [check, bare] = [summary(runs.check), summary(runs.bare)];
  const result = {
    node: process.version,
    threads: availableParallelism(),
    rounds,
    file,
    bytes: statSync(join(root, file)).size,
    check,
    bare,
    ratio: check.wallSeconds / bare.wallSeconds,
  };
  const number = (value) => value.toFixed(2).padStart(8);
  console.log(
    `Check of ${file} (${result.bytes} bytes), median of ${rounds} rounds, ${result.threads} threads, Node ${process.version}\n`,
  );
  for (const [title, { wallSeconds, cpuSeconds, wallOfEach }] of [
    ['teilhabe check', check],
    ['bare DuckDB, same file', bare],
  ]) {
    const each = wallOfEach.map((w) => w.toFixed(2)).join(', ');
    console.log(
      `  ${title.padEnd(28)}${number(wallSeconds)} s wall${number(cpuSeconds)} s processor   (${each})`,
    );
  }
  console.log(`  ${'check / bare, wall'.padEnd(28)}${number(result.ratio)}\n`);
  console.log(JSON.stringify(result));
  mkdirSync(join(root, 'bench-results'), { recursive: true });
  writeFileSync(join(root, 'bench-results', 'check.json'), `${JSON.stringify(result, null, 2)}\n`);
}
