import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { compute } from '../../pipeline/compute/index.js';
import type { Dataset } from '../../pipeline/model/dataset.js';
import { noDisparities } from '../../pipeline/model/disparities.js';
import { type Indicator, indicatorSchema } from '../../pipeline/model/indicator.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { openStore, type Store } from '../../pipeline/store/store.js';
import { nothingDelivered } from '../support/nothing-delivered.js';
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

interface Check {
  id: string;
  check: z.infer<typeof checkSchema>;
  input: ReadonlyMap<Dataset, ReturnType<typeof readTable>>;
}

function readCheck(id: string): Check {
  const check = checkSchema.parse(parse(readFileSync(`${folder}${id}.yaml`, 'utf8')));
  const input = Object.entries(check.input).map(([name, text]) => {
    const dataset = datasets.get(name);
    if (!dataset) throw new Error(`no such dataset: ${name}`);
    return [dataset, readTable(text)] as const;
  });
  return { id, check, input: new Map(input) };
}

/** Every check has the datasets to itself, under a name of its own, so that one computation serves all. */
const own = (dataset: string, id: string) => `${dataset}__${id}`;
function ownDefinition(indicator: Indicator): Indicator {
  const name = (key: string, value: unknown) =>
    key === 'dataset' && typeof value === 'string' ? own(value, indicator.id) : value;
  return indicatorSchema.parse(JSON.parse(JSON.stringify(indicator, name)));
}

async function workOutAll(store: Store, checks: readonly Check[]) {
  const named = new Map<string, Dataset>();
  for (const { id, input } of checks) {
    for (const [dataset, lines] of input) {
      const renamed = { ...dataset, id: own(dataset.id, id) };
      named.set(renamed.id, renamed);
      await store.createCells(renamed);
      await store.appendCells(renamed, cellsOf(dataset, lines));
    }
  }
  const room: DataRoom = {
    region,
    definitions: {
      datasets: named,
      indicators: indicators.map(ownDefinition),
      vocabulary,
      policy,
      benchmarks: [],
      events: [],
      indices: [],
      disparities: noDisparities,
    },
    ...nothingDelivered,
  };
  const { computed, problems } = await compute(store, room);
  return { values: [...computed.values], problems };
}

describe('every indicator against a query written by hand and an answer worked out by hand', () => {
  let store: Store;
  let checks: Check[] = [];
  let computed: Awaited<ReturnType<typeof workOutAll>>;
  beforeAll(async () => {
    store = await openStore({ threads: 1 });
    const ids = indicators.map((i) => i.id).filter((id) => existsSync(`${folder}${id}.yaml`));
    checks = ids.map(readCheck);
    computed = await workOutAll(store, checks);
  });
  afterAll(() => store.close());

  it.each(indicators.map((i) => i.id))('%s', async (id) => {
    const found = checks.find((c) => c.id === id);
    if (!found) throw new Error(`no check for ${id}`);
    const { check, input } = found;
    await store.exec(`CREATE SCHEMA plain_${id}; USE plain_${id}`);
    await createPlainTables(store, input);
    const queried = await store.query(check.query);
    await store.exec('USE memory.main');
    expect(computed.problems).toEqual([]);
    expect(queried.map((row) => row.area).sort()).toEqual(Object.keys(check.answers).sort());
    for (const [name, answer] of Object.entries(check.answers)) {
      const row = queried.find((r) => r.area === name);
      const byHand = {
        numerator: numberOrNull(row?.numerator),
        denominator: numberOrNull(row?.denominator),
        value: numberOrNull(row?.value),
      };
      const value = computed.values.find(
        (v) => v.indicator === id && v.area === keyOf(name) && v.period === check.period,
      );
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
