import type { Cell, Relation } from '../../../pipeline/protect/cells/index.js';

/** Random numbers from 0 to 1 (mulberry32): the same for the same seed everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ages at which groups begin; a county has the first so many of them, the last group is open upward. */
const bounds = [0, 6, 15, 18, 25, 40, 55, 65];
/** Published bands over several groups; they overlap. Those that a county's groups make up exactly are published. */
const bands = [
  [0, 15],
  [0, 18],
  [15, 25],
  [15, 65],
  [18, 40],
  [0, 200],
] as const;

export interface County {
  cells: Cell[];
  relations: Relation[];
  /** How large a count is sensitive, and up to where it must stay open. */
  threshold: number;
}

/**
 * A county of 3 to 12 municipalities with 2 to 15 areas each, 3 to 8 age groups and overlapping bands of them; everything
 * is published for areas, municipalities and county. Counts of 1 and 2 are sensitive and must stay open from 0 to 3.
 * `largest` limits municipalities and areas for what must be enumerated.
 */
export function county(seed: number, largest = { municipalities: 12, areas: 15, groups: 8 }): County {
  const next = random(seed);
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const starts = bounds.slice(0, between(3, largest.groups));
  const ends = [...starts.slice(1), 200];
  const columns = new Map(starts.map((start, i) => [`${start}-${ends[i]}`, [i]]));
  for (const [from, to] of bands) {
    const inside = starts.flatMap((start, i) => (start >= from && (ends[i] ?? 0) <= to ? [i] : []));
    const exact = starts.includes(from) && ends.includes(to);
    if (exact && inside.length > 1) columns.set(`${from}-${to}`, inside);
  }

  const cells: Cell[] = [];
  const relations: Relation[] = [];
  const publish = (place: string, counts: readonly number[]) => {
    for (const [column, groups] of columns) {
      const value = groups.reduce((sum, group) => sum + (counts[group] ?? 0), 0);
      const isSmall = value > 0 && value < 3;
      cells.push({
        id: `${place} ${column}`,
        value,
        ...(isSmall ? { sensitive: true, protectLower: 0, protectUpper: 3 } : {}),
      });
      if (groups.length > 1)
        relations.push({
          total: `${place} ${column}`,
          parts: groups.map((group) => `${place} ${starts[group]}-${ends[group]}`),
        });
    }
  };
  const sum = (tables: readonly (readonly number[])[]) =>
    starts.map((_, i) => tables.reduce((total, counts) => total + (counts[i] ?? 0), 0));
  const tie = (place: string, parts: readonly string[]) => {
    for (const column of columns.keys())
      relations.push({ total: `${place} ${column}`, parts: parts.map((part) => `${part} ${column}`) });
  };

  const municipalities = Array.from({ length: between(3, largest.municipalities) }, (_, m) => {
    const areas = Array.from({ length: between(2, largest.areas) }, () => {
      const size = 2 + 30 * next() ** 2;
      return starts.map(() => (next() < 0.15 ? 0 : Math.floor(size * next() ** 2)));
    });
    areas.forEach((counts, a) => {
      publish(`m${m}a${a}`, counts);
    });
    publish(`m${m}`, sum(areas));
    tie(
      `m${m}`,
      areas.map((_, a) => `m${m}a${a}`),
    );
    return sum(areas);
  });
  publish('county', sum(municipalities));
  tie(
    'county',
    municipalities.map((_, m) => `m${m}`),
  );
  return { cells, relations, threshold: 3 };
}
