import type * as GeoJSON from 'geojson';
import { type Boundary, nameOf, type Region } from '../model/region.js';
import { byCode } from './rows.js';

/**
 * `areas.geojson` after RFC 7946: WGS 84, outer rings counterclockwise, holes clockwise, seven decimals (1 cm).
 * The notice is a member of the collection; the boundaries themselves are as delivered.
 */
export function areasGeoJson(region: Region, notice: string): string {
  const features = [...region.boundaryFeatures]
    .sort((a, b) => byCode(a.level, b.level) || byCode(a.id, b.id))
    .map((boundary) => feature(region, boundary));
  const collection = {
    type: 'FeatureCollection',
    ...(notice === '' ? {} : { note: notice }),
    features,
  };
  return `${JSON.stringify(collection)}\n`;
}

function feature(region: Region, boundary: Boundary): GeoJSON.Feature {
  return {
    type: 'Feature',
    id: boundary.id,
    properties: {
      id: boundary.id,
      name: nameOf(region, boundary.id),
      level: boundary.level,
      municipality: municipalityOf(region, boundary),
    },
    geometry: rightHanded(boundary.geometry),
  };
}

function municipalityOf(region: Region, { level, id }: Boundary): string {
  if (level === 'municipality') return id;
  return region.areas.find((a) => a.id === id && a.level === level)?.municipality ?? '';
}

function rightHanded(geometry: Boundary['geometry']): GeoJSON.Geometry {
  if (geometry.type === 'Polygon') {
    return { type: 'Polygon', coordinates: rightHandedRings(geometry.coordinates) };
  }
  return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(rightHandedRings) };
}

const rightHandedRings = (rings: GeoJSON.Position[][]): GeoJSON.Position[][] =>
  rings.map((ring, i) => {
    const rounded = ring.map(([x = 0, y = 0]) => [round(x), round(y)]);
    const counterclockwise = doubledArea(rounded) > 0;
    return counterclockwise === (i === 0) ? rounded : rounded.reverse();
  });

/** Shoelace formula; positive for counterclockwise rings. */
function doubledArea(ring: readonly GeoJSON.Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i - 1] ?? [];
    const [x2 = 0, y2 = 0] = ring[i] ?? [];
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}

const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
