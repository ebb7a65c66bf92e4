import type { Mapping } from '../../model/mapping.js';
import type { Region } from '../../model/region.js';
import { type AreaIndex, type AreaReading, readArea } from '../keys/areas.js';
import type { ColumnProfile } from './profile.js';

export type AreaRulesDraft = Mapping['areas'];
export const noAreaRules: AreaRulesDraft = { names: {}, prefix: '' };

/** What the readers of areas need to know of the region and of who delivers. */
export interface AreaScope {
  index: AreaIndex;
  region: Region;
  /** AGS of the municipalities of the supplier, `null` = all. */
  municipalities: ReadonlySet<string> | null;
}

export interface AreaFit {
  rules: AreaRulesDraft;
  /** Distinct texts -> reading. */
  readings: Map<string, AreaReading>;
  /** Distinct areas that were read. */
  areas: Set<string>;
  /** Share of the cells that name an area. */
  share: number;
  /** Several prefixes fit equally well, so that a person has to say which municipality is meant. */
  unclear: string[];
}

export const isArea = (reading: AreaReading | undefined): boolean =>
  reading !== undefined && ('id' in reading || reading.fail === 'not-valid');

/** Reads a column as areas: as it stands, else with the padding and prefix under which it covers the areas of the list. */
export function fitAreas(profile: ColumnProfile, scope: AreaScope): AreaFit {
  const plain = tryRules(profile, scope, noAreaRules, []);
  if (plain.share >= 0.5 || profile.texts.size < 2 || profile.texts.size > 20_000) return withLevel(plain);
  // Numbers from 1 on fit the areas of any municipality: only a supplier of known municipalities makes them keys.
  const short = [...profile.texts.keys()].every((t) => /^\d{1,3}$/.test(t));
  if (short && scope.municipalities === null) return withLevel(plain);
  const fits = prefixes(profile, scope)
    .map((rules) => tryRules(profile, scope, rules, []))
    .filter((fit) => fit.share >= 0.9 && coverage(fit, scope) >= 0.8);
  const [best] = fits.sort((a, b) => b.areas.size - a.areas.size || b.share - a.share);
  if (!best || best.areas.size <= plain.areas.size) return withLevel(plain);
  const equal = fits.filter((f) => f.areas.size === best.areas.size && f.share === best.share);
  const different = new Set(equal.map((f) => [...f.areas].sort().join()));
  if (different.size > 1) return { ...plain, unclear: equal.map((f) => f.rules.prefix).sort() };
  return withLevel(best);

  /** Names that several levels share are read at the level that leaves the fewest unclear. */
  function withLevel(fit: AreaFit): AreaFit {
    const unclear = (f: AreaFit) =>
      [...f.readings.values()].filter((r) => 'fail' in r && r.fail === 'ambiguous').length;
    if (unclear(fit) === 0) return fit;
    const levels = [...scope.region.levels.map((l) => l.id), 'municipality'];
    const better = levels
      .map((level) => tryRules(profile, scope, { ...fit.rules, level }, fit.unclear))
      .sort((a, b) => unclear(a) - unclear(b))[0];
    return better && unclear(better) < unclear(fit) ? better : fit;
  }
}

function tryRules(
  profile: ColumnProfile,
  scope: AreaScope,
  rules: AreaRulesDraft,
  unclear: string[],
): AreaFit {
  const readings = new Map<string, AreaReading>();
  const areas = new Set<string>();
  let cells = 0;
  for (const [text, count] of profile.texts) {
    const reading = readArea(scope.index, text, someDay, { rules, municipalities: scope.municipalities });
    readings.set(text, reading);
    if (!isArea(reading)) continue;
    cells += count;
    areas.add('id' in reading ? reading.id : text);
  }
  return { rules, readings, areas, share: profile.filled === 0 ? 0 : cells / profile.filled, unclear };
}

/** Whether an area exists on the day of the delivery is for intake to say, not for a proposal. */
const someDay = '9999-12-31';

/** Of the areas that begin with the prefix and belong to the supplier, the share that the column names. */
function coverage(fit: AreaFit, scope: AreaScope): number {
  const meant = ownAreas(scope).filter((id) => id.startsWith(fit.rules.prefix));
  return meant.length === 0 ? 0 : fit.areas.size / meant.length;
}

const ownAreas = ({ region, municipalities }: AreaScope): string[] =>
  region.areas.filter((a) => municipalities === null || municipalities.has(a.municipality)).map((a) => a.id);

/** Padding and prefix that turn the first texts of the column into ids of the list. */
function prefixes(profile: ColumnProfile, scope: AreaScope): AreaRulesDraft[] {
  const ids = ownAreas(scope);
  const found = new Map<string, AreaRulesDraft>();
  for (const text of [...profile.texts.keys()].slice(0, 3)) {
    const lengths = /^\d+$/.test(text)
      ? [...new Set([text.length, 2, 3, 4, 6, 8])].filter((n) => n >= text.length)
      : [text.length];
    for (const length of lengths) {
      const key = text.padStart(length, '0');
      for (const id of ids) {
        if (id.length <= key.length || !id.endsWith(key)) continue;
        const prefix = id.slice(0, -key.length);
        const pad = /^\d+$/.test(text) && length >= 2 ? { pad: length } : {};
        found.set(`${length > text.length || length >= 2 ? length : 1} ${prefix}`, {
          names: {},
          prefix,
          ...pad,
        });
      }
    }
    if (found.size > 400) break;
  }
  return [...found.values()].slice(0, 400);
}
