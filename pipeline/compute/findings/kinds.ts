/** Kinds of comparison, by their number in the tables. */
export const kinds = ['municipality', 'county', 'previous_year', 'base_period', 'counterpart'] as const;

export const kindNumber = (kind: (typeof kinds)[number]): number => kinds.indexOf(kind);
