import { z } from 'zod';

/** The data of the atlas as the page carries them: these members and no others. Cells are looked at one by one. */

const texts = z.array(z.string());
const place = z.int().min(0);
const legend = z.strictObject({ limits: z.array(z.number()).max(8), labels: texts, colours: texts });
const byLevel = <T extends z.ZodType>(of: T) => z.strictObject({ area: of, municipality: of });

const period = z.strictObject({
  ...{ id: z.string(), date: z.string(), label: z.string() },
  cells: z.array(z.unknown()),
});

const indicator = z.strictObject({
  ...{ id: z.string(), title: z.string(), shortTitle: z.string(), question: z.string() },
  ...{ definition: z.string(), source: z.string(), caveats: texts, breaks: texts, unit: z.string() },
  decimals: z.int(),
  direction: z.enum(['none', 'higher_is_burden', 'higher_is_chance']),
  columns: z.strictObject({
    ...{ value: z.string(), interval: z.string() },
    parts: z.tuple([z.string(), z.string()]).nullable(),
  }),
  levelsCompare: z.boolean(),
  hasIntervals: z.boolean(),
  limits: byLevel(z.array(z.number()).max(8)),
  levels: z.array(z.enum(['area', 'municipality'])),
  coarser: z.array(z.strictObject({ title: z.string(), decimals: z.int(), line: z.string() })),
  periods: z.array(period),
  latest: place,
  legends: byLevel(legend),
});

export const atlasSchema = z.strictObject({
  words: z.record(z.string(), z.union([z.string(), texts])),
  signs: z.array(z.tuple([z.string(), z.string(), z.string()])),
  meanings: z.array(z.tuple([z.string(), z.string()])),
  levels: z.array(z.strictObject({ id: z.string(), one: z.string(), many: z.string() })),
  places: z.array(z.tuple([z.string(), z.string(), z.int().min(0).max(3), z.string()])),
  drawn: byLevel(z.array(place)),
  chapters: z.array(z.tuple([z.string(), place])),
  indicators: z.array(indicator),
  first: z.tuple([place, place, place]).nullable(),
});

export type AtlasContent = z.infer<typeof atlasSchema>;
export type AtlasEntry = AtlasContent['indicators'][number];
