import type * as GeoJSON from 'geojson';
import { z } from 'zod';
import { idSchema, isoDateSchema, pathSchema } from './dataset.js';
import { slugReserved } from './messages/written.js';
import { basePeriodSchema, policyRuleSchema } from './vocabulary.js';

/** `region.yaml` of a data room: the county and everything about it that the pipeline must not know by itself. */

/** Our own pages, and names of devices, which Windows keeps with any ending. */
const reserved = /^(?:index|atlas|con|prn|aux|nul|(?:com|lpt)\d)$/;

const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'nur Kleinbuchstaben, Ziffern und Bindestriche')
  .refine((slug) => !reserved.test(slug), slugReserved)
  .describe('Dateiname der Berichte, z. B. froendenberg');

const municipalitySchema = z.strictObject({
  ags: z.string().regex(/^\d{8}$/, 'AGS mit 8 Ziffern, auch der führenden Null, in Anführungszeichen'),
  ars: z
    .string()
    .regex(/^\d{12}$/, 'ARS mit 12 Ziffern in Anführungszeichen')
    .optional(),
  name: z.string().describe('Name im Bericht'),
  slug: slugSchema,
  aliases: z.array(z.string()).default([]).describe('andere Schreibweisen und Schlüssel in Lieferungen'),
});

export const regionSchema = z
  .strictObject({
    county: z.strictObject({
      ags: z.string().regex(/^\d{2,5}$/, 'AGS in Anführungszeichen'),
      ars: z.string().optional(),
      name: z.string(),
      slug: slugSchema,
      kind: z.string().default('Kreis').describe('wie das Ganze heißt: Kreis, Stadt, Land'),
      municipality_kind: z
        .strictObject({ one: z.string(), many: z.string() })
        .default({ one: 'Kommune', many: 'Kommunen' })
        .describe('wie die Teile heißen: Kommune/Kommunen, Bezirk/Bezirke'),
      aliases: z.array(z.string()).default([]),
    }),
    municipalities: z.array(municipalitySchema).min(1),
    levels: z
      .array(
        z.strictObject({
          id: idSchema.describe(
            'area = die Ebene der Berichte; feinere oder gröbere Ebenen mit eigenem Namen',
          ),
          one: z.string().describe('Einzahl, z. B. Sozialraum'),
          many: z.string().describe('Mehrzahl, z. B. Sozialräume'),
        }),
      )
      .min(1)
      .describe('Gebietsebenen unterhalb der Kommune, von der gröbsten zur feinsten; eine heißt area'),
    reference_areas: z
      .array(
        z.strictObject({
          id: z.string().describe('Schlüssel wie in den Lieferungen, z. B. "05"'),
          level: z.enum(['state', 'country']),
          name: z.string(),
          aliases: z.array(z.string()).default([]),
        }),
      )
      .default([]),
    suppliers: z
      .array(
        z.strictObject({
          id: z.string().describe('Ordnername unter deliveries/'),
          name: z.string(),
          municipalities: z
            .union([z.literal('all'), z.array(z.string()).min(1)])
            .describe('all oder Liste der AGS'),
        }),
      )
      .min(1),
    boundaries: z
      .array(
        z.strictObject({
          level: z.string().describe('municipality, area oder eine andere Ebene'),
          file: pathSchema.describe(
            'Pfad relativ zu region.yaml, oder relativ zu den Lieferungen mit dem Vorsatz deliveries:',
          ),
          id_property: z.string().default('id'),
          id_prefix: z.string().default('').describe('wird dem Schlüssel der Grenzdatei vorangestellt'),
          source: z.string().describe('Quellenvermerk der Geometrie'),
          valid_from: isoDateSchema.optional(),
          valid_to: isoDateSchema.optional(),
          corrections: z
            .array(
              z.strictObject({
                id: z.string().describe('Schlüssel, der in der Grenzdatei mehrfach oder falsch vorkommt'),
                occurrence: z.number().int().min(1).describe('das wievielte Vorkommen gemeint ist'),
                becomes: z.string().describe('richtiger Schlüssel'),
                reason: z.string(),
              }),
            )
            .default([])
            .describe('bekannte Fehler der Grenzdatei, mit Grund'),
        }),
      )
      .default([]),
    demonstration: z
      .string()
      .optional()
      .describe('Hinweis auf jeder Seite, jeder Abbildung und in jeder Datei, wenn die Zahlen erfunden sind'),
    policy: z
      .record(idSchema, policyRuleSchema.partial())
      .default({})
      .describe('Verschärfungen gegenüber indicators/policy.yaml, je Klasse'),
    base_period: basePeriodSchema.optional(),
    publisher: z.strictObject({ name: z.string(), contact: z.string().optional() }),
  })
  .describe('Datenraum eines Kreises');

export type RegionFile = z.infer<typeof regionSchema>;
export type Supplier = RegionFile['suppliers'][number];

/** Levels that every region has, beside those of region.yaml. */
export const upperLevels = ['municipality', 'county', 'state', 'country'] as const;

/** Columns of areas.csv, in the order in which it is written. */
export const areaColumns = [
  'id',
  'name',
  'level',
  'kind',
  'parent',
  'municipality',
  'aliases',
  'valid_from',
  'valid_to',
  'successors',
] as const;

/** One row of areas.csv. */
export interface Area {
  id: string;
  name: string;
  /** Level id of region.yaml: `area` or another one. */
  level: string;
  /** `residual`: addresses that belong to no area ("nicht zuordenbar"); no polygon, but part of every sum. */
  kind: 'area' | 'residual';
  /** Id of the next area up the tree, or the AGS of the municipality. */
  parent: string;
  /** AGS of the municipality. */
  municipality: string;
  aliases: string[];
  /** ISO dates; `null` = open. */
  validFrom: string | null;
  validTo: string | null;
  successors: { id: string; share: number }[];
}

/** GeoJSON geometry of one area in WGS84, as read. */
export interface Boundary {
  level: string;
  id: string;
  geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon;
}

export interface Region extends RegionFile {
  areas: Area[];
  boundaryFeatures: Boundary[];
}

/** Areas of a level that exist on a day. */
export function areasAt(region: Region, level: string, date: string): Area[] {
  return region.areas.filter(
    (a) =>
      a.level === level &&
      (a.validFrom === null || a.validFrom <= date) &&
      (a.validTo === null || a.validTo >= date),
  );
}

export function levelOf(region: Region, areaId: string): string | null {
  if (areaId === region.county.ags) return 'county';
  if (region.municipalities.some((m) => m.ags === areaId)) return 'municipality';
  const ref = region.reference_areas.find((r) => r.id === areaId);
  if (ref) return ref.level;
  return region.areas.find((a) => a.id === areaId)?.level ?? null;
}

/** Name of any area of the region, or the id itself where it is unknown. */
export function nameOf(region: Region, areaId: string): string {
  if (areaId === region.county.ags) return region.county.name;
  return (
    region.municipalities.find((m) => m.ags === areaId)?.name ??
    region.areas.find((a) => a.id === areaId)?.name ??
    region.reference_areas.find((r) => r.id === areaId)?.name ??
    areaId
  );
}
