import { type Dataset, type MeasureColumn, measuresOf } from '../../model/dataset.js';
import { nearest } from '../../model/german.js';
import type { Mapping } from '../../model/mapping.js';
import * as say from '../../model/messages/intake.js';
import type { Problem } from '../../model/problem.js';
import { headingRank } from '../table/headings.js';
import { findColumn, type HeaderColumn } from '../table/table.js';
import { missingProblems, type PlaceOf } from './missing.js';

/** Which file column is what. Every column of the header is in exactly one of these lists. */
export interface Matched {
  /** Dataset column id -> file column. */
  columns: Map<string, HeaderColumn>;
  wide: { column: HeaderColumn; measure: MeasureColumn; stands: Readonly<Record<string, string>> }[];
  setAside: { column: HeaderColumn; rule: { name: string; reason: string } }[];
  /** Only asked by a rule, or the source of period or supplier. */
  used: HeaderColumn[];
  unknown: { column: HeaderColumn; code: string }[];
  /** Dataset columns for which several file columns fit equally well. */
  ambiguous: Set<string>;
}

export function matchColumns(
  dataset: Dataset,
  mapping: Mapping | null,
  header: readonly HeaderColumn[],
  place: PlaceOf,
  add: (p: Problem) => void,
): Matched {
  const matched: Matched = {
    columns: new Map(),
    wide: [],
    setAside: [],
    used: [],
    unknown: [],
    ambiguous: new Set(),
  };
  const taken = new Set<HeaderColumn>();
  if (mapping) matchByMapping(dataset, mapping, header, matched, taken, place, add);
  matchByName(dataset, mapping, header, matched, taken, place, add);
  const known = dataset.columns.map((c) => c.label);
  for (const column of header.filter((c) => !taken.has(c))) {
    add(say.unknownColumn(place(column.name), known, nearest(column.name, known)));
    matched.unknown.push({ column, code: 'unknown-column' });
  }
  return matched;
}

function matchByMapping(
  dataset: Dataset,
  mapping: Mapping,
  header: readonly HeaderColumn[],
  matched: Matched,
  taken: Set<HeaderColumn>,
  place: PlaceOf,
  add: (p: Problem) => void,
): void {
  const targets = new Map<string, HeaderColumn[]>();
  for (const [heading, target] of Object.entries(mapping.columns)) {
    const column = findColumn(header, heading);
    if (!column || taken.has(column)) continue;
    taken.add(column);
    if (dataset.columns.some((c) => c.id === target)) {
      targets.set(target, [...(targets.get(target) ?? []), column]);
    } else {
      add(say.mappingValue(place(column.name), 'columns', target));
      matched.unknown.push({ column, code: 'mapping-value' });
    }
  }
  for (const [target, columns] of targets) settle(dataset, target, columns, matched, place, add);
  matchWide(dataset, mapping, header, matched, taken, place, add);
  for (const { columns: patterns, ...rule } of mapping.set_aside.columns) {
    for (const column of header) {
      if (taken.has(column) || !patterns.some((p) => isMeant(column, p, header))) continue;
      taken.add(column);
      matched.setAside.push({ column, rule });
    }
  }
  const asked = [mapping.period?.column, mapping.supplier?.column].filter((c) => c !== undefined);
  for (const heading of [...asked, ...mapping.set_aside.rows.flatMap((r) => Object.keys(r.when))]) {
    const column = findColumn(header, heading);
    if (!column || taken.has(column)) continue;
    // A column that a rule only asks may still be a column of the dataset.
    const own = dataset.columns.some(
      (c) =>
        headingRank(c, foldedName(column)) !== null &&
        !matched.columns.has(c.id) &&
        !Object.hasOwn(mapping.fixed, c.id),
    );
    if (own && !asked.includes(heading)) continue;
    taken.add(column);
    matched.used.push(column);
  }
}

function matchWide(
  dataset: Dataset,
  mapping: Mapping,
  header: readonly HeaderColumn[],
  matched: Matched,
  taken: Set<HeaderColumn>,
  place: PlaceOf,
  add: (p: Problem) => void,
): void {
  const meaning = (measure: string, stands: Readonly<Record<string, string>>) =>
    JSON.stringify([measure, Object.entries(stands).sort(([a], [b]) => (a < b ? -1 : 1))]);
  const delivered = new Set<string>();
  const absent: { heading: string; meaning: string }[] = [];
  for (const { columns, measure: id } of mapping.wide) {
    const measure = measuresOf(dataset).find((m) => m.id === id);
    for (const [heading, stands] of Object.entries(columns)) {
      const column = findColumn(header, heading);
      if (!column || taken.has(column)) {
        if (!column) absent.push({ heading, meaning: meaning(id, stands) });
        continue;
      }
      taken.add(column);
      delivered.add(meaning(id, stands));
      if (measure) matched.wide.push({ column, measure, stands });
      else {
        add(say.mappingValue(place(column.name), 'wide: measure', id));
        matched.unknown.push({ column, code: 'mapping-value' });
      }
    }
  }
  // Editions of an export name a column differently: it is missing only if none of its names is there.
  const headings = header.map((h) => h.name);
  const free = header.filter((h) => !taken.has(h)).map((h) => h.name);
  const lacking = absent
    .filter((a) => !delivered.has(a.meaning))
    .map((a) => ({ label: a.heading, key: false }));
  for (const problem of missingProblems(lacking, place, headings, free)) add(problem);
}

function matchByName(
  dataset: Dataset,
  mapping: Mapping | null,
  header: readonly HeaderColumn[],
  matched: Matched,
  taken: Set<HeaderColumn>,
  place: PlaceOf,
  add: (p: Problem) => void,
): void {
  for (const target of dataset.columns) {
    if (matched.columns.has(target.id) || matched.ambiguous.has(target.id)) continue;
    if (mapping && Object.hasOwn(mapping.fixed, target.id)) continue;
    const fitting = header
      .filter((column) => !taken.has(column))
      .map((column) => ({ column, rank: headingRank(target, foldedName(column)) }))
      .filter((f) => f.rank !== null);
    if (fitting.length === 0) continue;
    const best = Math.min(...fitting.map((f) => f.rank ?? 2));
    const columns = fitting.filter((f) => f.rank === best).map((f) => f.column);
    for (const column of columns) taken.add(column);
    settle(dataset, target.id, columns, matched, place, add);
  }
}

/** One file column for a dataset column, or none if several fit; that is said once, at the first of them. */
function settle(
  dataset: Dataset,
  target: string,
  columns: readonly HeaderColumn[],
  matched: Matched,
  place: PlaceOf,
  add: (p: Problem) => void,
): void {
  const [only] = columns;
  if (only && columns.length === 1) {
    matched.columns.set(target, only);
    return;
  }
  matched.ambiguous.add(target);
  for (const column of columns) matched.unknown.push({ column, code: 'ambiguous-column' });
  if (!only) return;
  const at = { ...place(only.name), column: only.name };
  const isDoubled = columns.every((c) => foldedName(c) === foldedName(only));
  const isKey = dataset.columns.some((c) => c.id === target && c.role !== 'measure');
  add(
    isDoubled
      ? say.doubledColumn(at, columns.length, isKey)
      : say.ambiguousColumn(
          at,
          target,
          columns.map((c) => c.name),
        ),
  );
}

const foldedName = (column: HeaderColumn) => column.key.replace(/#\d+$/, '');

/** `Name`, `Name#2`, or `Anfang*`. */
function isMeant(column: HeaderColumn, pattern: string, header: readonly HeaderColumn[]): boolean {
  if (!pattern.endsWith('*')) return findColumn(header, pattern) === column;
  const start = pattern.slice(0, -1).normalize('NFC').toLowerCase();
  return column.name.toLowerCase().startsWith(start);
}
