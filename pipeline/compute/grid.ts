import { badness } from '../store/figures/badness.js';
import { placeTable, rank } from '../store/figures/names.js';
import type { Row, Store } from '../store/store.js';
import { resultTable } from './names.js';

/**
 * All results: for each definition and each level with at least one value or sum (even one that lacks a part), a row
 * for every place of that level that exists on the reference date and every period of the definition; what is not
 * there is `missing`. Sorted by definition, level (coarse to fine), area, period. `row` is the same object each time, with
 * definition, area, level, municipality, period, reference_date, bad, numerator, denominator, denominator_day, origin.
 *
 * There are millions of rows but few places and periods, so that rows carry their numbers and texts are read once.
 */
export async function eachResult(store: Store, visit: (row: Readonly<Row>) => void): Promise<void> {
  const places = await store.query(`SELECT id, level, municipality FROM (${placesSql}) ORDER BY place`);
  const slots = await store.query(
    `SELECT period, reference_date::VARCHAR AS reference_date FROM (${slotsSql}) ORDER BY slot`,
  );
  const row: Row = {};
  await store.each(
    numberedSql,
    ({ definition, place, slot, bad, numerator, denominator, denominator_day, origin }) => {
      const at = places[Number(place)];
      const when = slots[Number(slot)];
      row.definition = definition ?? null;
      row.area = at?.id ?? null;
      row.level = at?.level ?? null;
      row.municipality = at?.municipality ?? null;
      row.period = when?.period ?? null;
      row.reference_date = when?.reference_date ?? null;
      row.bad = bad ?? null;
      row.numerator = numerator ?? null;
      row.denominator = denominator ?? null;
      row.denominator_day = denominator_day ?? null;
      row.origin = origins[Number(origin)] ?? null;
      visit(row);
    },
  );
}

const origins = ['delivered', 'summed', 'weighted'] as const;

/** Places numbered from 0 in the order of the results. */
const placesSql = `SELECT *, (row_number() OVER (ORDER BY rank, id) - 1)::INTEGER AS place FROM ${placeTable}`;

/** Periods of each definition, numbered from 0. */
const slotsSql = `SELECT *, (row_number() OVER (ORDER BY definition, period) - 1)::INTEGER AS slot FROM (
  SELECT definition, period, max(reference_date) AS reference_date FROM ${resultTable} GROUP BY definition, period)`;

const numberedSql = `WITH
  place AS MATERIALIZED (${placesSql}),
  slot AS MATERIALIZED (${slotsSql}),
  level_with_values AS (SELECT DISTINCT r.definition, p.rank FROM ${resultTable} r
    JOIN place p ON p.id = r.area WHERE (r.bad < ${badness.missing} OR r.origin = 'summed') AND p.rank <> ${rank.unknown}),
  wanted AS (SELECT s.definition, p.place, s.slot
    FROM level_with_values l JOIN slot s ON s.definition = l.definition JOIN place p ON p.rank = l.rank
    AND s.reference_date BETWEEN p.valid_from AND p.valid_to),
  found AS (SELECT p.place, s.slot, r.bad, r.numerator, r.denominator,
      r.denominator_date - DATE '1970-01-01' AS denominator_day,
      list_position([${origins.map((o) => `'${o}'`).join(', ')}], r.origin) - 1 AS origin
    FROM ${resultTable} r JOIN place p ON p.id = r.area
    JOIN slot s ON s.definition = r.definition AND s.period = r.period)
  SELECT w.definition, w.place, w.slot, coalesce(f.bad, ${badness.missing}) AS bad,
    f.numerator, f.denominator, f.denominator_day::INTEGER AS denominator_day, coalesce(f.origin, 0)::TINYINT AS origin
  FROM wanted w LEFT JOIN found f ON f.place = w.place AND f.slot = w.slot
  ORDER BY w.definition, w.place, w.slot`;

/** The same rows with their texts, for a few of them. */
export const gridSql = `SELECT g.definition, p.id AS area, p.level, p.municipality, s.period,
    s.reference_date::VARCHAR AS reference_date, g.bad, g.numerator, g.denominator, g.denominator_day,
    ([${origins.map((o) => `'${o}'`).join(', ')}])[g.origin + 1] AS origin
  FROM (${numberedSql}) g JOIN (${placesSql}) p ON p.place = g.place JOIN (${slotsSql}) s ON s.slot = g.slot`;
