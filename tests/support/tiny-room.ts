import { type Dataset, datasetSchema } from '../../pipeline/model/dataset.js';
import { deliveryPlanSchema } from '../../pipeline/model/delivery-plan.js';
import { noDisparities } from '../../pipeline/model/disparities.js';
import { correctionsSchema, mappingSchema } from '../../pipeline/model/mapping.js';
import { type Area, type Region, regionSchema } from '../../pipeline/model/region.js';
import type { DataRoom } from '../../pipeline/model/room.js';

/** An invented county: two municipalities, Altdorf with three areas (one residual), Neustadt with two. */

export const altdorf = '01999004';
export const neustadt = '01999008';

const area = (id: string, name: string, municipality: string, more: Partial<Area> = {}): Area => ({
  id,
  name,
  level: 'area',
  kind: 'area',
  parent: municipality,
  municipality,
  aliases: [],
  validFrom: null,
  validTo: null,
  successors: [],
  ...more,
});

export const tinyRegion: Region = {
  ...regionSchema.parse({
    county: { ags: '01999', name: 'Kreis Muster', slug: 'kreis-muster' },
    municipalities: [
      { ags: altdorf, ars: '019990004004', name: 'Altdorf', slug: 'altdorf', aliases: ['Altdorf, Stadt'] },
      { ags: neustadt, ars: '019990008008', name: 'Neustadt', slug: 'neustadt' },
    ],
    levels: [{ id: 'area', one: 'Sozialraum', many: 'Sozialräume' }],
    reference_areas: [{ id: '01', level: 'state', name: 'Musterland' }],
    suppliers: [
      { id: 'altdorf', name: 'Stadt Altdorf', municipalities: [altdorf] },
      { id: 'neustadt', name: 'Stadt Neustadt', municipalities: [neustadt] },
      { id: 'jobcenter', name: 'Jobcenter', municipalities: 'all' },
    ],
    publisher: { name: 'Kreis Muster' },
  }),
  areas: [
    area('A1', 'Mitte', altdorf),
    area('A2', 'Nördlicher Rand', altdorf, { aliases: ['Nord'] }),
    area('A0', 'nicht zuordenbar', altdorf, { kind: 'residual' }),
    area('00701', 'Mitte', neustadt),
    area('00702', 'Süd', neustadt, { validFrom: '2025-01-01' }),
  ],
  boundaryFeatures: [],
};

const column = (id: string, label: string) => ({
  id,
  label,
  description: label,
  example: { good: '1', bad: 'a' },
});
const base = {
  description: 'x',
  source: 'x',
  counting_unit: 'Personen',
  disclosure_class: 'keine',
  legal_basis: 'x',
  absent_rows: 'zero',
  reference_date: 'end_of_period',
} as const;
const keys = [
  { role: 'area', ...column('gebiet', 'Gebiet'), aliases: ['Sozialraum'] },
  { role: 'period', ...column('zeitraum', 'Zeitraum'), aliases: ['Quartal'] },
];

/** Quarterly, with both kinds of dimension. */
export const persons: Dataset = datasetSchema.parse({
  ...base,
  id: 'einwohnerbestand',
  title: 'Einwohnerbestand',
  rhythm: 'quarterly',
  additivity: { areas: true, time: 'stock' },
  hidden_upper: 2,
  columns: [
    ...keys,
    { role: 'dimension', type: 'age', ...column('alter', 'Alter') },
    {
      role: 'dimension',
      type: 'code',
      ...column('geschlecht', 'Geschlecht'),
      codes: {
        m: { label: 'männlich', aliases: ['Männer'] },
        w: { label: 'weiblich' },
        insgesamt: { label: 'insgesamt', aliases: ['zusammen'], total: true },
      },
    },
    {
      role: 'measure',
      type: 'integer',
      ...column('personen', 'Personen'),
      aliases: ['Anzahl'],
      unit: 'Personen',
      max: 1_000_000,
    },
  ],
});

/** Yearly, two measures, a dimension without a total. */
export const flats: Dataset = datasetSchema.parse({
  ...base,
  id: 'wohnungsbestand',
  title: 'Wohnungsbestand',
  rhythm: 'yearly',
  additivity: { areas: true, time: 'stock' },
  columns: [
    ...keys,
    {
      role: 'dimension',
      type: 'code',
      ...column('bauart', 'Bauart'),
      codes: { alt: { label: 'Altbau' }, neu: { label: 'Neubau' } },
    },
    { role: 'measure', type: 'integer', ...column('wohnungen', 'Wohnungen'), unit: 'Wohnungen' },
    { role: 'measure', type: 'decimal', ...column('flaeche', 'Wohnfläche'), unit: 'm²', optional: true },
  ],
});

export interface TinyRoomParts {
  mappings?: unknown[];
  corrections?: unknown[];
  acknowledged?: unknown[];
  deliveryPlan?: unknown[];
  ignoredFiles?: DataRoom['ignoredFiles'];
  datasets?: Dataset[];
  region?: Region;
  deliveriesDir?: string;
}

export function tinyRoom(parts: TinyRoomParts = {}): DataRoom {
  const datasets = parts.datasets ?? [persons, flats];
  return {
    region: parts.region ?? tinyRegion,
    definitions: {
      benchmarks: [],
      events: [],
      datasets: new Map(datasets.map((d) => [d.id, d])),
      indicators: [],
      indices: [],
      vocabulary: {
        dimensions: [],
        target_groups: [],
        headline_indicators: [],
        residents_indicator: 'einwohner',
      },
      policy: { classes: {} },
      disparities: noDisparities,
    },
    mappings: (parts.mappings ?? []).map((m) => mappingSchema.parse(m)),
    ignoredFiles: parts.ignoredFiles ?? [],
    ...correctionsSchema.parse({
      corrections: parts.corrections ?? [],
      acknowledged: parts.acknowledged ?? [],
    }),
    deliveryPlan: deliveryPlanSchema.parse({ deliveries: parts.deliveryPlan ?? [] }).deliveries,
    deliveriesDir: parts.deliveriesDir ?? 'data-raw/deliveries',
    inputs: [],
  };
}
