import { describe, expect, it } from 'vitest';
import type { ComputedIndex } from '../../pipeline/model/indices.js';
import { protectIndices } from '../../pipeline/protect/index.js';
import { indexRoom, residents, run, shares } from '../compute/indices-room.js';
import { figure, raw } from '../report/county.js';

const values = [
  ...residents('2020'),
  ...shares('gymnasium', '2020', [1, 1, 3, 3]),
  ...shares('leer', '2020', [10, 30, 10, 30]),
];
const row = (area: string, change: Partial<ComputedIndex> = {}): ComputedIndex => ({
  index: 'lage',
  area,
  areaLevel: 'area',
  municipality: '05999001',
  period: '2020',
  referenceDate: '2020-12-31',
  status: 'ok',
  value: raw(1),
  class: 'mittel',
  sum: raw(2),
  components: { gymnasium: raw(1), leer: raw(1) },
  fixedBase: raw(1),
  probabilities: { mittel: 1 },
  nearBoundary: false,
  dynamicsValue: raw(0),
  dynamics: 'ähnlich',
  definitionVersion: 1,
  ...change,
});
const statusOf = (figures: typeof values, area: string, room = indexRoom(), change = {}) => {
  const { published } = run(figures, room);
  const { indices } = protectIndices({ indices: [row(area, change)], sensitivity: [] }, published, room);
  return indices.map((r) => [
    r.status,
    r.value,
    r.class,
    r.components,
    r.fixedBase,
    r.probabilities,
    r.dynamics,
  ]);
};
const hidden = ['suppressed', null, null, null, null, null, null];

describe('protectIndices', () => {
  it('lets an index through whose components are all published', () => {
    expect(statusOf(values, 'a1')).toEqual([
      ['ok', 1, 'mittel', { gymnasium: 1, leer: 1 }, 1, { mittel: 1 }, 'ähnlich'],
    ]);
  });

  it('hides index, z-values and class where a component is hidden or missing', () => {
    const room = indexRoom({ components: [{ indicator: 'gymnasium' }, { indicator: 'armut' }] });
    const poor = (n: number) => [...values, figure('armut', 'a1', '2020', n, { n, d: 100 })];
    expect(statusOf(poor(4), 'a1', room)).toEqual([hidden]);
    expect(statusOf(poor(5), 'a1', room)[0]?.[0]).toBe('ok');
    expect(statusOf(values, 'a1', room)).toEqual([hidden]);
    expect(statusOf(values, 'a1', indexRoom(), { period: '2021' })).toEqual([hidden]);
  });

  it('hides it under the minimum population, also where nobody was counted in time', () => {
    expect(statusOf(values, 'c1')).toEqual([hidden]);
    expect(statusOf(values.slice(5), 'a1')).toEqual([hidden]);
    const later = [...values.slice(5), ...residents('2021')];
    expect(statusOf(later, 'a1')).toEqual([hidden]);
    const shrinking = [...values.slice(5), ...residents('2019'), ...residents('2020', { a1: 300 })];
    expect(statusOf(shrinking, 'a1')).toEqual([hidden]);
    // The last count decides, in whatever order they lie, and the minimum of 301 itself is enough.
    const reversed = [...values.slice(5), ...residents('2020', { a1: 300 }), ...residents('2019')];
    expect(statusOf(reversed, 'a1')).toEqual([hidden]);
    const enough = [...values.slice(5), ...residents('2020', { a1: 301 })];
    expect(statusOf(enough, 'a1')[0]?.[0]).toBe('ok');
  });

  it('empties a row whose status shows nothing', () => {
    expect(statusOf(values, 'a1', indexRoom(), { status: 'not_applicable' })).toEqual([
      ['not_applicable', null, null, null, null, null, null],
    ]);
  });

  it('leaves out levels finer than a component may be published at', () => {
    const base = indexRoom();
    const indicators = base.definitions.indicators.map((i) =>
      i.id === 'leer' ? { ...i, finest_public_level: 'municipality' } : i,
    );
    const room = { ...base, definitions: { ...base.definitions, indicators } };
    expect(statusOf(values, 'a1', room)).toEqual([]);
  });
});
