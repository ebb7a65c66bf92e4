import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Dataset, datasetSchema, type Sum, termsOf } from '../../pipeline/model/dataset.js';
import { type Indicator, indicatorSchema } from '../../pipeline/model/indicator.js';
import { policySchema, vocabularySchema } from '../../pipeline/model/vocabulary.js';

/** The shared catalogue, read by the schemas alone, so that these tests do not depend on the loader. */

const root = fileURLToPath(new URL('../../indicators/', import.meta.url));

const yamlFiles = (folder: string) =>
  readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
const read = (path: string): unknown => parse(readFileSync(`${root}${path}`, 'utf8'));

export const vocabulary = vocabularySchema.parse(read('vocabulary.yaml'));
export const policy = policySchema.parse(read('policy.yaml'));

export const datasetFiles = yamlFiles('datasets').map((name) => ({
  name,
  dataset: datasetSchema.parse(read(`datasets/${name}`)),
}));
export const datasets: ReadonlyMap<string, Dataset> = new Map(
  datasetFiles.map(({ dataset }) => [dataset.id, dataset]),
);

/** In the order of the report: by chapter, then by file name. */
export const indicatorFiles = vocabulary.dimensions.flatMap(({ id: folder }) =>
  yamlFiles(folder).map((name) => ({
    folder,
    name,
    indicator: indicatorSchema.parse(read(`${folder}/${name}`)),
  })),
);
export const indicators: readonly Indicator[] = indicatorFiles.map((file) => file.indicator);

/** Every sum an indicator is made of. */
export function sumsOf(indicator: Indicator): Sum[] {
  switch (indicator.kind) {
    case 'ratio':
    case 'mean':
      return [indicator.numerator, indicator.denominator];
    case 'count':
      return [indicator.numerator];
    case 'delivered':
      return indicator.weight ? [indicator.value, indicator.weight] : [indicator.value];
  }
}

export const partsOf = (sums: readonly Sum[]) => sums.flatMap((sum) => termsOf(sum).map(({ part }) => part));
