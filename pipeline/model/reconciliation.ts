import { z } from 'zod';
import { idSchema, isoDateSchema, sumSchema } from './dataset.js';
import type { Status } from './figures.js';

/** `indicators/eckwerte.yaml`: headline totals beside the official figure for the same thing. */

const benchmarkSchema = z.strictObject({
  id: idSchema,
  title: z.string().describe('was gezählt wird, wie es im Bericht steht'),
  ours: sumSchema.describe('die eigene Zahl'),
  official: sumSchema.describe('die amtliche Zahl aus einem Vergleichsdatensatz'),
  official_name: z.string().describe('woher die amtliche Zahl stammt, z. B. Zensus 2022'),
  reason: z
    .string()
    .describe('warum beide abweichen dürfen: Register oder Zensus, Stichtag, Zähleinheit; ein Satz'),
});

export const benchmarksSchema = z
  .strictObject({ eckwerte: z.array(benchmarkSchema).default([]) })
  .describe('Eckwerte: eigene Summen und die amtlichen Zahlen, mit denen sie abgeglichen werden');
export type Benchmark = z.infer<typeof benchmarkSchema>;

/** `indicators/ereignisse.yaml`: what bends a series without anything having changed for the people. */

const eventSchema = z.strictObject({
  id: idSchema,
  date: isoDateSchema.describe('Tag, von dem an das Ereignis in den Zahlen steht'),
  title: z.string().describe('kurz, z. B. Zensus 2022'),
  text: z.string().describe('was sich in den Zahlen ändert, als Satz mit Punkt'),
  datasets: z.array(idSchema).default([]).describe('Datensätze, deren Zeitreihen es verändert'),
  indicators: z.array(idSchema).default([]).describe('einzelne Indikatoren, die es verändert'),
});

export const eventsSchema = z
  .strictObject({ ereignisse: z.array(eventSchema).default([]) })
  .describe('Ereignisse, die Zeitreihen verändern; Verläufe zeigen sie als senkrechte Linie');
export type SeriesEvent = z.infer<typeof eventSchema>;

/** A headline total of one place beside the official figure; numbers `null` where they may not be shown. */
export interface Reconciled {
  id: string;
  title: string;
  officialName: string;
  reason: string;
  area: string;
  areaLevel: string;
  ours: ReconciledFigure;
  official: ReconciledFigure;
  /** Ours minus official; `null` unless both are there. */
  difference: number | null;
  /** In per cent of the official figure; `null` too where that is 0. */
  percent: number | null;
}

export interface ReconciledFigure {
  period: string;
  referenceDate: string;
  value: number | null;
  status: Status;
}
