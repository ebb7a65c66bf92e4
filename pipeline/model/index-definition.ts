import { z } from 'zod';
import { idSchema, isoDateSchema } from './dataset.js';
import { levelSchema } from './indicator.js';
import { parsePeriod } from './period.js';

/** One composite index per file, `indicators/indices/<id>.yaml`. */

/** Classes of a standardised value: limits ascending, one label more than limits, from the lowest values upwards. */
const classes = {
  cuts: z
    .array(z.number())
    .min(1)
    .describe(
      'Klassengrenzen aufsteigend, in Standardabweichungen; ein Wert auf der Grenze gehört zur Mitte',
    ),
  labels: z
    .array(z.string().min(1))
    .min(2)
    .describe('Namen der Klassen vom niedrigsten zum höchsten Wert, einer mehr als Grenzen'),
};

/** Says what is wrong with limits and labels, at the place where it is. */
function checkClasses(
  { cuts, labels }: { cuts: readonly number[]; labels: readonly string[] },
  add: (path: string, message: string) => void,
): void {
  if (cuts.some((cut, i) => i > 0 && cut <= (cuts[i - 1] ?? cut))) add('cuts', 'aufsteigende Klassengrenzen');
  if (labels.length !== cuts.length + 1) {
    add('labels', `${cuts.length + 1} Namen, einer mehr als Klassengrenzen`);
  }
  if (new Set(labels).size !== labels.length) add('labels', 'jeder Name nur einmal');
}

const statusSchema = z.strictObject(classes).describe('Klassen des Index');
const dynamicsSchema = z
  .strictObject({
    years: z
      .number()
      .int()
      .min(1)
      .default(2)
      .describe('über wie viele Jahre die Veränderung in Prozentpunkten gemessen wird'),
    ...classes,
  })
  .describe('Klassen der Veränderung der Anteile');

const componentSchema = z.strictObject({
  indicator: idSchema.describe(
    'Indikator; seine »direction« sagt, ob ein hoher Wert den Index hebt oder senkt',
  ),
  weight: z.number().positive().default(1).describe('Gewicht des z-Werts in der Summe'),
  change: idSchema
    .optional()
    .describe('Indikator mit der fertig gelieferten Veränderung; ohne ihn wird sie aus den Werten gerechnet'),
});

export const indexSchema = z
  .strictObject({
    id: idSchema,
    title: z.string().describe('Titel, wie er im Bericht steht'),
    short_title: z.string().describe('kurzer Titel für Tabellen und Karten'),
    question: z.string().describe('die Frage, die der Index beantwortet, mit Fragezeichen'),
    description: z.string().describe('was der Index aussagt, in ein bis drei deutschen Sätzen'),
    direction: z
      .enum(['higher_is_burden', 'higher_is_chance'])
      .describe(
        'was ein hoher Wert des Index bedeutet; Indikatoren der Gegenrichtung gehen mit umgekehrtem Vorzeichen ein',
      ),
    level: levelSchema.default('area'),
    components: z.array(componentSchema).min(2),
    standardisation: z
      .literal('z_population')
      .describe('z = (Wert − Mittel) / Standardabweichung der bewerteten Gebiete, ohne Gewichte'),
    minimum_population: z
      .strictObject({
        indicator: idSchema.describe('Indikator mit der Einwohnerzahl'),
        value: z
          .number()
          .int()
          .min(1)
          .default(300)
          .describe('kleinste Einwohnerzahl, für die ein Index berechnet wird'),
      })
      .describe('kleinere Gebiete werden nicht bewertet'),
    exceptions: z
      .array(
        z.strictObject({
          area: z.string().describe('Schlüssel des Gebiets aus areas.csv'),
          reason: z.string().min(1),
        }),
      )
      .default([])
      .describe('Gebiete, die nicht bewertet werden, mit Grund'),
    status: statusSchema,
    dynamics: dynamicsSchema,
    base_period: z
      .string()
      .refine((v) => parsePeriod(v) !== null, 'Zeitraum wie 2023, 2023-Q4 oder 2023-12')
      .describe('Zeitraum, dessen Mittel und Standardabweichung der Index mit festem Maßstab behält'),
    caveats: z
      .array(z.string())
      .default([])
      .describe('was beim Lesen zu beachten ist, je ein deutscher Satz'),
    catalogue: z.string().describe('Katalog, aus dem der Index stammt'),
    valid_from: isoDateSchema,
    valid_to: isoDateSchema.optional(),
    version: z.number().int().min(1),
  })
  .superRefine((index, context) => {
    for (const key of ['status', 'dynamics'] as const) {
      checkClasses(index[key], (path, message) =>
        context.addIssue({ code: 'custom', path: [key, path], message, input: index[key] }),
      );
    }
    index.components.forEach((component, i) => {
      if (index.components.findIndex((c) => c.indicator === component.indicator) < i) {
        context.addIssue({
          code: 'custom',
          path: ['components', i, 'indicator'],
          message: 'jeder Indikator nur einmal',
          input: component.indicator,
        });
      }
    });
  })
  .describe('Zusammengesetzter Index');

export type IndexDefinition = z.infer<typeof indexSchema>;
export type IndexComponent = IndexDefinition['components'][number];
