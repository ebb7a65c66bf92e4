import { readFileSync } from 'node:fs';
import type * as GeoJSON from 'geojson';
import type { Fonts } from '../../pipeline/charts/index.js';
import { type Boundary, type Region, regionSchema } from '../../pipeline/model/region.js';
import type { DrawnValue, Figure } from '../../pipeline/model/report.js';

/** Small things to draw, readable at a glance. */

const font = (file: string): Uint8Array =>
  new Uint8Array(
    readFileSync(new URL(`../../node_modules/@expo-google-fonts/source-sans-3/${file}`, import.meta.url)),
  );

export const fonts: Fonts = {
  regular: font('400Regular/SourceSans3_400Regular.ttf'),
  semibold: font('600SemiBold/SourceSans3_600SemiBold.ttf'),
};

export const polygon = (...ring: [number, number][]): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [[...ring, ring[0] ?? [0, 0]]],
});

/** A rectangle from its south-west to its north-east corner, counter-clockwise as RFC 7946 wants it. */
export const box = (west: number, south: number, east: number, north: number): GeoJSON.Polygon =>
  polygon([west, south], [east, south], [east, north], [west, north]);

/** A region with the municipalities 00000001 and 00000002 and the given areas (id -> municipality). */
export function region(areas: Record<string, string>, boundaryFeatures: Boundary[]): Region {
  const municipality = (n: number) => ({ ags: `0000000${n}`, name: `Ort ${n}`, slug: `ort-${n}` });
  const file = regionSchema.parse({
    county: { ags: '00000', name: 'Kreis', slug: 'kreis' },
    municipalities: [municipality(1), municipality(2)],
    levels: [{ id: 'area', one: 'Sozialraum', many: 'Sozialräume' }],
    suppliers: [{ id: 'kreis', name: 'Kreis', municipalities: 'all' }],
    publisher: { name: 'Kreis' },
  });
  return {
    ...file,
    areas: Object.entries(areas).map(([id, ags]) => ({
      id,
      name: id,
      level: 'area',
      kind: 'area',
      parent: ags,
      municipality: ags,
      aliases: [],
      validFrom: null,
      validTo: null,
      successors: [],
    })),
    boundaryFeatures,
  };
}

export const value = (value: number, text: string, lower = value - 1, upper = value + 1): DrawnValue => ({
  value,
  lower,
  upper,
  text,
});
export const hidden = (sign: string): DrawnValue => ({ value: null, lower: null, upper: null, text: sign });

/** Four areas in a row, 0.02° wide: Nord and Ost in Ort 1, Süd and West in Ort 2. */
export const fourAreas = region({ nord: '00000001', ost: '00000001', sued: '00000002', west: '00000002' }, [
  ...['nord', 'ost', 'sued', 'west'].map((id, i) => ({
    level: 'area',
    id,
    geometry: box(7.5 + i * 0.02, 51.5, 7.52 + i * 0.02, 51.52),
  })),
  { level: 'municipality', id: '00000001', geometry: box(7.5, 51.5, 7.54, 51.52) },
  { level: 'municipality', id: '00000002', geometry: box(7.54, 51.5, 7.58, 51.52) },
]);

const figure = (id: string, title: string, data: Figure['data']): Figure => ({
  id,
  title,
  caption: '',
  data,
});
const areas = [
  { id: 'nord', label: 'Nord', number: '1', ...value(4.96, '5,0 %') },
  { id: 'ost', label: 'Ost', number: '2', ...value(12.5, '12,5 %') },
  { id: 'sued', label: 'Süd', number: '3', ...hidden('.') },
  { id: 'west', label: 'West', number: '4', ...value(31.2, '31,2 %') },
];

export const map = figure('kinderarmut-karte', 'Kinderarmut: Karte', {
  kind: 'map',
  level: 'area',
  outlineLevel: 'municipality',
  extent: null,
  areas,
  unit: '%',
  decimals: 1,
  breaks: [5, 10, 15, 20],
  direction: 'higher_is_burden',
});

export const dots = figure('kinderarmut-punkte', 'Kinderarmut: Vergleich', {
  kind: 'dots',
  unit: '%',
  decimals: 1,
  domain: [0, 40],
  rows: [
    ...areas.map((a) => ({ ...a, role: 'area' as const })),
    { id: 'k', label: 'Kreis', role: 'county', ...value(18, '18,0 %') },
    { id: 'o', label: 'Ort 1', role: 'own', ...value(20, '20,0 %') },
    { id: 'd', label: 'Deutschland', role: 'reference', ...value(14, '14,0 %') },
  ],
});

const point = (period: string, label: string, date: string, drawn: DrawnValue) => ({
  period,
  label,
  date,
  ...drawn,
});
export const trend = figure('kinderarmut-verlauf', 'Kinderarmut: Entwicklung', {
  kind: 'trend',
  breaks: [],
  marks: [],
  unit: '%',
  decimals: 1,
  domain: [0, 25],
  series: [
    {
      id: 'o',
      label: 'Ort 1',
      role: 'own',
      points: [
        point('2021', '2021', '2021-12-31', value(19, '19,0 %')),
        point('2022', '2022', '2022-12-31', value(21.5, '21,5 %')),
        point('2023', '2023', '2023-12-31', hidden('/')),
        point('2024', '2024', '2024-12-31', value(20, '20,0 %')),
      ],
    },
    {
      id: 'k',
      label: 'Kreis',
      role: 'county',
      points: [
        point('2021', '2021', '2021-12-31', value(17, '17,0 %')),
        point('2022', '2022', '2022-12-31', value(17.4, '17,4 %')),
        point('2023', '2023', '2023-12-31', value(18, '18,0 %')),
        point('2024', '2024', '2024-12-31', value(18, '18,0 %')),
      ],
    },
  ],
});

export const locator = figure('gebiete-karte', 'Lage der Sozialräume', {
  kind: 'locator',
  level: 'area',
  extent: '00000001',
  areas: areas.slice(0, 2).map(({ id, label, number }) => ({ id, label, number })),
  marked: 'ost',
});

export const strip = figure('profil-1-leitindikatoren', 'Nord: Leitindikatoren', {
  kind: 'strip',
  names: { own: 'Nord', municipality: 'Ort 1', county: 'Kreis' },
  rows: [
    {
      id: 'kinderarmut',
      label: 'Kinderarmut',
      unit: '%',
      decimals: 1,
      others: [10, 20, 30],
      municipality: value(20, '20,0 %'),
      county: value(18, '18,0 %'),
      ...value(30, '30,0 %'),
    },
    {
      id: 'altersarmut',
      label: 'Altersarmut',
      unit: '%',
      decimals: 1,
      others: [2, 6],
      municipality: value(4, '4,0 %'),
      county: value(5, '5,0 %'),
      ...hidden('.'),
    },
    {
      id: 'sgb2_quote',
      label: 'SGB-II-Quote',
      unit: '%',
      decimals: 1,
      others: [8, 12],
      municipality: value(9, '9,0 %'),
      county: value(11, '11,0 %'),
      ...value(8, '8,0 %'),
    },
  ],
});

export const clusters = figure('kinderarmut-haeufungen', 'Kinderarmut: Häufungen', {
  kind: 'clusters',
  level: 'area',
  outlineLevel: 'municipality',
  extent: null,
  areas: [
    { id: 'nord', label: 'Nord', number: '1', cluster: 'high_high' },
    { id: 'ost', label: 'Ost', number: '2', cluster: 'none' },
    { id: 'sued', label: 'Süd', number: '1', cluster: 'low_high' },
    { id: 'west', label: 'West', number: '2', cluster: null },
  ],
});

/** 10 % of 100, 400 and 900: the standard error is 3, 1.5 and 1, so the limits lie 1.96 and 3.09 of it from 10. */
export const funnel = figure('kinderarmut-trichter', 'Kinderarmut nach Größe', {
  kind: 'funnel',
  unit: '%',
  sizeLabel: 'Zahl der Kinder',
  baseline: 10,
  baselineText: '10,0\u202f%',
  points: (
    [
      ['nord', 'Nord', 100, 12, 3, 'inside'],
      ['ost', 'Ost', 900, 14, 1, 'high_998'],
      ['sued', 'Süd', 400, 6.5, 1.5, 'low_95'],
    ] as const
  ).map(([id, label, size, number, error, position]) => ({
    id,
    label,
    size,
    value: number,
    text: `${String(number).replace('.', ',')}\u202f%`,
    position,
    lower95: 10 - 1.96 * error,
    upper95: 10 + 1.96 * error,
    lower998: 10 - 3.09 * error,
    upper998: 10 + 3.09 * error,
  })),
  domain: [0, 20],
});

export const everyKind: Figure[] = [map, dots, trend, locator, strip, clusters, funnel];
