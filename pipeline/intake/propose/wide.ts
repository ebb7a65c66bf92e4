import {
  type AgeColumn,
  type Dataset,
  type DimensionColumn,
  type MeasureColumn,
  measuresOf,
  totalCode,
} from '../../model/dataset.js';
import { isTotalMeaning, type Meaning, meanings, signature } from './heading.js';
import { nameScore } from './names.js';
import { behind, sharedBeginnings } from './prefixes.js';
import type { ColumnProfile } from './profile.js';
import { boundOf, spanOf, spanText } from './spans.js';

/** A file column that stands for values of dimensions or for a period. */
export interface WideColumn {
  profile: ColumnProfile;
  /** As the mapping writes it: dataset column -> value. */
  stands: Record<string, string>;
  measure: MeasureColumn;
  certain: boolean;
  total: boolean;
  /** Beginning of the heading that was not read, as `E_E` of `E_E00_01`; empty if all of it was. */
  start: string;
}

export interface WideReading {
  columns: WideColumn[];
  /** Columns whose heading speaks of the dataset, but not clearly enough to be read. */
  /** Columns that repeat another one cell for cell, with its heading. */
  repeated: Map<ColumnProfile, string>;
  unclear: { profile: ColumnProfile; why: 'bound' | 'measure' | 'several' | 'twice' }[];
}

/** Reads headings of numeric columns as values; `free` are the dimensions that no column of the rows holds. */
export function readWide(
  columns: readonly ColumnProfile[],
  dataset: Dataset,
  free: readonly DimensionColumn[],
  periodFree: boolean,
  sameCells: (a: ColumnProfile, b: ColumnProfile) => boolean,
): WideReading {
  const left = new Set(columns);
  const result: WideReading = { columns: [], unclear: [], repeated: new Map() };
  while (left.size > 0) {
    const group = bestGroup([...left], dataset, free, periodFree);
    if (group.size === 0) break;
    for (const profile of group.keys()) left.delete(profile);
    settle(group, dataset, free, result);
  }
  return withoutTwins(result, sameCells);
}

type Group = Map<ColumnProfile, { readings: Meaning[]; start: string }>;

/** The beginning behind which the most headings can be read; the shortest of equal ones. */
function bestGroup(
  columns: readonly ColumnProfile[],
  dataset: Dataset,
  free: readonly DimensionColumn[],
  periodFree: boolean,
): Group {
  let best: Group = new Map();
  let bestRead = 0;
  for (const start of sharedBeginnings(columns.map((c) => c.column.name))) {
    const group: Group = new Map();
    const bare: ColumnProfile[] = [];
    for (const profile of columns) {
      const rest = behind(profile.column.name, start);
      if (rest === null) continue;
      if (rest === '' && start !== '') bare.push(profile);
      else {
        const readings = meanings(rest, dataset, free).filter((m) => periodFree || m.period === null);
        if (readings.length > 0) group.set(profile, { readings, start });
      }
    }
    if (start !== '' && onlySingleAges(group)) continue;
    if (group.size <= bestRead || (group.size < 2 && start !== '')) continue;
    bestRead = group.size;
    // The beginning itself is the sum of its group: `E_E` beside `E_EM` and `E_EW`.
    for (const profile of bare) group.set(profile, { readings: [], start });
    best = group;
  }
  return best;
}

/** `ALTER__1` to `ALTER__6` are numbers of groups rather than years of age. */
const onlySingleAges = (group: Group) =>
  [...group.values()].every(({ readings }) => readings.every((m) => m.age?.text.kind === 'single'));

function settle(group: Group, dataset: Dataset, free: readonly DimensionColumn[], result: WideReading): void {
  const entries = [...group].map(([profile, { readings, start }]) => ({
    profile,
    start,
    meaning: choose(readings, group, dataset),
  }));
  const read = entries.flatMap((e) => (e.meaning === null || e.meaning === 'several' ? [] : [e.meaning]));
  const bound = boundOf(read.flatMap((m) => (m.age ? [m.age.text] : [])));
  const telling = read.filter((m) => !isTotalMeaning(m, dataset));
  const varied = new Set(telling.flatMap((m) => signature(m).split(',')));
  for (const { profile, start, meaning } of entries) {
    if (meaning === 'several') {
      result.unclear.push({ profile, why: 'several' });
      continue;
    }
    const measure = meaning?.measure ?? measureOf(start, dataset);
    const total = meaning === null || isTotalMeaning(meaning, dataset);
    const stands = total ? totalOf(varied, free) : standsFor(meaning, bound);
    if (stands === null) result.unclear.push({ profile, why: total ? 'several' : 'bound' });
    else if (measure === null) result.unclear.push({ profile, why: 'measure' });
    else result.columns.push({ profile, stands, measure, certain: meaning?.certain ?? false, total, start });
  }
}

/** Of several readings the one that speaks of the same columns as most of the group. `null`: the bare beginning. */
function choose(readings: Meaning[], group: Group, dataset: Dataset): Meaning | null | 'several' {
  if (readings.length <= 1) return readings[0] ?? null;
  const total = readings.find((m) => isTotalMeaning(m, dataset));
  if (total) return total;
  const count = (m: Meaning) =>
    [...group.values()].filter((g) => g.readings.some((r) => signature(r) === signature(m))).length;
  const columns = (m: Meaning) => signature(m).split(',').length;
  // `31.12.2024` is a day before it is an age of 31 in December.
  const better = (a: Meaning, b: Meaning) => count(b) - count(a) || columns(a) - columns(b);
  const [first, second] = [...readings].sort(better);
  return first && (!second || better(first, second) < 0) ? first : 'several';
}

function standsFor(meaning: Meaning, bound: ReturnType<typeof boundOf>): Record<string, string> | null {
  const span = meaning.age ? spanOf(meaning.age.text, bound) : null;
  if (meaning.age && !span) return null;
  return {
    ...(meaning.age && span ? { [meaning.age.column]: spanText(span) } : {}),
    ...meaning.codes,
    ...(meaning.period ? { period: meaning.period } : {}),
  };
}

/** All values together, said in the dimensions that vary within the group. `null`: one of them has no total. */
function totalOf(
  varied: ReadonlySet<string>,
  free: readonly DimensionColumn[],
): Record<string, string> | null {
  const dimensions = free.filter((d) => varied.has(d.id));
  const values = dimensions.map((d): [string, string | null] => [
    d.id,
    d.type === 'age' ? ageTotal(d) : totalCode(d),
  ]);
  if (values.length === 0 || values.some(([, v]) => v === null)) return null;
  return Object.fromEntries(values.map(([id, v]) => [id, v ?? '']));
}
const ageTotal = (d: AgeColumn) => (d.total ? 'insgesamt' : null);

function measureOf(start: string, dataset: Dataset): MeasureColumn | null {
  const measures = measuresOf(dataset);
  const [only] = measures;
  if (only && measures.length === 1) return only;
  const scored = measures
    .map((m) => ({ m, score: start === '' ? 0 : nameScore(start, m, new Set()) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best && best.score >= 0.6 && best.score > (second?.score ?? 0) + 0.1 ? best.m : null;
}

/** Columns with one meaning: where their cells are the same one is enough, else a person has to choose. */
function withoutTwins(
  reading: WideReading,
  sameCells: (a: ColumnProfile, b: ColumnProfile) => boolean,
): WideReading {
  const byMeaning = new Map<string, WideColumn[]>();
  for (const c of reading.columns) {
    const key = JSON.stringify([c.measure.id, Object.entries(c.stands).sort()]);
    byMeaning.set(key, [...(byMeaning.get(key) ?? []), c]);
  }
  const result: WideReading = { ...reading, columns: [], unclear: [...reading.unclear], repeated: new Map() };
  for (const [first, ...twins] of byMeaning.values()) {
    if (!first) continue;
    if (twins.every((t) => sameCells(first.profile, t.profile))) {
      result.columns.push(first);
      for (const twin of twins) result.repeated.set(twin.profile, first.profile.column.name);
    } else {
      const all = [first, ...twins];
      result.unclear.push(...all.map(({ profile }) => ({ profile, why: 'twice' as const })));
    }
  }
  return result;
}
