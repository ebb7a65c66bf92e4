/** Temporary tables of this room. `prepare` makes those that do not depend on an indicator. */

/** Every place of the region: id, level, rank, parent, parent_rank, municipality, residual, valid_from, valid_to. */
export const placeTable = 'compute_place';
/** Children that exist on a reference date: parent, reference_date, children. */
export const childTable = 'compute_children';
/** Periods in the deliveries: dataset, period, reference_date, series, step, paired. */
export const periodTable = 'compute_period';
/** Age bands seen in each delivery: delivery, period and the two columns of the span. */
export const bandTable = (dataset: string, dimension: string) => `compute_bands_${dataset}_${dimension}`;
/** Figures of one part: area, period, reference_date, bad, lower, upper, origin, sum_bad, sum_lower, series, step, paired. */
export const partTable = (index: number) => `compute_part_${index}`;
/** Results before the grid: definition, area, period, reference_date, bad, numerator, denominator, origin. */
export const resultTable = 'compute_result';

/** Ranks of the levels, from coarse to fine; levels below the municipality follow in the order of region.yaml. */
export const rank = { country: 0, state: 1, county: 2, municipality: 3, firstBelow: 4, unknown: 99 } as const;
