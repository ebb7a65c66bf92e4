// `npm run bench -- intake [rows]`: a canonical delivery of 50 thousand, 500 thousand and 5 million rows (or up to `rows`)
// through intake, against bare DuckDB reading the same bytes into the same table in the same run; and the careful path on a
// delivery with a wart. Every case has a process of its own. Prints a table and JSON; nothing here is asserted.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDelivery } from './intake-room.js';
import { runAlone } from './processes.js';

const root = join(import.meta.dirname, '../..');
const rounds = 3;
/** The memory that intake and store may take, as `openStore` has it. */
const memorySetting = 512;

/** Runs a case in a process of its own. */
const measure = (way, rows, folder) => runAlone('intake-case.js', [way, rows, folder]);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const summary = (runs) => ({
  wallSeconds: median(runs.map((r) => r.wall)) / 1000,
  cpuSeconds: median(runs.map((r) => r.cpu)) / 1000,
  peakMemoryMiB: Math.max(...runs.map((r) => r.peak)),
  wholeCpuSeconds: runs[0].wholeCpu === null ? null : median(runs.map((r) => r.wholeCpu)) / 1000,
});

export async function benchIntake(most = 5_000_000) {
  const folder = mkdtempSync(join(tmpdir(), 'teilhabe-bench-')).replaceAll('\\', '/');
  const sizes = [most / 100, most / 10, most].map(Math.round);
  const results = [];
  try {
    for (const rows of sizes) {
      const clean = `${folder}/clean`;
      const bytes = statSync(writeDelivery(rows, clean, false)).size;
      const runs = { bare: [], fast: [], careful: [] };
      // The largest size twice: the whole bench is to end within a few minutes.
      const times = rows > 1_000_000 ? 2 : rounds;
      for (let round = 0; round < times; round++) {
        runs.bare.push(await measure('bare', rows, clean));
        // Small files are never worth the fast path; the smallest size shows what the careful one makes of them.
        runs.fast.push(await measure(bytes < 8 * 1024 * 1024 ? 'careful' : 'fast', rows, clean));
      }
      rmSync(clean, { recursive: true });
      const wart = `${folder}/wart`;
      writeDelivery(rows, wart, true);
      for (let round = 0; round < (rows > 1_000_000 ? 1 : times); round++)
        runs.careful.push(await measure('careful', rows, wart));
      rmSync(wart, { recursive: true });
      const [bare, clean_, careful] = [runs.bare, runs.fast, runs.careful].map(summary);
      results.push({
        rows,
        megabytes: bytes / 1e6,
        bare,
        clean: clean_,
        careful,
        cleanToBareCpu: clean_.cpuSeconds / bare.cpuSeconds,
        cleanToBareWall: clean_.wallSeconds / bare.wallSeconds,
        carefulRowsPerCpuSecond: rows / careful.cpuSeconds,
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  print(results);
}

function print(results) {
  const number = (value, digits = 2) => value.toFixed(digits).padStart(10);
  console.log(
    `Intake of canonical deliveries, median of ${rounds} rounds, ${availableParallelism()} threads, Node ${process.version}, memory setting ${memorySetting} MiB\n`,
  );
  console.log(
    `${''.padEnd(34)}${results.map((r) => r.rows.toLocaleString('en').padStart(10)).join('')} rows`,
  );
  const line = (title, of, digits) =>
    console.log(`  ${title.padEnd(32)}${results.map((r) => number(of(r), digits)).join('')}`);
  line('megabytes', (r) => r.megabytes, 1);
  for (const way of ['bare', 'clean', 'careful']) {
    line(`${way}: wall seconds`, (r) => r[way].wallSeconds);
    line(`${way}: processor seconds`, (r) => r[way].cpuSeconds);
    line(`${way}: microseconds a row`, (r) => (r[way].cpuSeconds / r.rows) * 1e6);
    line(`${way}: peak memory, MiB`, (r) => r[way].peakMemoryMiB, 0);
    if (way !== 'bare') line(`${way}: whole intake, processor`, (r) => r[way].wholeCpuSeconds ?? Number.NaN);
  }
  line('clean / bare, wall', (r) => r.cleanToBareWall);
  line('clean / bare, processor', (r) => r.cleanToBareCpu);
  line('careful: rows a second, wall', (r) => r.rows / r.careful.wallSeconds, 0);
  line('careful: rows a second, processor', (r) => r.carefulRowsPerCpuSecond, 0);
  // 1: time grows as the rows do, from the smallest size to the largest.
  const [first, last] = [results[0], results.at(-1)];
  const linearity = Object.fromEntries(
    ['bare', 'clean', 'careful'].map((way) => [
      way,
      last[way].cpuSeconds / last.rows / (first[way].cpuSeconds / first.rows),
    ]),
  );
  console.log(
    `\n  growth per row, smallest to largest: ${Object.entries(linearity)
      .map(([way, factor]) => `${way} ${factor.toFixed(2)}`)
      .join(', ')} (1 = linear; small sizes carry the start)`,
  );
  const result = {
    node: process.version,
    threads: availableParallelism(),
    rounds,
    memorySetting,
    linearity,
    results,
  };
  console.log(`\n${JSON.stringify(result)}`);
  mkdirSync(join(root, 'bench-results'), { recursive: true });
  writeFileSync(join(root, 'bench-results', 'intake.json'), `${JSON.stringify(result, null, 2)}\n`);
}
