import { describe, expect, it } from 'vitest';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { disk } from '../../pipeline/disk.js';
import type { FileSystem } from '../../pipeline/model/world.js';

const root = `${import.meta.dirname.replaceAll('\\', '/')}/../..`;
const dataRaw = `${root}/tests/cases/zwei-orte/data-raw`;

/** The case of two places with a delivery plan. */
function load(lines: string[]) {
  const path = `${dataRaw}/lieferplan.yaml`;
  const files: FileSystem = {
    ...disk,
    exists: async (p) => p === path || disk.exists(p),
    readFile: async (p) => (p === path ? new TextEncoder().encode(lines.join('\n')) : disk.readFile(p)),
  };
  return loadRoom(files, { dataRaw, definitions: `${root}/tests/cases/zwei-orte/indicators` });
}
const entry = (more: string) =>
  `  - { supplier: adorf, dataset: einwohner, due_days: 30, from: '2025-Q4', contact: { office: Meldeamt, email: m@example.org }${more} }`;
const places = async (...lines: string[]) =>
  (await load(['deliveries:', ...lines])).problems.map((p) => [p.code, p.line, p.title]);

describe('lieferplan.yaml', () => {
  it('is read', async () => {
    const { room, problems } = await load(['deliveries:', entry(", municipalities: ['99001']")]);
    expect(problems).toEqual([]);
    expect(room?.deliveryPlan).toMatchObject([
      { supplier: 'adorf', municipalities: ['99001'], due_days: 30 },
    ]);
  });

  it('names what does not exist, with the line', async () => {
    const wrong = entry(", municipalities: ['99009']")
      .replace('supplier: adorf', 'supplier: adorv')
      .replace('dataset: einwohner', 'dataset: einwohner_alt');
    expect((await places(entry(''), wrong)).map(([code, line]) => [code, line])).toEqual([
      ['unknown-reference', 3],
      ['unknown-reference', 3],
      ['unknown-reference', 3],
    ]);
  });

  it('wants periods such as the dataset has, a deadline and the address of an office', async () => {
    expect(await places(entry('').replace('2025-Q4', '2025'))).toEqual([
      ['plan-period', 2, 'Zeitraum passt nicht zum Datensatz'],
    ]);
    expect(await places(entry('').replace(' due_days: 30,', ''))).toHaveLength(1);
    expect(await places(entry('').replace('m@example.org', 'Meldeamt'))).toHaveLength(1);
  });

  it('of the demonstration fits its region and datasets', async () => {
    const { room } = await loadRoom(disk, { dataRaw: `${root}/data-raw`, definitions: `${root}/indicators` });
    expect(room?.deliveryPlan.length).toBeGreaterThan(30);
    for (const { contact } of room?.deliveryPlan ?? []) expect(contact.email).toMatch(/@example\.org$/);
  });
});
