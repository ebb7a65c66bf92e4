/** Ways a figure of a level comes about, by their number in the tables of results and values. */
export const origins = ['delivered', 'summed', 'weighted'] as const;
export const originNumber = (origin: (typeof origins)[number]): number => origins.indexOf(origin);
