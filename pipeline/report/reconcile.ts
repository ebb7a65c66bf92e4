import type { Published, PublishedValue } from '../model/figures.js';
import type { Reconciled, ReconciledFigure } from '../model/reconciliation.js';
import type { DataRoom } from '../model/room.js';
import { createLookup, hasNumber } from './lookup.js';

/**
 * Own headline totals beside the official figures, for the county and each municipality: the latest official figure with
 * a number, and the own figure nearest to its day (the earlier of two equally near). No row where no official figure was
 * delivered. An own figure that is missing or hidden stays without number and without difference.
 * @param totals what became of the two indicators of each benchmark, with their ids from `idsOf`
 * @param lastDate figures of a later day are left out; `null` keeps all
 */
export function reconcile(
  totals: Published,
  { region, definitions }: DataRoom,
  idsOf: (benchmark: { id: string }) => { ours: string; official: string },
  lastDate: string | null,
): Reconciled[] {
  const lookup = createLookup(totals, lastDate);
  const places = [
    { id: region.county.ags, level: 'county' },
    ...region.municipalities.map(({ ags }) => ({ id: ags, level: 'municipality' })),
  ];
  return definitions.benchmarks.flatMap((benchmark) =>
    places.flatMap(({ id: area, level }): Reconciled[] => {
      const ids = idsOf(benchmark);
      const official = lookup.series(ids.official, area).findLast(hasNumber);
      if (!official) return [];
      const own = lookup.series(ids.ours, area);
      const ours = nearest(own.filter(hasNumber), official.referenceDate) ?? own.at(-1) ?? null;
      const difference =
        ours !== null && hasNumber(ours) && hasNumber(official) ? ours.value - official.value : null;
      return [
        {
          id: benchmark.id,
          title: benchmark.title,
          officialName: benchmark.official_name,
          reason: benchmark.reason.trim(),
          area,
          areaLevel: level,
          ours: figureOf(ours),
          official: figureOf(official),
          difference,
          percent:
            difference === null || official.value === null || official.value === 0
              ? null
              : (difference / official.value) * 100,
        },
      ];
    }),
  );
}

const figureOf = (v: PublishedValue | null): ReconciledFigure =>
  v === null
    ? { period: '', referenceDate: '', value: null, status: 'not_delivered' }
    : { period: v.period, referenceDate: v.referenceDate, value: v.value, status: v.status };

function nearest(values: readonly PublishedValue[], date: string): PublishedValue | null {
  const distance = (v: PublishedValue) => Math.abs(Date.parse(v.referenceDate) - Date.parse(date));
  return values.reduce<PublishedValue | null>(
    (best, v) => (best === null || distance(v) < distance(best) ? v : best),
    null,
  );
}
