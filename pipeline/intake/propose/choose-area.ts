import type { AreaColumn } from '../../model/dataset.js';
import { type AreaFit, type AreaScope, fitAreas } from './area-rules.js';
import { nameScore } from './names.js';
import type { ColumnProfile } from './profile.js';

export interface AreaChoice {
  profile: ColumnProfile;
  fit: AreaFit;
  name: number;
  /** Other columns that name areas, which the chosen one makes superfluous. */
  others: Set<ColumnProfile>;
}

/**
 * The column that names the most different areas; of equal ones the one with the best name, then the one of keys.
 * Where no column names areas of the region, the column whose heading says so. `null`: none of either.
 */
export function chooseArea(
  columns: readonly ColumnProfile[],
  target: AreaColumn,
  scope: AreaScope,
): AreaChoice | null {
  const scored = columns
    .filter((c) => c.filled > 0)
    .map((profile) => ({
      profile,
      fit: fitOnce(profile, scope),
      name: nameScore(profile.column.name, target, new Set()),
    }));
  const naming = scored.filter(({ profile, fit, name }) => {
    const many = fit.areas.size >= 3 || fit.areas.size === profile.texts.size;
    // Small counts can look like short keys: without a telling name the whole column has to be areas.
    return (
      fit.areas.size > 0 &&
      (fit.share >= 0.5 || (many && name >= 0.5) || (fit.areas.size >= 5 && profile.numeric < 0.5))
    );
  });
  const keys = (c: ColumnProfile) => ([...c.texts.keys()].some((t) => /\d/.test(t)) ? 1 : 0);
  const [best] = naming.sort(
    (a, b) =>
      b.fit.areas.size - a.fit.areas.size ||
      b.name - a.name ||
      b.fit.share - a.fit.share ||
      keys(b.profile) - keys(a.profile),
  );
  if (best) {
    const others = naming.filter((s) => s !== best && s.fit.share >= 0.5).map((s) => s.profile);
    return { ...best, others: new Set(others) };
  }
  const [named] = scored.filter((s) => s.name >= 0.6).sort((a, b) => b.name - a.name);
  return named ? { ...named, others: new Set() } : null;
}

// Every dataset asks for areas, and the answer does not depend on it.
const fits = new WeakMap<ColumnProfile, AreaFit>();
function fitOnce(profile: ColumnProfile, scope: AreaScope): AreaFit {
  const fit = fits.get(profile) ?? fitAreas(profile, scope);
  fits.set(profile, fit);
  return fit;
}
