// `npm run bench`: a cold build of the demonstration county with the time of each stage and its peak memory, and in the
// same run the bare cost of its parts: DuckDB reading the same CSVs, Vega drawing the same figures, Typst setting the
// same sources, each in as many processes. Prints a table and JSON; nothing here is asserted.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCheck } from './check.js';
import { benchCompute } from './compute.js';
import { benchIntake } from './intake.js';
import { runAlone } from './processes.js';
import { benchProtect } from './protect.js';

// `npm run bench -- intake [rows]`: see intake.js.
if (process.argv[2] === 'intake') {
  await benchIntake(...process.argv.slice(3).map(Number));
  process.exit(0);
}

// `npm run bench -- check [file]`: see check.js.
if (process.argv[2] === 'check') {
  benchCheck(process.argv[3]);
  process.exit(0);
}

// `npm run bench -- compute [areas]`: see compute.js.
if (process.argv[2] === 'compute') {
  await benchCompute(...process.argv.slice(3).map(Number));
  process.exit(0);
}

// `npm run bench -- protect [areas]`: see protect.js.
if (process.argv[2] === 'protect') {
  await benchProtect(...process.argv.slice(3).map(Number));
  process.exit(0);
}

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'teilhabe-bench-'));
const rounds = Number(process.argv[2] ?? 3);

const seconds = (ms) => (ms / 1000).toFixed(2).padStart(8);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const runs = [];
for (let round = 0; round < rounds; round++) {
  const whole = await runAlone('whole.js', [folder]);
  const parts = await runAlone('parts.js', [folder]);
  const bare = parts.duckdb + parts.vega + parts.typst;
  runs.push({ whole, parts, bare, ratio: whole.processWall / bare });
}
rmSync(folder, { recursive: true, force: true });

const stages = Object.keys(runs[0].whole.timings);
const of = (pick) => median(runs.map(pick));
const result = {
  node: process.version,
  threads: availableParallelism(),
  rounds,
  wholeSeconds: of((r) => r.whole.processWall) / 1000,
  stagesSeconds: Object.fromEntries(stages.map((s) => [s, of((r) => r.whole.timings[s]) / 1000])),
  peakMemoryMiB: of((r) => r.whole.peak),
  bareSeconds: {
    duckdb: of((r) => r.parts.duckdb) / 1000,
    vega: of((r) => r.parts.vega) / 1000,
    typst: of((r) => r.parts.typst) / 1000,
    sum: of((r) => r.bare) / 1000,
  },
  vegaPlainSeconds: of((r) => r.parts.vegaPlain) / 1000,
  ratio: of((r) => r.ratio),
  ratios: runs.map((r) => r.ratio),
};

console.log(
  `Demonstration county, cold build, median of ${rounds} rounds, ${result.threads} threads, Node ${result.node}\n`,
);
for (const stage of stages)
  console.log(`  ${stage.padEnd(28)}${seconds(result.stagesSeconds[stage] * 1000)} s`);
console.log(
  `  ${'whole build, process'.padEnd(28)}${seconds(result.wholeSeconds * 1000)} s   peak memory ${result.peakMemoryMiB.toFixed(0)} MiB\n`,
);
for (const [part, value] of Object.entries(result.bareSeconds))
  console.log(`  ${`bare ${part}`.padEnd(28)}${seconds(value * 1000)} s`);
console.log(
  `  ${'whole / bare'.padEnd(28)}${result.ratio.toFixed(2).padStart(8)}     (${result.ratios.map((r) => r.toFixed(2)).join(', ')})`,
);
// What a reader of the ratio must know: two stages are there for confidentiality alone, and the figures are drawn in Vega
// views that are kept. Drawn as Vega's documentation does it, a view for each figure, the bare part is larger.
const { sum, vega } = result.bareSeconds;
const sumPlain = sum - vega + result.vegaPlainSeconds;
const unguarded = result.wholeSeconds - result.stagesSeconds.protect - result.stagesSeconds.audit;
const times = (whole, bare) => (whole / bare).toFixed(2);
console.log(
  `  ${'without protect and audit'.padEnd(28)}${seconds(unguarded * 1000)} s   ${times(unguarded, sum)} times bare`,
);
console.log(
  `  ${'Vega, a view a figure'.padEnd(28)}${seconds(result.vegaPlainSeconds * 1000)} s   bare ${sumPlain.toFixed(2)} s with it: whole ${times(result.wholeSeconds, sumPlain)}, without protect and audit ${times(unguarded, sumPlain)} times bare\n`,
);
console.log(JSON.stringify(result));
mkdirSync(join(root, 'bench-results'), { recursive: true });
writeFileSync(join(root, 'bench-results', 'build.json'), `${JSON.stringify(result, null, 2)}\n`);
