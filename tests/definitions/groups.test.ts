import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { counterpartMisfit } from '../../pipeline/model/messages/groups.js';
import { overlay } from '../support/overlay-files.js';

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const dataRaw = `${root}/templates/room`;
const load = (changes: Record<string, string>) =>
  loadRoom(overlay(changes), { dataRaw, definitions: `${root}/indicators` });

const indicatorFile = `${dataRaw}/indicators/arbeit/probe.yaml`;
const indicatorText = (counterpart: string, unit = '%') => `id: probe
kind: ratio
title: Probe
short_title: Probe
question: Stimmt das?
definition: Frauen je Einwohner.
dimension: arbeit
counterpart: ${counterpart}
unit: "${unit}"
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

  it('must exist, have the same unit and be another', async () => {
    const { problems: unknown } = await load({ [indicatorFile]: indicatorText('sgb2_quoten') });
    expect(unknown).toEqual([
      expect.objectContaining({ code: 'unknown-reference', found: 'sgb2_quoten', line: 8 }),
    ]);
    for (const [other, unit] of [
      ['sgb2_quote', 'je 1.000'],
      ['einwohner', '%'],
      ['probe', '%'],
    ] as const) {
      const { problems } = await load({ [indicatorFile]: indicatorText(other, unit) });
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
});
