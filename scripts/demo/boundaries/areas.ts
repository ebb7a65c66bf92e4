import { areaId, places } from '../places.js';
import type { Ring } from './geometry.js';
import { tessellate } from './tessellate.js';
import { shareVertices } from './topology.js';

export interface DrawnArea {
  id: string;
  name: string;
  municipality: string;
  ring: Ring;
}

/** Cuts every municipality of `municipalities.geojson` into its invented areas. */
export function drawAreas(municipalitiesGeoJson: string): DrawnArea[] {
  const collection = JSON.parse(municipalitiesGeoJson) as {
    features: { properties: { id: string }; geometry: { coordinates: Ring[] } }[];
  };
  const areas = places.flatMap((place) => {
    const feature = collection.features.find((f) => f.properties.id === place.ags);
    const border = feature?.geometry.coordinates[0];
    if (!border) throw new Error(`no boundary for ${place.ags}`);
    return tessellate(place.ags, border, place.areas.length).map((ring, i) => ({
      id: areaId(place.ags, i + 1),
      name: place.areas[i] ?? '',
      municipality: place.ags,
      ring,
    }));
  });
  const rings = shareVertices(areas.map((a) => a.ring));
  return areas.map((area, i) => ({ ...area, ring: rings[i] ?? area.ring }));
}

/** One feature a line, so that a change shows in a comparison of versions. */
export function areasGeoJson(areas: readonly DrawnArea[]): string {
  const features = areas.map((a) =>
    JSON.stringify({
      type: 'Feature',
      properties: { id: a.id, name: a.name, municipality: a.municipality },
      geometry: { type: 'Polygon', coordinates: [a.ring] },
    }),
  );
  const notice = 'Demonstrationsdaten: Zuschnitt und Namen der Gebiete sind erfunden.';
  return `{"type":"FeatureCollection","notice":${JSON.stringify(notice)},"features":[\n${features.join(',\n')}\n]}\n`;
}
