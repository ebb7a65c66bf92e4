import type { Severity } from './problem.js';

/**
 * Plausibility rules every dataset has without declaring them. The tolerance of sums is that of the dataset. Their ids
 * stand beside those of the declared rules, so that a warning can be acknowledged by rule, dataset, area and period.
 */
export const standingRules = {
  summe_der_gruppen: 'Die Gruppen eines Merkmals ergeben zusammen die gelieferte Summe.',
  summe_der_gebiete: 'Die Gebiete ergeben zusammen den gelieferten Wert der Ebene darüber.',
  gleiche_datei: 'Jede Datei wird nur einmal geliefert.',
  gleiche_zahlen: 'Eine neue Lieferung hat andere Zahlen als die vorige.',
  anderer_zeitraum: 'Die Datei liegt im Ordner ihres Zeitraums.',
  einzelne_andere_zeitraeume: 'Alle Zeilen einer Datei nennen den Zeitraum ihres Ordners.',
  stichtag_in_der_zukunft: 'Der Stichtag liegt nicht in der Zukunft.',
} as const;
export type StandingRule = keyof typeof standingRules;

/** Error, warning or acknowledged warning of a rule, as the data notes of a report name it: never with a count. */
export interface PlausibilityFinding {
  rule: string;
  /** German sentence of the rule. */
  title: string;
  dataset: string;
  /** Id of the area, '' for a whole file. */
  area: string;
  period: string;
  severity: Severity;
  /** Reason of the acknowledgement; `null` while nobody has given one. */
  reason: string | null;
}
