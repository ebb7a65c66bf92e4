import { foldText } from '../../model/german.js';
import type { Mapping } from '../../model/mapping.js';
import { unwrapped } from '../numbers/cell-text.js';
import { keyAndName, keyDigits, looseName, placeText, withoutZeros } from './area-texts.js';
import type { AreaCandidate, AreaIndex } from './areas.js';
import { lookUp } from './look-up.js';

type Areas = readonly AreaCandidate[];
/** Every place a text can mean. */
export interface FoundAreas {
  areas: Areas;
  /** Found only after zeros were put before a key. */
  restored: boolean;
}

const none: FoundAreas = { areas: [], restored: false };

/**
 * From the strictest reading to the loosest, stopping at the first that finds anything: the mapping's list, the text as
 * it is, a key written like a number, a name spelled otherwise, a name with the kind of place, key and name together,
 * a total. Destroyed characters match nothing.
 */
export function findAreas(
  index: AreaIndex,
  given: string,
  rules: Mapping['areas'],
  municipalities: ReadonlySet<string> | null,
): FoundAreas | 'total-unclear' {
  const exactly = (text: string): Areas => index.byText.get(foldText(text)) ?? [];
  const named = lookUp(rules.names, given);
  if (named !== null) return { areas: exactly(named), restored: false };
  if (given.includes('\ufffd')) return none;
  const text = unwrapped(given);
  const digits = keyDigits(text);
  if (digits !== null && (rules.pad !== undefined || rules.prefix !== '')) {
    return { areas: exactly(rules.prefix + digits.padStart(rules.pad ?? 0, '0')), restored: false };
  }
  const prefixed = rules.prefix === '' ? [] : exactly(rules.prefix + text);
  if (prefixed.length > 0) return { areas: prefixed, restored: false };
  const exact = exactly(text);
  if (exact.length > 0) return { areas: exact, restored: false };
  if (digits !== null) return byKey(index, digits, text);
  const areas = byName(index, text);
  if (areas.length > 0) return { areas, restored: false };
  return both(index, text) ?? total(index, text, municipalities);
}

function byKey(index: AreaIndex, digits: string, text: string): FoundAreas {
  const exact = index.byText.get(digits) ?? [];
  if (exact.length > 0) return { areas: exact, restored: digits !== text.replace(/\s/g, '') };
  return { areas: index.byDigits.get(withoutZeros(digits)) ?? [], restored: true };
}

function byName(index: AreaIndex, text: string): Areas {
  const loose = index.byLooseName.get(looseName(text)) ?? [];
  if (loose.length > 0) return loose;
  const { name, kind, total: isTotal } = placeText(text);
  // `© Stadt Altdorf` is a source, not a key.
  if (isTotal || name === '' || !/^[\p{L}\p{N}\s\-–,./()'’]+$/u.test(text)) return [];
  // Without the word it is the municipality that is meant, never the county of the same name.
  return (index.byPlace.get(name) ?? []).filter((c) => c.level === (kind ?? 'municipality'));
}

/** Key and name in one cell count only where they mean the same. */
function both(index: AreaIndex, text: string): FoundAreas | null {
  const parts = keyAndName(text);
  if (!parts) return null;
  const keys = byKey(index, parts.key, parts.key);
  const exact = index.byText.get(foldText(parts.name)) ?? [];
  const names = exact.length > 0 ? exact : byName(index, parts.name);
  const areas = keys.areas.filter((k) => names.some((n) => n.id === k.id));
  return areas.length > 0 ? { areas, restored: keys.restored } : null;
}

/** `Insgesamt`, `Stadt gesamt`, `Kamen insgesamt`, `Kreis gesamt`: a row of the municipality, or of the county. */
function total(
  index: AreaIndex,
  text: string,
  municipalities: ReadonlySet<string> | null,
): FoundAreas | 'total-unclear' {
  const { name, kind, total: isTotal } = placeText(text);
  if (!isTotal) return none;
  if (name !== '') {
    const places = (index.byPlace.get(name) ?? []).filter((c) => kind === null || c.level === kind);
    const towns = places.filter((c) => c.level === 'municipality');
    if (places.length > 0)
      return { areas: kind === null && towns.length > 0 ? towns : places, restored: false };
    return { areas: kind === null ? (index.byLooseName.get(name) ?? []) : [], restored: false };
  }
  if (kind === 'county') return { areas: [index.county], restored: false };
  const own = index.municipalities.filter((m) => municipalities === null || municipalities.has(m.id));
  return own.length === 1 ? { areas: own, restored: false } : 'total-unclear';
}
