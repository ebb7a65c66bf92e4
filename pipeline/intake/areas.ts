import { foldText } from '../model/german.js';
import type { Mapping } from '../model/mapping.js';
import type { Area, Region, Supplier } from '../model/region.js';

/** One place a text can mean. */
export interface AreaCandidate {
  id: string;
  level: string;
  /** AGS, or `null` above the municipality. */
  municipality: string | null;
  name: string;
  validFrom: string | null;
  validTo: string | null;
}

export interface AreaIndex {
  byText: ReadonlyMap<string, readonly AreaCandidate[]>;
  /** Keys of digits without their leading zeros. */
  byDigits: ReadonlyMap<string, readonly AreaCandidate[]>;
  /** Ids and names, for "did you mean". */
  names: readonly string[];
}

export type AreaReading =
  | { id: string; level: string }
  | { fail: 'unknown' | 'foreign' | 'not-valid' }
  /** `municipality`: the one all candidates lie in, if so. */
  | { fail: 'ambiguous'; candidates: string[]; municipality: string | null };

export interface AreaRules {
  rules: Mapping['areas'];
  /** AGS of the municipalities the supplier delivers for; `null` = no restriction. */
  municipalities: ReadonlySet<string> | null;
}

/** AGS of a supplier's municipalities; of an unknown supplier those of the whole region. */
export const municipalitiesOf = (region: Region, supplier: Supplier | null): string[] =>
  supplier === null || supplier.municipalities === 'all'
    ? region.municipalities.map((m) => m.ags)
    : supplier.municipalities;

const always = { validFrom: null, validTo: null };

export function buildAreaIndex(region: Region): AreaIndex {
  const byText = new Map<string, AreaCandidate[]>();
  const byDigits = new Map<string, AreaCandidate[]>();
  const put = (map: Map<string, AreaCandidate[]>, key: string, candidate: AreaCandidate) => {
    const list = map.get(key);
    if (!list) map.set(key, [candidate]);
    else if (!list.some((c) => c.id === candidate.id)) list.push(candidate);
  };
  const add = (candidate: AreaCandidate, texts: readonly (string | undefined)[]) => {
    for (const text of texts) {
      if (text === undefined || text.trim() === '') continue;
      put(byText, foldText(text), candidate);
      if (/^\d+$/.test(text)) put(byDigits, withoutZeros(text), candidate);
    }
  };
  const candidateOf = (a: Area): AreaCandidate => ({ ...a });
  for (const a of region.areas) add(candidateOf(a), [a.id, a.name, ...a.aliases]);
  for (const m of region.municipalities) {
    const candidate = { ...always, id: m.ags, level: 'municipality', municipality: m.ags, name: m.name };
    add(candidate, [m.ags, m.ars, m.name, ...m.aliases]);
  }
  const county = { ...always, id: region.county.ags, level: 'county', municipality: null };
  add({ ...county, name: region.county.name }, [
    region.county.ags,
    region.county.ars,
    region.county.name,
    ...region.county.aliases,
  ]);
  for (const r of region.reference_areas) {
    add({ ...always, id: r.id, level: r.level, municipality: null, name: r.name }, [
      r.id,
      r.name,
      ...r.aliases,
    ]);
  }
  const names = [...region.areas, ...region.municipalities, region.county].map((a) => a.name);
  return { byText, byDigits, names: [...new Set(names)] };
}

const withoutZeros = (text: string) => text.replace(/^0+(?=.)/, '');

/** Resolves a text to one area that exists on `date`. Two possible areas are never decided by guessing. */
export function readArea(index: AreaIndex, text: string, date: string, scope: AreaRules): AreaReading {
  const { rules, municipalities } = scope;
  const all = candidatesFor(index, text, rules);
  if (all.length === 0) return { fail: 'unknown' };
  const own = all.filter(
    (c) => municipalities === null || c.municipality === null || municipalities.has(c.municipality),
  );
  if (own.length === 0) return { fail: 'foreign' };
  const valid = own.filter(
    (c) => (c.validFrom === null || c.validFrom <= date) && (c.validTo === null || c.validTo >= date),
  );
  if (valid.length === 0) return { fail: 'not-valid' };
  let left = valid;
  for (const level of [rules.level, 'area']) {
    const ofLevel = left.filter((c) => c.level === level);
    if (left.length > 1 && ofLevel.length > 0) left = ofLevel;
  }
  const [only] = left;
  if (only && left.length === 1) return { id: only.id, level: only.level };
  const places = new Set(left.map((c) => c.municipality));
  return {
    fail: 'ambiguous',
    candidates: left.map((c) => `${c.name} (${c.id})`).sort(),
    municipality: places.size === 1 ? ([...places][0] ?? null) : null,
  };
}

function candidatesFor(index: AreaIndex, text: string, rules: Mapping['areas']): readonly AreaCandidate[] {
  const find = (key: string) => index.byText.get(foldText(key)) ?? [];
  const named = lookUp(rules.names, text);
  if (named !== null) return find(named);
  const digits = /^\d+$/.test(text);
  if (digits && (rules.pad !== undefined || rules.prefix !== '')) {
    return find(rules.prefix + text.padStart(rules.pad ?? 0, '0'));
  }
  const prefixed = rules.prefix === '' ? [] : find(rules.prefix + text);
  if (prefixed.length > 0) return prefixed;
  const exact = find(text);
  if (exact.length > 0 || !digits) return exact;
  return index.byDigits.get(withoutZeros(text)) ?? [];
}

/** Entry of a recoding list: as written, else as folded. */
export function lookUp(list: Readonly<Record<string, string>>, text: string): string | null {
  if (Object.hasOwn(list, text)) return list[text] ?? null;
  const folded = foldText(text);
  if (folded === '') return null;
  return Object.entries(list).find(([key]) => foldText(key) === folded)?.[1] ?? null;
}
