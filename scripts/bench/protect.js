// `npm run bench -- protect [areas]`: choosing what to hide and attacking it on counties of growing size, from 50 to 5,000
// areas by six groups (areas add to municipalities, these to the county), and the linear programs per second of the
// attacker. Times are processor seconds. Prints a table and JSON; nothing here is asserted.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchQuarter } from './protect-quarter.js';

const sizes = [50, 200, 500, 1500, 5000];

export async function benchProtect(most = 5000) {
  const { attack, protectCells } = await import('../../dist/pipeline/protect/index.js');
  const rows = [];
  console.log('   areas    cells  sensitive   hidden  proved   protect s  attack s');
  for (const areas of sizes.filter((size) => size <= most)) {
    const { cells, relations } = county(areas);
    const protect = await measured(() => protectCells(cells, relations, { integer: true }));
    const hidden = Object.keys(protect.result.status).filter((id) => protect.result.status[id] !== 'open');
    const attacked = await measured(() => attack(cells, relations, hidden, { integer: true }));
    const row = {
      areas,
      cells: cells.length,
      sensitive: cells.filter((cell) => cell.sensitive).length,
      hidden: hidden.length,
      optimal: protect.result.optimal,
      protectSeconds: protect.seconds,
      attackSeconds: attacked.seconds,
    };
    rows.push(row);
    console.log(
      [row.areas, row.cells, row.sensitive, row.hidden, row.optimal ? 'yes' : 'no']
        .map((value, i) => String(value).padStart([8, 9, 11, 9, 8][i]))
        .join('') + [row.protectSeconds, row.attackSeconds].map((s) => s.toFixed(2).padStart(11)).join(''),
    );
  }
  const programsPerSecond = {};
  for (const areas of [12, 50, 200, 500]) {
    programsPerSecond[areas] = await programs(areas);
    console.log(
      `  linear programs per second, every group of ${areas} areas hidden: ${programsPerSecond[areas]}`,
    );
  }
  const quarter = await benchQuarter();
  const result = { node: process.version, programsPerSecond, growth: rows, quarter };
  console.log(`\n${JSON.stringify(result)}`);
  const folder = join(import.meta.dirname, '../../bench-results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'protect.json'), `${JSON.stringify(result, null, 2)}\n`);
}

/** Least and greatest value of every cell of one table in which all groups of all areas are unknown. */
async function programs(areas) {
  const { openSolver } = await import('../../dist/pipeline/solver/index.js');
  const { cells, relations } = county(areas);
  const index = new Map(cells.map((cell, i) => [cell.id, i]));
  const isArea = (cell) => cell.id.includes('a') && !cell.id.endsWith('|T');
  const solver = await openSolver({
    variables: cells.map((cell) =>
      isArea(cell) ? { lower: 0, upper: Number.POSITIVE_INFINITY } : { lower: cell.value, upper: cell.value },
    ),
    rows: relations.map(({ total, parts }) => ({
      coefficients: [[index.get(total), -1], ...parts.map((part) => [index.get(part), 1])],
      lower: 0,
      upper: 0,
    })),
  });
  const { seconds } = await measured(async () => {
    for (const cell of cells.filter(isArea).slice(0, 500)) {
      solver.minimise([[index.get(cell.id), 1]]);
      solver.maximise([[index.get(cell.id), 1]]);
    }
  });
  const count = solver.programs;
  solver.close();
  return Math.round(count / seconds);
}

async function measured(work) {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return { result, seconds: (user + system) / 1e6 };
}

/** Municipalities of about twelve areas; one count in six is zero, many are small. The same numbers every time. */
function county(areas) {
  let state = areas;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const groups = ['g0', 'g1', 'g2', 'g3', 'g4', 'g5'];
  const cells = [];
  const relations = [];
  const publish = (place, counts) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    [...counts.entries(), ['T', all]].forEach(([group, value]) => {
      const small = value > 0 && value < 3;
      const id = `${place}|${group === 'T' ? 'T' : groups[group]}`;
      cells.push({ id, value, ...(small ? { sensitive: true, protectLower: 0, protectUpper: 3 } : {}) });
    });
    relations.push({ total: `${place}|T`, parts: groups.map((group) => `${place}|${group}`) });
    return counts;
  };
  const added = (place, parts, tables) => {
    for (const group of [...groups, 'T'])
      relations.push({ total: `${place}|${group}`, parts: parts.map((part) => `${part}|${group}`) });
    return publish(
      place,
      groups.map((_, g) => tables.reduce((sum, counts) => sum + counts[g], 0)),
    );
  };
  const municipalities = Array.from({ length: Math.ceil(areas / 12) }, (_, m) => {
    const places = Array.from({ length: Math.min(12, areas - 12 * m) }, (_, a) => `m${m}a${a}`);
    const tables = places.map((place) =>
      publish(
        place,
        groups.map(() => (next() < 1 / 6 ? 0 : Math.floor(40 * next() ** 2))),
      ),
    );
    return added(`m${m}`, places, tables);
  });
  added(
    'T',
    municipalities.map((_, m) => `m${m}`),
    municipalities,
  );
  return { cells, relations };
}
