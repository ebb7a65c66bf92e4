// `npm run bench -- compute [areas]`: shares of a synthetic country over 1,000 to 80,000 areas (or up to `areas`), 35
// indicators and 8 periods, against bare DuckDB in the same run, with the same memory and the same threads. Every case has a
// process of its own; one that runs out of memory is told. Prints a table and JSON; nothing here is asserted.
//
// Both start from the same cell tables and leave tables in DuckDB. Bare: numerator, denominator and share of every area,
// municipality and the country, in one statement as a hand would write it for clean numbers (compute-room.js), without a look at what is
// hidden, missing or delivered twice. Ours: all of these rules, intervals, comparisons with municipality, country, the year
// before and the first year with their intervals, verdicts under false-discovery control, and trends. Not ours: the p-values
// beyond those that decide a verdict, which are worked out where comparisons are read.
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** MiB for either way: bare runs out of memory with the less where there are the most areas. */
const memoryFor = (areas) => (areas > 20_000 ? 4096 : 2048);

function measure(way, areas) {
  return new Promise((resolve, reject) => {
    const child = fork(
      join(import.meta.dirname, 'compute-case.js'),
      [way, String(areas), String(memoryFor(areas))],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    let sent = null;
    child.on('message', (message) => {
      sent = message;
    });
    child.on('error', reject);
    child.on('exit', () => resolve(sent));
  });
}

export async function benchCompute(most = 80_000) {
  const sizes = [1000, 5000, 20_000, 80_000].filter((n) => n <= most);
  if (!sizes.includes(most)) sizes.push(most);
  const results = [];
  for (const areas of sizes) {
    const bare = await measure('bare', areas);
    const ours = await measure('ours', areas);
    if (bare && ours && (bare.values !== ours.values || Math.abs(bare.whole - ours.whole) > 1e-9))
      throw new Error(`not the same: ${JSON.stringify({ bare, ours })}`);
    results.push({ areas, memory: memoryFor(areas), bare, ours, ratio: bare && ours && ours.cpu / bare.cpu });
    print(areas, bare, ours);
  }
  printLinearity(results);
  const result = { node: process.version, threads: availableParallelism(), results };
  console.log(`\n${JSON.stringify(result)}`);
  mkdirSync(join(root, 'bench-results'), { recursive: true });
  writeFileSync(join(root, 'bench-results', 'compute.json'), `${JSON.stringify(result, null, 2)}\n`);
}

/** Processor time a value at each size, as a multiple of that at the smallest: 1 everywhere is linear. */
function printLinearity(results) {
  console.log('\nProcessor time a value, as a multiple of the smallest size');
  for (const way of ['bare', 'ours']) {
    const each = results.map((r) => r[way] && r[way].cpu / r[way].values);
    const cells = results.map(({ areas }, i) =>
      each[0] && each[i] ? `${areas.toLocaleString('en')}: ${(each[i] / each[0]).toFixed(2)}` : `${areas}: -`,
    );
    console.log(`  ${way.padEnd(6)} ${cells.join('   ')}`);
  }
}

function print(areas, bare, ours) {
  console.log(`\n${areas.toLocaleString('en')} areas`);
  for (const [name, r] of Object.entries({ bare, ours })) {
    if (!r) {
      console.log(`  ${name.padEnd(6)} ran out of memory`);
      continue;
    }
    const { values, comparisons, cpu, wall, peak } = r;
    console.log(
      `  ${name.padEnd(6)}${(cpu / 1000).toFixed(2).padStart(9)} s processor ${(wall / 1000).toFixed(2).padStart(9)} s wall ` +
        `${peak.toFixed(0).padStart(7)} MiB  ${((cpu * 1000) / values).toFixed(2)} µs a value, ${values} values${comparisons ? `, ${comparisons} comparisons` : ''}`,
    );
  }
  if (bare && ours) {
    console.log(
      `  ours / bare ${(ours.cpu / bare.cpu).toFixed(2)} processor, ${(ours.wall / bare.wall).toFixed(2)} wall`,
    );
  }
}
