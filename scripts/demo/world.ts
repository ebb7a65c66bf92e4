import type { DrawnArea } from './boundaries/areas.js';
import type { Fact } from './facts.js';
import {
  bildungUndTeilhabe,
  hilfenZurErziehung,
  kindertagesbetreuung,
  schuleingangsuntersuchung,
} from './people/children.js';
import { haushalte } from './people/households.js';
import { wahlen, wohnungen } from './people/housing.js';
import { Population } from './people/population.js';
import { migrationshintergrund, wanderungen, wohndauer } from './people/register.js';
import { schuelerFamiliensprache, schulabgaenge, schuluebergaenge } from './people/school.js';
import { asylblg, sgb2, sgb12 } from './people/support.js';
import { arbeitslose, beschaeftigte, unemployedBy } from './people/work.js';
import { spotsOf } from './spots.js';

/** The invented county: its people and everything that is counted about them. Datasets by their ids. */
export function inventCounty(areas: readonly DrawnArea[]) {
  const spots = spotsOf(areas);
  const population = new Population(spots);
  const unemployed = unemployedBy(population);
  const support = sgb2(population, unemployed);
  const households = haushalte(population);
  return {
    spots,
    population,
    facts: {
      migrationshintergrund: migrationshintergrund(population),
      wanderungen: wanderungen(population),
      wohndauer: wohndauer(population),
      haushalte: households,
      arbeitslose: arbeitslose(spots, unemployed),
      sgb2: support,
      sgb12: sgb12(population),
      asylblg: asylblg(population),
      beschaeftigte: beschaeftigte(population),
      kindertagesbetreuung: kindertagesbetreuung(population),
      schuleingangsuntersuchung: schuleingangsuntersuchung(population),
      schuluebergaenge: schuluebergaenge(population),
      schueler_familiensprache: schuelerFamiliensprache(population),
      schulabgaenge: schulabgaenge(population),
      hilfen_zur_erziehung: hilfenZurErziehung(population),
      wohnungen: wohnungen(spots, households),
      bildung_und_teilhabe: bildungUndTeilhabe(population, support),
      wahlen: wahlen(),
    } satisfies Record<string, Fact[]>,
  };
}
export type InventedCounty = ReturnType<typeof inventCounty>;
