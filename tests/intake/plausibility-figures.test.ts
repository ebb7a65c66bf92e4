import { describe, expect, it } from 'vitest';
import { filterText, implausible, sumDiffers } from '../../pipeline/model/messages/plausibility.js';
import { standingRules } from '../../pipeline/model/plausibility.js';
import { A, age, count, dataset, type Line, part, run, sex } from '../compute/house.js';

const rule = (more: Record<string, unknown> = {}) => ({
  id: 'teil',
  title: 'Der Teil ist nicht größer als das Ganze.',
  part: part('d', {}, 'teil'),
  not_above: part('d', {}, 'ganzes'),
  ...more,
});
const Q = '2025-Q4';
const pair = (id: string, portion: Line[3], whole: Line[3]): Line[] => [
  [id, Q, [], portion, { measure: 'teil' }],
  [id, Q, [], whole, { measure: 'ganzes' }],
];
const withRule = (more: Record<string, unknown> = {}, d: Record<string, unknown> = {}) =>
  dataset('d', { measures: ['teil', 'ganzes'], plausibility: [rule(more)], ...d });
const check = (d: ReturnType<typeof withRule>, lines: Line[]) =>
  run({ datasets: [[d, lines]], indicators: [] });

describe('plausibility', () => {
  it('names area, period and both figures at the finest delivered level', async () => {
    const d = withRule();
    const r = await check(d, [...pair('a1', 120, 100), ...pair('a2', 10, 20), ...pair(A, 500, 120)]);
    const [found] = d.plausibility;
    expect(found).toBeDefined();
    expect(r.problems.filter((p) => p.code === 'implausible')).toEqual(
      found && [
        implausible({
          dataset: d,
          rule: found,
          area: 'a1',
          areaName: 'a1',
          period: Q,
          place: { column: 'x' },
          part: 120,
          limit: 100,
          tolerance: 0,
        }),
      ],
    );
    expect(r.problems[0]).toMatchObject({
      severity: 'warning',
      title: 'Nicht plausibel: d, a1 (a1), 4. Quartal 2025',
      found: '120 gegenüber 100',
    });
  });

  it('looks at the municipality where no areas were delivered', async () => {
    const r = await check(withRule(), [...pair(A, 500, 120), ...pair('b1', 1, 2)]);
    expect(r.problems.map((p) => p.title)).toEqual(['Nicht plausibel: d, Adorf (05978001), 4. Quartal 2025']);
  });

  it('allows the tolerance and keeps the declared severity', async () => {
    const d = withRule({ tolerance: 5, severity: 'error' });
    const r = await check(d, [...pair('a1', 105, 100), ...pair('a2', 106, 100)]);
    expect(r.problems.map((p) => [p.severity, p.title.includes('a2')])).toEqual([['error', true]]);
  });

  it('does not print small counts and does not judge unknown ones', async () => {
    const r = await check(withRule(), [
      ...pair('a1', 8, 3),
      ...pair('a2', 12, 'hidden'),
      ...pair('b1', 'rejected', 1),
    ]);
    expect(r.problems.map((p) => p.found)).toEqual(['kleine Fallzahl gegenüber kleine Fallzahl']);
    expect(JSON.stringify(r.problems)).not.toMatch(/\b[38]\b/);
  });
});

describe('messages', () => {
  it('words a filter', () => {
    const d = dataset('d', { dimensions: [age(), sex] });
    expect(filterText(d, { alter: { from: 15, under: 65 }, geschlecht: ['m', 'w'] })).toBe(
      'x: 15 bis unter 65 Jahre, x: m und w',
    );
    expect(filterText(d, { alter: { under: 3 } })).toBe('x: unter 3 Jahre');
    expect(filterText(d, { alter: { from: 65 } })).toBe('x: ab 65 Jahren');
    expect(filterText(d, {})).toBe('');
  });

  it('are the only source of a warning about areas, given once per measure, area and period', async () => {
    const d = dataset('d', { dimensions: [sex], tolerance: { absolute: 1, percent: 0.5 } });
    const lines = ['m', 'w'].flatMap((s): Line[] => [
      ['a1', Q, [s], 10],
      ['a2', Q, [s], 20],
      [A, Q, [s], 50],
    ]);
    const women = part('d', { geschlecht: 'w' });
    const r = await run({ datasets: [[d, lines]], indicators: [count('w', women), count('n', part('d'))] });
    const rule = {
      id: 'summe_der_gebiete',
      title: standingRules.summe_der_gebiete,
      severity: 'warning' as const,
    };
    const at = { dataset: d, rule, area: A, areaName: 'Adorf', period: Q, place: { column: 'x' } };
    // 2 * 50 delivered, 2 * (10 + 20) in the areas
    const whole = { dataset: 'd', measure: 'personen', where: {} };
    expect(r.problems).toEqual([sumDiffers({ ...at, part: whole, delivered: 100, sum: 60 })]);
    expect(r.problems[0]?.found).toBe('geliefert 100, Summe der Gebiete 60');
    expect(r.problems[0]?.expected).toBe('gleiche Werte; erlaubte Abweichung: 1 oder 0,50 %');
  });
});
