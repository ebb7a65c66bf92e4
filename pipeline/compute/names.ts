/** Temporary tables of this room, in the order in which they are filled; those of the figures are in the store. */

/**
 * Numerators and denominators side by side: definition, area, period, reference_date, series, step, numerator_bad,
 * numerator, denominator_bad, denominator, denominator_date (the latest of its datasets), summed.
 */
export const pairedTable = 'compute_paired';
/** Results before the grid: definition, area, period, reference_date, bad, numerator, denominator, denominator_date, origin. */
export const resultTable = 'compute_result';
