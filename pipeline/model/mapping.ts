import { z } from 'zod';
import { idSchema, pathSchema } from './dataset.js';

/** `data-raw/mappings/*.yaml`: how an export is to be read where names alone do not tell. */

const cellTest = z
  .strictObject({
    is: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .describe('Zelle ist genau einer dieser Texte'),
    is_not: z.union([z.string(), z.array(z.string())]).optional(),
    starts_with: z.union([z.string(), z.array(z.string())]).optional(),
    not_starts_with: z.union([z.string(), z.array(z.string())]).optional(),
    empty: z.boolean().optional(),
  })
  .describe('alle genannten Bedingungen müssen zutreffen');

/** Where a value of supplier, period, level or a fixed column comes from. */
const fromShape = {
  constant: z.string().optional(),
  column: z.string().optional().describe('Spalte der Datei'),
  folder: z.number().int().min(1).optional().describe('der wievielte Ordner unter deliveries/, ab 1'),
  filename: z.string().optional().describe('regulärer Ausdruck auf den Dateinamen; die erste Klammer gilt'),
};
const exactlyOne = (v: Record<string, unknown>) =>
  ['constant', 'column', 'folder', 'filename'].filter((k) => v[k] !== undefined).length === 1;
const oneSource = 'genau eine Angabe aus constant, column, folder, filename';
const fromSchema = z.strictObject(fromShape).refine(exactlyOne, oneSource);

const formatSchema = z
  .enum(['auto', 'yyyymm', 'yyyymmdd', 'yyyy', 'dd.mm.yyyy', 'mm/yyyy', 'school_year'])
  .default('auto')
  .describe('Schreibweise des Zeitraums in der Quelle');

export const mappingSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'nur Kleinbuchstaben a–z, Ziffern, Bindestrich und _'),
    description: z.string(),
    files: z
      .array(pathSchema)
      .min(1)
      .describe('Pfade unter deliveries/; * steht für beliebige Zeichen ohne /, ** für Ordner'),
    dataset: idSchema,
    made_from: z
      .strictObject({
        file: z.string().describe('Pfad der Datei, für die diese Lesevorschrift geschrieben wurde'),
        sha256: z.string(),
        rows: z.number().int().min(0).describe('Datenzeilen'),
        columns: z.array(z.string()).describe('Überschriften, in der Reihenfolge der Datei'),
      })
      .optional()
      .describe('kommt später eine Datei mit anderen Überschriften, weist das Programm darauf hin'),
    supplier: fromSchema.optional().describe('ohne Angabe: der erste Ordner'),
    period: z
      .strictObject({
        ...fromShape,
        format: formatSchema,
        as: z
          .enum(['keep', 'year', 'quarter', 'month', 'day'])
          .default('keep')
          .describe('auf welchen Zeitraum die Angabe gebracht wird'),
      })
      .refine(exactlyOne, oneSource)
      .optional()
      .describe('ohne Angabe: die Zeitraum-Spalte des Datensatzes, sonst der zweite Ordner'),
    table: z
      .strictObject({
        encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
        sheet: z.string().optional().describe('Blatt einer Mappe (xlsx, xls, ods), das gelesen wird'),
        delimiter: z.enum([';', ',', '\t', '|']).optional(),
        header_lines: z
          .array(z.number().int().min(1))
          .optional()
          .describe('physische Zeilen der Überschrift; mehrere werden verbunden'),
        first_data_line: z.number().int().min(1).optional(),
        decimal: z.enum([',', '.']).optional(),
        footnotes: z
          .array(z.string().min(1))
          .optional()
          .describe('Zeichen hinter Zahlen, die an der Zahl nichts ändern, z. B. "*" oder "1)"'),
      })
      .prefault({}),
    columns: z
      .record(z.string(), z.string())
      .default({})
      .describe(
        'Spalte der Datei -> Spalte des Datensatzes. Gleichnamige Überschriften: »Name#2« meint die zweite',
      ),
    fixed: z.record(z.string(), z.string()).default({}).describe('feste Werte für Spalten des Datensatzes'),
    wide: z
      .array(
        z.strictObject({
          columns: z
            .record(z.string(), z.record(z.string(), z.string()))
            .describe(
              'Spalte der Datei -> Merkmale, für die sie steht (Spalte des Datensatzes: Wert; auch period: ist erlaubt)',
            ),
          measure: idSchema.describe('Wertspalte, in die die Zellen gehen'),
        }),
      )
      .default([])
      .describe('breite Tabellen: aus jeder Spalte wird eine Zeile'),
    codes: z
      .record(z.string(), z.record(z.string(), z.string()))
      .default({})
      .describe('Umschlüsselung je Spalte des Datensatzes: Text der Datei -> Schlüssel'),
    areas: z
      .strictObject({
        level: z.string().optional().describe('die Gebiete dieser Datei gehören alle zu dieser Ebene'),
        names: z.record(z.string(), z.string()).default({}).describe('Text der Datei -> Gebietsschlüssel'),
        pad: z
          .number()
          .int()
          .min(2)
          .max(12)
          .optional()
          .describe('mit führenden Nullen auf diese Länge auffüllen'),
        prefix: z.string().default('').describe('wird nach dem Auffüllen vorangestellt'),
      })
      .prefault({}),
    signs: z
      .record(z.string(), z.enum(['zero', 'hidden', 'unreliable', 'pending', 'not_applicable', 'missing']))
      .default({})
      .describe('Zeichen dieser Quelle, soweit sie von den üblichen abweichen, z. B. "-9": hidden'),
    set_aside: z
      .strictObject({
        rows: z
          .array(
            z.strictObject({
              name: z.string(),
              reason: z.string(),
              when: z
                .record(z.string(), cellTest)
                .describe('Spalte der Datei -> Bedingung; alle müssen zutreffen'),
            }),
          )
          .default([]),
        columns: z
          .array(
            z.strictObject({
              name: z.string(),
              reason: z.string(),
              columns: z
                .array(z.string())
                .min(1)
                .describe('Spalten der Datei; * am Ende steht für beliebige Zeichen'),
            }),
          )
          .default([]),
      })
      .prefault({}),
  })
  .describe('Lesevorschrift für einen Export');

export type Mapping = z.infer<typeof mappingSchema>;
export type From = z.infer<typeof fromSchema>;

/** Files of the deliveries that no one needs to read, with the reason: `mappings/ignored.yaml`. */
export const ignoredFilesSchema = z.strictObject({
  ignored: z.array(z.strictObject({ files: z.array(pathSchema).min(1), reason: z.string() })),
});

/** `corrections.yaml`: known errors of a delivery. A correction fails once the source no longer holds `was`. */
export const correctionsSchema = z.strictObject({
  corrections: z
    .array(
      z.strictObject({
        file: pathSchema.describe('Pfad unter deliveries/'),
        line: z.number().int().min(1).describe('physische Zeile der Datei'),
        column: z.string().describe('Überschrift in der Datei'),
        was: z.string(),
        becomes: z.string(),
        reason: z.string(),
      }),
    )
    .default([]),
  acknowledged: z
    .array(
      z.strictObject({
        rule: z.string().describe('Kennung der Regel, wie die Meldung sie nennt'),
        dataset: z.string(),
        area: z.string().default('').describe('Gebietsschlüssel; entfällt bei Meldungen zur ganzen Datei'),
        period: z.string(),
        reason: z.string().min(1).describe('warum der Wert dennoch stimmt; steht im Bericht'),
        file: pathSchema.optional().describe('Pfad unter deliveries/, wenn nur diese Datei gemeint ist'),
      }),
    )
    .default([])
    .describe('geprüfte Warnungen der Plausibilität, mit Grund'),
});
export type Acknowledgement = z.infer<typeof correctionsSchema>['acknowledged'][number];
export type Correction = z.infer<typeof correctionsSchema>['corrections'][number];
