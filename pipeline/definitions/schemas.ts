import { z } from 'zod';
import { datasetSchema } from '../model/dataset.js';
import { deliveryPlanSchema } from '../model/delivery-plan.js';
import { disparitiesSchema } from '../model/disparities.js';
import { indexSchema } from '../model/index-definition.js';
import { indicatorSchema } from '../model/indicator.js';
import { correctionsSchema, ignoredFilesSchema, mappingSchema } from '../model/mapping.js';
import { benchmarksSchema, eventsSchema } from '../model/reconciliation.js';
import { regionSchema } from '../model/region.js';
import { policySchema, vocabularySchema } from '../model/vocabulary.js';

/** JSON Schemas for editors, by the name of the file in `indicators/schemas/`. */
export function jsonSchemas(): Record<string, unknown> {
  const schemas = {
    dataset: datasetSchema,
    indicator: indicatorSchema,
    index: indexSchema,
    vocabulary: vocabularySchema,
    policy: policySchema,
    region: regionSchema,
    mapping: mappingSchema,
    'ignored-files': ignoredFilesSchema,
    corrections: correctionsSchema,
    'delivery-plan': deliveryPlanSchema,
    eckwerte: benchmarksSchema,
    ereignisse: eventsSchema,
    disparities: disparitiesSchema,
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
    ]),
  );
}
