// Part of `npm run bench -- protect`: protection and audit of real builds: the last quarter of the demonstration county, and
// Berlin where its data lie beside the project. Protection is the wall time of its stage (internal/build.json), the audit is
// measured in processor seconds on the finished data files. Nothing here is asserted.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const project = join(import.meta.dirname, '../..');
const dist = (file) => import(`../../dist/pipeline/${file}`);

export async function benchQuarter() {
  const rooms = [
    { name: 'demonstration', dataRaw: join(project, 'data-raw') },
    ...(existsSync(join(project, '../shared/data/berlin'))
      ? [
          {
            name: 'Berlin',
            dataRaw: join(project, 'examples/berlin'),
            deliveries: join(project, '../shared/data/berlin'),
          },
        ]
      : []),
  ];
  console.log('\n           room   figures   hidden counts  programs  protect s  audit s  findings');
  const results = [];
  for (const room of rooms) results.push(await measuredRoom(room));
  return results;
}

async function measuredRoom({ name, dataRaw, deliveries }) {
  const [{ build }, { disk }, { attack }, { readBase }, { readTotals }] = await Promise.all(
    ['build.js', 'disk.js', 'audit/attack.js', 'audit/read/index.js', 'audit/totals.js'].map(dist),
  );
  const folder = mkdtempSync(join(tmpdir(), 'teilhabe-bench-'));
  try {
    const reports = join(folder, 'reports');
    const world = { files: disk, clock: () => new Date(), progress: { stage() {}, step() {}, line() {} } };
    await build(world, {
      ...{ dataRaw, reports, definitions: join(project, 'indicators'), formats: ['data'] },
      ...(deliveries ? { deliveries } : {}),
      ...{ processId: process.pid, softwareVersion: 'bench' },
    });
    const { timings } = JSON.parse(readFileSync(join(folder, 'internal/build.json'), 'utf8'));
    const { folder: published } = await readBase(disk, reports);
    const latest = published.rows.reduce(
      (day, row) => (row.referenceDate > day ? row.referenceDate : day),
      '',
    );
    const quarter = { ...published, rows: published.rows.filter((row) => row.referenceDate === latest) };
    const start = process.cpuUsage();
    const result = await attack([{ ...quarter, totals: await readTotals(disk, reports) }], []);
    const { user, system } = process.cpuUsage(start);
    const row = {
      ...{
        room: name,
        figures: quarter.rows.length,
        hidden: result.counts.length,
        programs: result.programs,
      },
      protectSecondsAllQuarters: (timings.protect ?? 0) / 1000,
      auditSeconds: (user + system) / 1e6,
      findings: result.counts.filter((count) => count.verdict !== 'safe').length,
    };
    console.log(
      [name, row.figures, row.hidden, row.programs]
        .map((v, i) => String(v).padStart([15, 10, 16, 10][i]))
        .join('') +
        [row.protectSecondsAllQuarters.toFixed(2), row.auditSeconds.toFixed(2), row.findings]
          .map((v, i) => String(v).padStart([11, 9, 10][i]))
          .join(''),
    );
    return row;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
