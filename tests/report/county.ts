import { type Dataset, datasetSchema } from '../../pipeline/model/dataset.js';
import { noDisparities } from '../../pipeline/model/disparities.js';
import type {
  Computed,
  ComputedComparison,
  ComputedValue,
  Unprotected,
} from '../../pipeline/model/figures.js';
import { indicatorSchema } from '../../pipeline/model/indicator.js';
import { parsePeriod } from '../../pipeline/model/period.js';
import { type Area, regionSchema } from '../../pipeline/model/region.js';
import type { ReportFacts } from '../../pipeline/model/report.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { policySchema, vocabularySchema } from '../../pipeline/model/vocabulary.js';
import { nothingDelivered } from '../support/nothing-delivered.js';

/** An invented county of three municipalities, small enough to work every sentence out by hand. */

const words = { label: 'x', description: 'x', example: { good: '1', bad: 'a' } };

function dataset(id: string, more: Record<string, unknown>) {
  const { measure, ...rest } = more;
  return datasetSchema.parse({
    id,
    title: `Datensatz ${id}`,
    description: 'x',
    source: `Quelle ${id}`,
    counting_unit: 'Personen',
    rhythm: 'quarterly',
    reference_date: 'end_of_period',
    disclosure_class: 'streng',
    additivity: { areas: true, time: 'stock' },
    absent_rows: 'zero',
    legal_basis: 'x',
    columns: [
      { role: 'area', id: 'gebiet', ...words },
      { role: 'dimension', type: 'age', id: 'alter', ...words, label: 'Alter' },
      {
        role: 'measure',
        type: 'integer',
        id: 'anzahl',
        unit: 'Personen',
        ...words,
        label: measure ?? 'Anzahl',
      },
    ],
    ...rest,
  });
}

const text = (id: string) => ({
  id,
  title: `Titel ${id}`,
  short_title: id[0]?.toUpperCase() + id.slice(1),
  question: 'Wie viele?',
  definition: `Definition ${id}.`,
  direction: 'higher_is_burden',
  source: 'Quelle',
  catalogue: 'Katalog',
  valid_from: '2000-01-01',
  version: 2,
});

const area = (id: string, name: string, municipality: string, kind: Area['kind'] = 'area'): Area => ({
  id,
  name,
  level: 'area',
  kind,
  parent: municipality,
  municipality,
  aliases: [],
  validFrom: null,
  validTo: null,
  successors: [],
});

export const county = '05999';
export const aldorf = '05999001';
export const bruch = '05999002';
export const cappel = '05999003';

export function room(change: { countyKind?: string; countyName?: string } = {}): DataRoom {
  const region = regionSchema.parse({
    county: {
      ags: county,
      name: change.countyName ?? 'Kreis Auental',
      slug: 'auental',
      kind: change.countyKind ?? 'Kreis',
    },
    municipalities: [
      { ags: aldorf, name: 'Aldorf', slug: 'aldorf' },
      { ags: bruch, name: 'Bruch', slug: 'bruch' },
      { ags: cappel, name: 'Cappel', slug: 'cappel' },
    ],
    levels: [{ id: 'area', one: 'Sozialraum', many: 'Sozialräume' }],
    reference_areas: [{ id: 'DE', level: 'country', name: 'Deutschland' }],
    suppliers: [{ id: 'jobcenter', name: 'Jobcenter Auental', municipalities: 'all' }],
    demonstration: 'Alle Zahlen sind erfunden.',
    publisher: { name: 'Kreisverwaltung' },
  });
  const areas = [
    area('a-rest', 'nicht zuordenbar', aldorf, 'residual'),
    area('a1', 'Nordviertel', aldorf),
    area('a2', 'Südhang', aldorf),
    area('b1', 'Markt', bruch),
    area('b2', 'Mühle', bruch),
    area('c1', 'Dorf', cappel),
  ];
  const square = (x: number) => ({
    type: 'Polygon' as const,
    coordinates: [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 0],
      ],
    ],
  });
  const drawnAreas = areas.filter((a) => a.kind === 'area');
  return {
    region: {
      ...region,
      areas,
      boundaryFeatures: [
        ...drawnAreas.map((a, i) => ({ level: 'area', id: a.id, geometry: square(i) })),
        ...region.municipalities.map((m, i) => ({ level: 'municipality', id: m.ags, geometry: square(i) })),
      ],
    },
    definitions: {
      benchmarks: [],
      events: [],
      indices: [],
      datasets: new Map(
        [
          dataset('personen', { disclosure_class: 'melde' }),
          dataset('hilfen', { measure: 'Leistungsberechtigte' }),
          dataset('zuege', { additivity: { areas: false, time: 'flow' }, disclosure_class: 'offen' }),
          dataset('zensus', { protected_by_source: true, rhythm: 'yearly' }),
        ].map((d) => [d.id, d]),
      ),
      indicators: [
        indicatorSchema.parse({
          kind: 'ratio',
          ...text('armut'),
          dimension: 'armut',
          unit: '%',
          numerator: { dataset: 'hilfen', measure: 'anzahl', where: { alter: { under: 15 } } },
          denominator: { dataset: 'personen', measure: 'anzahl', where: { alter: { under: 15 } } },
          method: 'wilson',
        }),
        indicatorSchema.parse({
          kind: 'count',
          ...text('einwohner'),
          dimension: 'menschen',
          unit: 'Personen',
          decimals: 0,
          numerator: { dataset: 'personen', measure: 'anzahl' },
        }),
        indicatorSchema.parse({
          kind: 'ratio',
          ...text('saldo'),
          dimension: 'menschen',
          unit: 'je 100 Einwohner',
          numerator: { plus: [{ dataset: 'zuege', measure: 'anzahl' }] },
          denominator: { dataset: 'personen', measure: 'anzahl' },
          window_periods: 4,
          method: 'none',
        }),
        indicatorSchema.parse({
          kind: 'delivered',
          ...text('gymnasium'),
          dimension: 'bildung',
          unit: '%',
          value: { dataset: 'zensus', measure: 'anzahl' },
        }),
        indicatorSchema.parse({
          kind: 'delivered',
          ...text('leer'),
          dimension: 'bildung',
          unit: '%',
          value: { dataset: 'zensus', measure: 'anzahl' },
        }),
      ],
      vocabulary: vocabularySchema.parse({
        dimensions: [
          { id: 'menschen', title: 'Menschen', intro: 'x' },
          { id: 'armut', title: 'Armut', intro: 'x' },
          { id: 'bildung', title: 'Bildung', intro: 'x' },
        ],
        target_groups: [],
        headline_indicators: ['armut', 'gymnasium'],
        residents_indicator: 'einwohner',
      }),
      disparities: noDisparities,
      policy: policySchema.parse({
        classes: {
          streng: { title: 'Streng', min_numerator: 5, min_denominator: 20, reason: 'Gesetz' },
          melde: { title: 'Melderegister', min_numerator: 3, min_denominator: 20, reason: 'Satzung' },
          offen: { title: 'Offen', min_numerator: 0, min_denominator: 0, reason: 'öffentlich' },
        },
      }),
    },
    ...nothingDelivered,
  };
}

export const facts = (change: Partial<ReportFacts> = {}): ReportFacts => ({
  period: null,
  generatedOn: '2026-02-01',
  deliveries: [],
  problemCounts: [],
  findings: [],
  unclaimedFiles: 0,
  reconciled: [],
  boundarySources: ['© GeoBasis'],
  ...change,
});

export const raw = (n: number): Unprotected => n as unknown as Unprotected;
const rawOrNull = (n: number | null | undefined): Unprotected | null =>
  n === null || n === undefined ? null : raw(n);

/** A computed figure; levels and days follow from area and period. */
export function figure(
  indicator: string,
  areaId: string,
  period: string,
  value: number | null,
  more: {
    interval?: [number, number];
    n?: number;
    d?: number;
    /** The true counts, where n and d are rounded. */
    unrounded?: [number | null, number | null];
    status?: ComputedValue['status'];
    unit?: string;
  } = {},
): ComputedValue {
  const level =
    areaId === county
      ? 'county'
      : areaId === 'DE'
        ? 'country'
        : areaId.length === 8
          ? 'municipality'
          : 'area';
  const owners: Record<string, string> = { a: aldorf, b: bruch, c: cappel };
  const municipality =
    level === 'municipality' ? areaId : level === 'area' ? (owners[areaId[0] ?? ''] ?? '') : '';
  return {
    indicator,
    area: areaId,
    areaLevel: level,
    municipality,
    period,
    referenceDate: parsePeriod(period)?.end ?? '',
    status: more.status ?? (value === null ? 'not_delivered' : 'ok'),
    value: rawOrNull(value),
    lower: rawOrNull(more.interval?.[0]),
    upper: rawOrNull(more.interval?.[1]),
    numerator: rawOrNull(more.n),
    denominator: rawOrNull(more.d),
    ...(more.unrounded && {
      unrounded: { numerator: rawOrNull(more.unrounded[0]), denominator: rawOrNull(more.unrounded[1]) },
    }),
    unit: more.unit ?? '%',
    definitionVersion: 2,
    denominatorDate: null,
    origin: 'summed',
  };
}

export const compared = (
  indicator: string,
  areaId: string,
  period: string,
  comparedWith: ComputedComparison['comparedWith'],
  reference: string,
  difference: number,
  verdict: ComputedComparison['verdict'],
): ComputedComparison => ({
  indicator,
  area: areaId,
  period,
  comparedWith,
  reference,
  difference: raw(difference),
  lower: null,
  upper: null,
  verdict,
  adjusted: false,
  pValue: null,
  status: 'ok',
  estimatedFrom: [],
});

const counts = (indicator: string, unit: string, period: string, byArea: Record<string, number>) =>
  Object.entries(byArea).map(([id, n]) => figure(indicator, id, period, n, { n, unit }));

/** Armut falls in Aldorf; Cappel is late by a quarter; Südhang has 4 of 150 children, which the policy hides. */
export const computed: Computed = {
  values: [
    ...counts('einwohner', 'Personen', '2025-Q4', {
      a1: 1200,
      a2: 800,
      'a-rest': 12,
      b1: 700,
      b2: 650,
      c1: 300,
      [aldorf]: 2012,
      [bruch]: 1350,
      [cappel]: 300,
      [county]: 3662,
    }),
    figure('armut', aldorf, '2024-Q4', 23.5, { interval: [20, 27.3], n: 141, d: 600 }),
    figure('armut', 'a1', '2025-Q4', 31.24, { interval: [27, 35.8], n: 125, d: 400 }),
    figure('armut', 'a2', '2025-Q4', 8.13987, { interval: [5.987, 13.987], n: 4, d: 151 }),
    figure('armut', 'a-rest', '2025-Q4', 0, { interval: [0, 7.1], n: 0, d: 50 }),
    figure('armut', aldorf, '2025-Q4', 21.04, { interval: [19, 23.2], n: 129, d: 601 }),
    figure('armut', 'b1', '2025-Q4', 18.2, { interval: [14, 23.3], n: 51, d: 280 }),
    figure('armut', 'b2', '2025-Q4', 16.1, { interval: [12, 21.2], n: 40, d: 249 }),
    figure('armut', bruch, '2025-Q4', 17.2, { interval: [14.1, 20.8], n: 91, d: 529 }),
    figure('armut', 'c1', '2025-Q3', 10, { interval: [5.5, 17.4], n: 10, d: 100 }),
    figure('armut', cappel, '2025-Q3', 10, { interval: [5.5, 17.4], n: 10, d: 100 }),
    figure('armut', 'c1', '2025-Q4', null, { status: 'pending' }),
    figure('armut', cappel, '2025-Q4', null, { status: 'pending' }),
    figure('armut', county, '2025-Q4', 18.7, { interval: [17, 20.6], n: 230, d: 1230 }),
    figure('saldo', aldorf, '2025-Q4', -0.31, { n: -6, d: 2012, unit: 'je 100 Einwohner' }),
    figure('saldo', county, '2025-Q4', 0.2, { n: 7, d: 3662, unit: 'je 100 Einwohner' }),
    figure('gymnasium', aldorf, '2022', 40.2),
    figure('gymnasium', bruch, '2022', 35),
    figure('gymnasium', county, '2022', 37.9),
    figure('gymnasium', 'DE', '2021', 41),
    figure('leer', aldorf, '2022', null),
  ],
  comparisons: [
    compared('armut', aldorf, '2025-Q4', 'county', county, 2.34, 'higher'),
    compared('armut', aldorf, '2025-Q4', 'previous_year', '2024-Q4', -2.46, 'not distinguishable'),
    compared('armut', bruch, '2025-Q4', 'county', county, -1.5, 'not distinguishable'),
    compared('armut', 'a1', '2025-Q4', 'municipality', aldorf, 10.2, 'higher'),
    compared('armut', 'a1', '2025-Q4', 'county', county, 12.54, 'higher'),
    compared('armut', 'a2', '2025-Q4', 'municipality', aldorf, -12.90013, 'lower'),
    compared('armut', 'a2', '2025-Q4', 'county', county, -10.56013, 'lower'),
  ],
  trends: [],
};

/** The same room with some keys of a dataset changed. */
export function withDataset(base: DataRoom, id: string, changes: Partial<Dataset>): DataRoom {
  const dataset = base.definitions.datasets.get(id);
  if (!dataset) throw new Error('fixture');
  const datasets = new Map(base.definitions.datasets).set(id, { ...dataset, ...changes });
  return { ...base, definitions: { ...base.definitions, datasets } };
}
