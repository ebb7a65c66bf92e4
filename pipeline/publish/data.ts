import type { Published } from '../model/figures.js';
import { publishedAreas } from '../model/published-areas.js';
import type { Reconciled } from '../model/reconciliation.js';
import type { DataRoom } from '../model/room.js';
import type { Waiting } from '../model/waiting.js';
import type { FileSystem } from '../model/world.js';
import type { Store } from '../store/store.js';
import { funnelTable, indexChangeTable, standardisedTable } from './chance-rows.js';
import { toCsv } from './csv.js';
import { type DescribedCsv, dataPackage } from './datapackage.js';
import { areasGeoJson } from './geojson.js';
import { indexTable, sensitivityTable } from './index-rows.js';
import { csvToParquet } from './parquet.js';
import { clusterTable, inequalityTable, segregationTable } from './pattern-rows.js';
import { reconciliationTable } from './reconciliation.js';
import { comparisonTable, indicatorTable, type PublishedTable, trendTable } from './rows.js';

export interface DataOptions {
  files: FileSystem;
  store: Store;
  room: DataRoom;
  published: Published<'public'>;
  /** Own totals beside official ones. */
  reconciled: readonly Reconciled[];
  waiting: Waiting;
  /** The staged folder of the reports, on a real disk; the files go into `data` below it. */
  folder: string;
}

/** Writes the public data files. Same values, statuses and rounding as in the reports. */
export async function writeData({
  files,
  store,
  room,
  published,
  reconciled,
  waiting,
  folder,
}: DataOptions): Promise<void> {
  const notice = room.region.demonstration ?? '';
  const path = (name: string) => `${folder}/data/${name}`;
  const indicators = indicatorTable(published, room.definitions, notice, waiting);
  const described = describedTables({ room, published, reconciled, waiting }, indicators);
  for (const [name, text] of dataTexts({ room, published, reconciled, waiting }, described)) {
    await files.writeFile(`${folder}/${name}`, text);
  }
  await csvToParquet(store, indicators.columns, path('indicators.csv'), path('indicators.parquet'));
  // Loaded here, while the reports are being rendered: it takes a quarter of a second.
  const { toArrow } = await import('./arrow.js');
  await files.writeFile(path('indicators.arrow'), toArrow(indicators));
  await files.writeFile(
    path('datapackage.json'),
    dataPackage(room, described, latestDate(published), notice),
  );
}

type Content = Pick<DataOptions, 'room' | 'published' | 'reconciled' | 'waiting'>;

/** The data files that are texts, by their path below the folder of the reports. */
export function dataTexts(content: Content, tables = describedTables(content)): ReadonlyMap<string, string> {
  const { room } = content;
  const notice = room.region.demonstration ?? '';
  return new Map([
    ...tables.map(({ name, text }) => [`data/${name}`, text] as const),
    ['data/areas.geojson', areasGeoJson(room.region, notice)],
    ['data/catalogue.json', catalogue(room, notice)],
  ]);
}

function describedTables(
  { room, published, reconciled, waiting }: Content,
  made?: PublishedTable,
): DescribedCsv[] {
  const notice = room.region.demonstration ?? '';
  const indicators = made ?? indicatorTable(published, room.definitions, notice, waiting);
  const comparisons = comparisonTable(published, room.definitions, notice);
  const trends = trendTable(published, room.definitions, notice);
  const units = new Map(room.definitions.indicators.map((i) => [i.id, i.unit]));
  return [
    describe('indicators.csv', indicators, ['indicator', 'area', 'area_level', 'period']),
    describe('comparisons.csv', comparisons, ['indicator', 'area', 'period', 'compared_with', 'reference']),
    describe('trends.csv', trends, ['indicator', 'area']),
    describe('segregation.csv', segregationTable(published.patterns, notice), [
      'segregation',
      'area',
      'period',
      'measure',
    ]),
    describe('clusters.csv', clusterTable(published.patterns, room.region.county.ags, notice), [
      'indicator',
      'area',
      'period',
    ]),
    describe('inequality.csv', inequalityTable(published.patterns, notice), ['indicator', 'period']),
    describe('standardised.csv', standardisedTable(published.patterns, units, notice), [
      'standardisation',
      'area',
      'period',
    ]),
    describe('funnels.csv', funnelTable(published.patterns, notice), ['indicator', 'area', 'period']),
    ...(room.definitions.benchmarks.length === 0
      ? []
      : [describe('eckwerte.csv', reconciliationTable(reconciled, notice), ['total', 'area'])]),
    describe('index_change.csv', indexChangeTable(published.patterns, notice), ['index', 'area', 'period']),
    describe('indices.csv', indexTable(published, notice), ['index', 'area', 'period']),
    describe('index_sensitivity.csv', sensitivityTable(published, notice), [
      'index',
      'period',
      'variant',
      'component',
    ]),
  ];
}

function describe(name: string, table: PublishedTable, primaryKey: string[]): DescribedCsv {
  const header = table.columns.map((column) => column.name);
  return { name, table, text: toCsv(header, table.rows), primaryKey };
}

/** The definitions as they hold for these figures. */
function catalogue({ region, definitions }: DataRoom, notice: string): string {
  const content = {
    ...(notice === '' ? {} : { note: notice }),
    vocabulary: definitions.vocabulary,
    policy: definitions.policy,
    datasets: [...definitions.datasets.values()],
    indicators: definitions.indicators,
    indices: definitions.indices,
    benchmarks: definitions.benchmarks,
    areas: publishedAreas(region),
    disparities: definitions.disparities,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Latest reference date of any published value: the date that documents carry, free of the clock. */
export function latestDate(published: Published<'public'>): string {
  let latest = '1970-01-01';
  for (const { referenceDate } of published.values) if (referenceDate > latest) latest = referenceDate;
  return latest;
}
