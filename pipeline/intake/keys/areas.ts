import { foldText } from '../../model/german.js';
import type { Mapping } from '../../model/mapping.js';
import type { Area, Region, Supplier } from '../../model/region.js';
import { looseName, placeText, withoutZeros } from './area-texts.js';
import { findAreas } from './find-areas.js';

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
  /** Names with umlauts spelled out and without blanks. */
  byLooseName: ReadonlyMap<string, readonly AreaCandidate[]>;
  /** Municipalities and the county by the name that is left without `Stadt`, `Kreis` and the like. */
  byPlace: ReadonlyMap<string, readonly AreaCandidate[]>;
  municipalities: readonly AreaCandidate[];
  county: AreaCandidate;
  /** For "did you mean"; no ids, of which each resembles many. */
  names: readonly string[];
}

export type AreaReading =
  /** `restored`: the key was written like a number, and only one key of the list fits. */
  | { id: string; level: string; restored?: true }
  /** `total-unclear`: a sum without a name, from a supplier of several municipalities. */
  | { fail: 'unknown' | 'foreign' | 'not-valid' | 'total-unclear' }
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
  const byLooseName = new Map<string, AreaCandidate[]>();
  const byPlace = new Map<string, AreaCandidate[]>();
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
      else put(byLooseName, looseName(text), candidate);
      if (candidate.level === 'municipality' || candidate.level === 'county') {
        put(byPlace, placeText(text).name, candidate);
      }
    }
  };
  const municipalities: AreaCandidate[] = [];
  const candidateOf = (a: Area): AreaCandidate => ({ ...a });
  for (const a of region.areas) add(candidateOf(a), [a.id, a.name, ...a.aliases]);
  for (const m of region.municipalities) {
    const candidate = { ...always, id: m.ags, level: 'municipality', municipality: m.ags, name: m.name };
    municipalities.push(candidate);
    add(candidate, [m.ags, m.ars, m.name, ...m.aliases]);
  }
  const { ags, name } = region.county;
  const county = { ...always, id: ags, level: 'county', municipality: null, name };
  add(county, [region.county.ags, region.county.ars, region.county.name, ...region.county.aliases]);
  for (const r of region.reference_areas) {
    add({ ...always, id: r.id, level: r.level, municipality: null, name: r.name }, [
      r.id,
      r.name,
      ...r.aliases,
    ]);
  }
  const names = [...region.areas, ...region.municipalities, region.county].map((a) => a.name);
  return { byText, byDigits, byLooseName, byPlace, municipalities, county, names: [...new Set(names)] };
}

/** Resolves a text to one area that exists on `date`. Two possible areas are never decided by guessing. */
export function readArea(index: AreaIndex, text: string, date: string, scope: AreaRules): AreaReading {
  const { rules, municipalities } = scope;
  const found = findAreas(index, text, rules, municipalities);
  if (found === 'total-unclear') return { fail: found };
  if (found.areas.length === 0) return { fail: 'unknown' };
  const own = found.areas.filter(
    (c) => municipalities === null || c.municipality === null || municipalities.has(c.municipality),
  );
  if (own.length === 0) return { fail: 'foreign' };
  const valid = own.filter(
    (c) => (c.validFrom === null || c.validFrom <= date) && (c.validTo === null || c.validTo >= date),
  );
  if (valid.length === 0) return { fail: 'not-valid' };
  let left = valid;
  // A restored key stands for one area only, or for none.
  for (const level of found.restored ? [rules.level] : [rules.level, 'area']) {
    const ofLevel = left.filter((c) => c.level === level);
    if (left.length > 1 && ofLevel.length > 0) left = ofLevel;
  }
  const [only] = left;
  if (only && left.length === 1) {
    return { id: only.id, level: only.level, ...(found.restored ? { restored: true } : {}) };
  }
  const places = new Set(left.map((c) => c.municipality));
  return {
    fail: 'ambiguous',
    candidates: left.map((c) => `${c.name} (${c.id})`).sort(),
    municipality: places.size === 1 ? ([...places][0] ?? null) : null,
  };
}
