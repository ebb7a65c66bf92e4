import { z } from 'zod';
import type { Region } from './region.js';

/** The tree of places as `data/catalogue.json` lists it: what adds up to what, and since when. */
export const publishedAreaSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  level: z.string(),
  /** `residual`: what could not be assigned to any area; part of every sum. */
  kind: z.enum(['area', 'residual', 'municipality', 'county']),
  /** Id of the next place up, '' for the county. */
  parent: z.string(),
  /** AGS, '' for the county. */
  municipality: z.string(),
  /** ISO dates; `null` = open. */
  valid_from: z.string().nullable(),
  valid_to: z.string().nullable(),
  successors: z.array(z.strictObject({ id: z.string(), share: z.number() })),
});
export type PublishedArea = z.infer<typeof publishedAreaSchema>;

/** County, municipalities, then the areas, each in the order of the region. */
export function publishedAreas({ county, municipalities, areas }: Region): PublishedArea[] {
  const always = { valid_from: null, valid_to: null, successors: [] };
  return [
    {
      id: county.ags,
      name: county.name,
      level: 'county',
      kind: 'county',
      parent: '',
      municipality: '',
      ...always,
    },
    ...municipalities.map(({ ags, name }) => ({
      ...{ id: ags, name, level: 'municipality', kind: 'municipality' as const, parent: county.ags },
      municipality: ags,
      ...always,
    })),
    ...areas.map(({ id, name, level, kind, parent, municipality, validFrom, validTo, successors }) => ({
      ...{ id, name, level, kind, parent, municipality, successors },
      valid_from: validFrom,
      valid_to: validTo,
    })),
  ];
}
