import { z } from 'zod';
import { idSchema, isoDateSchema } from './dataset.js';
import { parsePeriod } from './period.js';

/** `lieferplan.yaml` of a data room: who is to deliver what for which municipalities, and until when. */

const periodSchema = z
  .string()
  .refine(
    (v) => parsePeriod(v) !== null,
    'Zeitraum wie 2025, 2025-Q4, 2025-12, 2025-06-30 oder SJ2024-25 in Anführungszeichen',
  );

const contactSchema = z.strictObject({
  office: z.string().describe('Stelle, die liefert, z. B. Einwohnermeldeamt; keine Person'),
  email: z.email('E-Mail-Adresse einer Stelle').describe('E-Mail-Adresse der Stelle, keine Person'),
});

const entrySchema = z
  .strictObject({
    supplier: z.string().describe('Lieferant aus region.yaml'),
    municipalities: z
      .array(z.string())
      .min(1)
      .optional()
      .describe(
        'AGS der Kommunen, oder des Kreises, wenn nur dessen Zahlen kommen; ohne Angabe alle Kommunen des Lieferanten',
      ),
    dataset: idSchema.describe('Datensatz aus indicators/datasets'),
    rhythm: z
      .enum(['monthly', 'quarterly', 'yearly', 'school_year', 'once'])
      .optional()
      .describe(
        'wie oft geliefert wird; ohne Angabe der Rhythmus des Datensatzes. yearly bei einem Quartalsdatensatz: alle Quartale eines Jahres auf einmal',
      ),
    due_days: z
      .number()
      .int()
      .min(0)
      .optional()
      .describe(
        'Frist in Tagen nach dem Stichtag (bei gesammelter Lieferung nach dem Ende des Jahres); sie endet nie vor der Wartezeit des Datensatzes',
      ),
    due_dates: z
      .record(periodSchema, isoDateSchema)
      .optional()
      .describe('feste Termine: Zeitraum -> Datum; sie gehen der Frist in Tagen vor'),
    contact: contactSchema,
    from: periodSchema.describe('erster Zeitraum, der erwartet wird'),
    to: periodSchema.optional().describe('letzter Zeitraum, der erwartet wird; ohne Angabe offen'),
  })
  .refine(
    (e) => e.due_days !== undefined || e.due_dates !== undefined,
    'due_days oder due_dates: wann ist die Lieferung fällig?',
  );

export const deliveryPlanSchema = z
  .strictObject({ deliveries: z.array(entrySchema).default([]) })
  .describe('Lieferplan: wer was für welche Kommunen bis wann liefert');

export type DeliveryPlan = z.infer<typeof deliveryPlanSchema>;
export type PlanEntry = DeliveryPlan['deliveries'][number];
