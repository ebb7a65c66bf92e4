import type { Problem } from '../problem.js';
import type { Place } from './definitions.js';

/** What the protection of small counts has to say to people. */

export const zeroLoosened = (place: Place, ruleClass: string): Problem => ({
  severity: 'error',
  ...place,
  code: 'policy-loosened',
  title: `Schutz der Null in der Klasse »${ruleClass}« darf nicht aufgehoben werden`,
  found: 'visible',
  expected: 'sensitive, wie in indicators/policy.yaml',
  remedy: 'Die Region darf Schwellen nur verschärfen.',
  consequence: 'Solange dieser Fehler besteht, wird nichts berechnet und nichts veröffentlicht.',
});

export const demandWithoutLeast = (place: Place, ruleClass: string): Problem => ({
  severity: 'error',
  ...place,
  code: 'policy-without-least',
  title: `Die Klasse »${ruleClass}« verlangt Schutz, nennt aber keine kleinste Fallzahl`,
  found: 'min_numerator: 0',
  expected:
    'min_numerator ab 1, wo protect_complement, group_disclosure oder zero: sensitive etwas verlangen',
  remedy:
    'Tragen Sie die kleinste Fallzahl ein, die gezeigt werden darf, oder streichen Sie die anderen Angaben.',
  consequence: 'Solange dieser Fehler besteht, wird nichts berechnet und nichts veröffentlicht.',
});

/** No pattern keeps a hidden count from being narrowed down; `places` names a few of them, never with a count. */
export const notProtectable = (indicator: string, places: string, more: number): Problem => ({
  severity: 'warning',
  code: 'not-protectable',
  title: `Ein geheim gehaltener Wert lässt sich nicht genügend schützen: ${indicator}`,
  found: more > 0 ? `${places} und ${more} weitere` : places,
  expected: 'so viele verborgene Werte daneben, dass keiner von ihnen errechnet werden kann',
  remedy:
    'Prüfen Sie, ob der Indikator auf dieser Ebene gezeigt werden muss (finest_public_level), oder fassen Sie Gebiete zusammen.',
  consequence: 'Die Prüfung vor der Veröffentlichung kann die Berichte deshalb zurückhalten.',
});

/** For the telephone: says that and why a value is hidden. The reason itself would tell a small number from a large one. */
export const toldOnThePhone = (): string =>
  '»Der Wert ist geheim gehalten, weil hinter ihm nur wenige Menschen stehen oder weil sich aus ihm ein solcher Wert ausrechnen ließe. Welches von beiden zutrifft, sagen wir niemandem: Schon das grenzte die Zahl ein.«';

/** For those who publish, and nobody else. */
export const whyPrimary = (): string =>
  'geheim gehalten, weil hinter der Zahl nur wenige Menschen stehen oder die Bezugsgröße klein ist. Wer sie liest, könnte Einzelne erkennen.';
export const whySecondary = (): string =>
  'geheim gehalten, damit ein anderer Wert nicht errechnet werden kann. Die Zahl selbst ist nicht zu klein; zusammen mit den übrigen veröffentlichten Zahlen ließe sich aus ihr aber ein Wert ausrechnen, der geschützt ist. Welcher das ist, wird nicht gesagt.';
export const rulesInForce = (): string => 'Es gelten diese Schwellen:';

export const previousMissing = (path: string): Problem => ({
  severity: 'error',
  code: 'previous-missing',
  title: 'Frühere Berichte nicht gefunden',
  found: path,
  expected: 'der Ordner früher veröffentlichter Berichte mit der Datei data/indicators.csv',
  remedy:
    'Nennen Sie nach --previous den Ordner reports der letzten Veröffentlichung, oder lassen Sie --previous weg.',
  consequence: 'Es wurde nichts berechnet und nichts veröffentlicht.',
});

/**
 * How many values are hidden for which reason, and what that cost; numbers as they are to be read. Where `secondary` is `null`
 * there are too few of one kind to say how many: two hidden values that are both small and four together are two each.
 */
export const hiddenText = (values: string, secondary: string | null, share: string): string => {
  const own =
    values === '1'
      ? 'In dieser Ausgabe ist ein Wert geheim gehalten'
      : `In dieser Ausgabe sind ${values} Werte geheim gehalten`;
  const others =
    secondary === null
      ? 'Verborgen wird, was selbst zu klein ist, und was es verriete. Wie oft der eine und wie oft der andere Grund gilt, steht hier nicht, weil sich daraus kleine Zahlen erschließen ließen.'
      : `Etwa ${secondary} davon sind es nur, damit andere nicht errechnet werden können.`;
  return `${own}, über alle Gebiete und Zeiträume gezählt. Das sind ${share} aller Werte. ${others}`;
};
