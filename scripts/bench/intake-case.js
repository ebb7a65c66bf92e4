// One case of the intake bench in a process of its own: `bare` DuckDB into the cell table, or intake by the `fast` or the
// `careful` path. Sends wall time, processor time and peak memory until the cells are in their table and no key is known to
// be there twice, without starting the process; and, of all but the largest size, the processor time of the whole intake
// with coverage and plausibility.
import { disk } from '../../dist/pipeline/disk.js';
import { intake } from '../../dist/pipeline/intake/index.js';
import { openStore } from '../../dist/pipeline/store/store.js';
import { file, roomFor } from './intake-room.js';

const [way, rowsText, folder] = process.argv.slice(2);
const rows = Number(rowsText);
const room = await roomFor(rows, folder);
const dataset = room.definitions.datasets.get('bevoelkerung');
const world = {
  files: disk,
  clock: () => new Date(),
  progress: {
    // The first stage after the reading.
    stage() {
      read = measured();
      if (rows > mostWhole) throw enough;
    },
    step() {},
    line() {},
  },
};
const mostWhole = 1_000_000;
const enough = new Error('the rest of the intake is not measured');
let read;
const store = await openStore();
if (way === 'bare') await store.createCells(dataset);

const cpu = process.cpuUsage();
const start = performance.now();
function measured() {
  const { user, system } = process.cpuUsage(cpu);
  const peak = process.resourceUsage().maxRSS / 1024;
  return { wall: performance.now() - start, cpu: (user + system) / 1000, peak };
}
if (way === 'bare') {
  await store.exec(`
    INSERT INTO cells_bevoelkerung
    SELECT gebiet, 'area', zeitraum, DATE '2025-12-31', alter, alter + 1, geschlecht, staat, 'personen', personen, 'ok',
      NULL, NULL, 1, 0
    FROM read_csv('${folder}/${file}', auto_detect = false, header = true, delim = ';', quote = '', escape = '',
      new_line = '\\n', columns = {gebiet: 'VARCHAR', zeitraum: 'VARCHAR', alter: 'SMALLINT', geschlecht: 'VARCHAR',
      staat: 'VARCHAR', personen: 'INTEGER'})`);
} else {
  const result = await intake(world, store, room).catch((error) => {
    if (error !== enough) throw error;
  });
  const account = result?.report.deliveries[0];
  const errors = result?.problems.filter((p) => p.severity === 'error') ?? [];
  if (result && (account?.reader !== way || account.records.accepted !== rows || errors.length > 0))
    throw new Error(`${way}: ${JSON.stringify(account)} ${JSON.stringify(errors[0])}`);
}
const whole = measured();
const [{ n }] = await store.query('SELECT count(*) AS n FROM cells_bevoelkerung');
if (way !== 'bare') {
  // The age of a row follows from its line, so every line is checked.
  const [wrong] = await store.query(
    'SELECT count(*) AS n FROM cells_bevoelkerung WHERE alter_from <> ((line - 2) % 364) // 4',
  );
  if (wrong.n > 0) throw new Error(`${way}: ${wrong.n} wrong lines`);
}
store.close();
if (n !== rows) throw new Error(`${way}: ${n} cells of ${rows} rows`);
process.send(
  { ...(read ?? whole), wholeCpu: rows > mostWhole ? null : whole.cpu, wholePeak: whole.peak },
  () => process.exit(0),
);
