import { remember } from '../model/maps.js';
import type { DataRoom } from '../model/room.js';
import type { Count, Figure } from './system/counts.js';

/** How dear a headline figure is beside any other of the same size. */
const headline = 4;
/** How dear a figure is that stands in for finer ones where these are hidden: with it two values would be lost. */
const standIn = 2;
/** What hiding a count of a level above the areas costs on top of its size: more than any handful of areas. */
const surcharge: Readonly<Record<string, number>> = { municipality: 1e5, county: 1e6 };
/** A residual area has no name and no place on the map; its figures are missed least. */
const residual = 0.1;

/**
 * What it costs to hide a count: its size plus one for each figure that goes with it, dearer for headline figures and for
 * those that stand in for finer ones, cheaper for the residual area, and very dear for totals of municipalities and the county.
 */
export function weightOf(figures: readonly Figure[], room: DataRoom): (count: Count) => number {
  const headlines = new Set(room.definitions.vocabulary.headline_indicators);
  const standIns = new Set(room.definitions.indicators.map((i) => i.coarser));
  const worthOf = (id: string): number =>
    (headlines.has(id) ? headline : 1) * (standIns.has(id) ? standIn : 1);
  const residuals = new Set(room.region.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  const worthOfIndicators = new Map<string, number>();
  const worth = figures.map(({ decision, indicator: { id } }) =>
    decision === null ? remember(worthOfIndicators, id, () => worthOf(id)) : 0,
  );
  return (count) => {
    const size = Math.abs(count.value) + 1;
    let figuresWorth = 0;
    for (const positions of [count.numeratorOf, count.denominatorOf])
      for (const i of positions) figuresWorth += worth[i] ?? 0;
    const place = residuals.has(count.area) ? residual : 1;
    return (surcharge[count.level] ?? 0) + Math.ceil(size * Math.max(1, figuresWorth) * place);
  };
}
