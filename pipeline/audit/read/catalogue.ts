import { z } from 'zod';
import { datasetSchema } from '../../model/dataset.js';
import { disparitiesSchema } from '../../model/disparities.js';
import { indexSchema } from '../../model/index-definition.js';
import { indicatorSchema } from '../../model/indicator.js';
import { publishedAreaSchema } from '../../model/published-areas.js';
import { benchmarksSchema } from '../../model/reconciliation.js';
import { policySchema, vocabularySchema } from '../../model/vocabulary.js';
import type { PublishedCatalogue } from './types.js';

const catalogueSchema = z.strictObject({
  note: z.string().default(''),
  vocabulary: vocabularySchema,
  policy: policySchema,
  datasets: z.array(datasetSchema),
  indicators: z.array(indicatorSchema),
  indices: z.array(indexSchema),
  disparities: disparitiesSchema.nullable().default(null),
  benchmarks: benchmarksSchema.shape.eckwerte,
  areas: z.array(publishedAreaSchema).default([]),
});

/** `data/catalogue.json`; where it is none, the places in it that are not understood. */
export function readCatalogue(text: string): { catalogue: PublishedCatalogue } | { wrong: string[] } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { wrong: [] };
  }
  const parsed = catalogueSchema.safeParse(content);
  if (parsed.success) return { catalogue: parsed.data };
  return { wrong: parsed.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`) };
}
