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

let readings = 0;
/** Reads the same texts, each a file, by both readers; DuckDB needs them on a disk, under the same path. */
export async function both(texts: readonly string[]) {
  const deliveriesDir = `${dir.replaceAll('\\', '/')}/${++readings}`;
  const folder = `${deliveriesDir}/jobcenter/2025-Q4`;
  await mkdir(folder, { recursive: true });
  const files = Object.fromEntries(texts.map((text, i) => [`${folder}/einwohnerbestand_${i}.csv`, text]));
  for (const [path, text] of Object.entries(files)) await writeFile(path, text);
  const results = [];
  for (const fastFrom of [0, Number.POSITIVE_INFINITY]) {
    const store = await openStore();
    const { report, problems } = await intake(
      memoryWorld(files),
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
