import type { Indicator } from '../../model/indicator.js';
import { isOwnSource, type Source, type SourcesAt } from '../crosswalk.js';
import { type Columns, emptyColumns, type Grid } from '../grid/grid.js';
import type { Places } from '../grid/places.js';
import { proportion, rate } from '../methods/index.js';

/** With what a figure of a place that changed is compared in time: its own earlier one, or, `estimated`, what the former places were worth. */
export interface Reference {
  /** Position in the grid, or in the estimates. */
  at: number;
  estimated: boolean;
}

export interface Estimates {
  /** What former places were worth, one after the other; the first `size` are filled. */
  columns: Columns;
  size: number;
  /** `null` where nothing can be compared. @param later @param earlier positions of the periods */
  referenceOf(place: number, later: number, earlier: number): Reference | null;
}

/**
 * Figures of areas that changed, as they were worth on an earlier day: the figures of the former areas added by their shares, in
 * the order of the crosswalk, then divided. Only where all of them are known; a delivered value is not.
 */
export function estimatesOf(
  grid: Grid,
  indicator: Indicator,
  places: Places,
  sourcesAt: SourcesAt,
): Estimates {
  // For each figure one of the year before and one of the base period.
  const columns = emptyColumns(places.changed.size * grid.moments.length * 2);
  const isKnown = (at: number) => !Number.isNaN(grid.figures.value[at] ?? Number.NaN);

  const estimates: Estimates = {
    columns,
    size: 0,
    referenceOf(place, later, earlier) {
      const id = places.changed.get(place) ?? '';
      const dateOf = (k: number) => grid.moments[k]?.referenceDate ?? '';
      const sources = sourcesAt(id, dateOf(earlier), dateOf(later));
      if (isOwnSource(sources) && sources[0]?.area === id) {
        const at = earlier * places.count + place;
        return isKnown(at) ? { at, estimated: false } : null;
      }
      const then = worth(sources, earlier);
      if (!then) return null;
      for (const name of ['value', 'lower', 'upper', 'x', 'n'] as const) {
        columns[name][estimates.size] = then[name] ?? Number.NaN;
      }
      return { at: estimates.size++, estimated: true };
    },
  };
  return estimates;

  function worth(sources: readonly Source[], earlier: number) {
    if (indicator.kind === 'delivered' || sources.length === 0) return null;
    const formers = sources.map(({ area, share }) => {
      const former = places.numberOf.get(area);
      return { share, at: former === undefined ? -1 : earlier * places.count + former };
    });
    if (!formers.every(({ at }) => isKnown(at))) return null;
    const sum = (of: Float64Array) =>
      formers.map(({ share, at }) => share * (of[at] ?? Number.NaN)).reduce((total, part) => total + part);
    const [x, n] = [sum(grid.figures.x), sum(grid.figures.n)];
    if (indicator.kind === 'count') return { value: x, lower: null, upper: null, x, n };
    if (!(n > 0)) return null;
    const multiplier = 'factor' in indicator ? indicator.factor : 1;
    if (indicator.method === 'wilson') return { ...proportion(x, n, { multiplier }), x, n };
    if (indicator.method === 'byar') return { ...rate(x, n, { multiplier }), x, n };
    return { value: (x / n) * multiplier, lower: null, upper: null, x, n };
  }
}
