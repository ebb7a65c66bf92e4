/** One record as the dataset describes it: ids of its columns, ids of areas, canonical periods and codes. */
export type Fact = { gebiet: string; zeitraum: string } & Record<string, string | number>;

/** Facts of all datasets, by id of the dataset. */
export type Facts = ReadonlyMap<string, readonly Fact[]>;

/** AGS of the municipality an area id belongs to. */
export const municipalityOf = (area: string): string => area.slice(0, 8);

/** Adds the measures of all areas of a municipality, per period and dimension, under the key that `above` gives. */
export function summed(
  facts: readonly Fact[],
  measures: readonly string[],
  above: (area: string) => string,
): Fact[] {
  const sums = new Map<string, Fact>();
  for (const fact of facts) {
    const rest = Object.keys(fact).filter((k) => k !== 'gebiet' && !measures.includes(k));
    const gebiet = above(fact.gebiet);
    const key = [gebiet, ...rest.map((k) => fact[k])].join('|');
    const sum = sums.get(key);
    if (sum) for (const m of measures) sum[m] = Number(sum[m]) + Number(fact[m]);
    else sums.set(key, { ...fact, gebiet });
  }
  return [...sums.values()];
}
