import { describe, expect, it } from 'vitest';
import type { Region } from '../../pipeline/model/region.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { buildReports } from '../../pipeline/report/index.js';
import { protectedAlone } from '../support/published.js';
import { aldorf, compared, facts, figure, room } from './county.js';

/** Aldorf with the areas a1 to a5, whose shares are 10, 20 … 50 % with intervals that do not touch. */
const shares = [10, 20, 30, 40, 50];
function reportWith(figures: number) {
  const base = room();
  const known = base.region.areas.find((a) => a.id === 'a1');
  if (!known) throw new Error('a1 is missing');
  const more = ['a3', 'a4', 'a5'].map((id) => ({ ...known, id, name: `Gebiet ${id}` }));
  const region: Region = { ...base.region, areas: [...base.region.areas, ...more] };
  const { definitions } = base;
  const large: DataRoom = {
    ...base,
    region,
    definitions: {
      ...definitions,
      indicators: definitions.indicators.map((i) =>
        i.id === 'armut' ? { ...i, target_groups: ['alle'] } : i,
      ),
      vocabulary: { ...definitions.vocabulary, target_groups: [{ id: 'alle', title: 'Alle' }] },
    },
  };
  const values = shares.slice(0, figures).map((share, i) =>
    figure('armut', `a${i + 1}`, '2025-Q4', share, {
      interval: [share - 3, share + 3],
      n: share * 10,
      d: 1000,
    }),
  );
  const own = figure('armut', aldorf, '2025-Q4', 30, { interval: [29, 31], n: 1500, d: 5000 });
  // The lowest and the highest area differ from Aldorf, whatever their number: only that makes a span a finding.
  const last = shares[figures - 1] ?? 0;
  const comparisons = [
    compared('armut', 'a1', '2025-Q4', 'municipality', aldorf, -20, 'lower'),
    compared('armut', `a${figures}`, '2025-Q4', 'municipality', aldorf, last - 30, 'higher'),
  ];
  const [report] = buildReports(
    protectedAlone({ values: [...values, own], comparisons, trends: [] }, large).published,
    large,
    facts(),
  );
  const text = report?.chapters.flatMap((c) => c.indicators).find((i) => i.id === 'armut')?.statement ?? '';
  const group = report?.themes.flatMap((t) => t.sections).find((s) => s.id === 'zielgruppe-alle');
  return {
    span: group?.tables[0]?.rows[0]?.cells.map((c) => c.text) ?? [],
    statement: text.replaceAll('\u202f', ' '),
    findings: report?.glance.findings.map((f) => f.text.replaceAll('\u202f', ' ')) ?? [],
  };
}

describe('spread within a municipality', () => {
  it('stands in the table of a target group from five areas on', () => {
    expect(reportWith(5).span).toContain('10,0 bis 50,0');
    expect(reportWith(4).span.join(' ')).not.toContain(' bis ');
  });

  it('is stated from five areas on', () => {
    const { statement, findings } = reportWith(5);
    expect(statement).toContain('von 10,0 % (Nordviertel) bis 50,0 % (Gebiet a5)');
    expect(findings.join(' ')).toContain('von 10,0 % (Nordviertel) bis 50,0 % (Gebiet a5)');
  });

  it('is neither stated nor a finding where four areas have a figure', () => {
    const { statement, findings } = reportWith(4);
    expect(statement).toContain('in Aldorf bei 30,0 %');
    expect(statement).not.toContain('Zwischen den');
    expect(findings.join(' ')).not.toContain('reicht');
  });
});
