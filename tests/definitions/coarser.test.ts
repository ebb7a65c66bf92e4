import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { coarserCycle, coarserMisfit, standInUnused } from '../../pipeline/model/messages/coarser.js';
import { overlay } from '../support/overlay-files.js';

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const dataRaw = `${root}/templates/room`;
const fileOf = (id: string) => `${dataRaw}/indicators/arbeit/${id}.yaml`;

interface Probe {
  coarser?: string;
  role?: string;
  unit?: string;
  direction?: string;
  pool?: number;
  level?: string;
  numerator?: string;
  denominator?: string;
}
const under = (age: number) =>
  `{ dataset: bevoelkerung, measure: personen, where: { alter: { under: ${age} } } }`;
const women = '{ dataset: bevoelkerung, measure: personen, where: { geschlecht: w, alter: { under: 15 } } }';

const probe = (id: string, p: Probe = {}) => `id: ${id}
${p.coarser ? `coarser: ${p.coarser}\n` : ''}kind: ratio
title: Probe ${id}
short_title: Probe ${id}
question: Stimmt das?
definition: Probe.
dimension: arbeit
unit: "${p.unit ?? '%'}"
direction: ${p.direction ?? 'none'}
source: Probe
catalogue: Probe
valid_from: 2020-01-01
version: 1
method: wilson
pool_periods: ${p.pool ?? 1}
finest_public_level: ${p.level ?? 'area'}
numerator: ${p.numerator ?? women}
denominator: ${p.denominator ?? under(15)}
${p.role ? `role: ${p.role}\n` : ''}`;

async function load(probes: Record<string, Probe>) {
  const files = Object.fromEntries(Object.entries(probes).map(([id, p]) => [fileOf(id), probe(id, p)]));
  const { room, problems } = await loadRoom(overlay(files), { dataRaw, definitions: `${root}/indicators` });
  return {
    problems: problems.filter((p) => p.file?.includes('/arbeit/')),
    coarserOf: (id: string) => room?.definitions.indicators.find((i) => i.id === id)?.coarser,
  };
}
const pair = (coarse: Probe) => load({ fein: { coarser: 'grob' }, grob: coarse });
const misfit = coarserMisfit({ file: fileOf('fein') }, 'fein', 'grob');

describe('a coarser indicator', () => {
  const wideWomen =
    '{ dataset: bevoelkerung, measure: personen, where: { geschlecht: [w, m], alter: { under: 18 } } }';

  it.each<[string, Probe]>([
    ['pools more periods', { pool: 3 }],
    ['counts among more', { numerator: wideWomen, denominator: under(18) }],
    [
      'has no condition where the finer has one',
      { denominator: '{ dataset: bevoelkerung, measure: personen }' },
    ],
  ])('%s', async (_, coarse) => {
    const { problems, coarserOf } = await pair(coarse);
    expect(problems).toEqual([]);
    expect(coarserOf('fein')).toBe('grob');
  });

  it('is known by a plausibility rule where the measures differ', async () => {
    const measure = (id: string) => `{ dataset: arbeitslose, measure: ${id} }`;
    const young = { numerator: measure('arbeitslose_unter_25') };
    const known = { fein: { ...young, coarser: 'grob' }, grob: { numerator: measure('arbeitslose') } };
    expect((await load(known)).problems).toEqual([]);
    // No rule says that these are more.
    const other = { ...known, grob: { numerator: measure('langzeitarbeitslose') } };
    expect((await load(other)).problems.map((p) => p.title)).toEqual([misfit.title]);
  });

  it.each<[string, Probe]>([
    ['of another unit', { pool: 3, unit: 'je 100' }],
    ['of another direction', { pool: 3, direction: 'higher_is_burden' }],
    ['of another level', { pool: 3, level: 'municipality' }],
    ['that is the same', {}],
    ['that is finer', { numerator: women, denominator: under(3) }],
    ['that pools more but counts fewer', { pool: 3, denominator: under(3) }],
  ])('%s is left out with a warning', async (_, coarse) => {
    const { problems, coarserOf } = await pair(coarse);
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'warning', title: misfit.title, line: 2 }),
    ]);
    expect(coarserOf('fein')).toBeUndefined();
  });

  it('must exist', async () => {
    expect((await load({ fein: { coarser: 'grobb' }, grob: { pool: 3 } })).problems).toEqual([
      expect.objectContaining({ code: 'unknown-reference', found: 'grobb', line: 2 }),
    ]);
  });

  it('leads to no circle', async () => {
    const { problems } = await load({ fein: { coarser: 'grob' }, grob: { coarser: 'fein', pool: 3 } });
    const at = { file: '' };
    expect(problems.map((p) => [p.severity, p.title, p.found])).toEqual(
      [coarserCycle(at, ['fein', 'grob', 'fein']), coarserCycle(at, ['grob', 'fein', 'grob'])].map((p) => [
        'error',
        p.title,
        p.found,
      ]),
    );
  });
});

describe('an indicator that only stands in', () => {
  it('must stand in for one', async () => {
    const unused = standInUnused({ file: fileOf('grob') }, 'grob');
    const { problems } = await load({ grob: { role: 'stand_in' } });
    expect(problems).toEqual([expect.objectContaining({ title: unused.title, severity: 'error' })]);
    expect((await pair({ role: 'stand_in', pool: 3 })).problems).toEqual([]);
  });
});
