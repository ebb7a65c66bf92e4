import { z } from 'zod';
import { type PeriodKind, parsePeriod } from './period.js';

/** What can be delivered. One file `indicators/datasets/<id>.yaml` per format. Texts for people are German. */

export const idPattern = /^[a-z][a-z0-9_]*$/;
/** A path or pattern with forward slashes; the file manager of Windows copies it with the others. */
export const pathSchema = z.string().overwrite((path) => path.replaceAll('\\', '/'));

export const idSchema = z
  .string()
  .regex(idPattern, 'nur Kleinbuchstaben a–z, Ziffern und _, beginnend mit einem Buchstaben')
  .describe(
    'Kennung: Kleinbuchstaben, Ziffern und Unterstrich. Sie gilt in jeder Datei und in jedem Bericht.',
  );

export const isoDateSchema = z
  .string()
  .refine((v) => parsePeriod(v)?.kind === 'day', 'Datum als JJJJ-MM-TT')
  .describe('Datum als JJJJ-MM-TT');

const exampleSchema = z.strictObject({
  good: z.string().describe('ein richtiges Beispiel'),
  bad: z.string().describe('ein falsches Beispiel, wie es wirklich vorkommt'),
});

const codeSchema = z.strictObject({
  label: z.string().describe('Wortlaut für Berichte'),
  aliases: z
    .array(z.string())
    .default([])
    .describe('andere Schreibweisen in Lieferungen (Groß- und Kleinschreibung gleich)'),
  total: z
    .boolean()
    .default(false)
    .describe('true: dieser Schlüssel ist die Summe aller anderen (»insgesamt«)'),
});

const columnBase = {
  id: idSchema,
  label: z.string().describe('Überschrift der Spalte im Liefermuster'),
  aliases: z.array(z.string()).default([]).describe('andere Überschriften, die Lieferanten verwenden'),
  description: z.string(),
  example: exampleSchema,
};

const columnSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('area'), ...columnBase }),
  z.strictObject({ role: z.literal('period'), ...columnBase }),
  z.discriminatedUnion('type', [
    z.strictObject({
      role: z.literal('dimension'),
      type: z.literal('code'),
      ...columnBase,
      codes: z.record(z.string(), codeSchema).describe('Schlüsselliste: Schlüssel -> Wortlaut'),
      covers_all: z
        .boolean()
        .default(true)
        .describe('false: die Schlüssel decken nicht alles ab; die Summe darf größer sein als ihre Teile'),
    }),
    z.strictObject({
      role: z.literal('dimension'),
      type: z.literal('age'),
      ...columnBase,
      total: z
        .boolean()
        .default(true)
        .describe('true: auch »insgesamt« ist als Altersangabe erlaubt und gilt dann als gelieferte Summe'),
    }),
  ]),
  z.strictObject({
    role: z.literal('measure'),
    type: z.enum(['integer', 'decimal']).describe('ganze Zahl oder Dezimalzahl'),
    ...columnBase,
    unit: z.string().describe('Einheit, z. B. Personen'),
    min: z.number().default(0),
    max: z.number().optional(),
    optional: z.boolean().default(false).describe('true: die Spalte darf in einer Lieferung fehlen'),
  }),
]);

const referenceDateSchema = z.union([
  z.literal('end_of_period').describe('letzter Tag des Zeitraums'),
  z.strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) }),
  z.strictObject({ date: isoDateSchema }).describe('ein fester Stichtag'),
]);

/** A condition on a dimension column: one code, several codes, or an age span [from, under). */
export const conditionSchema = z.union([
  z.string(),
  z.array(z.string()).min(1),
  z.strictObject({
    from: z.number().int().min(0).optional().describe('Alter ab (einschließlich)'),
    under: z.number().int().min(1).optional().describe('Alter unter (ausschließlich)'),
  }),
]);

/** A part of an indicator: one measure of one dataset, restricted by conditions, summed over every other dimension. */
export const partSchema = z.strictObject({
  dataset: idSchema.describe('Datensatz aus indicators/datasets'),
  measure: idSchema.describe('Wertspalte des Datensatzes'),
  where: z.record(z.string(), conditionSchema).default({}).describe('Einschränkung je Merkmalsspalte'),
});
/** Terms are added; `minus` subtracts. The status of the sum is that of its worst term. */
export const sumSchema = z.union([
  partSchema,
  z.strictObject({
    plus: z.array(partSchema).min(1).describe('Summanden'),
    minus: z.array(partSchema).default([]).describe('Abzüge'),
  }),
]);

const toleranceSchema = z.strictObject({
  absolute: z.number().min(0).default(0),
  percent: z.number().min(0).default(0),
});

const ruleBase = { id: idSchema, title: z.string().describe('Regel in einem deutschen Satz') };
const severitySchema = z.enum(['error', 'warning', 'note']).default('warning');
const thresholdSchema = z
  .number()
  .min(1)
  .default(5)
  .describe('ab wie vielen robusten Standardabweichungen gemeldet wird');

/** A rule about the figures of a dataset. It tells and never changes a figure. */
const plausibilitySchema = z.union([
  z.strictObject({
    ...ruleBase,
    part: sumSchema,
    not_above: sumSchema.describe('der Teil darf diese Größe nicht überschreiten'),
    tolerance: z.number().min(0).default(0).describe('erlaubte Abweichung in der Einheit der Werte'),
    severity: severitySchema,
  }),
  z.strictObject({
    ...ruleBase,
    part: sumSchema.describe('die Summanden'),
    adds_up_to: sumSchema.describe('die Größe, die sie zusammen ergeben'),
    tolerance: toleranceSchema.optional().describe('erlaubte Abweichung; ohne Angabe die des Datensatzes'),
    severity: severitySchema,
  }),
  z.strictObject({
    ...ruleBase,
    part: partSchema,
    change: z
      .strictObject({ threshold: thresholdSchema })
      .describe('Veränderung gegenüber dem Zeitraum davor, gemessen an der eigenen Vorgeschichte'),
    severity: severitySchema,
  }),
  z.strictObject({
    ...ruleBase,
    part: partSchema,
    unlike_similar: z
      .strictObject({ share_of: partSchema.describe('Bezugsgröße des Anteils'), threshold: thresholdSchema })
      .describe('Anteil im Vergleich zu den anderen Gebieten derselben Ebene'),
    severity: z.literal('note').default('note'),
  }),
]);

/** Days from which figures are no longer comparable with earlier ones. */
export const breaksSchema = z
  .array(
    z.strictObject({
      from: isoDateSchema.describe('erster Tag, für den die neue Abgrenzung gilt'),
      reason: z.string().describe('was sich geändert hat, als Satz ohne Punkt, steht unter der Abbildung'),
    }),
  )
  .default([])
  .describe('Brüche der Zeitreihe: über sie hinweg wird keine Veränderung berechnet');

export const datasetSchema = z
  .strictObject({
    id: idSchema,
    title: z.string(),
    description: z.string().describe('was gezählt wird, wer es führt, worauf zu achten ist'),
    source: z.string().describe('Quelle, wie sie im Bericht steht'),
    licence: z.string().optional(),
    record_level: z
      .enum(['persons', 'facilities'])
      .optional()
      .describe(
        'nur für Einzeldatensätze: persons = pseudonyme Angaben zu einzelnen Personen, facilities = Einrichtungen (Schulen, Angebote), deren Anschrift kein Personenbezug ist; ohne Angabe werden Dateien mit personenbezogenen Angaben zurückgewiesen',
      ),
    counting_unit: z.string().describe('Zähleinheit: Personen, Haushalte, Bedarfsgemeinschaften ...'),
    collection_method: z.string().optional().describe('Verfahren, mit dem die Daten erzeugt wurden'),
    rhythm: z.enum(['monthly', 'quarterly', 'yearly', 'school_year', 'once']),
    reference_date: referenceDateSchema,
    waiting_time_months: z
      .number()
      .int()
      .min(0)
      .default(0)
      .describe(
        'Wartezeit in Monaten nach dem Stichtag, bis die Werte endgültig sind: bis dahin stehen sie in den Berichten als vorläufig, was fehlt, folgt später (...), und keine Lieferung ist fällig',
      ),
    disclosure_class: idSchema.describe('Klasse der Geheimhaltung aus indicators/policy.yaml'),
    protected_by_source: z
      .boolean()
      .default(false)
      .describe('true: die Quelle hat bereits geschützt; unsere Schwellen gelten nicht noch einmal'),
    additivity: z.strictObject({
      areas: z.boolean().describe('true: Werte dürfen über Gebiete summiert werden'),
      time: z.enum(['stock', 'flow']).describe('Bestand oder Bewegung'),
    }),
    absent_rows: z
      .enum(['zero', 'missing'])
      .describe(
        'Was eine nicht gelieferte Ausprägung eines gelieferten Gebiets bedeutet: null Fälle oder unbekannt',
      ),
    tolerance: toleranceSchema
      .prefault({})
      .describe('erlaubte Abweichung zwischen gelieferter Summe und Summe der Teile'),
    hidden_upper: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('größter Wert, den die Quelle mit * oder . verbirgt, soweit bekannt'),
    legal_basis: z.string(),
    breaks: breaksSchema,
    columns: z.array(columnSchema).min(2),
    plausibility: z.array(plausibilitySchema).default([]),
  })
  .describe('Datensatz: was geliefert werden kann');

export type Dataset = z.infer<typeof datasetSchema>;
export type Column = z.infer<typeof columnSchema>;
export type AreaColumn = Extract<Column, { role: 'area' }>;
export type DimensionColumn = Extract<Column, { role: 'dimension' }>;
export type CodeColumn = Extract<DimensionColumn, { type: 'code' }>;
export type AgeColumn = Extract<DimensionColumn, { type: 'age' }>;
export type MeasureColumn = Extract<Column, { role: 'measure' }>;
export type Condition = z.infer<typeof conditionSchema>;
export type Part = z.infer<typeof partSchema>;
export type Sum = z.infer<typeof sumSchema>;
export type PlausibilityRule = z.infer<typeof plausibilitySchema>;
export type Tolerance = Dataset['tolerance'];

export const dimensionsOf = (d: Dataset): DimensionColumn[] =>
  d.columns.filter((c) => c.role === 'dimension');
export const measuresOf = (d: Dataset): MeasureColumn[] => d.columns.filter((c) => c.role === 'measure');
/** The code of a dimension that means "all others together", if the code list has one. */
export const totalCode = (c: CodeColumn): string | null =>
  Object.entries(c.codes).find(([, code]) => code.total)?.[0] ?? null;
/** Terms of a sum with their sign. */
export function termsOf(sum: Sum): { sign: 1 | -1; part: Part }[] {
  if ('dataset' in sum) return [{ sign: 1, part: sum }];
  return [
    ...sum.plus.map((part) => ({ sign: 1 as const, part })),
    ...sum.minus.map((part) => ({ sign: -1 as const, part })),
  ];
}

/** The sums a plausibility rule compares, with the path of keys they stand under. */
export function sumsOfRule(rule: PlausibilityRule): { path: string[]; sum: Sum }[] {
  const part = { path: ['part'], sum: rule.part };
  if ('not_above' in rule) return [part, { path: ['not_above'], sum: rule.not_above }];
  if ('adds_up_to' in rule) return [part, { path: ['adds_up_to'], sum: rule.adds_up_to }];
  if ('change' in rule) return [part];
  return [part, { path: ['unlike_similar', 'share_of'], sum: rule.unlike_similar.share_of }];
}

/** Ages are stored as a span [from, to). An open top band and "insgesamt" end here. */
export const openAge = 200;

/** Day the value of a period refers to, ISO. A month/day rule takes the year in which the period ends. */
export function referenceDateOf(dataset: Dataset, periodId: string): string {
  const p = parsePeriod(periodId);
  if (!p) throw new Error(`not a period: ${periodId}`);
  const rule = dataset.reference_date;
  if (rule === 'end_of_period' || p.kind === 'day') return p.end;
  if ('date' in rule) return rule.date;
  const mmdd = `${String(rule.month).padStart(2, '0')}-${String(rule.day).padStart(2, '0')}`;
  const inStartYear = `${p.start.slice(0, 4)}-${mmdd}`;
  return inStartYear >= p.start && inStartYear <= p.end ? inStartYear : `${p.end.slice(0, 4)}-${mmdd}`;
}

/** The kind of period a dataset of a rhythm is delivered for. */
export const kindOfRhythm: Record<Dataset['rhythm'], PeriodKind> = {
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  school_year: 'school_year',
  once: 'day',
};
