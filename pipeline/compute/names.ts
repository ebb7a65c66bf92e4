import { quoteId } from '../store/store.js';

/** Temporary tables of this room, in the order in which they are filled. */

/** Every place of the region: id, level, rank, parent, parent_rank, municipality, residual, valid_from, valid_to. */
export const placeTable = 'compute_place';
/** Children that exist on a reference date: parent, reference_date, children. */
export const childTable = 'compute_children';
/** Periods in the deliveries: dataset, period, reference_date, series, step, paired. */
export const periodTable = 'compute_period';
/** Age bands seen in each delivery: delivery, period and the two columns of the span. */
export const bandTable = (dataset: string, dimension: string) =>
  quoteId(`compute_bands_${dataset}_${dimension}`);
/** View of the cells of a dataset, and tables with some of its dimensions summed up. */
export const reducedTable = (dataset: string, mode: string, without: readonly string[]) =>
  quoteId(['compute_cells', dataset, mode, ...without].join('/'));
/** Parts: part, dataset, additive, zero. */
export const partTable = 'compute_part';
/** Figures of the parts as delivered: part, area, period, reference_date, bad, lower, upper. */
export const deliveredTable = 'compute_delivered';
/** Figures of the parts at every level: the same and origin, sum_bad, sum_lower, series, step, paired. */
export const figureTable = 'compute_figure';
/**
 * Numerators and denominators side by side: definition, area, period, reference_date, series, step, numerator_bad,
 * numerator, denominator_bad, denominator, summed, numerator_summed.
 */
export const pairedTable = 'compute_paired';
/** Results before the grid: definition, area, period, reference_date, bad, numerator, denominator, origin. */
export const resultTable = 'compute_result';

/** Ranks of the levels, from coarse to fine; levels below the municipality follow in the order of region.yaml. */
export const rank = { country: 0, state: 1, county: 2, municipality: 3, firstBelow: 4, unknown: 99 } as const;
