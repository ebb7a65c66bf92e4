/** Temporary tables of this room, in the order in which they are filled; those of the figures are in the store. */

/**
 * Numerators and denominators side by side: definition, place, slot, reference_date, numerator_bad,
 * numerator, denominator_bad, denominator, denominator_date (the latest of its datasets), summed.
 */
export const pairedTable = 'compute_paired';
/** Results before the grid: definition, place, slot, reference_date, bad, numerator, denominator, denominator_date, origin (originNumber). */
export const resultTable = 'compute_result';
/** True counts of results that the policy has rounded: definition, place, slot, numerator, denominator. */
export const unroundedTable = 'compute_unrounded';
/** Results that have to look for an older figure below the line: definition, place, slot. */
export const lateTable = 'compute_late';
/** Periods of each definition: definition, slot, reference_date. */
export const momentTable = 'compute_moment';
/**
 * Every figure: definition, place, slot, bad, numerator, denominator, denominator_day (from 1970-01-01), origin, value, lower, upper. A row
 * for every place of the level that exists on the reference date and every period of the definition.
 */
export const valueTable = 'compute_value';
/**
 * Every comparison: run, place, difference, lower, upper (NULL without an interval), verdict (1 higher, -1 lower, 0 neither, after the
 * control). There are millions: what many have in common stands in the table of runs. p-values are worked out where they are needed
 * (chances.ts).
 */
export const comparisonTable = 'compute_comparison';
/**
 * Comparisons of one definition, period, kind and level with the same reference: run, definition, slot, kind (findings/kinds.ts), reference
 * (a place, a slot or a definition, after the kind; NULL: the municipality of each place), tests (how many of this level have an interval,
 * which are judged together), estimated (1 or 0).
 */
export const runTable = 'compute_run';
/** What changed places were worth, where that is compared with: definition, place, slot, kind, reference, x, n. */
export const estimateTable = 'compute_estimate';
/** Every trend: definition, place, chain, slope, lower, upper, p, verdict, adjusted (1 or 0). */
export const trendTable = 'compute_trend';
/** Periods of the trends: chain, slots (oldest first). */
export const chainTable = 'compute_chain';
