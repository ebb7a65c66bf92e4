import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { compute } from '../../pipeline/compute/index.js';
import { noDisparities } from '../../pipeline/model/disparities.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { openStore } from '../../pipeline/store/store.js';
import { datasets, indicators, policy, vocabulary } from './catalogue.js';
import { cellsOf, createPlainTables, keyOf, readTable, region } from './check-input.js';

/**
 * Each indicator is worked out three times from one small input: by `compute` from its definition, by a query written
 * by hand from its wording, and by hand. All three must agree for areas, municipalities and county.
 */

const folder = fileURLToPath(new URL('./checks/', import.meta.url));

const checkSchema = z.strictObject({
  period: z.string(),
  input: z.record(z.string(), z.string()),
  query: z.string(),
  answers: z
    .partialRecord(
      z.enum(['a1', 'a2', 'a0', 'b1', 'A', 'B', 'kreis']),
      z.strictObject({ numerator: z.number(), denominator: z.number().nullable(), value: z.number() }),
    )
    .refine((answers) => 'A' in answers && 'B' in answers && 'kreis' in answers),
});

const numberOrNull = (value: unknown): number | null => (value === null ? null : Number(value));

async function workOut(id: string) {
  const check = checkSchema.parse(parse(readFileSync(`${folder}${id}.yaml`, 'utf8')));
  const store = await openStore({ threads: 1 });
  try {
    const input = new Map(
      Object.entries(check.input).map(([name, text]) => {
        const dataset = datasets.get(name);
        if (!dataset) throw new Error(`no such dataset: ${name}`);
        return [dataset, readTable(text)];
      }),
    );
    for (const dataset of datasets.values()) await store.createCells(dataset);
    for (const [dataset, lines] of input) await store.appendCells(dataset, cellsOf(dataset, lines));
    const room: DataRoom = {
      region,
      definitions: {
        datasets,
        indicators: indicators.filter((i) => i.id === id),
        vocabulary,
        policy,
        benchmarks: [],
        events: [],
        indices: [],
        disparities: noDisparities,
      },
      mappings: [],
      ignoredFiles: [],
      corrections: [],
      acknowledged: [],
      deliveryPlan: [],
      deliveriesDir: '',
      inputs: [],
    };
    const { computed, problems } = await compute(store, room);
    await createPlainTables(store, input);
    return { check, computed, problems, queried: await store.query(check.query) };
  } finally {
    store.close();
  }
}

describe('every indicator against a query written by hand and an answer worked out by hand', () => {
  it.each(indicators.map((i) => i.id))('%s', async (id) => {
    expect(existsSync(`${folder}${id}.yaml`), `no check for ${id}`).toBe(true);
    const { check, computed, problems, queried } = await workOut(id);
    expect(problems).toEqual([]);
    expect(queried.map((row) => row.area).sort()).toEqual(Object.keys(check.answers).sort());
    for (const [name, answer] of Object.entries(check.answers)) {
      const row = queried.find((r) => r.area === name);
      const byHand = {
        numerator: numberOrNull(row?.numerator),
        denominator: numberOrNull(row?.denominator),
        value: numberOrNull(row?.value),
      };
      const value = computed.values.find((v) => v.area === keyOf(name) && v.period === check.period);
      expect({ name, ...rounded(byHand) }).toEqual({ name, ...answer });
      expect({ name, status: value?.status }).toEqual({ name, status: 'ok' });
      const figures = {
        numerator: numberOrNull(value?.numerator ?? null),
        denominator: numberOrNull(value?.denominator ?? null),
        value: numberOrNull(value?.value ?? null),
      };
      expect({ name, ...rounded(figures) }).toEqual({ name, ...answer });
    }
  });

  it('has no check without an indicator', () => {
    const known = indicators.map((i) => `${i.id}.yaml`);
    expect(readdirSync(folder).filter((file) => !known.includes(file))).toEqual([]);
  });
});

/** To nine decimals, beyond which floating point differs. */
function rounded<T extends Record<string, number | null>>(figures: T): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, value === null ? null : Number(value.toFixed(9))]),
  );
}
