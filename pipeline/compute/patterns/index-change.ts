import type { Published, Verdict } from '../../model/figures.js';
import type { IndexChange } from '../../model/patterns.js';
import type { DataRoom } from '../../model/room.js';
import { type Limits, mean } from '../methods/index.js';

/** Fewest areas a mean is given an interval for. */
const fewestAreas = 5;

/**
 * Whether all areas of the county, or of a municipality, have moved on the whole: the mean of the differences between the
 * index with fixed base and that of the base period, with Student's t interval (methods/mean.ts). The interval tells whether
 * the areas moved alike, not how exact their figures are; neighbouring areas are taken as independent. Per index of the
 * level `area`, period, and place with five areas scored at both times.
 */
export function indexChangesOf(published: Published, room: DataRoom, lastDate: string | null): IndexChange[] {
  const { county, municipalities } = room.region;
  const wholes = [{ ags: county.ags, all: true }, ...municipalities.map(({ ags }) => ({ ags, all: false }))];
  return room.definitions.indices.flatMap(({ id, base_period: basePeriod }) => {
    const rows = published.indices.filter(
      (r) =>
        r.index === id &&
        r.areaLevel === 'area' &&
        r.fixedBase !== null &&
        (lastDate === null || r.referenceDate <= lastDate),
    );
    const base = new Map(rows.flatMap((r) => (r.period === basePeriod ? [[r.area, r.fixedBase]] : [])));
    const periods = [...new Set(rows.map((r) => r.period))].filter((p) => p !== basePeriod);
    return wholes.flatMap(({ ags, all }) =>
      periods.flatMap((period): IndexChange[] => {
        const own = rows.filter((r) => r.period === period && (all || r.municipality === ags));
        const differences = own.flatMap((r) => {
          const before = base.get(r.area) ?? null;
          return before === null || r.fixedBase === null ? [] : [r.fixedBase - before];
        });
        const { value, lower, upper, n } = mean(differences);
        if (n < fewestAreas || value === null || lower === null || upper === null) return [];
        const referenceDate = own.reduce((last, r) => (r.referenceDate > last ? r.referenceDate : last), '');
        const verdict = verdictOf({ lower, upper });
        return [
          {
            index: id,
            area: ags,
            period,
            referenceDate,
            basePeriod,
            areas: n,
            change: value,
            lower,
            upper,
            verdict,
          },
        ];
      }),
    );
  });
}

/** A limit of exactly 0 does not exclude 0. */
function verdictOf({ lower, upper }: Limits): Verdict {
  if (lower > 0) return 'higher';
  return upper < 0 ? 'lower' : 'not distinguishable';
}
