import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { DataRoom } from '../../model/room.js';
import { isOwnSource, type SourcesAt } from '../crosswalk.js';
import type { Side } from '../grid/grid.js';
import type { Moment } from '../grid/moments.js';
import type { Places } from '../grid/places.js';
import { type Comparable, comparableFor } from '../series.js';

/** Fewer periods say nothing about a direction. */
const fewestPeriods = 5;

/** The periods of a trend, oldest first. */
export interface Chain {
  /** Positions among the periods of the definition. */
  positions: readonly number[];
  slots: readonly number[];
  /** Days as years, from 1970-01-01. */
  years: readonly number[];
  /** 97.5 % quantile of Student's t on two degrees of freedom less than there are periods. */
  quantile: number;
}

const [daysPerYear, millisecondsPerDay] = [365.25, 86_400_000];

export interface Chains {
  /** That of a place with figures in all periods, whose boundary did not change. */
  whole: Chain | null;
  /** That of any other. */
  of(place: number): Chain | null;
}

/**
 * Which figures of a place make up its trend: all with numbers of one kind of period that are comparable with the latest, at
 * least five. Figures that sum up several periods count only where they share no cases. `null` without a trend. Places with the same
 * periods share a chain; those whose boundary changed have their own.
 */
export function chainsOf(
  { grid, indicator }: Side,
  { definitions }: DataRoom,
  places: Places,
  sourcesAt: SourcesAt,
): Chains {
  const comparable = comparableFor(indicator, definitions.datasets);
  const { moments } = grid;
  const { value } = grid.figures;
  const known = new Map<string, Chain | null>();
  const chain = (own: readonly Moment[], id?: string) => {
    const unchanged = (earlier: string, later: string) =>
      id === undefined || isOwnSource(sourcesAt(id, earlier, later));
    return chainOf(linked(own, comparable, unchanged), moments);
  };
  return {
    whole: chain(moments),
    of(place) {
      const own = moments.filter((_, k) => !Number.isNaN(value[k * places.count + place] ?? Number.NaN));
      const id = places.changed.get(place);
      const key = `${id === undefined ? '' : place} ${own.map((m) => m.slot).join(' ')}`;
      const found = known.get(key) ?? (known.has(key) ? null : chain(own, id));
      known.set(key, found);
      return found;
    },
  };
}

function chainOf(linkedMoments: readonly Moment[], all: readonly Moment[]): Chain | null {
  if (linkedMoments.length < fewestPeriods) return null;
  return {
    positions: linkedMoments.map((m) => all.indexOf(m)),
    slots: linkedMoments.map((m) => m.slot),
    years: linkedMoments.map((m) => Date.parse(m.referenceDate) / (millisecondsPerDay * daysPerYear)),
    quantile: studentQuantile(1 - (1 - 0.95) / 2, linkedMoments.length - 2),
  };
}

/** From the latest figure back, oldest first. */
function linked(
  own: readonly Moment[],
  comparable: Comparable,
  unchanged: (earlier: string, later: string) => boolean,
): Moment[] {
  const newestFirst = own.toSorted((a, b) => (a.referenceDate > b.referenceDate ? -1 : 1));
  const [latest] = newestFirst;
  if (!latest) return [];
  const chosen = [latest];
  for (const moment of newestFirst.slice(1)) {
    const next = chosen.at(-1) ?? latest;
    const fits = comparable(moment, latest) && comparable(moment, next);
    if (fits && unchanged(moment.referenceDate, latest.referenceDate)) chosen.push(moment);
  }
  return chosen.reverse();
}
