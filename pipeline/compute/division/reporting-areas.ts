import type { Borders } from '../borders.js';

/** An area with the number of its residents; `null`: not known. */
export interface SizedArea {
  id: string;
  municipality: string;
  residents: number | null;
}

/** Areas that are reported together; one member: an area that stays as it is. */
export interface ReportingArea {
  municipality: string;
  /** Ids, sorted. */
  members: readonly string[];
  residents: number;
  /** Reaches the minimum. Otherwise it has no neighbour left within its municipality. */
  isLargeEnough: boolean;
}

/**
 * Joins neighbouring areas of one municipality until each holds `minimum` residents. The smallest goes first and joins
 * its smallest neighbour: of all possible joins of that area this leaves the sizes most equal, for joining s with n adds
 * 2sn to the sum of squared sizes. Equal sizes: the longer common border, then the smaller id. Areas whose residents are
 * not known are left out. Sorted by municipality and first member.
 */
export function proposeReportingAreas(
  areas: readonly SizedArea[],
  borders: Borders,
  minimum: number,
): ReportingArea[] {
  const groups = new Set(
    areas.flatMap(({ id, municipality, residents }) =>
      residents === null ? [] : [{ municipality, members: [id], residents }],
    ),
  );
  type Group = typeof groups extends Set<infer G> ? G : never;
  const border = (a: Group, b: Group): number =>
    a.members.reduce(
      (sum, id) => sum + b.members.reduce((part, other) => part + (borders.get(id)?.get(other) ?? 0), 0),
      0,
    );
  const alone = new Set<Group>();
  for (;;) {
    const small = [...groups].filter((g) => g.residents < minimum && !alone.has(g)).sort(bySize)[0];
    if (!small) break;
    const near = [...groups]
      .filter((g) => g !== small && g.municipality === small.municipality && border(small, g) > 0)
      .sort((a, b) => a.residents - b.residents || border(small, b) - border(small, a) || byId(a, b))[0];
    if (!near) {
      alone.add(small);
      continue;
    }
    groups.delete(small);
    groups.delete(near);
    // What could not be joined before may border on the new group.
    alone.clear();
    groups.add({
      municipality: small.municipality,
      members: [...small.members, ...near.members].sort(),
      residents: small.residents + near.residents,
    });
  }
  return [...groups]
    .sort((a, b) => compare(a.municipality, b.municipality) || byId(a, b))
    .map((g) => ({ ...g, isLargeEnough: g.residents >= minimum }));
}

interface Joined {
  members: readonly string[];
  residents: number;
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: Joined, b: Joined): number => compare(a.members[0] ?? '', b.members[0] ?? '');
const bySize = (a: Joined, b: Joined): number => a.residents - b.residents || byId(a, b);
