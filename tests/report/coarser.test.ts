import { describe, expect, it } from 'vitest';
import { indicatorSchema } from '../../pipeline/model/indicator.js';
import * as say from '../../pipeline/model/messages/coarser.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { buildReports } from '../../pipeline/report/index.js';
import { protectedAlone } from '../support/published.js';
import { aldorf, county, facts, figure, room } from './county.js';

/**
 * Of Aldorf's two areas a1 has 2 of 40 children under 15 in need: hidden, for the threshold is 5. `minderjaehrige` are
 * the same under 18, with 9 of 50 in a1; `lange` pools them over three quarters.
 */
const period = '2025-Q4';
function reportsWith(change: { minderjaehrige?: number; role?: 'stand_in'; chain?: boolean } = {}) {
  const base = room();
  const [fine, ...others] = base.definitions.indicators;
  if (fine?.kind !== 'ratio') throw new Error('armut is missing');
  const wider = { where: { alter: { under: 18 } } };
  const coarse = indicatorSchema.parse({
    ...fine,
    id: 'minderjaehrige',
    title: 'Kinder und Jugendliche unter 18 Jahren',
    short_title: 'Arm unter 18',
    definition: 'Anteil unter 18 Jahren.',
    numerator: { ...fine.numerator, ...wider },
    denominator: { ...fine.denominator, ...wider },
    ...(change.role ? { role: change.role } : {}),
    ...(change.chain ? { coarser: 'lange' } : {}),
  });
  const pooled = indicatorSchema.parse({
    ...coarse,
    id: 'lange',
    short_title: 'Arm unter 18, lange',
    definition: 'Anteil über drei Quartale.',
    pool_periods: 3,
    coarser: undefined,
  });
  const own: DataRoom = {
    ...base,
    definitions: {
      ...base.definitions,
      indicators: [{ ...fine, coarser: 'minderjaehrige' }, coarse, pooled, ...others],
    },
  };
  const under18 = change.minderjaehrige ?? 9;
  const values = [
    figure('armut', 'a1', period, 5, { interval: [1.4, 16.5], n: 2, d: 40 }),
    figure('armut', 'a2', period, 20, { interval: [13.3, 28.9], n: 20, d: 100 }),
    figure('armut', aldorf, period, 21, { interval: [19.3, 22.8], n: 420, d: 2000 }),
    figure('armut', county, period, 18.7, { interval: [17.9, 19.5], n: 1870, d: 10000 }),
    figure('minderjaehrige', 'a1', period, under18 * 2, { interval: [9.8, 30.8], n: under18, d: 50 }),
    figure('minderjaehrige', aldorf, period, 19, { interval: [17.5, 20.6], n: 456, d: 2400 }),
    figure('lange', 'a1', period, 12, { interval: [7.7, 18.2], n: 18, d: 150 }),
  ];
  return buildReports(protectedAlone({ values, comparisons: [], trends: [] }, own).published, own, facts());
}
const plain = (text: string) => text.replaceAll('\u202f', ' ');
const aldorfOf = (reports: ReturnType<typeof reportsWith>) => {
  const report = reports.find((r) => r.slug === 'aldorf');
  if (!report) throw new Error('no report');
  const block = report.chapters.flatMap((c) => c.indicators).find((i) => i.id === 'armut');
  const table = block?.tables.find((t) => t.id === 'armut-werte');
  const row = (header: string) =>
    table?.rows.find((r) => r.header === header)?.cells.map((c) => plain(c.text));
  return { report, block, table, row };
};

describe('a hidden value with a coarser one that is published', () => {
  const { report, block, table, row } = aldorfOf(reportsWith());

  it('gives way to it in the table, all its cells marked', () => {
    expect(row('Nordviertel')).toEqual(['18,0 a)', '9,8–30,8 a)', '9 a)', '50 a)']);
    expect(row('Südhang')).toEqual(['20,0', '13,3–28,9', '20', '100']);
    // The full stop stands for the residual area.
    expect(table?.signs.slice(1)).toEqual([
      say.footnote('a)', 'Arm unter 18', '', 'Anteil unter 18 Jahren.', [say.alike('Aldorf', '19,0\u202f%')]),
    ]);
    const cells = table?.rows.find((r) => r.header === 'Nordviertel')?.cells;
    expect(cells?.map((c) => c.spoken)).toEqual(Array(4).fill(say.spoken('Arm unter 18')));
  });

  it('gives way to it in the profile of the area', () => {
    const profile = report.profiles.items.find((p) => p.areaId === 'a1');
    const armut = profile?.table.rows.find((r) => r.header === 'Armut');
    expect(armut?.cells.slice(0, 3).map((c) => plain(c.text))).toEqual(['18,0 a)', '9,8–30,8 a)', '21,0']);
    // The county has no figure of it here.
    const alike = [say.alike('Aldorf', '19,0\u202f%')];
    expect(profile?.table.signs).toContain(
      say.footnote('a)', 'Arm unter 18', '', 'Anteil unter 18 Jahren.', alike),
    );
  });

  it('stays a hole in map and dot plot, which say so', () => {
    const figures = block?.figures.filter((f) => /karte|punkte/.test(f.id)) ?? [];
    expect(figures.map((f) => f.caption.endsWith(say.filledInTable()))).toEqual([true, true]);
    for (const { data } of figures) {
      const drawn = data.kind === 'map' ? data.areas : data.kind === 'dots' ? data.rows : [];
      expect(drawn.find((d) => d.id === 'a1')).toMatchObject({ value: null, text: '.' });
    }
  });

  it('is told of in the notes on confidentiality', () => {
    const notes = report.notes.sections.find((s) => s.id === 'geheimhaltung');
    expect(notes?.paragraphs).toContain(say.coarserText());
  });
});

describe('a coarser value that is hidden too', () => {
  it('leaves the hole', () => {
    const { row, table, block } = aldorfOf(reportsWith({ minderjaehrige: 4 }));
    expect(row('Nordviertel')).toEqual(['.', '.', '.', '40']);
    expect(table?.signs.join()).not.toContain('a)');
    expect(JSON.stringify(block)).not.toContain(say.filledInTable());
  });

  it('gives way to the next coarser', () => {
    const { row, table } = aldorfOf(reportsWith({ minderjaehrige: 4, chain: true }));
    expect(row('Nordviertel')).toEqual(['12,0 a)', '7,7–18,2 a)', '18 a)', '150 a)']);
    // The full stop stands for the residual area.
    expect(table?.signs.slice(1)).toEqual([
      say.footnote(
        'a)',
        'Arm unter 18, lange',
        'gemeinsam für drei Quartale',
        'Anteil über drei Quartale.',
        [],
      ),
    ]);
  });
});

describe('an indicator that only stands in', () => {
  const { report, row } = aldorfOf(reportsWith({ role: 'stand_in' }));

  it('has no section, no row in profiles and target groups, but a definition', () => {
    expect(row('Nordviertel')?.[0]).toBe('18,0 a)');
    const blocks = report.chapters.flatMap((c) => c.indicators.map((i) => i.id));
    expect(blocks).toContain('armut');
    expect(blocks).not.toContain('minderjaehrige');
    expect(report.profiles.items.flatMap((p) => p.table.rows.map((r) => r.header))).not.toContain(
      'Arm unter 18',
    );
    const definitions = report.notes.sections.find((s) => s.id === 'definitionen')?.tables[0];
    expect(definitions?.rows.map((r) => r.header)).toContain('Kinder und Jugendliche unter 18 Jahren');
  });
});
