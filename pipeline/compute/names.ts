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
/** Levels and periods of the results: definition, slot, rank, reference_date, places, usable. */
export const levelTable = 'compute_level';
/** What SQL needs to know of the definitions: definition, method (methodNumber), factor. */
export const definitionTable = 'compute_definition';
/** Exact limits of counts under ten: x, lower, upper. */
export const exactTable = 'compute_exact';
/** Periods of each definition: definition, slot, reference_date. */
export const momentTable = 'compute_moment';
/**
 * Every figure: definition, place, rank (of its level; NULL for residual and reference areas, which are no subject of a comparison),
 * municipality (its place, of areas below it), slot, bad, numerator, denominator, denominator_day (from 1970-01-01), origin, value, lower, upper. A row for every place of
 * the level that exists on the reference date and every period of the definition.
 */
export const valueTable = 'compute_value';
/**
 * Every comparison: family (definition, slot, kind and rank in one number: sql/family-number.ts), place, reference (a place, a slot or a definition,
 * after the kind), difference, lower, upper, code (bounds of its chance: sql/chance-classes.ts; 0 where it is no
 * finding, NULL without an interval), estimated. p-values
 * are worked out where they are needed (chances.ts).
 */
export const comparisonTable = 'compute_comparison';
/** Every trend: definition, place, rank (of its level), chain (its slots, oldest first), slope, lower, upper, p, verdict, adjusted. */
export const trendTable = 'compute_trend';
/** With which periods the figures of a period are compared, of the definitions at hand: definition, slot, kind, position (the first with a figure), reference. */
export const earlierTable = 'compute_earlier';
/** Places whose boundary changed: place. */
export const changedTable = 'compute_changed';
/** Of which places a changed one was made up: place, earlier, later (days), former, share, position, formers (how many). */
export const formerTable = 'compute_former';
/** What changed places were worth: definition, place, slot, kind, reference, x, n. */
export const estimateTable = 'compute_estimate';
/** Figures of a span with which others are compared in time: definition, place, slot, kind, position, reference, estimated, value, lower, upper. */
export const chosenTable = 'compute_chosen';
/** Figures of each place of a span of definitions side by side: see sql/trends.ts. */
export const seriesTable = 'compute_series';
/** Which periods of a series make up a trend: definition, pattern, place (or NULL: every place), points, quantile, chain, x_0 ... */
export const chainTable = 'compute_chain';
/** Families of at least two comparisons that are judged together: family, tests, definition, slot, kind, sure, surely, stand, open (sql/families.ts). */
export const familyTable = 'compute_family';
/** Comparisons whose p-value decides: see sql/families.ts. */
export const openTable = 'compute_open';
/** Those of them that do not stand: row. */
export const fallenTable = 'compute_fallen';
