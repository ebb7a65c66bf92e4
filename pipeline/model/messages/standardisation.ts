import { enumerate } from '../german.js';
import type { Problem } from '../problem.js';
import type { Place } from './definitions.js';

/** German texts about shares standardised by age. */

export const standardisedTitle = (): string => 'Liegt es am Altersaufbau?';
export const standardisedText = (inCounty: string): string =>
  `Menschen verschiedenen Alters sind verschieden oft betroffen. Ein Ort mit vielen jungen Menschen hat deshalb andere Anteile, auch wenn dort niemand öfter betroffen ist als anderswo. Der altersbereinigte Anteil sagt, wie hoch der Anteil wäre, wenn der Altersaufbau derselbe wäre wie ${inCounty}. Das Verhältnis stellt die tatsächlichen Fälle denen gegenüber, die es gäbe, wenn dort jede Altersgruppe so oft betroffen wäre wie ${inCounty}: 1 heißt genau so viele, 1,20 ein Fünftel mehr.`;
export const standardisedGroups = (title: string, groups: readonly string[]): string =>
  `${title}: gerechnet mit den Altersgruppen ${enumerate(groups)}.`;
export const standardisedCaution = (): string =>
  'Mehr Altersgruppen liegen nicht vor; innerhalb einer Gruppe kann der Altersaufbau noch verschieden sein. »Deutlich« heißt: außerhalb der 99,8-%-Grenzen, weil viele Orte zugleich geprüft werden. Fehlt der Wert einer Altersgruppe oder ist er geheim gehalten, wird nicht bereinigt; unter zehn Fällen gibt es keinen altersbereinigten Anteil.';
type Expectation = [title: string, place: string, observed: string, expected: string, ratio: string];
const againstExpected = (...[title, place, observed, expected, ratio]: Expectation): string =>
  `${title} ${place}: ${observed} Fälle, nach dem Altersaufbau wären ${expected} zu erwarten (Verhältnis ${ratio})`;
/** Counts and ratio formatted; `place` as »in Kamen«. */
export const moreThanExpected = (...found: Expectation): string =>
  `${againstExpected(...found)}. Der Altersaufbau erklärt nicht, dass es mehr sind.`;
export const fewerThanExpected = (...found: Expectation): string =>
  `${againstExpected(...found)}. Der Altersaufbau erklärt nicht, dass es weniger sind.`;
export const asExpected = (...found: Expectation): string =>
  `${againstExpected(...found)}; der Unterschied kann Zufall sein.`;
/** In the county report: the spread of the municipalities before and after. */
export const spreadBeforeAfter = (
  title: string,
  many: string,
  crude: readonly [string, string],
  standardised: readonly [string, string],
): string =>
  `${title}: Die Anteile der ${many} reichen von ${crude[0]} bis ${crude[1]}, altersbereinigt von ${standardised[0]} bis ${standardised[1]}.`;
export const standardisedCaption = (title: string, unit: string, when: string): string =>
  `${title}: Anteile in ${unit}, roh und altersbereinigt (${when})`;
export const crudeColumn = (): string => 'roh';
export const directColumn = (): string => 'altersbereinigt (95-%-Intervall)';
export const observedColumn = (): string => 'Fälle';
export const expectedColumn = (): string => 'zu erwarten';
export const ratioColumn = (): string => 'Verhältnis (95-%-Intervall)';
export const positionColumn = (): string => 'gegenüber der Erwartung';

// Problems ----------------------------------------------------------------------------------------------------------

export const stratumMisfit = (place: Place, stratum: string, whole: string): Problem => ({
  severity: 'warning',
  ...place,
  code: 'stratum-misfit',
  title: `Altersbereinigung: »${stratum}« ist kein Teil von »${whole}«`,
  found: stratum,
  expected:
    'ein Indikator derselben Art und Einheit, mit demselben Faktor, aus denselben Datensätzen und mit derselben Zuordnung (pairing)',
  remedy:
    'Nennen Sie den Indikator, der denselben Anteil für eine Altersgruppe angibt, oder streichen Sie diesen Eintrag.',
  consequence: 'Diese Altersbereinigung entfällt; alles Übrige wird berechnet.',
});
