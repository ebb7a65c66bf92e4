import { describe, expect, it } from 'vitest';
import { A, area, B, dataset, K, type Line, region, runCount, sex, tinyAreas } from './house.js';

const Q = '2025-Q4';
const d = dataset('d');
const three: Line[] = [
  ['a1', Q, [], 10],
  ['a2', Q, [], 20],
  ['b1', Q, [], 5],
];

describe('levels', () => {
  it('sums upward what was not delivered', async () => {
    const r = await runCount(d, three);
    expect(['a1', 'a2', A, B, K].map((id) => r.at('n', id))).toEqual([10, 20, 30, 5, 35]);
    expect([r.row('n', 'a1')?.origin, r.row('n', A)?.origin]).toEqual(['delivered', 'summed']);
    expect(r.values.map((v) => v.area)).toEqual([K, A, B, 'a1', 'a2', 'b1']);
    expect(r.problems).toEqual([]);
  });

  it('uses a delivered figure and builds the next level on it', async () => {
    const r = await runCount(dataset('d', { tolerance: { absolute: 3 } }), [...three, [A, Q, [], 33]]);
    expect([r.at('n', A), r.at('n', K)]).toEqual([33, 38]);
    expect(r.row('n', A)?.origin).toBe('delivered');
    expect(r.problems).toEqual([]);
  });

  it('warns where the delivered figure and the sum differ by more than the tolerance', async () => {
    const r = await runCount(dataset('d', { tolerance: { absolute: 3 } }), [...three, [A, Q, [], 34]]);
    expect(r.problems).toHaveLength(1);
    expect(r.problems[0]).toMatchObject({ severity: 'warning', code: 'sum-differs' });
    expect(r.problems[0]?.title).toBe(
      'Gelieferte Summe und Summe der Teile weichen ab: d, Adorf (05978001), 4. Quartal 2025',
    );
    expect(r.problems[0]?.found).toBe('geliefert 34, Summe der Gebiete 30');
    expect(r.problems[0]?.expected).toContain('3');
  });

  it('reads the tolerance in percent of the delivered figure', async () => {
    const five = dataset('d', { tolerance: { percent: 10 } });
    expect((await runCount(five, [...three, [A, Q, [], 33]])).problems).toEqual([]);
    expect((await runCount(five, [...three, [A, Q, [], 34]])).problems).toHaveLength(1);
  });

  it('keeps counts below ten out of the message', async () => {
    const r = await runCount(d, [
      ['a1', Q, [], 1],
      ['a2', Q, [], 2],
      [A, Q, [], 7],
    ]);
    expect(r.problems[0]?.found).toBe('geliefert kleine Fallzahl, Summe der Gebiete kleine Fallzahl');
  });

  it('does not deliver a sum without one of its areas', async () => {
    const r = await runCount(d, [three[0] as Line, three[2] as Line]);
    expect([r.at('n', 'a2'), r.at('n', A), r.at('n', B)]).toEqual(['not_delivered', 'not_delivered', 5]);
    // The county is not left out: its row says that the sum lacks a part.
    expect(r.row('n', K)?.status).toBe('not_delivered');
  });

  it.each([
    ['rejected', 'not_delivered'],
    ['missing', 'not_delivered'],
    ['pending', 'pending'],
    ['unreliable', 'unreliable'],
    ['hidden', 'suppressed'],
    ['not_applicable', 'not_applicable'],
  ])('gives a sum with a %s part as %s', async (state, status) => {
    const r = await runCount(d, [['a1', Q, [], state], ...three.slice(1)]);
    expect([r.at('n', 'a1'), r.at('n', 'b1')]).toEqual([status, 5]);
    expect(r.row('n', A)?.status).toBe(status);
  });

  it('takes the worst state of the parts', async () => {
    const r = await runCount(d, [
      ['a1', Q, [], 'hidden'],
      ['a2', Q, [], 'pending'],
      ['b1', Q, [], 5],
    ]);
    expect([r.at('n', A), r.at('n', B), r.at('n', K)]).toEqual(['pending', 5, 'pending']);
  });

  it('does not fill a delivered but hidden figure from its parts, yet fills an empty one', async () => {
    const r = await runCount(d, [...three, [A, Q, [], 'hidden'], [B, Q, [], 'missing']]);
    expect([r.at('n', A), r.at('n', B), r.at('n', K)]).toEqual(['suppressed', 5, 'suppressed']);
  });

  it('lets a row of an unknown area spoil the municipality and the county, not its neighbours', async () => {
    const r = await runCount(d, [...three, [`?${A}`, Q, [], 'rejected']]);
    expect([r.at('n', 'a1'), r.at('n', A), r.at('n', B)]).toEqual([10, 'not_delivered', 5]);
    expect(r.values.some((v) => v.area === `?${A}`)).toBe(false);
  });

  it('lets an unknown row matter only where its codes match the filter', async () => {
    const s = dataset('d', { dimensions: [sex], absent_rows: 'missing' });
    const lines: Line[] = ['a1', 'a2', 'b1'].flatMap((id): Line[] => [
      [id, Q, ['m'], 4],
      [id, Q, ['w'], 6],
    ]);
    const spoiled: Line[] = [...lines, [`?${A}`, Q, ['m'], 'rejected']];
    expect((await runCount(s, spoiled, { geschlecht: 'w' })).at('n', A)).toBe(12);
    expect((await runCount(s, spoiled, { geschlecht: 'm' })).at('n', A)).toBe('not_delivered');
  });

  it('counts a residual area without rows as zero where absent rows are zero, else as missing', async () => {
    const areas = [...tinyAreas, area('a0', A, { kind: 'residual' })];
    const zero = await runCount(d, three, {}, { region: region(areas) });
    expect([zero.at('n', 'a0'), zero.at('n', A)]).toEqual([0, 30]);
    const missing = dataset('d', { absent_rows: 'missing' });
    const unknown = await runCount(missing, three, {}, { region: region(areas) });
    expect([unknown.at('n', 'a0'), unknown.at('n', A)]).toEqual(['not_delivered', 'not_delivered']);
    const own = await runCount(d, [...three, ['a0', Q, [], 3]], {}, { region: region(areas) });
    expect(own.at('n', A)).toBe(33);
  });

  it('does not invent a residual zero for a municipality that delivered nothing', async () => {
    const areas = [area('a1', A), area('b0', B, { kind: 'residual' })];
    const r = await runCount(d, [['a1', Q, [], 10]], {}, { region: region(areas) });
    expect([r.at('n', 'b0'), r.at('n', B)]).toEqual(['not_delivered', 'not_delivered']);
  });

  it('does not take a residual area for empty while a row of an unknown area may be its own', async () => {
    const areas = [...tinyAreas, area('a0', A, { kind: 'residual' })];
    const lines: Line[] = [...three, [`?${A}`, Q, [], 'rejected']];
    const r = await runCount(d, lines, {}, { region: region(areas) });
    expect(['a0', A, 'a1', B].map((id) => r.at('n', id))).toEqual(['not_delivered', 'not_delivered', 10, 5]);
  });

  it('never sums flows over areas', async () => {
    const flow = dataset('d', { additivity: { areas: false, time: 'flow' } });
    const r = await runCount(flow, [...three, [A, Q, [], 12]]);
    expect([r.at('n', 'a1'), r.at('n', A), r.at('n', B), r.at('n', K)]).toEqual([
      10,
      12,
      'not_delivered',
      undefined,
    ]);
    expect(r.problems).toEqual([]);
  });

  it('expects the areas that exist on the reference date', async () => {
    const areas = [
      area('a1', A),
      area('alt', A, { validTo: '2025-09-30' }),
      area('neu', A, { validFrom: '2025-10-01' }),
    ];
    const lines: Line[] = [
      ['a1', '2025-Q3', [], 1],
      ['alt', '2025-Q3', [], 2],
      ['a1', Q, [], 10],
      ['neu', Q, [], 20],
    ];
    const r = await runCount(d, lines, {}, { region: region(areas) });
    expect([r.at('n', A, '2025-Q3'), r.at('n', A, Q)]).toEqual([3, 30]);
    expect(r.row('n', 'alt', Q)).toBeUndefined();
    expect(r.row('n', 'neu', '2025-Q3')).toBeUndefined();
  });

  it('does not pass over figures of an area that no longer exists', async () => {
    const areas = [area('a1', A), area('alt', A, { validTo: '2025-09-30' })];
    const lines: Line[] = [
      ['a1', Q, [], 10],
      ['alt', Q, [], 2],
      [B, Q, [], 5],
    ];
    const r = await runCount(d, lines, {}, { region: region(areas) });
    expect([r.at('n', A), r.at('n', B)]).toEqual(['not_delivered', 5]);
  });

  it('climbs several levels, a residual area beside the middle level included', async () => {
    const areas = [
      area('a1', A, { level: 'bezirk' }),
      area('a11', A, { parent: 'a1' }),
      area('a12', A, { parent: 'a1' }),
      area('a111', A, { parent: 'a11', level: 'block' }),
      area('a112', A, { parent: 'a11', level: 'block' }),
      area('a0', A, { kind: 'residual' }),
    ];
    const levels = region(areas, ['bezirk', 'area', 'block']);
    const lines: Line[] = [
      ['a111', Q, [], 1],
      ['a112', Q, [], 2],
      ['a12', Q, [], 4],
      ['a0', Q, [], 8],
      [B, Q, [], 16],
    ];
    const r = await runCount(d, lines, {}, { region: levels });
    expect(['a11', 'a12', 'a1', A, K].map((id) => r.at('n', id))).toEqual([3, 4, 7, 15, 31]);
    expect(r.values.map((v) => v.areaLevel)).toEqual([
      'county',
      'municipality',
      'municipality',
      'bezirk',
      'area',
      'area',
      'area',
      'block',
      'block',
    ]);
  });

  it('takes reference areas only as delivered', async () => {
    const r = await runCount(d, [...three, ['05', Q, [], 1000]]);
    expect([r.at('n', '05'), r.row('n', '05')?.areaLevel]).toEqual([1000, 'state']);
    expect((await runCount(d, three)).at('n', '05')).toBeUndefined();
  });
});
