import { it } from 'vitest';
import { compute } from '../../pipeline/compute/index.js';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { disk } from '../../pipeline/disk.js';
import {
  type Dataset,
  dimensionsOf,
  measuresOf,
  referenceDateOf,
  totalCode,
} from '../../pipeline/model/dataset.js';
import type { StoredCell } from '../../pipeline/model/stored.js';
import { openStore } from '../../pipeline/store/store.js';

const periods: Record<string, string[]> = {
  quarterly: ['2023', '2024', '2025'].flatMap((y) => [1, 2, 3, 4].map((q) => `${y}-Q${q}`)),
  yearly: ['2023', '2024', '2025'],
  school_year: ['SJ2022-23', 'SJ2023-24', 'SJ2024-25'],
  once: ['2024-06-09'],
};
function combos(d: Dataset): StoredCell['dimensions'][] {
  let out: StoredCell['dimensions'][] = [[]];
  for (const c of dimensionsOf(d)) {
    const vals: StoredCell['dimensions'] =
      c.type === 'age'
        ? Array.from({ length: 91 }, (_, i): [number, number] => [i, i === 90 ? 200 : i + 1])
        : Object.keys(c.codes).filter((k) => k !== totalCode(c));
    out = out.flatMap((o) => vals.map((v) => [...o, v]));
  }
  return out;
}
it('bench', async () => {
  const { room, problems } = await loadRoom(disk, { dataRaw: 'data-raw', definitions: 'indicators' });
  if (!room) {
    console.log(problems.slice(0, 5));
    return;
  }
  const store = await openStore({ threads: 2 });
  const areas = room.region.areas.filter((a) => a.level === 'area');
  let n = 0;
  for (const d of room.definitions.datasets.values()) {
    await store.createCells(d);
    const cells: StoredCell[] = [];
    for (const p of periods[d.rhythm] ?? [])
      for (const a of areas)
        for (const dims of combos(d))
          for (const m of measuresOf(d))
            cells.push({
              area: a.id,
              level: 'area',
              period: p,
              referenceDate: referenceDateOf(d, p),
              dimensions: dims,
              measure: m.id,
              value: '12',
              state: 'ok',
              lower: null,
              upper: null,
              delivery: 1,
              line: ++n,
            });
    await store.appendCells(d, cells);
  }
  const timed = new Map<string, number>();
  const wrapped = {
    ...store,
    exec: async (sql: string) => {
      const t = performance.now();
      await store.exec(sql);
      const m = /FROM ("cells_\w+")/.exec(sql);
      const k = sql.startsWith('CREATE')
        ? (sql.match(/compute_part_\d+/)?.[0] ?? '') + (m?.[1] ?? '')
        : sql.slice(0, 40);
      timed.set(k, (timed.get(k) ?? 0) + performance.now() - t);
    },
    query: async (sql: string, v?: (string | number | null)[]) => {
      const t = performance.now();
      const r = await store.query(sql, v);
      const k = 'Q ' + sql.trim().slice(0, 60).replace(/\s+/g, ' ');
      timed.set(k, (timed.get(k) ?? 0) + performance.now() - t);
      return r;
    },
  };
  for (let i = 0; i < 3; i++) {
    timed.clear();
    const t = performance.now();
    const c0 = process.cpuUsage();
    const r = await compute(wrapped, room);
    const c1 = process.cpuUsage(c0);
    console.log('cpu ms', Math.round((c1.user + c1.system) / 1000));
    console.log(
      n,
      'cells',
      areas.length,
      'areas',
      room.definitions.indicators.length,
      'indicators',
      r.computed.values.length,
      'values',
      r.computed.comparisons.length,
      'comparisons',
      r.problems.length,
      'problems',
      Math.round(performance.now() - t),
      'ms',
    );
  }
  const parts = [...timed].sort((a, b) => b[1] - a[1]);
  console.log(
    parts
      .slice(0, 70)
      .map(([k, v]) => `${Math.round(v)} ${k}`)
      .join('\n'),
  );
  const sum = (f: (k: string) => boolean) =>
    Math.round(parts.filter(([k]) => f(k)).reduce((s, [, v]) => s + v, 0));
  console.log(
    'parts',
    sum((k) => k.includes('compute_part')),
    'inserts',
    sum((k) => k.startsWith('INSERT')),
    'queries',
    sum((k) => k.startsWith('Q')),
  );
  store.close();
});
