import type { Problem } from '../problem.js';
import type { Place } from './definitions.js';

/** Problems in the definitions of groups and their counterparts. */

export const counterpartMisfit = (place: Place, indicator: string, counterpart: string): Problem => ({
  severity: 'error',
  ...place,
  code: 'counterpart-misfit',
  title: `Vergleich mit allen: »${indicator}« und »${counterpart}« passen nicht zusammen`,
  found: counterpart,
  expected:
    'ein anderer Indikator derselben Art (kind), mit derselben Einheit (unit) und demselben Faktor (factor)',
  remedy:
    'Nennen Sie den Indikator, der denselben Anteil für alle Menschen angibt, oder streichen Sie »counterpart«.',
  consequence: 'Solange dieser Fehler besteht, wird nichts berechnet und nichts veröffentlicht.',
});
