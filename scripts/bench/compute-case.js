// One case of the compute bench in a process of its own: `bare` or `ours`. Sends wall and processor time and peak memory,
// without making the cells. The peak is that of the whole process, cells included.
import { compute } from '../../dist/pipeline/compute/index.js';
import { openStore } from '../../dist/pipeline/store/store.js';
import { bareSql, county, fillCells, roomOf } from './compute-room.js';

const [way, areasText, memory] = process.argv.slice(2);
const areas = Number(areasText);
const room = roomOf(areas);
const store = await openStore({ memory: Number(memory) });
await fillCells(store, areas);
const before = process.resourceUsage().maxRSS / 1024;
const cpu = process.cpuUsage();
const start = performance.now();
let values = 0;
let comparisons = 0;
let whole = 0;
const first = room.definitions.indicators[0].id;
if (way === 'bare') {
  await store.exec(bareSql());
} else {
  const { computed } = await compute(store, room);
  values = computed.values.length;
  comparisons = computed.comparisons.length;
  whole = computed.values.find(
    (v) => v.indicator === first && v.area === county && v.period === '2025',
  ).value;
}
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const peak = process.resourceUsage().maxRSS / 1024;
if (way === 'bare') {
  const [row] = await store.query('SELECT count(*) AS n FROM bare');
  values = row.n;
  const [found] = await store.query(
    "SELECT value FROM bare WHERE indicator = 0 AND municipality IS NULL AND period = '2025'",
  );
  whole = found.value;
}
store.close();
process.send({ wall, cpu: (user + system) / 1000, peak, before, values, comparisons, whole }, () =>
  process.exit(0),
);
