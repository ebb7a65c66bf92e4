import type * as GeoJSON from 'geojson';
import { boundaryMissing, ringOpen, shapesWithoutId, shapeWrong } from '../model/messages/boundaries.js';
import {
  areaWithoutBoundary,
  boundaryCorrectionStale,
  boundaryTwice,
  boundaryUnreadable,
  boundaryWithoutArea,
} from '../model/messages/definitions.js';
import type { Problem } from '../model/problem.js';
import type { Area, Boundary, RegionFile } from '../model/region.js';
import { closed, type ShapeFault, shapeFault } from './boundary-shape.js';
import type { Reader } from './read.js';
import type { Located } from './yaml.js';

/** Path of a boundary file: beside region.yaml, or in the deliveries with the prefix `deliveries:`. */
export function boundaryPath(file: string, dataRaw: string, deliveries: string): string {
  return file.startsWith('deliveries:')
    ? `${deliveries}/${file.slice('deliveries:'.length)}`
    : `${dataRaw}/${file}`;
}

/** Reads all boundary files; polygons of unknown areas are named and left out, areas without polygon are named. */
export async function readBoundaries(
  reader: Reader,
  region: Located<RegionFile>,
  areas: readonly Area[],
  paths: { dataRaw: string; deliveries: string },
): Promise<Boundary[]> {
  const boundaries: Boundary[] = [];
  for (const [i, entry] of region.value.boundaries.entries()) {
    const path = boundaryPath(entry.file, paths.dataRaw, paths.deliveries);
    if (!(await reader.exists(path))) {
      reader.problems.push(boundaryMissing(region.place(['boundaries', i, 'file']), path));
      continue;
    }
    const text = await reader.text(path, 'Grenzdatei aus region.yaml');
    if (text === null) continue;
    const features = parseFeatures(text);
    if (typeof features === 'string') {
      reader.problems.push(boundaryUnreadable(region.place(['boundaries', i, 'file']), features));
      continue;
    }
    const known = knownIds(region.value, areas, entry.level);
    const unknown = new Set<string>();
    const twice = new Set<string>();
    const drawn = new Set<string>();
    const occurrences = new Map<string, number>();
    const faults = new Map<ShapeFault, Set<string>>();
    const open = new Set<string>();
    const nameless = features.filter((f) => (f.properties?.[entry.id_property] ?? null) === null);
    if (nameless.length > 0) {
      const others = [...new Set(nameless.flatMap((f) => Object.keys(f.properties ?? {})))].sort();
      reader.problems.push(shapesWithoutId(path, nameless.length, entry.id_property, others));
    }
    for (const feature of features) {
      if (nameless.includes(feature)) continue;
      const read = entry.id_prefix + String(feature.properties?.[entry.id_property]);
      const occurrence = (occurrences.get(read) ?? 0) + 1;
      occurrences.set(read, occurrence);
      const correction = entry.corrections.find((c) => c.id === read && c.occurrence === occurrence);
      const id = correction?.becomes ?? read;
      const geometry = feature.geometry;
      if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') continue;
      const fault = shapeFault(geometry);
      if (fault !== null) {
        faults.set(fault, (faults.get(fault) ?? new Set()).add(id));
        continue;
      }
      const whole = closed(geometry);
      if (whole !== geometry) open.add(id);
      if (!known.has(id)) unknown.add(id);
      else boundaries.push({ level: entry.level, id, geometry: whole });
      if (drawn.has(id)) twice.add(id);
      drawn.add(id);
    }
    for (const [j, { id, occurrence }] of entry.corrections.entries()) {
      if ((occurrences.get(id) ?? 0) < occurrence) {
        const place = region.place(['boundaries', i, 'corrections', j]);
        reader.problems.push(boundaryCorrectionStale(place, id, occurrence));
      }
    }
    for (const [fault, ids] of faults) reader.problems.push(shapeWrong(path, fault, [...ids].sort()));
    if (open.size > 0) reader.problems.push(ringOpen(path, [...open].sort()));
    if (twice.size > 0) reader.problems.push(boundaryTwice(path, [...twice].sort()));
    if (unknown.size > 0) reader.problems.push(boundaryWithoutArea(path, [...unknown].sort()));
    if (faults.size === 0) reader.problems.push(...missingPolygons(path, known, boundaries, entry.level));
  }
  return boundaries;
}

function knownIds(region: RegionFile, areas: readonly Area[], level: string): Set<string> {
  if (level === 'municipality') return new Set(region.municipalities.map((m) => m.ags));
  return new Set(areas.filter((a) => a.level === level && a.kind === 'area').map((a) => a.id));
}

function missingPolygons(file: string, known: Set<string>, boundaries: Boundary[], level: string): Problem[] {
  const drawn = new Set(boundaries.filter((b) => b.level === level).map((b) => b.id));
  const missing = [...known].filter((id) => !drawn.has(id)).sort();
  return missing.length > 0 ? [areaWithoutBoundary(file, missing)] : [];
}

/** Features of a GeoJSON text, or what is wrong with it. */
function parseFeatures(text: string): GeoJSON.Feature[] | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'kein gültiges JSON';
  }
  const collection = parsed as Partial<GeoJSON.FeatureCollection>;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    return 'keine FeatureCollection';
  return collection.features.filter((feature) => feature !== null && typeof feature === 'object');
}
