import type { ComputedValue, Unprotected } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import { remember } from '../model/maps.js';
import { statusOfBadness } from '../store/figures/badness.js';
import { placeTable, slotTable } from '../store/figures/names.js';
import type { Row, Store } from '../store/store.js';
import { momentTable, unroundedTable, valueTable } from './names.js';
import { origins } from './sql/origins.js';

/** Where numbers become unprotected figures; `protect` is the only way out. */
export const unprotected = (n: number | null): Unprotected | null => n as unknown as Unprotected | null;
export const plain = (n: Unprotected | null): number | null => n as unknown as number | null;

/** The texts behind the numbers of the tables. */
export interface Texts {
  places: readonly { id: string; level: string; municipality: string }[];
  /** Periods by their slot. */
  periods: readonly string[];
  /** Reference date of a definition and slot. */
  dateOf(definition: number, slot: number): string;
}

export async function readTexts(store: Store): Promise<Texts> {
  const places = await store.query(`SELECT id, level, municipality FROM ${placeTable} ORDER BY place`);
  const slots = await store.query(`SELECT period FROM ${slotTable} ORDER BY slot`);
  const moments = await store.query(
    `SELECT definition, slot, reference_date::VARCHAR AS reference_date FROM ${momentTable}`,
  );
  const key = (definition: number, slot: number) => definition * slots.length + slot;
  const dates = new Map(
    moments.map((m) => [key(Number(m.definition), Number(m.slot)), String(m.reference_date)]),
  );
  return {
    places: places.map((p) => ({
      id: String(p.id),
      level: String(p.level),
      municipality: String(p.municipality),
    })),
    periods: slots.map((s) => String(s.period)),
    dateOf: (definition, slot) => dates.get(key(definition, slot)) ?? '',
  };
}

/** Rows of the table of values, by definition, level (coarse to fine), area and period. */
export const valueRowsSql = (where = 'true'): string => `SELECT v.* FROM ${valueTable} v WHERE ${where}
  ORDER BY v.definition, v.place, v.slot`;

/** One row of the table -> a value. */
export function valueOfRow(row: Readonly<Row>, indicator: Indicator, texts: Texts): ComputedValue {
  const [definition, slot] = [Number(row.definition), Number(row.slot)];
  const place = texts.places[Number(row.place)];
  const number = (column: string) => unprotected(typeof row[column] === 'number' ? row[column] : null);
  return {
    indicator: indicator.id,
    area: place?.id ?? '',
    areaLevel: place?.level ?? '',
    municipality: place?.municipality ?? '',
    period: texts.periods[slot] ?? '',
    referenceDate: texts.dateOf(definition, slot),
    status: statusOfBadness(Number(row.bad)),
    value: number('value'),
    lower: number('lower'),
    upper: number('upper'),
    numerator: indicator.kind === 'delivered' ? null : number('numerator'),
    denominator: number('denominator'),
    denominatorDate: dayOf(row.denominator_day),
    unit: indicator.unit,
    definitionVersion: indicator.version,
    origin: origins[Number(row.origin)] ?? 'delivered',
  };
}

/** The few dates of a build are written once. */
const days = new Map<number, string>();

/** ISO date of a day counted from 1970-01-01. */
const dayOf = (day: unknown): string | null =>
  typeof day === 'number'
    ? remember(days, day, () => new Date(day * 86_400_000).toISOString().slice(0, 10))
    : null;

/**
 * Rows of proportions without an interval: their numerator is not a part of their denominator, and not because of rounding.
 * @param shares definitions with an interval of a proportion
 */
export const withoutIntervalSql = (shares: readonly number[]): string => `SELECT v.* FROM ${valueTable} v
  ANTI JOIN ${unroundedTable} u ON u.definition = v.definition AND u.place = v.place AND u.slot = v.slot
    AND u.numerator <= u.denominator
  WHERE v.definition IN (${['NULL', ...shares].join(', ')}) AND v.lower IS NULL AND v.numerator IS NOT NULL
    AND v.denominator IS NOT NULL
  ORDER BY v.definition, v.place, v.slot`;
