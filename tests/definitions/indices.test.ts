import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { duplicateId, unknownReference } from '../../pipeline/model/messages/definitions.js';
import { indicatorWithoutDirection } from '../../pipeline/model/messages/indices.js';
import { overlay } from '../support/overlay-files.js';

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const dataRaw = `${root}/templates/room`;
const definitions = `${root}/indicators`;
const shared = readFileSync(`${definitions}/indices/statusindex.yaml`, 'utf8');
const file = `${dataRaw}/indicators/indices/statusindex.yaml`;
const load = (text: string, path = file) => loadRoom(overlay({ [path]: text }), { dataRaw, definitions });
const lineOf = (part: string) => shared.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('definitions of indices', () => {
  it('reads the shared index and lets a room replace it', async () => {
    const { room } = await load(shared.replace('version: 1', 'version: 7'));
    expect(room?.definitions.indices.map((i) => [i.id, i.version, i.components.length])).toEqual([
      ['statusindex', 7, 4],
    ]);
  });

  it('fills in weights and the minimum population', async () => {
    const { room } = await load(shared.replace(', value: 300', ''));
    const [index] = room?.definitions.indices ?? [];
    expect(index?.minimum_population).toEqual({ indicator: 'einwohner', value: 300 });
    expect(index?.components.map((c) => c.weight)).toEqual([1, 1, 1, 1]);
  });

  it('names an unknown component with its line and the nearest known indicator', async () => {
    const { room, problems } = await load(
      shared.replace('indicator: transferbezug', 'indicator: transferbezüge'),
    );
    expect(room).toBeNull();
    // A name outside the alphabet of ids is refused before it is looked up.
    expect(problems[0]).toMatchObject({ file, line: lineOf('indicator: transferbezug') });
    const unknown = await load(shared.replace('indicator: transferbezug', 'indicator: transferbezuege'));
    expect(unknown.problems[0]).toMatchObject({
      file,
      line: lineOf('indicator: transferbezug'),
      title: unknownReference({ file }, 'Den Indikator', 'transferbezuege', [], null).title,
      remedy: 'Meinten Sie »transferbezug«?',
    });
  });

  it('refuses a component that rates nothing', async () => {
    const { problems } = await load(
      shared.replace('indicator: transferbezug', 'indicator: auslaenderanteil'),
    );
    expect(problems.map((p) => p.title)).toEqual([
      indicatorWithoutDirection({ file }, 'auslaenderanteil').title,
    ]);
  });

  it('refuses limits out of order, a label too many and a component named twice', async () => {
    const disordered = await load(shared.replace('cuts: [-1, 1, 1.5]', 'cuts: [1, -1, 1.5]'));
    expect(disordered.problems[0]).toMatchObject({ line: lineOf('cuts: [-1, 1, 1.5]') });
    const many = await load(shared.replace('labels: [geringer', 'labels: [gar kein Bedarf, geringer'));
    expect(many.problems[0]?.expected).toContain('4 Namen');
    const twice = await load(shared.replace('indicator: transferbezug', 'indicator: arbeitslosenanteil'));
    expect(twice.problems[0]).toMatchObject({ line: lineOf('indicator: transferbezug') });
  });

  it('refuses an exception for an area that does not exist', async () => {
    const { problems } = await load(`${shared}exceptions:\n  - { area: '99', reason: x }\n`);
    expect(problems.map((p) => p.title)).toEqual([
      unknownReference({ file }, 'Das Gebiet', '99', [], null).title,
    ]);
  });

  it('refuses the id of an indicator', async () => {
    const path = `${dataRaw}/indicators/indices/transferbezug.yaml`;
    const { problems } = await load(shared.replace('id: statusindex', 'id: transferbezug'), path);
    expect(problems.map((p) => p.title)).toEqual([duplicateId({ file }, 'transferbezug', '').title]);
  });
});
