import Papa from 'papaparse';
import { type Area, areaColumns } from '../model/region.js';

/** A reporting area of at least two areas. */
export interface NewArea {
  id: string;
  name: string;
  municipality: string;
  members: readonly string[];
}

/**
 * The list of areas with reporting areas in place of their members from `from` on (ISO, 1 January): the members end the
 * day before and name their successor with the share 1. Everything else stays as it is.
 */
export function proposedAreasCsv(areas: readonly Area[], joined: readonly NewArea[], from: string): string {
  const until = `${Number(from.slice(0, 4)) - 1}-12-31`;
  const successorOf = new Map(joined.flatMap(({ id, members }) => members.map((m) => [m, id] as const)));
  const old = areas.map((area): Area => {
    const successor = successorOf.get(area.id);
    return successor === undefined
      ? area
      : { ...area, validTo: until, successors: [{ id: successor, share: 1 }] };
  });
  const parents = new Map(areas.map((a) => [a.id, a.parent]));
  const fresh = joined.map(
    ({ id, name, municipality, members }): Area => ({
      id,
      name,
      level: 'area',
      kind: 'area',
      // Of members under several parents the municipality is what they have in common.
      parent:
        new Set(members.map((m) => parents.get(m))).size === 1
          ? (parents.get(members[0] ?? '') ?? municipality)
          : municipality,
      municipality,
      aliases: [],
      validFrom: from,
      validTo: null,
      successors: [],
    }),
  );
  const rows = [...old, ...fresh].map((a) => [
    a.id,
    a.name,
    a.level,
    a.kind,
    a.parent,
    a.municipality,
    a.aliases.join('|'),
    a.validFrom ?? '',
    a.validTo ?? '',
    a.successors.map((s) => `${s.id}:${s.share}`).join('|'),
  ]);
  const [id, name, level, ...others] = areaColumns;
  const header = [id, name, level, 'kind', ...others];
  return `${Papa.unparse([header, ...rows], { delimiter: ';', newline: '\n' })}\n`;
}
