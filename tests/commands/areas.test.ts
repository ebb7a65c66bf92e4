import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../pipeline/commands/areas.js';
import type { Division } from '../../pipeline/commands/areas-assess.js';
import { proposedAreasCsv } from '../../pipeline/commands/areas-csv.js';
import type { Context } from '../../pipeline/commands/context.js';
import { readAreas } from '../../pipeline/definitions/areas.js';
import { disk } from '../../pipeline/disk.js';
import * as say from '../../pipeline/model/messages/division.js';
import type { UserError } from '../../pipeline/model/problem.js';
import { tinyRegion } from '../support/tiny-room.js';

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const folder = `${root}/tests/cases/zwei-orte`;
let out = '';
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'teilhabe-gebiete-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

async function run(options: { minimum?: string; output?: string }, json = false): Promise<string> {
  const lines: string[] = [];
  const context: Context = {
    world: {
      files: disk,
      clock: () => new Date('2026-02-03T10:00:00Z'),
      progress: { stage() {}, step() {}, line() {} },
    },
    print: (text) => lines.push(text),
    json,
    definitions: `${folder}/indicators`,
    templates: `${root}/templates`,
    processId: 1,
    softwareVersion: 'test',
  };
  await areas(context, { dataRaw: `${folder}/data-raw`, ...options });
  return lines.join('\n');
}

/** Residents: Nord 1000, Süd 500 in Adorf; West 900, Ost 250 in Bestadt. */
describe('teilhabe gebiete', () => {
  it('judges the areas and proposes reporting areas, as worked out by hand', async () => {
    const division = JSON.parse(await run({}, true)) as Division;
    expect(division).toMatchObject({ date: '2025-12-31', minimum: 300 });
    expect(division.areas.map((a) => [a.name, a.residents, a.tooSmall, a.values, a.hidden])).toEqual([
      ['Nord', 1000, false, 3, 0],
      ['Süd', 500, false, 3, 1],
      ['West', 900, false, 3, 0],
      // The cell of Ost was no number: not delivered is not hidden.
      ['Ost', 250, true, 2, 0],
    ]);
    expect(division.indicators.find((i) => i.id === 'arbeitslosenanteil')).toMatchObject({
      values: 3,
      hidden: 1,
      joined: { values: 2, hidden: 1 },
    });
    expect(division.proposal?.map((p) => [p.id, p.residents])).toEqual([
      ['99001001-1', 1000],
      ['99001001-2', 500],
      ['99001002-1-B', 1150],
    ]);
    // Kinder: 200 of 1000, 100 of 500, 150 of 900, 60 of 250; together 210 of 1150; county 510 of 2660 = 19.17 %.
    const cut = division.cuts.find((c) => c.id === 'kinderanteil');
    expect(cut?.now).toMatchObject({ areas: 4, aboveWhole: 0.75 });
    expect(cut?.now.lowest).toBeCloseTo(16.6667, 4);
    expect(cut?.now.highest).toBeCloseTo(24, 10);
    // Half of |200/510 - 800/2140| + |100/510 - 400/2140| + |150/510 - 750/2140| + |60/510 - 190/2140|
    expect(cut?.now.dissimilarity).toBeCloseTo(0.05635, 5);
    expect(cut?.joined).toMatchObject({ areas: 3, highest: 20 });
    expect(cut?.joined.aboveWhole).toBeCloseTo(2 / 3, 10);
    expect(division.municipalities.map((m) => [m.name, m.veryUnequal, m.spreadStated])).toEqual([
      ['Adorf', false, false],
      ['Bestadt', false, false],
    ]);
  });

  it('writes a list of areas that loads again, with successors from the next year on', async () => {
    const output = `${out}/areas.csv`;
    const text = await run({ output });
    expect(text).toContain(say.written(output, '2027-01-01'));
    expect(text).toContain(say.internalOnly());
    const csv = await readFile(output, 'utf8');
    expect(csv).toContain('99001002-2;Ost;area;area;99001002;99001002;;;2026-12-31;99001002-1-B:1\n');
    expect(csv).toContain('99001002-1-B;West / Ost;area;area;99001002;99001002;;2027-01-01;;\n');
    expect(csv).toContain('99001001-1;Nord;area;area;99001001;99001001;Adorf Nord;;;\n');
    await expect(run({ output })).rejects.toThrow(); // never overwrites
  });

  it('has nothing to join under a smaller minimum', async () => {
    expect(await run({ minimum: '100' })).toContain(say.nothingToJoin());
  });

  it('refuses a minimum that is no number', async () => {
    const error = await run({ minimum: 'viele' }).catch((e: unknown) => e as UserError);
    expect(error).toMatchObject({ problems: [{ code: 'usage', title: say.minimumExpected('viele') }] });
  });
});

describe('the proposed list', () => {
  it('keeps every row and column that nothing is proposed for', () => {
    const csv = proposedAreasCsv(tinyRegion.areas, [], '2027-01-01');
    expect(readAreas('areas.csv', csv, tinyRegion).areas).toEqual(tinyRegion.areas);
  });
});
