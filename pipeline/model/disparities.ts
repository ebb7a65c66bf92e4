import { z } from 'zod';
import { idSchema } from './dataset.js';

/** `indicators/disparities.yaml`: what is judged about the spread over the areas as a whole. Optional; the room's replaces the shared one. */

const groupShareSchema = z.strictObject({
  id: idSchema,
  title: z
    .string()
    .describe('wer gemeint ist, im Nominativ Plural, z. B. »Menschen mit Migrationshintergrund«'),
  indicator: idSchema.describe(
    'Anteil mit Intervall (method: wilson): sein Zähler ist die Gruppe, sein Nenner sind alle',
  ),
  target_groups: z.array(idSchema).default([]).describe('Zielgruppen aus vocabulary.yaml'),
});

const severalGroupsSchema = z.strictObject({
  id: idSchema,
  title: z.string().describe('was verglichen wird, z. B. »Haushalte nach Familienform«'),
  groups: z
    .array(
      z.strictObject({
        title: z.string(),
        indicator: idSchema,
        part: z
          .enum(['numerator', 'rest'])
          .describe('numerator: der Zähler des Indikators; rest: sein Nenner ohne den Zähler'),
      }),
    )
    .min(2)
    .describe('Gruppen, die sich nicht überschneiden und zusammen alle sind'),
});

const standardisationSchema = z
  .strictObject({
    id: idSchema,
    title: z.string().describe('worum es geht, im Nominativ, z. B. »Arbeitslosigkeit«'),
    indicator: idSchema.describe('Anteil mit Intervall (method: wilson) über alle Altersgruppen zusammen'),
    strata: z
      .array(
        z.strictObject({
          title: z.string().describe('Altersgruppe, z. B. »15 bis unter 25 Jahre«'),
          indicator: idSchema.describe('derselbe Anteil allein für diese Altersgruppe'),
        }),
      )
      .min(1)
      .describe('Altersgruppen mit eigenem Indikator; sie dürfen sich nicht überschneiden'),
    rest: z
      .string()
      .describe('Name der übrigen Altersgruppe: alle ohne die genannten, durch Abziehen gerechnet'),
    standard: z
      .literal('county')
      .describe('woran gemessen wird: Altersaufbau und Anteile des ganzen Kreises im selben Zeitraum'),
  })
  .superRefine(({ indicator, strata }, context) => {
    strata.forEach((stratum, i) => {
      const isTwice = strata.findIndex((s) => s.indicator === stratum.indicator) < i;
      if (stratum.indicator !== indicator && !isTwice) return;
      context.addIssue({
        code: 'custom',
        path: ['strata', i, 'indicator'],
        message: isTwice ? 'jeder Indikator nur einmal' : 'ein Indikator für einen Teil, nicht für alle',
        input: stratum.indicator,
      });
    });
  });

export const disparitiesSchema = z
  .strictObject({
    segregation: z.array(groupShareSchema).default([]).describe('wie ungleich eine Gruppe verteilt wohnt'),
    multigroup: z.array(severalGroupsSchema).default([]).describe('dasselbe für mehrere Gruppen zugleich'),
    standardisation: z
      .array(standardisationSchema)
      .default([])
      .describe('ob ein hoher oder niedriger Anteil am Altersaufbau liegt'),
    funnels: z
      .array(idSchema)
      .default([])
      .describe(
        'Indikatoren mit Intervall (method: wilson oder byar), für die geprüft wird, ob ein Gebiet um mehr abweicht, als seine Größe erklärt; gezeichnet werden die ersten zwei',
      ),
    inequality: z
      .strictObject({
        by: idSchema.describe(
          'Indikator, nach dem die Gebiete von gering bis stark belastet geordnet werden',
        ),
        groups: z.number().int().min(3).max(10).default(5).describe('Zahl der Gebietsgruppen'),
      })
      .optional()
      .describe('Ungleichheit der Leitindikatoren zwischen gering und stark belasteten Gebieten'),
  })
  .describe('Ungleichheit zwischen den Gebieten');
export type Disparities = z.infer<typeof disparitiesSchema>;
export type GroupShare = Disparities['segregation'][number];
export type SeveralGroups = Disparities['multigroup'][number];
export type Standardisation = Disparities['standardisation'][number];
export const noDisparities: Disparities = {
  segregation: [],
  multigroup: [],
  standardisation: [],
  funnels: [],
};
