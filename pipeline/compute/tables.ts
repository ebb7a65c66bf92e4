import type { Indicator } from '../model/indicator.js';
import type { DataRoom } from '../model/room.js';
import { placeTable } from '../store/figures/names.js';
import { quoteText, type Store } from '../store/store.js';
import { changedPlaces } from './crosswalk.js';
import * as names from './names.js';
import { methodNumber } from './sql/limits.js';
import { double } from './sql/numbers.js';

const columns: readonly [name: string, columns: string][] = [
  [names.exactTable, 'x DOUBLE, lower DOUBLE, upper DOUBLE'],
  [
    names.unroundedTable,
    'definition INTEGER, place INTEGER, slot INTEGER, numerator DOUBLE, denominator DOUBLE',
  ],
  [names.momentTable, 'definition INTEGER, slot INTEGER, reference_date DATE'],
  [
    names.valueTable,
    `definition INTEGER, place INTEGER, rank TINYINT, municipality INTEGER, slot INTEGER, bad TINYINT, numerator DOUBLE, denominator DOUBLE,
      denominator_day INTEGER, origin TINYINT, value DOUBLE, lower DOUBLE, upper DOUBLE`,
  ],
  [
    names.comparisonTable,
    'family INTEGER, place INTEGER, reference INTEGER, difference DOUBLE, lower DOUBLE, upper DOUBLE, code USMALLINT, estimated BOOLEAN',
  ],
  [
    names.trendTable,
    `definition INTEGER, place INTEGER, rank TINYINT, chain VARCHAR, slope DOUBLE, lower DOUBLE, upper DOUBLE, p DOUBLE, verdict TINYINT,
      adjusted BOOLEAN`,
  ],
  [
    names.formerTable,
    'place INTEGER, earlier DATE, later DATE, former INTEGER, share DOUBLE, position INTEGER, formers INTEGER',
  ],
  [
    names.estimateTable,
    'definition INTEGER, place INTEGER, slot INTEGER, kind TINYINT, reference INTEGER, x DOUBLE, n DOUBLE',
  ],
];

/** Empty tables of this room, in place of those that may be there. The places must be known (`prepare`). */
export async function createTables(store: Store, { region, definitions }: DataRoom): Promise<void> {
  for (const [name, list] of columns) await store.exec(`CREATE OR REPLACE TEMP TABLE ${name} (${list})`);
  await store.exec(
    `CREATE OR REPLACE TEMP TABLE ${names.definitionTable} (definition INTEGER, method TINYINT, factor DOUBLE, delivered BOOLEAN, counted BOOLEAN)`,
  );
  const attributes = definitions.indicators.map(attributesOf);
  if (attributes.length > 0)
    await store.exec(`INSERT INTO ${names.definitionTable} VALUES ${attributes.join(', ')}`);
  const changed = changedPlaces(region).map(quoteText);
  await store.exec(`CREATE OR REPLACE TEMP TABLE ${names.changedTable} AS SELECT place FROM ${placeTable}
    WHERE id IN (${['NULL', ...changed].join(', ')})`);
}

function attributesOf(indicator: Indicator, definition: number): string {
  const factor = 'factor' in indicator ? indicator.factor : 1;
  const { kind, method } = indicator;
  return `(${definition}, ${methodNumber[method]}, ${double(factor)}, ${kind === 'delivered'}, ${kind === 'count'})`;
}
