import { describe, expect, it } from 'vitest';
import { checkPath } from '../../pipeline/intake/index.js';
import { datasetSchema } from '../../pipeline/model/dataset.js';
import { openStore } from '../../pipeline/store/store.js';
import { memoryWorld } from '../support/memory-files.js';
import { flats, persons, tinyRoom } from '../support/tiny-room.js';

/** A checked file is held against what the room has; everything told is about the file itself. */

const limited = datasetSchema.parse({
  ...flats,
  plausibility: [
    {
      id: 'wohnungen_nicht_mehr_als_personen',
      title: 'Es gibt nicht mehr Wohnungen als Personen.',
      part: { dataset: 'wohnungsbestand', measure: 'wohnungen', where: { bauart: 'alt' } },
      not_above: { dataset: 'einwohnerbestand', measure: 'personen' },
      tolerance: 0,
      severity: 'error',
    },
  ],
});

async function check(files: Record<string, string>, path: string) {
  const store = await openStore();
  try {
    const room = tinyRoom({ datasets: [persons, limited] });
    return await checkPath(memoryWorld(files), store, room, path, true);
  } finally {
    store.close();
  }
}
const folder = 'data-raw/deliveries';
const head = 'Gebiet;Alter;Geschlecht;Personen';
/** Twelve different numbers per area, so that they cannot be the same by chance. */
const quarter = (add: number) =>
  [head, ...Array.from({ length: 12 }, (_, i) => `A1;${i};m;${100 + 7 * i + add}`)].join('\n');
const codes = (r: Awaited<ReturnType<typeof check>>) =>
  [...r.problems, ...r.gaps].map((p) => [p.code, p.file]);

describe('check with what the room holds', () => {
  const old = `${folder}/altdorf/2025-Q3/einwohnerbestand.csv`;

  it('knows the numbers of an earlier quarter again', async () => {
    const path = '/tmp/altdorf/2025-Q4/einwohnerbestand.csv';
    const result = await check({ [old]: quarter(0), [path]: `${quarter(0)}\n` }, path);
    expect(codes(result)).toEqual([
      ['same-numbers', path],
      ['areas-missing', path],
    ]);
    expect(result.compared.deliveries.map((d) => d.file)).toEqual(['altdorf/2025-Q3/einwohnerbestand.csv']);
    expect(result.report.deliveries.map((d) => d.file)).toEqual([path]);
    const other = await check({ [old]: quarter(0), [path]: quarter(1) }, path);
    expect(codes(other)).toEqual([['areas-missing', path]]);
  });

  it('says nothing about the files it compares with, nor counts them', async () => {
    const path = '/tmp/altdorf/2025-Q4/einwohnerbestand.csv';
    const result = await check({ [old]: `${head}\nA1;0;m;viele\nWeg;0;m;5`, [path]: quarter(0) }, path);
    expect(codes(result)).toEqual([['areas-missing', path]]);
    expect(result.report.coverage.map((c) => [c.municipality, c.period, c.records])).toEqual([
      ['01999004', '2025-Q4', 12],
    ]);
  });

  it('takes the place of what was delivered for the same quarter, but only outside the deliveries', async () => {
    const there = `${folder}/altdorf/2025-Q4/einwohnerbestand.csv`;
    const beside = `${folder}/altdorf/2025-Q4/einwohnerbestand_neu.csv`;
    const path = '/tmp/altdorf/2025-Q4/einwohnerbestand.csv';
    expect(codes(await check({ [there]: quarter(0), [path]: quarter(1) }, path))).toEqual([
      ['areas-missing', path],
    ]);
    const twice = await check({ [there]: quarter(0), [beside]: quarter(1) }, beside);
    const shown = 'deliveries/altdorf/2025-Q4/einwohnerbestand_neu.csv';
    expect(new Set(codes(twice).map(([code, file]) => `${code} ${file}`))).toEqual(
      new Set([`duplicate-conflict ${shown}`, `areas-missing ${shown}`]),
    );
  });

  it('does not miss areas that another file of the quarter brings', async () => {
    const one = `${folder}/altdorf/2025-Q4/einwohnerbestand_1.csv`;
    const two = `${folder}/altdorf/2025-Q4/einwohnerbestand_2.csv`;
    const files = { [one]: quarter(0), [two]: quarter(0).replaceAll('A1', 'A2') };
    expect(codes(await check(files, one))).toEqual([]);
  });

  it('judges rules that name another dataset', async () => {
    const path = '/tmp/jobcenter/2025/wohnungsbestand.csv';
    const flatsOf = (n: number) => `Gebiet;Bauart;Wohnungen\nA1;alt;${n}\nA2;alt;1\n00701;alt;1\n00702;alt;1`;
    const residents = {
      [`${folder}/altdorf/2025-Q4/einwohnerbestand.csv`]: `${head}\nA1;insgesamt;insgesamt;100\nA2;insgesamt;insgesamt;100`,
      // For a later day, so that nothing of it may count.
      [`${folder}/altdorf/2026-Q1/einwohnerbestand.csv`]: `${head}\nA1;insgesamt;insgesamt;900`,
    };
    const broken = await check({ ...residents, [path]: flatsOf(101) }, path);
    expect(broken.problems.map((p) => [p.code, p.file, p.line])).toEqual([['implausible', path, 2]]);
    expect(broken.compared.deliveries.map((d) => d.file)).toEqual(['altdorf/2025-Q4/einwohnerbestand.csv']);
    expect((await check({ ...residents, [path]: flatsOf(100) }, path)).problems).toEqual([]);
  });
});
