import { areasGeoJson, drawAreas } from './boundaries/areas.js';
import { allFiles } from './exports/all.js';
import { toBytes } from './exports/file.js';
import { faults, missingFiles } from './faults.js';
import { notes } from './notes.js';
import { areasCsv, correctionsYaml } from './tables.js';
import { inventCounty } from './world.js';

/**
 * Everything of the demonstration county that is worked out and not written by hand: path below `data-raw/` -> bytes.
 * The same boundaries give the same bytes.
 */
export function generate(municipalitiesGeoJson: string): Map<string, Uint8Array> {
  const areas = drawAreas(municipalitiesGeoJson);
  const files = allFiles(inventCounty(areas));
  const delivered = files.filter((f) => !missingFiles.some((missing) => missing.test(f.path)));
  const corrections = correctionsYaml(delivered);
  for (const fault of faults) {
    const file = delivered.find((f) => f.path === fault.path);
    if (!file) throw new Error(`no file for the fault in ${fault.path}`);
    fault.apply(file);
  }
  const text = (content: string) => Buffer.from(content, 'utf8');
  return new Map<string, Uint8Array>([
    ['areas.csv', text(areasCsv(areas))],
    ['boundaries/areas.geojson', text(areasGeoJson(areas))],
    ['corrections.yaml', text(corrections)],
    ...delivered.map((f) => [`deliveries/${f.path}`, toBytes(f)] as const),
    ...Object.entries(notes).map(([path, content]) => [`deliveries/${path}`, text(content)] as const),
  ]);
}
