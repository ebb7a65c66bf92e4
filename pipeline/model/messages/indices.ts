import type { Problem } from '../problem.js';
import type { Place } from './definitions.js';

/** Problems of composite indices. */

export const indicatorWithoutDirection = (place: Place, indicator: string): Problem => ({
  severity: 'error',
  ...place,
  code: 'indicator-without-direction',
  title: `Der Indikator »${indicator}« bewertet nichts und kann in keinen Index eingehen`,
  found: 'direction: none',
  expected: 'einen Indikator mit direction: higher_is_burden oder higher_is_chance',
  remedy: 'Nehmen Sie den Indikator aus »components« heraus.',
  consequence: 'Solange dieser Fehler besteht, wird nichts berechnet und nichts veröffentlicht.',
});

export const basePeriodMissing = (
  index: string,
  basePeriod: string,
  periods: readonly string[],
): Problem => ({
  severity: 'warning',
  code: 'index-base-period',
  title: `Index »${index}«: Für den Basiszeitraum ${basePeriod} gibt es keine bewerteten Gebiete`,
  expected: `einen Zeitraum mit Werten aller Bestandteile: ${periods.join(', ')}`,
  remedy: `Tragen Sie bei »base_period« in der Definition des Index einen dieser Zeiträume ein, oder lassen Sie ${basePeriod} nachliefern.`,
  consequence: 'Der Index mit festem Maßstab erscheint nicht; alles andere bleibt.',
});
