import { quarters } from '../periods.js';
import { places } from '../places.js';
import type { InventedCounty } from '../world.js';
import { employedFiles, supportFiles, unemployedFiles } from './agencies.js';
import {
  dataCentreFiles,
  electionFiles,
  healthFiles,
  housingFiles,
  schoolFiles,
  welfareFiles,
} from './county-offices.js';
import type { ExportFile } from './file.js';
import { moveFiles } from './moves.js';
import { officialFiles } from './official.js';
import { bergkamen, boenen, luenen, selm, unna } from './population-plain.js';
import type { RegisterExport } from './population-table.js';
import { froendenberg, holzwickede, kamen, schwerte, werne } from './population-wide.js';
import { youthFiles } from './youth.js';

/** How each municipality writes its residents. */
export const registerExports: Record<string, (e: RegisterExport) => ExportFile> = {
  bergkamen,
  boenen,
  froendenberg,
  holzwickede,
  kamen,
  luenen,
  schwerte,
  selm,
  unna,
  werne,
};

/** Every file of every supplier, before the faults of real life. */
export function allFiles({ population, facts }: InventedCounty): ExportFile[] {
  return [
    ...places.flatMap((place) => {
      const write = registerExports[place.slug];
      if (!write) throw new Error(`no export for ${place.slug}`);
      return quarters.map((_, t) => write({ place, population, t }));
    }),
    ...moveFiles(facts.wanderungen),
    ...unemployedFiles(facts.arbeitslose),
    ...employedFiles(facts.beschaeftigte),
    ...supportFiles(facts.sgb2),
    ...dataCentreFiles(facts),
    ...welfareFiles(facts),
    ...healthFiles(facts.schuleingangsuntersuchung),
    ...schoolFiles(facts),
    ...housingFiles(facts.wohnungen),
    ...electionFiles(facts.wahlen),
    ...officialFiles({ population, facts }),
    ...youthFiles(facts.kindertagesbetreuung, facts.hilfen_zur_erziehung),
  ];
}
