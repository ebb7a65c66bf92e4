// One case of the compute bench in a process of its own: `bare` or `ours`. Sends wall and processor time and peak memory,
// without making the cells; `ours` fills the tables of figures, comparisons and trends. The peak is that of the whole process, cells included.
import { fillTables } from '../../dist/pipeline/compute/compute.js';
import { comparisonTable, trendTable, valueTable } from '../../dist/pipeline/compute/names.js';
import { openStore } from '../../dist/pipeline/store/store.js';
import { bareSql, fillCells, roomOf } from './compute-room.js';

const [way, areasText, memory] = process.argv.slice(2);
const areas = Number(areasText);
const room = roomOf(areas);
const store = await openStore({ memory: Number(memory) });
await fillCells(store, areas);
const before = process.resourceUsage().maxRSS / 1024;
const cpu = process.cpuUsage();
const start = performance.now();
if (way === 'bare') await store.exec(bareSql());
else await fillTables(store, room);
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const peak = process.resourceUsage().maxRSS / 1024;
const one = async (sql) => Object.values((await store.query(sql))[0])[0];
const count = (table) => one(`SELECT count(*) FROM ${table}`);
const found =
  way === 'bare'
    ? {
        values: await count('bare'),
        whole: await one(
          "SELECT value FROM bare WHERE indicator = 0 AND municipality IS NULL AND period = '2025'",
        ),
      }
    : {
        values: await count(valueTable),
        comparisons: await count(comparisonTable),
        trends: await count(trendTable),
        whole: await one(`SELECT value FROM ${valueTable} WHERE definition = 0 AND place = 0 AND slot = 7`),
      };
store.close();
process.send({ wall, cpu: (user + system) / 1000, peak, before, ...found }, () => process.exit(0));
