import { type Dataset, dimensionsOf } from '../../model/dataset.js';
import type { Region } from '../../model/region.js';
import { quoteText } from '../../store/store.js';
import { type AreaIndex, municipalitiesOf, readArea } from '../keys/areas.js';
import { readPeriod } from '../keys/periods.js';
import type { Plan } from '../plan/plan.js';
import type { Source } from '../source.js';

/** Texts that a column holds for certain, and others that it may hold. */
export interface Texts {
  certain: ReadonlySet<string>;
  /** Keys, which read as themselves. */
  possible: readonly string[];
}

/** A key as SQL: the expressions of its cell columns, and its rank among the different keys. */
export interface KeySql {
  columns: string[];
  /** From 0; the same for two texts that mean the same. NULL where the file has no text. */
  rank: string;
  ranks: number;
}

/** How DuckDB reads the keys of a file: the texts it accepts per column, and what they become. */
export interface KeysSql {
  /** File column -> the texts that could be read; any other is a conversion error. */
  accepted: Map<number, string[]>;
  area: KeySql;
  period: KeySql;
  dimensions: KeySql[];
  /** Canonical periods, sorted. */
  periods: string[];
}

/** Every text is read by the functions of the careful path. `null` if a certain one cannot be read. */
export function keysOf(
  source: Source,
  plan: Plan,
  region: Region,
  index: AreaIndex,
  textsOf: (column: number, possible: readonly string[]) => Texts,
): KeysSql | null {
  const { dataset } = source;
  const accepted = new Map<number, string[]>();
  if (!plan.area || !plan.period) return null;

  const period = readKey(plan.period, [], (text) => {
    const reading = readPeriod(text, dataset, plan.periodRule);
    return 'period' in reading ? [reading.period, reading.referenceDate] : null;
  });
  if (!period) return null;
  const days = [...new Set(period.read.map((r) => r[1] ?? ''))];
  const municipalities = source.supplier ? new Set(municipalitiesOf(region, source.supplier)) : null;
  const scope = { rules: { names: {}, prefix: '' }, municipalities };
  const area = readKey(plan.area, areaTexts(region), (text) => {
    const readings = days.map((day) => readArea(index, text, day, scope));
    const [first] = readings;
    // An area that exists on some of the days only, changes its key, or whose key was restored (which is told) is the
    // careful path's business.
    const one =
      first && 'id' in first && !first.restored && readings.every((r) => 'id' in r && r.id === first.id);
    return one ? [first.id, first.level] : null;
  });
  if (!area) return null;
  const dimensions: KeySql[] = [];
  for (const { dimension, from, read } of plan.dimensions) {
    if (from === null) return null;
    const cast = dimension.type === 'age' ? 'SMALLINT' : 'VARCHAR';
    const cells = (value: ReturnType<typeof read>) =>
      value === null ? null : typeof value === 'string' ? [value] : value.map(String);
    const key =
      'value' in from
        ? { text: '', texts: [''], read: [cells(from.value) ?? []] }
        : readKey(from, possibleTexts(dataset, dimension.id), (text) => cells(read(text)));
    if (!key) return null;
    dimensions.push(sqlOf(key, key.read[0]?.map(() => cast) ?? []));
  }
  return {
    accepted,
    area: sqlOf(area, ['VARCHAR', 'VARCHAR']),
    period: sqlOf(period, ['VARCHAR', 'DATE']),
    dimensions,
    periods: days.length === 0 ? [] : [...new Set(period.read.map((r) => r[0] ?? ''))].sort(),
  };

  function readKey(
    key: { column: { index: number } } | { text: string },
    possible: readonly string[],
    read: (text: string) => string[] | null,
  ): ReadKey | null {
    if ('text' in key) {
      const value = read(key.text.trim());
      return value && { text: key.text, texts: [key.text], read: [value] };
    }
    const column = key.column.index;
    const wanted = textsOf(column, possible);
    const texts: string[] = [];
    const values: string[][] = [];
    for (const text of new Set([...wanted.certain, ...wanted.possible])) {
      // Quotation marks and control characters mean something to the careful path.
      const value = text === '' || /["\p{Cc}\ufffd]/u.test(text) ? null : read(text.trim());
      if (!value && wanted.certain.has(text)) return null;
      if (!value) continue;
      texts.push(text);
      values.push(value);
    }
    accepted.set(column, texts);
    return { column, texts, read: values };
  }
}

/** `read[i]`: the cells that `texts[i]` becomes. */
type ReadKey = { texts: string[]; read: string[][] } & ({ column: number } | { text: string });

function sqlOf(key: ReadKey, types: readonly string[]): KeySql {
  const names = new Map<string, number>();
  const ranks = key.read.map((cells) => {
    const name = JSON.stringify(cells);
    const rank = names.get(name) ?? names.size;
    names.set(name, rank);
    return rank;
  });
  const columns = types.map((type, i) =>
    pick(
      key,
      key.read.map((cells) => cells[i] ?? ''),
      type,
    ),
  );
  return { columns, ranks: names.size, rank: pick(key, ranks.map(String), 'BIGINT') };
}

/** The value that belongs to the text of a row. */
function pick(key: ReadKey, values: readonly string[], type: string): string {
  if (!('column' in key)) return `${quoteText(values[0] ?? '')}::${type}`;
  const cell = `c${key.column}`;
  const code = `enum_code(${cell})::INTEGER`;
  if (type === 'BIGINT' && values.every((v, i) => v === String(i))) return `${code}::BIGINT`;
  if (type === 'VARCHAR' && values.every((v, i) => v === key.texts[i])) return `${cell}::VARCHAR`;
  const text = (v: string) => `${quoteText(v)}::${type}`;
  // A list is built anew for every couple of thousand rows, so a few comparisons are cheaper.
  const ends = values.flatMap((v, i) => (i + 1 === values.length || v !== values[i + 1] ? [i] : []));
  if (ends.length > 8) return `([${values.map(quoteText).join(', ')}]::${type}[])[${code} + 1]`;
  const last = text(values.at(-1) ?? '');
  if (ends.length < 2) return last;
  const cases = ends.slice(0, -1).map((end) => `WHEN ${code} <= ${end} THEN ${text(values[end] ?? '')}`);
  return `CASE ${cases.join(' ')} ELSE ${last} END`;
}

/** A sample need not meet every area. Keys alone: where a file holds nothing else, no text needs to be looked up. */
const areaTexts = (region: Region): string[] => [
  ...region.areas.map((a) => a.id),
  ...region.municipalities.map((m) => m.ags),
];

function possibleTexts(dataset: Dataset, id: string): string[] {
  const dimension = dimensionsOf(dataset).find((d) => d.id === id);
  if (dimension?.type === 'age') return Array.from({ length: 131 }, (_, age) => String(age));
  return dimension ? Object.keys(dimension.codes) : [];
}
