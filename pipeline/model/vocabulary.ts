import { z } from 'zod';
import { idSchema } from './dataset.js';

/** Year with which every later one is compared, each quarter or month with the same one of that year. */
export const basePeriodSchema = z
  .string()
  .regex(/^\d{4}$/, "Jahr in Anführungszeichen, z. B. '2020'")
  .describe('Basisjahr der Vergleiche; ohne Angabe der erste Zeitraum der Zeitreihe');

/** `indicators/vocabulary.yaml`: chapters, target groups and the headline figures, in the order of the report. */
export const vocabularySchema = z.strictObject({
  dimensions: z
    .array(
      z.strictObject({
        id: idSchema,
        title: z.string(),
        intro: z.string().describe('Einleitung des Kapitels'),
      }),
    )
    .min(1),
  target_groups: z.array(z.strictObject({ id: idSchema, title: z.string() })),
  headline_indicators: z.array(idSchema).min(1).max(12).describe('Leitindikatoren für »Auf einen Blick«'),
  residents_indicator: idSchema.describe('Indikator, der die Einwohnerzahl angibt'),
  base_period: basePeriodSchema.optional(),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** `indicators/policy.yaml`: thresholds of confidentiality per class; `region.yaml` may tighten, never loosen. */
export const policyRuleSchema = z.strictObject({
  title: z.string(),
  min_numerator: z
    .number()
    .int()
    .min(0)
    .describe('kleinste Fallzahl, die veröffentlicht werden darf (null bleibt sichtbar)'),
  min_denominator: z
    .number()
    .int()
    .min(0)
    .describe('kleinste Bezugsgröße, für die eine Quote veröffentlicht wird'),
  protect_complement: z
    .boolean()
    .default(false)
    .describe('true: auch der Rest (Bezugsgröße minus Fälle) muss die kleinste Fallzahl erreichen'),
  zero: z
    .enum(['visible', 'sensitive'])
    .optional()
    .describe('sensitive: auch null Fälle werden nicht gezeigt; ohne Angabe bleibt eine Null sichtbar'),
  group_disclosure: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe(
      'kleinster Rest (Bezugsgröße minus Fälle), der gezeigt werden darf, auch wenn er null ist: 1 verbirgt Anteile von genau 100 %; ohne Angabe verlangt die Klasse nichts',
    ),
  protection_width: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe(
      'bis zu welcher Zahl niemand einen verborgenen Wert ausschließen können darf; ohne Angabe die kleinste Fallzahl',
    ),
  round_to: z
    .number()
    .int()
    .min(2)
    .optional()
    .describe(
      'Vielfaches, auf das jede gezeigte Anzahl kaufmännisch gerundet wird, z. B. 5; ohne Angabe wird nicht gerundet',
    ),
  reason: z.string().describe('Grundlage der Schwelle'),
});
export const policySchema = z.strictObject({
  classes: z.record(idSchema, policyRuleSchema),
});
export type PolicyRule = z.infer<typeof policyRuleSchema>;
export type Policy = z.infer<typeof policySchema>;
