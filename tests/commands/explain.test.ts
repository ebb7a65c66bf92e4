import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.js';
import { explain } from '../../pipeline/commands/explain.js';
import { disk } from '../../pipeline/disk.js';
import { explanation, protectingAnew } from '../../pipeline/model/messages/explain.js';
import { whyPrimary, whySecondary } from '../../pipeline/model/messages/protection.js';
import { indicators } from '../indicators/catalogue.js';

/** `explain` after a build of the case of two places, where the share of area 1 is hidden for the sake of area 9. */

const room = join(import.meta.dirname, '../cases/zwei-orte').replaceAll('\\', '/');
const definitions = `${room}/indicators`;
const dataRaw = `${room}/data-raw`;
let folder = '';
const told: string[] = [];
const world = {
  files: disk,
  clock: () => new Date(0),
  progress: { stage() {}, step() {}, line: (text: string) => told.push(text) },
};

beforeAll(async () => {
  folder = (await mkdtemp(join(tmpdir(), 'teilhabe-explain-'))).replaceAll('\\', '/');
  const reports = `${folder}/reports`;
  const software = { processId: process.pid, softwareVersion: 'test' };
  await build(world, { dataRaw, definitions, reports, formats: ['data'], ...software });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function explained(change: { softwareVersion?: string; reports?: string } = {}) {
  told.length = 0;
  const printed: string[] = [];
  await explain(
    {
      ...{ world, definitions, json: false, templates: '', processId: process.pid },
      print: (text) => printed.push(text),
      softwareVersion: change.softwareVersion ?? 'test',
    },
    {
      ...{ dataRaw, reports: change.reports ?? `${folder}/reports` },
      ...{ indicator: 'arbeitslosenanteil', area: '99001001-1', period: '2025-Q4' },
    },
  );
  return { text: printed.join('\n'), told: [...told] };
}

describe('explain after a build', () => {
  it('reads the reason there, and says the same as if it had protected anew', async () => {
    const { text, told: lines } = await explained();
    expect(lines).toEqual([]);
    expect(text).toContain(whySecondary());
    const nowhere = `${folder}/nirgends`;
    const anew = await explained({ reports: nowhere });
    expect(anew).toEqual({ text, told: [protectingAnew(nowhere)] });
  });

  it('protects anew where the software or an input is another', async () => {
    const anew = [protectingAnew(`${folder}/reports`)];
    expect((await explained({ softwareVersion: 'neuer' })).told).toEqual(anew);
    const account = `${folder}/internal/build.json`;
    const honest = await readFile(account, 'utf8');
    const [first = ''] = /"sha256": "[0-9a-f]{64}"/.exec(honest) ?? [];
    await writeFile(account, honest.replace(first, `"sha256": "${'0'.repeat(64)}"`));
    expect((await explained()).told).toEqual(anew);
    await writeFile(account, '{');
    expect((await explained()).told).toEqual(anew);
    await writeFile(account, honest);
    expect((await explained()).told).toEqual([]);
  });

  it('takes the reason from the record of that figure alone', async () => {
    const records = `${folder}/internal/protection.csv`;
    const honest = await readFile(records, 'utf8');
    const changed = honest.replace(
      /^(arbeitslosenanteil,99001001-1,2025-Q4,numerator),secondary/m,
      '$1,primary',
    );
    expect(changed).not.toBe(honest);
    await writeFile(records, changed);
    expect((await explained()).text).toContain(whyPrimary());
    await writeFile(records, honest);
  });
});

describe('the text about a hidden figure', () => {
  const [indicator] = indicators.filter((i) => i.id === 'sgb2_unter_18');
  if (!indicator) throw new Error('sgb2_unter_18 is missing');
  const text = (isFilled: boolean) =>
    explanation({
      trace: {
        ...{ indicator: 'sgb2_unter_15', title: 'Kinder', definition: '', unit: '%', version: 1 },
        ...{ area: 'a', period: '2025-Q4', referenceDate: '2025-12-31', validFrom: '2005-01-01' },
        ...{ validTo: null, provisionalUntil: null, status: 'ok', value: 5, origin: 'delivered', terms: [] },
      } as unknown as Parameters<typeof explanation>[0]['trace'],
      ...{ indicator, areaName: 'Nord', publishedStatus: 'suppressed', hidden: 'secondary' },
      coarser: isFilled ? { indicator, value: 18.04 } : null,
      ...{ fileOf: () => '', nameOf: () => '', datasetTitle: () => '', policyOf: () => undefined },
    }).replaceAll('\u202f', ' ');

  it('names the coarser one that is shown instead, rounded as published', () => {
    expect(text(true)).toContain(
      'statt dessen der gröbere Wert »Kinder und Jugendliche unter 18 Jahren im SGB II«: 18,0 %',
    );
    expect(text(false)).not.toContain('gröbere');
  });
});
