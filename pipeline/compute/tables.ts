import type { Indicator } from '../model/indicator.js';
import type { DataRoom } from '../model/room.js';
import type { Store } from '../store/store.js';
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
    `definition INTEGER, place INTEGER, slot INTEGER, bad TINYINT, numerator DOUBLE, denominator DOUBLE,
      denominator_day INTEGER, origin TINYINT, value DOUBLE, lower DOUBLE, upper DOUBLE`,
  ],
];

/** Empty tables of the values of this room, in place of those that may be there. */
export async function createTables(store: Store, { definitions }: DataRoom): Promise<void> {
  for (const [name, list] of columns) await store.exec(`CREATE OR REPLACE TEMP TABLE ${name} (${list})`);
  await store.exec(
    `CREATE OR REPLACE TEMP TABLE ${names.definitionTable} (definition INTEGER, method TINYINT, factor DOUBLE)`,
  );
  const attributes = definitions.indicators.map(attributesOf);
  if (attributes.length > 0)
    await store.exec(`INSERT INTO ${names.definitionTable} VALUES ${attributes.join(', ')}`);
}

function attributesOf(indicator: Indicator, definition: number): string {
  const factor = 'factor' in indicator ? indicator.factor : 1;
  return `(${definition}, ${methodNumber[indicator.method]}, ${double(factor)})`;
}
