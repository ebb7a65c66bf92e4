import type { Dataset } from '../dataset.js';
import type { Problem } from '../problem.js';
import type { Place } from './definitions.js';
import { expectedPeriod } from './intake.js';

/** Texts about the delivery plan. */

export const periodKindExpected = (place: Place, text: string, rhythm: Dataset['rhythm']): Problem => ({
  severity: 'error',
  code: 'plan-period',
  title: 'Zeitraum passt nicht zum Datensatz',
  ...place,
  found: `»${text}«`,
  expected: expectedPeriod[rhythm],
  remedy: 'Zeitraum im Lieferplan so schreiben, wie der Datensatz ihn kennt',
});

export const noDeliveryPlan = (path: string): Problem => ({
  severity: 'error',
  code: 'plan-missing',
  title: 'Es gibt keinen Lieferplan',
  file: path,
  expected: 'wer welchen Datensatz für welche Kommunen bis wann liefert',
  remedy:
    'Lieferplan anlegen; »npx teilhabe init <ordner>« schreibt ein kommentiertes Beispiel. Ohne ihn weiß das Programm nicht, was noch fehlt.',
});
