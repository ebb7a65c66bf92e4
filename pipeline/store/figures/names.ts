import { quoteId } from '../store.js';

/**
 * Temporary tables of the figures, in the order in which they are filled. Rows carry the numbers of their place and slot
 * (its period): there are millions of them but few places and periods, and numbers are joined and grouped far faster.
 */

/**
 * Every place of the region: id, level, rank, parent, parent_rank, municipality, residual, valid_from, valid_to; `place`
 * numbers them from 0, coarse levels first, then by id; parent_place and municipality_place are such numbers or NULL.
 */
export const placeTable = 'figures_place';
/** Children that exist on a reference date: parent_place, reference_date, children. */
export const childTable = 'figures_children';
/** Every period in the deliveries: slot (from 0, by period), period, series, step, cells. */
export const slotTable = 'figures_slot';
/** Periods of each dataset: dataset, slot, period, reference_date, series, step, paired. */
export const periodTable = 'figures_period';
/** The periods that are being filled: slot, period. */
export const batchTable = 'figures_batch';
/** Age bands seen in each delivery: delivery, slot and the two columns of the span. */
export const bandTable = (dataset: string, dimension: string) =>
  quoteId(`figures_bands_${dataset}_${dimension}`);
/** View of the cells of a dataset, and tables with some of its dimensions summed up. */
export const reducedTable = (dataset: string, mode: string, without: readonly string[]) =>
  quoteId(['figures_cells', dataset, mode, ...without].join('/'));
/** Parts: part, dataset, additive, zero. */
export const partTable = 'figures_part';
/** Figures of the parts as delivered, in the periods of the batch: part, place, slot, reference_date, bad, lower, upper. */
export const deliveredTable = 'figures_delivered';
/** Figures of the parts at every level: the same and summed, sum_bad, sum_lower, paired. */
export const numberedTable = 'figures_numbered';
/** View of the same with texts: part, area, period, reference_date, bad, lower, upper, origin, sum_bad, sum_lower, series, step, paired. */
export const figureTable = 'figures_figure';
/** Ranks of the levels, from coarse to fine; levels below the municipality follow in the order of region.yaml. */
export const rank = { country: 0, state: 1, county: 2, municipality: 3, firstBelow: 4, unknown: 99 } as const;
