import proj4 from 'proj4';
import type { Region } from '../../model/region.js';
import type { DrawnGeometry } from '../../model/report.js';
import { boundsOf, geometryOf, moved, type Point, partsOf, type Shape, wound } from './shape.js';
import { shapesOf, shareBorders, simplify } from './topology.js';

/** ETRS89 / UTM zone 32N, EPSG:25832, the zone of the German state survey offices west of 12° E. */
const utm32 = proj4('+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs');

/** Widest drawing of a map in pixels; details finer than a third of its pixels on the closest map are dropped. */
const widestDrawing = 420;

/**
 * Boundaries of a region for drawing: WGS84 to UTM 32 in whole metres, simplified so that shared borders stay shared,
 * exterior rings clockwise. Features of one id are merged; features whose id the region does not know are left out, as
 * are areas without a boundary. Levels without any boundary are absent.
 */
export function drawGeometry(region: Region): DrawnGeometry {
  const municipalityOf = new Map<string, string>([
    ...region.areas.map((a): [string, string] => [a.id, a.municipality]),
    ...region.municipalities.map((m): [string, string] => [m.ags, m.ags]),
    [region.county.ags, ''],
    ...region.reference_areas.map((r): [string, string] => [r.id, '']),
  ]);
  const layers: Record<string, Shape[]> = {};
  for (const boundary of region.boundaryFeatures) {
    const municipality = municipalityOf.get(boundary.id);
    const geometry = moved(boundary.geometry, toUtm);
    if (municipality === undefined || geometry === null) continue;
    layers[boundary.level] ??= [];
    layers[boundary.level]?.push({ id: boundary.id, municipality, geometry });
  }
  const metresPerPixel = closestExtent(Object.values(layers).flat()) / widestDrawing;
  const topology = simplify(shareBorders(layers), (metresPerPixel / 3) ** 2);
  const levels: DrawnGeometry['levels'] = {};
  for (const level of Object.keys(layers)) {
    levels[level] = shapesOf(topology, level).map((shape) => ({
      ...shape,
      geometry: geometryOf(partsOf(shape.geometry).map(wound)),
    }));
  }
  return { levels };
}

function toUtm([longitude, latitude]: Point): Point {
  const [east = Number.NaN, north = Number.NaN] = utm32.forward([longitude, latitude]);
  return [Math.round(east), Math.round(north)];
}

/** Width or height in metres, whichever is greater, of the smallest municipality: the closest map there is. */
function closestExtent(shapes: readonly Shape[]): number {
  const byMunicipality = new Map<string, Shape['geometry'][]>();
  for (const { municipality, geometry } of shapes) {
    byMunicipality.set(municipality, [...(byMunicipality.get(municipality) ?? []), geometry]);
  }
  const extents = [...byMunicipality.values()].map((geometries) => {
    const [west, south, east, north] = boundsOf(geometries) ?? [0, 0, 0, 0];
    return Math.max(east - west, north - south);
  });
  return extents.length === 0 ? 0 : Math.min(...extents);
}
