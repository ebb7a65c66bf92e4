import { existsSync, readFileSync } from 'node:fs';
import { compute } from '../../pipeline/compute/index.js';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { disk } from '../../pipeline/disk.js';
import { intake } from '../../pipeline/intake/index.js';
import type { DeliveryAccount, IntakeReport, Tally } from '../../pipeline/model/delivery.js';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import type { Problem } from '../../pipeline/model/problem.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import type { World } from '../../pipeline/model/world.js';
import { openStore } from '../../pipeline/store/store.js';

/** The walk of one example room up to the computed values, and independent reading of the public files. */

export interface Walk {
  room: DataRoom;
  report: IntakeReport;
  problems: Problem[];
  values: readonly ComputedValue[];
}

/** Says in the test's name why nothing ran. */
export const whereAbsent = (folder: string) =>
  existsSync(folder) ? '' : ` (übersprungen: ${folder} ist nicht vorhanden)`;

const world: World = {
  files: disk,
  clock: () => new Date('2026-01-01T00:00:00Z'),
  progress: { stage() {}, step() {}, line() {} },
};

export async function walk(dataRaw: string, deliveries: string): Promise<Walk> {
  const loaded = await loadRoom(disk, { dataRaw, deliveries, definitions: 'indicators' });
  if (!loaded.room) throw new Error(loaded.problems.map((p) => `${p.file}:${p.line} ${p.title}`).join('\n'));
  const store = await openStore({ threads: 1 });
  try {
    const taken = await intake(world, store, loaded.room);
    const { computed, problems } = await compute(store, loaded.room, taken.figures);
    return {
      room: loaded.room,
      report: taken.report,
      problems: [...loaded.problems, ...taken.problems, ...problems],
      values: computed.values,
    };
  } finally {
    store.close();
  }
}

/** The one value at a place; a missing row is an error of the test. */
export function valueAt(w: Walk, indicator: string, area: string, period: string) {
  const found = w.values.filter((v) => v.indicator === indicator && v.area === area && v.period === period);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} values of ${indicator} ${area} ${period}`);
  return { ...only, value: only.value === null ? null : Number(only.value) };
}

export function accountOf(w: Walk, file: string): DeliveryAccount {
  const found = w.report.deliveries.find((d) => d.file.endsWith(file));
  if (!found) throw new Error(`no delivery ${file}`);
  return found;
}

export const isBalanced = (t: Tally) => t.read === t.accepted + t.rejected + t.setAside;

/** A small CSV reader of its own, so that the program is not checked against itself. Quoted cells may hold the delimiter. */
export function readCsv(file: string, delimiter: string): Record<string, string>[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((l) => l !== '');
  const cells = (line: string) => {
    const out: string[] = [];
    let cell = '';
    let quoted = false;
    for (const c of line) {
      if (c === '"') quoted = !quoted;
      else if (c === delimiter && !quoted) {
        out.push(cell);
        cell = '';
      } else cell += c;
    }
    return [...out, cell];
  };
  const header = cells(lines[0] ?? '');
  return lines.slice(1).map((line) => {
    const row = cells(line);
    return Object.fromEntries(header.map((name, i) => [name, row[i] ?? '']));
  });
}
