import { describe, expect, it } from 'vitest';
import { periodsIn } from '../../pipeline/intake/claim/outside.js';
import { checkPath } from '../../pipeline/intake/index.js';
import { openStore } from '../../pipeline/store/store.js';
import { memoryWorld } from '../support/memory-files.js';
import { type TinyRoomParts, tinyRoom } from '../support/tiny-room.js';

const text = 'Gebiet;Alter;Geschlecht;Personen\nA1;0-2;m;1\n00701;0-2;m;x1';
async function check(files: Record<string, string>, path: string, parts: TinyRoomParts = {}) {
  const store = await openStore();
  try {
    return await checkPath(memoryWorld(files), store, tinyRoom(parts), path);
  } finally {
    store.close();
  }
}
const summary = (r: Awaited<ReturnType<typeof check>>) => ({
  deliveries: r.report.deliveries.map((d) => [d.file, d.supplier, d.dataset, d.periods.join()]),
  problems: r.problems.map((p) => [p.code, p.file, p.line]),
});

describe('check', () => {
  const inside = 'data-raw/deliveries/altdorf/2025-Q4/einwohnerbestand.csv';
  it.each([inside, `./${inside}`, 'data-raw/deliveries/altdorf/', 'data-raw/deliveries'])(
    'under the deliveries: %s',
    async (path) =>
      expect(summary(await check({ [inside]: text }, path))).toEqual({
        deliveries: [['altdorf/2025-Q4/einwohnerbestand.csv', 'altdorf', 'einwohnerbestand', '2025-Q4']],
        problems: [['area-foreign', 'deliveries/altdorf/2025-Q4/einwohnerbestand.csv', 3]],
      }),
  );

  it('anywhere else: period from the name, no restriction without a supplier', async () => {
    const path = '/tmp/eingang/einwohnerbestand_2025-Q3.csv';
    expect(summary(await check({ [path]: text }, path))).toEqual({
      deliveries: [[path, '', 'einwohnerbestand', '2025-Q3']],
      problems: [['number-expected', path, 3]],
    });
  });

  it.each([
    'einwohnerbestand_2025Q4.csv',
    'einwohnerbestand_2025_Q4.csv',
    'einwohnerbestand 2025 q4 (2).csv',
    'einwohnerbestand_Q4-2025.csv',
    'einwohnerbestand Q4_2025 V2.csv',
    'einwohnerbestand 4. Quartal 2025.csv',
    'einwohnerbestand_4.Quartal_2025.csv',
    'einwohnerbestand_Quartal_4_2025.csv',
    'einwohnerbestand 2025 Quartal 4.csv',
    'einwohnerbestand_2025-4.Quartal.csv',
  ])('anywhere else: the quarter in the name %s', async (name) => {
    const { deliveries } = summary(await check({ [`/tmp/${name}`]: text }, `/tmp/${name}`));
    expect(deliveries).toEqual([[`/tmp/${name}`, '', 'einwohnerbestand', '2025-Q4']]);
  });

  it.each([
    ['liste_FAQ4-2025.csv', ['2025']],
    ['liste_14. Quartal 2025.csv', ['2025']],
    ['liste_2025Q41.csv', ['2025']],
    ['liste_SJ2024-25.csv', ['SJ2024-25']],
    ['liste_20251231_Q4-2025.csv', ['20251231', 'Q4-2025']],
  ])('takes nothing else for a quarter: %s', (name, pieces) => expect(periodsIn(name)).toEqual(pieces));

  it('anywhere else: a folder that is no period is not quoted as one', async () => {
    const path = '/tmp/Downloads/einwohnerbestand.csv';
    const { problems } = await check({ [path]: text }, path);
    expect(problems.map((p) => [p.code, p.column])).toContainEqual(['missing-column', 'Zeitraum']);
    expect(JSON.stringify(problems)).not.toContain('»Downloads«');
  });

  it('anywhere else: supplier and period from the folders', async () => {
    const path = '/tmp/altdorf/2025-Q2/liste.csv';
    expect(summary(await check({ [path]: text }, '/tmp/altdorf'))).toEqual({
      deliveries: [[path, 'altdorf', 'einwohnerbestand', '2025-Q2']],
      problems: [['area-foreign', path, 3]],
    });
  });

  it('anywhere else: by the name a mapping expects', async () => {
    const mapping = {
      id: 'm',
      description: 'x',
      files: ['amt/*/EWO_*.csv'],
      dataset: 'einwohnerbestand',
      supplier: { constant: 'neustadt' },
      period: { filename: '(\\d{4}-Q\\d)' },
      columns: { Ort: 'gebiet', Zahl: 'personen' },
    };
    const path = 'neu/EWO_2025-Q1.csv';
    const files = { [path]: 'Ort;Zahl\nMitte;4' };
    expect(summary(await check(files, path, { mappings: [mapping] }))).toEqual({
      deliveries: [[path, 'neustadt', 'einwohnerbestand', '2025-Q1']],
      problems: [],
    });
  });

  it('a file that shows no dataset, and one that is not there', async () => {
    expect(summary(await check({ 'a/x.csv': 'a;b\n1;2' }, 'a')).problems).toEqual([
      ['unclaimed-file', 'a/x.csv', undefined],
    ]);
    expect(summary(await check({}, 'a/fehlt.csv')).problems).toEqual([
      ['unclaimed-file', 'a/fehlt.csv', undefined],
    ]);
  });
});
