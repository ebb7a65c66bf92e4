import { z } from 'zod';
import { breaksSchema, idSchema, isoDateSchema, partSchema, sumSchema } from './dataset.js';

/** One indicator per file, `indicators/<dimension>/<id>.yaml`. */

export const levelSchema = z
  .string()
  .describe(
    'Gebietsebene: area, municipality, county, state, country oder eine feinere Ebene aus region.yaml',
  );

const base = {
  id: idSchema,
  title: z.string().describe('Titel, wie er im Bericht steht'),
  short_title: z.string().describe('kurzer Titel für Tabellen und Kacheln, höchstens etwa 35 Zeichen'),
  question: z.string().describe('die Frage, die der Indikator beantwortet, mit Fragezeichen'),
  sentence: z
    .string()
    .regex(
      /^\{ort\} [^{}]*\{wert\}[^{}]*[^{}.]$/,
      'Satz, der mit »{ort} « beginnt, {wert} enthält und ohne Punkt endet',
    )
    .optional()
    .describe(
      'Satz mit dem Wert ohne Punkt: beginnt mit {ort} (»In Musterstadt«, »Im Kreis Musterland«) und enthält {wert}, z. B. »{ort} sind {wert} der Kinder unter 15 Jahren auf Leistungen nach dem SGB II angewiesen«; bei % trägt {wert} das Prozentzeichen, sonst steht die Einheit im Satz',
    ),
  definition: z.string().describe('Berechnung in einem deutschen Satz, wie er neben den Abbildungen steht'),
  dimension: idSchema.describe('Kapitel aus vocabulary.yaml'),
  target_groups: z.array(idSchema).default([]).describe('Zielgruppen aus vocabulary.yaml'),
  counterpart: idSchema
    .optional()
    .describe(
      'derselbe Anteil für alle Menschen, mit dem die Zielgruppe verglichen wird, z. B. sgb2_quote bei sgb2_unter_15; gleiche Einheit',
    ),
  coarser: idSchema
    .optional()
    .describe(
      'Indikator, der dieselbe Frage gröber beantwortet (breitere Altersgruppe, mehr Zeiträume zusammen); sein Wert steht in Tabellen dort, wo der eigene geheim gehalten wird; gleiche Art, Einheit, Richtung und Gebietsebene',
    ),
  role: z
    .enum(['stand_in'])
    .optional()
    .describe(
      'stand_in: steht in den Berichten nur anstelle geheim gehaltener Werte (siehe coarser) und in den Dateien zum Herunterladen, ohne eigenen Abschnitt',
    ),
  unit: z.string().describe('Einheit, z. B. % oder »je 100 Einwohner«'),
  decimals: z.number().int().min(0).max(4).default(1),
  direction: z
    .enum(['higher_is_burden', 'higher_is_chance', 'none'])
    .describe('ob ein höherer Wert mehr Belastung, bessere Chancen oder keines von beidem bedeutet'),
  source: z.string().describe('Quellenangabe im Bericht'),
  catalogue: z.string().describe('Katalog, aus dem der Indikator stammt'),
  caveats: z.array(z.string()).default([]).describe('was beim Lesen zu beachten ist, je ein deutscher Satz'),
  finest_public_level: levelSchema.default('area'),
  valid_from: isoDateSchema,
  valid_to: isoDateSchema.optional(),
  breaks: breaksSchema,
  version: z.number().int().min(1),
};

const pairingSchema = z
  .strictObject({
    rule: z
      .enum(['same_reference_date', 'latest_not_after', 'same_period'])
      .describe('welcher Nenner zu welchem Zähler gehört'),
    max_age_months: z.number().int().min(0).default(12).describe('wie alt der Nenner höchstens sein darf'),
  })
  .prefault({ rule: 'latest_not_after' });

const timeSpan = {
  window_periods: z
    .number()
    .int()
    .min(1)
    .default(1)
    .describe(
      'Bewegungen: Zahl aufeinanderfolgender Zeiträume, deren Zähler addiert werden (4 Quartale = ein Jahr)',
    ),
  pool_periods: z
    .number()
    .int()
    .min(1)
    .default(1)
    .describe(
      'kleine Jahrgänge: Zahl aufeinanderfolgender Zeiträume, deren Zähler und Nenner addiert werden',
    ),
};

export const indicatorSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('ratio').describe('Verhältnis zweier Anzahlen'),
      ...base,
      numerator: sumSchema,
      denominator: sumSchema,
      factor: z.number().positive().default(100),
      pairing: pairingSchema,
      ...timeSpan,
      method: z
        .enum(['wilson', 'byar', 'none'])
        .describe(
          'wilson: der Zähler ist Teil des Nenners, 95-%-Intervall nach Wilson; byar: Fälle je Bezugsgröße, die einander kaum beeinflussen, 95-%-Intervall nach Byar, unter zehn Fällen exakt; none: kein Intervall',
        ),
      smoothing: z
        .enum(['empirical_bayes'])
        .optional()
        .describe(
          'empirical_bayes: die Karte zeigt geglättete Werte (Marshall 1991), die Tabelle die beobachteten; für kleine Fallzahlen',
        ),
    }),
    z.strictObject({
      kind: z.literal('mean').describe('Summe je Einheit, z. B. Quadratmeter je Person'),
      ...base,
      numerator: sumSchema,
      denominator: sumSchema,
      factor: z.number().positive().default(1),
      pairing: pairingSchema,
      ...timeSpan,
      method: z.literal('none').default('none'),
    }),
    z.strictObject({
      kind: z.literal('count').describe('Anzahl'),
      ...base,
      numerator: sumSchema,
      window_periods: timeSpan.window_periods,
      method: z.literal('none').default('none'),
    }),
    z.strictObject({
      kind: z.literal('delivered').describe('fertig gelieferte Quote oder Kennzahl; Zähler unbekannt'),
      ...base,
      value: partSchema,
      weight: sumSchema
        .optional()
        .describe('Gewicht, mit dem gemittelt werden darf; ohne Gewicht wird nie gemittelt'),
      factor: z
        .number()
        .positive()
        .default(1)
        .describe('Umrechnung in die Einheit, z. B. 0.1 von je 1.000 auf %'),
      method: z.literal('none').default('none'),
    }),
  ])
  .describe('Indikator');

export type Indicator = z.infer<typeof indicatorSchema>;
