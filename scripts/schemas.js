// Writes the JSON Schemas that editors use for the YAML files; derived from the zod schemas, never written by hand.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../dist/pipeline/definitions/schemas.js';

const folder = join(import.meta.dirname, '..', 'indicators', 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
