import { describe, expect, it } from 'vitest';
import type { Computed } from '../../pipeline/model/figures.js';
import { indicatorSchema } from '../../pipeline/model/indicator.js';
import * as say from '../../pipeline/model/messages/themes.js';
import { noPatterns, type Patterns } from '../../pipeline/model/patterns.js';
import type { Report } from '../../pipeline/model/report.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { withPatterns } from '../../pipeline/protect/index.js';
import { buildReports } from '../../pipeline/report/index.js';
import { protectedAlone } from '../support/published.js';
import { aldorf, compared, computed, county, facts, figure, room } from './county.js';

/** The county of county.ts with a group: `armut` is that of children, `quote` that of all. */
function withGroup(): DataRoom {
  const base = room();
  const { definitions } = base;
  const armut = definitions.indicators.find((i) => i.id === 'armut');
  if (!armut) throw new Error('county.ts has armut');
  const child = indicatorSchema.parse({ ...armut, target_groups: ['kinder'], counterpart: 'quote' });
  const all = indicatorSchema.parse({ ...armut, id: 'quote', short_title: 'Quote', title: 'Quote' });
  return {
    ...base,
    definitions: {
      ...definitions,
      indicators: [...definitions.indicators.map((i) => (i.id === 'armut' ? child : i)), all],
      vocabulary: {
        ...definitions.vocabulary,
        target_groups: [
          { id: 'kinder', title: 'Kinder' },
          { id: 'niemand', title: 'Niemand' },
        ],
      },
      disparities: {
        segregation: [{ id: 'arme', title: 'Arme Menschen', indicator: 'quote', target_groups: [] }],
        multigroup: [],
        standardisation: [],
        funnels: [],
        inequality: { by: 'armut', groups: 5 },
      },
    },
  };
}

/** Aldorf 21.0 against 10.0, b1 18.2 against 10.0, b2 16.1 against 15.0 which may be chance; a2 is hidden by the policy. */
const values: Computed = {
  trends: [],
  values: [
    ...computed.values,
    ...(
      [
        [aldorf, 10, 100, 1000],
        ['a1', 20, 100, 500],
        ['a2', 4, 20, 500],
        ['b1', 10, 30, 300],
        ['b2', 15, 45, 300],
        ['05999002', 12, 75, 600],
        [county, 9, 180, 2000],
      ] as const
    ).map(([id, value, n, d]) =>
      figure('quote', id, '2025-Q4', value, { interval: [value - 1, value + 1], n, d }),
    ),
  ],
  comparisons: [
    ...computed.comparisons,
    compared('armut', aldorf, '2025-Q4', 'counterpart', 'quote', 11.04, 'higher'),
    compared('armut', 'a1', '2025-Q4', 'counterpart', 'quote', 11.24, 'higher'),
    compared('armut', 'a2', '2025-Q4', 'counterpart', 'quote', 4.13987, 'higher'),
    compared('armut', 'b1', '2025-Q4', 'counterpart', 'quote', 8.2, 'higher'),
    compared('armut', 'b2', '2025-Q4', 'counterpart', 'quote', 1.1, 'not distinguishable'),
    compared('armut', '05999002', '2025-Q4', 'counterpart', 'quote', 5.2, 'higher'),
    compared('armut', county, '2025-Q4', 'counterpart', 'quote', 9.7, 'higher'),
  ],
};

function reports(patterns: Patterns = noPatterns): Report[] {
  const withDefinitions = withGroup();
  const { published } = protectedAlone(values, withDefinitions);
  return buildReports(withPatterns(published, patterns), withDefinitions, facts());
}
const report = (all: Report[], id: string) => all.find((r) => r.areaId === id);
const section = (r: Report | undefined, id: string) =>
  r?.themes.flatMap((t) => t.sections).find((s) => s.id === id);
const textsOf = (r: Report | undefined, id: string) => section(r, id)?.statements.map((s) => s.text);

describe('a target group', () => {
  it('has a section with its indicators and its gap to all; a group without indicators has none', () => {
    const found = section(report(reports(), aldorf), 'zielgruppe-kinder');
    expect(section(report(reports(), aldorf), 'zielgruppe-niemand')).toBeUndefined();
    expect(found?.title).toBe('Kinder');
    const [overview, gaps] = found?.tables ?? [];
    expect(overview?.rows.map((r) => [r.header, ...r.cells.map((c) => c.text)])).toEqual([
      [
        'Armut',
        '21,0',
        '18,7',
        say.higherBy('2,3'),
        say.notDistinguishable(),
        // One area alone has an open figure, since Südhang is hidden: no span.
        '.',
        '%',
        '31.12.2025',
      ],
    ]);
    expect(gaps?.rows.map((r) => [r.header, ...r.cells.map((c) => c.text)])).toEqual([
      ['Armut gegenüber Quote', '21,0', '10,0', say.higherBy('11,0'), '.', '.', '31.12.2025'],
    ]);
  });

  it('says where the gap is widest, only of gaps beyond chance and of open figures', () => {
    const all = reports();
    // In Aldorf one area alone has a gap: Südhang is hidden.
    expect(textsOf(report(all, aldorf), 'zielgruppe-kinder')).toEqual([
      say.gapSentence('Armut', 'in Aldorf', '11,0 Prozentpunkte', true, '10,0\u202f%', ''),
    ]);
    expect(textsOf(report(all, '05999002'), 'zielgruppe-kinder')).toEqual([
      say.gapSentence(
        'Armut',
        'in Bruch',
        '5,2 Prozentpunkte',
        true,
        '12,0\u202f%',
        say.widestGap('1', '2', 'Sozialräume', 'Markt', '8,2 Prozentpunkte'),
      ),
    ]);
  });

  it('says which way the gap goes, and finds the widest of either direction', () => {
    const definitions = withGroup();
    // Bruch 17.2 against 22.4; Markt 18.2 against 10.0 and Mühle 16.1 against 26.1, the wider of the two.
    const lower: Computed = {
      ...values,
      values: values.values.map((v) =>
        v.indicator !== 'quote'
          ? v
          : v.area === '05999002'
            ? figure('quote', v.area, v.period, 22.4, { n: 75, d: 600 })
            : v.area === 'b2'
              ? figure('quote', v.area, v.period, 26.1, { n: 45, d: 300 })
              : v,
      ),
      comparisons: values.comparisons.map((c) =>
        c.comparedWith !== 'counterpart'
          ? c
          : c.area === '05999002'
            ? compared('armut', c.area, c.period, 'counterpart', 'quote', -5.2, 'lower')
            : c.area === 'b2'
              ? compared('armut', c.area, c.period, 'counterpart', 'quote', -10, 'lower')
              : c,
      ),
    };
    const all = buildReports(protectedAlone(lower, definitions).published, definitions, facts());
    expect(textsOf(report(all, '05999002'), 'zielgruppe-kinder')).toEqual([
      say.gapSentence(
        ...(['Armut', 'in Bruch', '5,2 Prozentpunkte', false, '22,4\u202f%'] as const),
        say.widestGap('2', '2', 'Sozialräume', 'Mühle', '10,0 Prozentpunkte'),
      ),
    ]);
  });

  it('draws the gaps of the parts on one axis with zero', () => {
    const [figure] = section(report(reports(), '05999002'), 'zielgruppe-kinder')?.figures ?? [];
    if (figure?.data.kind !== 'dots') throw new Error('a dot plot');
    expect(figure.data.rows.map((r) => [r.label, r.value])).toEqual([
      ['1 Markt', 8.2],
      ['2 Mühle', 1.1],
      ['Bruch', 5.2],
      ['Kreis Auental', 9.7],
    ]);
    expect(figure.data.domain[0]).toBe(0);
  });
});

describe('the spread over the areas', () => {
  const at = { period: '2025-Q4', referenceDate: '2025-12-31', areas: 5, leftOut: 1 };
  const patterns: Patterns = {
    segregation: [county, aldorf].map((area) => ({
      segregation: 'arme',
      area,
      ...at,
      measures: [
        { measure: 'dissimilarity', value: 0.375 },
        { measure: 'isolation', value: 0.3 },
      ],
      corrected: { value: 0.35, lower: 0.3, upper: 0.4 },
    })),
    spatial: [
      {
        indicator: 'armut',
        ...at,
        moran: 0.42,
        p: 0.002,
        clustered: true,
        smoothed: true,
        members: [
          { area: 'a1', moran: 1, p: 0.001, cluster: 'high_high' },
          { area: 'b1', moran: 0, p: 1, cluster: null },
        ],
      },
    ],
    inequality: [
      {
        indicator: 'quote',
        by: 'armut',
        ...at,
        least: 8,
        most: 20,
        slope: 14,
        slopeLower: 9,
        slopeUpper: 19,
      },
    ],
    standardised: [],
    funnels: [],
    indexChanges: [],
  };

  it('is stated for the places that have an index', () => {
    const all = reports(patterns);
    const found = section(report(all, aldorf), 'segregation');
    expect(found?.statements[0]?.text).toBe(
      say.segregationSentence('Arme Menschen', 'Sozialräume', 'in Aldorf', '37,5\u202f%', '31.12.2025'),
    );
    expect(found?.tables[0]?.rows.map((r) => r.cells.map((c) => c.text))).toEqual([
      ['.', '.', '37,5', '35,0', '30,0', '5 von 6'],
    ]);
    expect(section(report(all, '05999002'), 'segregation')).toBeUndefined();
  });

  it('has maps of clusters in the county report, and names the own areas in a municipality', () => {
    const all = reports(patterns);
    const whole = section(report(all, county), 'haeufungen');
    expect(whole?.statements[0]?.text).toBe(
      `${say.clustered('Armut', 'Sozialräume', '0,42')} ${say.highAround(['Nordviertel'], 0)}`,
    );
    expect(whole?.figures.map((f) => f.id)).toEqual(['armut-haeufungen']);
    expect(textsOf(report(all, aldorf), 'haeufungen')).toEqual([
      say.ownHigh('Armut', ['Nordviertel']),
      say.mapsInCounty('den Kreis Auental'),
    ]);
    expect(section(report(all, '05999002'), 'haeufungen')).toBeUndefined();
  });

  it('shows no map where nothing is beyond chance', () => {
    const spatial = patterns.spatial.map((p) => ({ ...p, clustered: false }));
    const whole = section(report(reports({ ...patterns, spatial }), county), 'haeufungen');
    expect(whole?.figures).toEqual([]);
    expect(whole?.statements[0]?.text).toBe(say.notClustered(['Armut']));
  });

  it('states inequality in the county report alone', () => {
    const all = reports(patterns);
    expect(section(report(all, county), 'ungleichheit-nach-belastung')?.statements[1]?.text).toBe(
      say.inequalitySentence('Quote', '14,0 Prozentpunkte', true),
    );
    expect(section(report(all, aldorf), 'ungleichheit-nach-belastung')).toBeUndefined();
  });
});
