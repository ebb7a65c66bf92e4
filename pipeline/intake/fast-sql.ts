import type { Region } from '../model/region.js';
import { cellTable } from '../model/stored.js';
import { quoteId, quoteText, type Store } from '../store/store.js';
import { type AreaIndex, municipalitiesOf, readArea } from './areas.js';
import { type PeriodReading, readPeriod } from './periods.js';
import type { KeySource, Plan } from './plan.js';
import type { Source } from './source.js';
import { valueReader } from './values.js';

/**
 * The statement that turns the loaded texts into cells: every distinct key text is read once by the functions of the
 * careful path and joined. `null` if one of them cannot be read, or a value is neither plain digits nor a sign.
 */
export async function insertionOf(
  store: Store,
  source: Source,
  plan: Plan,
  region: Region,
  index: AreaIndex,
  number: number,
): Promise<{ insert: string; periods: string[] } | null> {
  const { dataset } = source;
  const distinct = async (key: KeySource | null): Promise<string[] | null> => {
    if (key === null) return null;
    if ('text' in key) return [key.text];
    const rows = await store.query(
      `SELECT DISTINCT c${key.column.index} AS text FROM intake_fast ORDER BY text`,
    );
    return rows.map((r) => String(r.text));
  };
  const on = (key: KeySource, alias: string) =>
    'text' in key ? `${alias}.text = ${quoteText(key.text)}` : `${alias}.text = f.c${key.column.index}`;
  const { area, period } = plan;
  const areaTexts = await distinct(area);
  const periodTexts = await distinct(period);
  if (!area || !period || !areaTexts || !periodTexts) return null;

  const periods = periodTexts.map((text) => ({ text, ...readPeriod(text.trim(), dataset, plan.periodRule) }));
  if (periods.some((p) => 'fail' in p)) return null;
  const read = periods as ({ text: string } & Extract<PeriodReading, { period: string }>)[];
  const municipalities = source.supplier ? new Set(municipalitiesOf(region, source.supplier)) : null;
  const areaRows: string[][] = [];
  for (const day of new Set(read.map((p) => p.referenceDate))) {
    for (const text of areaTexts) {
      const scope = { rules: { names: {}, prefix: '' }, municipalities };
      const found = readArea(index, text.trim(), day, scope);
      // A restored key is told; that is the careful path's business.
      if ('fail' in found || found.restored) return null;
      areaRows.push([text, day, found.id, found.level]);
    }
  }
  const tables = [
    `period_key(text, period, day) AS (${values(read.map((p) => [p.text, p.period, p.referenceDate]))})`,
    `area_key(text, day, id, level) AS (${values(areaRows)})`,
  ];
  const joins = [
    `JOIN period_key ON ${on(period, 'period_key')}`,
    `JOIN area_key ON ${on(area, 'area_key')} AND area_key.day = period_key.day`,
  ];
  const dimensions: string[] = [];
  for (const [i, d] of plan.dimensions.entries()) {
    if (d.from === null) return null;
    const age = d.dimension.type === 'age';
    if ('value' in d.from) {
      const value = d.from.value;
      dimensions.push(...(typeof value === 'string' ? [quoteText(value)] : value.map(String)));
      continue;
    }
    const texts = (await distinct({ column: d.from.column })) ?? [];
    const found = texts.map((text) => ({ text, value: d.read(text.trim()) }));
    if (found.some((f) => f.value === null)) return null;
    const rows = found.map(({ text, value }) => [
      text,
      ...(typeof value === 'string' ? [value, ''] : (value ?? [])),
    ]);
    tables.push(`d${i}(text, a, b) AS (${values(rows.map((r) => r.map(String)))})`);
    joins.push(`JOIN d${i} ON ${on({ column: d.from.column }, `d${i}`)}`);
    dimensions.push(...(age ? [`d${i}.a::SMALLINT`, `d${i}.b::SMALLINT`] : [`d${i}.a`]));
  }
  const parts: string[] = [];
  for (const [i, v] of plan.values.entries()) {
    const cell = `c${v.column.index}`;
    const isNumber = `regexp_full_match(${cell}, '0|[1-9][0-9]{0,11}')`;
    const signs = await store.query(
      `SELECT DISTINCT ${cell} AS text FROM intake_fast WHERE NOT ${isNumber} ORDER BY text LIMIT 101`,
    );
    const [range] = await store.query(
      `SELECT min(${cell}::BIGINT) AS low, max(${cell}::BIGINT) AS high FROM intake_fast WHERE ${isNumber}`,
    );
    const outside = Number(range?.low ?? v.measure.min) < v.measure.min;
    if (signs.length > 100 || outside || Number(range?.high ?? 0) > (v.measure.max ?? Infinity)) return null;
    const reader = valueReader(v.measure, dataset, null, []);
    const rows: string[][] = [];
    for (const { text } of signs) {
      // Digits in other notations are evidence of a column; that is the careful path's business.
      const reading = /\d/.test(String(text)) ? null : reader.read(String(text).trim());
      if (!reading || 'fail' in reading || reading.remark) return null;
      rows.push([String(text), reading.state, reading.value ?? '', reading.lower ?? '', reading.upper ?? '']);
    }
    tables.push(
      `s${i}(text, state, value, lower, upper) AS (${values([...rows, ['0', 'ok', '0', '', '']])})`,
    );
    const amount = (column: string) => `nullif(s${i}.${column}, '')::DECIMAL(18,6)`;
    parts.push(`SELECT area_key.id, area_key.level, period_key.period, period_key.day::DATE,
      ${[...dimensions, quoteText(v.measure.id)].join(', ')},
      CASE WHEN s${i}.text IS NULL THEN f.${cell}::DECIMAL(18,6) ELSE ${amount('value')} END,
      coalesce(s${i}.state, 'ok'), ${amount('lower')}, ${amount('upper')}, ${number}, f.line
      FROM intake_fast f ${joins.join(' ')} LEFT JOIN s${i} ON s${i}.text = f.${cell}`);
  }
  return {
    insert: `INSERT INTO ${quoteId(cellTable(dataset.id))} WITH ${tables.join(', ')} ${parts.join(' UNION ALL ')}`,
    periods: [...new Set(read.map((p) => p.period))].sort(),
  };
}

const values = (rows: readonly (readonly string[])[]) =>
  `VALUES ${rows.map((r) => `(${r.map(quoteText).join(', ')})`).join(', ')}`;
