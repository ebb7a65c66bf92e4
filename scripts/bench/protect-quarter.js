// Part of `npm run bench -- protect`: protection and audit of the last quarter of the demonstration county, and of Berlin where
// its data lie beside the project. Both as they are in a build, with the figures and the finished data files of that day
// alone; the protection of all days together beside it. Wall seconds and, in brackets, processor seconds. Nothing here is asserted.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
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
  console.log(
    '\n           room   figures   hidden counts  programs       protect s         audit s  all days: protect s  findings',
  );
  const results = [];
  for (const room of rooms) results.push(await measuredRoom(room));
  return results;
}

async function measuredRoom({ name, dataRaw, deliveries }) {
  const folder = mkdtempSync(join(tmpdir(), 'teilhabe-bench-'));
  const options = {
    ...{ dataRaw, definitions: join(project, 'indicators') },
    ...(deliveries ? { deliveries } : {}),
  };
  try {
    const [{ build }, { disk }] = await Promise.all(['build.js', 'disk.js'].map(dist));
    const world = { files: disk, clock: () => new Date(), progress: { stage() {}, step() {}, line() {} } };
    const reports = join(folder, 'reports');
    await build(world, {
      ...{ ...options, reports, formats: ['data'] },
      ...{ processId: process.pid, softwareVersion: 'bench' },
    });
    const protection = await protectLatest(world, options);
    const audit = await auditLatest(disk, reports);
    const row = { room: name, ...protection, ...audit };
    const seconds = ({ wall, processor }) => `${wall.toFixed(2)} (${processor.toFixed(2)})`;
    console.log(
      [name, row.figures, row.hidden, row.programs, seconds(row.protect), seconds(row.audit)]
        .concat([seconds(row.protectAllDays), row.findings])
        .map((v, i) => String(v).padStart([15, 10, 16, 10, 16, 16, 21, 10][i]))
        .join(''),
    );
    return row;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The figures of the latest day, and all of them, protected. */
async function protectLatest(world, options) {
  const [{ requireRoom }, { openStore }, { intake }, { compute }, { protect }] = await Promise.all(
    ['definitions/index.js', 'store/store.js', 'intake/index.js', 'compute/index.js', 'protect/index.js'].map(
      dist,
    ),
  );
  const { room } = await requireRoom(world.files, options);
  const store = await openStore();
  const taken = await intake(world, store, room);
  const { computed } = await compute(store, room, taken.figures);
  store.close();
  const latest = lastDay(computed.values);
  const values = computed.values.filter((value) => value.referenceDate === latest);
  const one = await measured(() => protect({ values, comparisons: [], trends: [] }, room));
  const all = await measured(() => protect(computed, room));
  return { figures: values.length, protect: one.seconds, protectAllDays: all.seconds };
}

/** What is published of the latest day, read and attacked. */
async function auditLatest(files, reports) {
  const [{ attack }, { openFolder, readBase }, { readTotals }] = await Promise.all(
    ['audit/attack.js', 'audit/read/base.js', 'audit/totals.js'].map(dist),
  );
  const { result, seconds } = await measured(async () => {
    const opened = await openFolder(files, reports);
    const bytesOf = (path) => files.readFile(path);
    const { folder } = await readBase(opened, bytesOf);
    const latest = lastDay(folder.rows);
    const rows = folder.rows.filter((row) => row.referenceDate === latest);
    return attack([{ ...folder, rows, totals: await readTotals(opened, bytesOf) }], []);
  });
  return {
    ...{ hidden: result.counts.length, programs: result.programs, audit: seconds },
    findings: result.counts.filter((count) => count.verdict !== 'safe').length,
  };
}

const lastDay = (figures) =>
  figures.reduce((day, { referenceDate }) => (referenceDate > day ? referenceDate : day), '');

async function measured(work) {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return {
    result,
    seconds: { wall: (performance.now() - wall) / 1000, processor: (user + system) / 1e6 },
  };
}
