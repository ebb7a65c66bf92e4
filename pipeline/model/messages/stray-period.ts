import type { Dataset } from '../dataset.js';
import { formatNumber } from '../german.js';
import { periodLabel } from '../period.js';
import type { Problem } from '../problem.js';
import type { Place } from './intake.js';

/** A few rows of a file name another period than its folder and nearly all other rows. `rows`: how many do, `others`: how many do not. */
export const strayPeriod = (at: {
  dataset: Dataset;
  /** The first of these rows. */
  place: Place;
  period: string;
  told: string;
  rows: number;
  others: number;
}): Problem => ({
  severity: 'warning',
  ...at.place,
  code: 'stray-period',
  title: 'Einzelne Zeilen nennen einen anderen Zeitraum als die übrigen',
  found: `${periodLabel(at.period)} in ${rowsText(at.rows)}${at.rows === 1 ? '' : ', hier zuerst'}`,
  expected: `${periodLabel(at.told)} wie in ${formatNumber(at.others, 0)} anderen Zeilen und im Namen von Ordner oder Datei`,
  remedy:
    'Lassen Sie prüfen, zu welchem Zeitraum diese Zeilen gehören, und eine berichtigte Datei nachliefern.',
  consequence: 'Die Werte gelten für den Zeitraum, der in ihrer Zeile steht.',
  subject: { rule: 'einzelne_andere_zeitraeume', dataset: at.dataset.id, area: '', period: at.period },
});

const rowsText = (rows: number): string => (rows === 1 ? 'dieser Zeile' : `${formatNumber(rows, 0)} Zeilen`);
