import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { counterpartMisfit } from '../../pipeline/model/messages/groups.js';
import { stratumMisfit } from '../../pipeline/model/messages/standardisation.js';
import { overlay } from '../support/overlay-files.js';

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const dataRaw = `${root}/templates/room`;
const load = (changes: Record<string, string>) =>
  loadRoom(overlay(changes), { dataRaw, definitions: `${root}/indicators` });

const indicatorFile = `${dataRaw}/indicators/arbeit/probe.yaml`;
const indicatorText = (counterpart: string, unit = '%', factor = 100) => `id: probe
kind: ratio
title: Probe
short_title: Probe
question: Stimmt das?
definition: Frauen je Einwohner.
dimension: arbeit
counterpart: ${counterpart}
unit: "${unit}"
factor: ${factor}
direction: none
source: Probe
catalogue: Probe
valid_from: 2020-01-01
version: 1
method: wilson
numerator: { dataset: bevoelkerung, measure: personen, where: { geschlecht: w } }
denominator: { dataset: bevoelkerung, measure: personen }
`;
const disparities = `${dataRaw}/indicators/disparities.yaml`;

describe('the counterpart of an indicator', () => {
  it('is accepted where kind and unit are the same', async () => {
    const { room } = await load({ [indicatorFile]: indicatorText('sgb2_quote') });
    expect(room?.definitions.indicators.find((i) => i.id === 'probe')?.counterpart).toBe('sgb2_quote');
  });

  it('must exist, have the same unit and factor and be another', async () => {
    const { problems: unknown } = await load({ [indicatorFile]: indicatorText('sgb2_quoten') });
    expect(unknown).toEqual([
      expect.objectContaining({ code: 'unknown-reference', found: 'sgb2_quoten', line: 8 }),
    ]);
    for (const [other, unit, factor] of [
      ['sgb2_quote', 'je 1.000', 100],
      ['sgb2_quote', '%', 1000],
      ['einwohner', '%', 100],
      ['probe', '%', 100],
    ] as const) {
      const { problems } = await load({ [indicatorFile]: indicatorText(other, unit, factor) });
      const expected = counterpartMisfit({ file: indicatorFile }, 'probe', other);
      expect(problems).toEqual([expect.objectContaining({ title: expected.title, line: 8 })]);
    }
  });
});

describe('disparities.yaml', () => {
  it('of the room replaces the shared one', async () => {
    const { room } = await load({ [disparities]: 'inequality: { by: sgb2_quote }\n' });
    expect(room?.definitions.disparities).toEqual({
      segregation: [],
      multigroup: [],
      standardisation: [],
      funnels: [],
      inequality: { by: 'sgb2_quote', groups: 5 },
    });
  });

  it('names only what exists', async () => {
    const { room, problems } = await load({
      [disparities]: `segregation:
  - { id: a, title: A, indicator: gibt_es_nicht, target_groups: [kindr] }
multigroup:
  - id: b
    title: B
    groups:
      - { title: C, indicator: auch_nicht, part: rest }
      - { title: D, indicator: sgb2_quote, part: numerator }
inequality: { by: weg }
`,
    });
    expect(room).toBeNull();
    expect(problems.map((p) => [p.code, p.found, p.line])).toEqual([
      ['unknown-reference', 'gibt_es_nicht', 2],
      ['unknown-reference', 'kindr', 2],
      ['unknown-reference', 'auch_nicht', 7],
      ['unknown-reference', 'weg', 9],
    ]);
  });

  it('standardises by parts of the whole alone', async () => {
    const text = (strata: string, funnels = '') =>
      `standardisation:
  - id: alter
    title: Probe
    indicator: arbeitslosenanteil
    strata: [${strata}]
    rest: andere
    standard: county
funnels: [${funnels}]
`;
    const stratum = (indicator: string) => `{ title: jung, indicator: ${indicator} }`;
    const { room, problems: none } = await load({
      [disparities]: text(stratum('jugendarbeitslosenanteil'), 'sgb2_quote'),
    });
    expect([none, room?.definitions.disparities.funnels]).toEqual([[], ['sgb2_quote']]);

    const { problems: unknown } = await load({ [disparities]: text(stratum('gibt_es_nicht'), 'auch_nicht') });
    expect(unknown.map((p) => [p.code, p.found, p.line])).toEqual([
      ['unknown-reference', 'gibt_es_nicht', 5],
      ['unknown-reference', 'auch_nicht', 8],
    ]);

    // Of other datasets, and no share at all.
    for (const other of ['sgb2_unter_15', 'einwohner']) {
      const { room, problems } = await load({ [disparities]: text(stratum(other)) });
      expect(room?.definitions.disparities.standardisation).toEqual([]);
      const { title } = stratumMisfit({ file: disparities }, other, 'arbeitslosenanteil');
      expect(problems).toEqual([expect.objectContaining({ code: 'stratum-misfit', title, line: 5 })]);
    }

    const twice = [stratum('jugendarbeitslosenanteil'), stratum('jugendarbeitslosenanteil')].join();
    for (const strata of [twice, stratum('arbeitslosenanteil')])
      expect((await load({ [disparities]: text(strata) })).problems).toHaveLength(1);
  });
});
