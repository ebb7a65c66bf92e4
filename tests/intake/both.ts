import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { intake } from '../../pipeline/intake/index.js';
import type { IntakeReport } from '../../pipeline/model/delivery.js';
import { openStore } from '../../pipeline/store/store.js';
import { memoryWorld } from '../support/memory-files.js';
import { tinyRoom } from '../support/tiny-room.js';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'intake-'));
});
afterAll(() => rm(dir, { recursive: true }));

let files = 0;
/** Reads the same bytes by both readers; DuckDB needs them on a disk, under the same path. */
export async function both(text: string) {
  const deliveriesDir = `${dir.replaceAll('\\', '/')}/${++files}`;
  const path = `${deliveriesDir}/jobcenter/2025-Q4/einwohnerbestand.csv`;
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  const results = [];
  for (const fastFrom of [0, Number.POSITIVE_INFINITY]) {
    const store = await openStore();
    const { report, problems } = await intake(
      memoryWorld({ [path]: text }),
      store,
      tinyRoom({ deliveriesDir }),
      fastFrom,
    );
    const cells = await store.query('SELECT * FROM cells_einwohnerbestand ORDER BY ALL');
    store.close();
    const [account] = report.deliveries;
    results.push({ reader: account?.reader, cells, report, problems });
  }
  const [fast, careful] = results;
  if (!fast || !careful) throw new Error('two results expected');
  return { fast, careful };
}
export const withoutReader = ({ report }: { report: IntakeReport }) => ({
  ...report,
  deliveries: report.deliveries.map((d) => ({ ...d, reader: '' })),
});
