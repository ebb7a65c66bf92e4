import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
// @ts-expect-error compiled JavaScript: processes of their own run what was built
import { audit as compiledAudit } from '../../dist/pipeline/audit/index.js';
// @ts-expect-error the same
import { startProcesses as startCompiled } from '../../dist/pipeline/processes/index.js';
import { audit } from '../../pipeline/audit/index.js';
import { disk } from '../../pipeline/disk.js';
import { type startProcesses, thisProcess } from '../../pipeline/processes/index.js';
import { catalogue, figures, page, pdfOf, sentence, table } from './read/small-folder.js';

const open = startCompiled as typeof startProcesses;
const compiled = compiledAudit as typeof audit;

it('finds the same in the same order, whoever reads the reports', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'audit-'));
  const content: Record<string, string | Uint8Array> = {
    'data/catalogue.json': JSON.stringify(catalogue),
    'data/indicators.csv': figures,
    // A contradiction in one table, a number in one sentence, one in one PDF, and a file that should not be there.
    'musterstadt.html': page(),
    'nord.html': page(`<p>${sentence} In Süd sind es 2 Kinder.</p>`),
    'ost.html': page(table({ value: '.', interval: '.', numerator: '.', denominator: '31' })),
    'ost.pdf': pdfOf(['Bericht Musterstadt', 'darunter 8 Kinder in Ost']),
    'rest.txt': 'x',
  };
  for (const [name, text] of Object.entries(content)) await disk.writeFile(`${folder}/${name}`, text);
  const processes = open();
  try {
    const here = await audit(disk, null, [folder, folder]);
    expect(new Set(here.findings.map((f) => f.file.slice(folder.length + 1)))).toEqual(
      new Set(['nord.html', 'ost.html', 'ost.pdf', 'rest.txt']),
    );
    expect(await compiled(disk, null, [folder, folder], processes)).toEqual(here);
    expect(await audit(disk, null, [folder, folder], thisProcess)).toEqual(here);
  } finally {
    await processes.close();
    await rm(folder, { recursive: true });
  }
});

it('hands data files that lie in memory alone to the other processes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'audit-'));
  await disk.writeFile(`${folder}/musterstadt.html`, page(`<p>${sentence} In Süd sind es 2 Kinder.</p>`));
  const held = new Map(
    [
      ['data/catalogue.json', JSON.stringify(catalogue)],
      ['data/indicators.csv', figures],
    ].map(([name, text]) => [`${folder}/${name}`, new TextEncoder().encode(text)]),
  );
  const processes = open();
  try {
    const { findings, files } = await compiled(disk, null, [folder], processes, held);
    expect(findings.map((f) => [f.code, f.file])).toEqual([
      ['unexplained-number', `${folder}/musterstadt.html`],
    ]);
    expect(files.map((file) => file.slice(folder.length + 1))).toEqual([
      'data/catalogue.json',
      'data/indicators.csv',
      'musterstadt.html',
    ]);
  } finally {
    await processes.close();
    await rm(folder, { recursive: true });
  }
});
