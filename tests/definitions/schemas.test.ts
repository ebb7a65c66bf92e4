import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../pipeline/definitions/schemas.js';

describe('JSON Schemas for editors', () => {
  const folder = join(import.meta.dirname, '../../indicators/schemas');

  it('are those of the zod schemas (npm run schemas writes them)', () => {
    const schemas = jsonSchemas();
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(schemas)
        .map((n) => `${n}.schema.json`)
        .sort(),
    );
    for (const [name, schema] of Object.entries(schemas)) {
      const written: unknown = JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8'));
      expect(written, name).toEqual(JSON.parse(JSON.stringify(schema)));
    }
  });

  it('carry the German explanations', () => {
    expect(JSON.stringify(jsonSchemas().indicator)).toContain('die Frage, die der Indikator beantwortet');
  });
});
