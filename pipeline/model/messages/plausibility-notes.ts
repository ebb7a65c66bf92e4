import { formatNumber } from '../german.js';
import type { Severity } from '../problem.js';

/** What the data notes of a report say about the plausibility of the deliveries. */

export const notesTitle = () => 'Auffällige Werte';
export const notesText = () =>
  'Jede Lieferung wird mit den Regeln ihres Datensatzes geprüft. Was dabei auffiel, steht hier; die Werte selbst blieben unverändert. Eine Begründung hat die zuständige Stelle gegeben.';
export const notNamed = (more: number) =>
  more === 1
    ? 'Eine weitere Auffälligkeit ist hier nicht einzeln genannt.'
    : `${formatNumber(more, 0)} weitere Auffälligkeiten sind hier nicht einzeln genannt.`;
export const notesCaption = () => 'Auffällige Werte nach Regel, Datensatz, Ort und Zeitraum';
export const notesColumns = () => ['Regel', 'Datensatz', 'Ort', 'Zeitraum', 'Ergebnis der Prüfung'];
export const wholeFile = () => 'ganze Lieferung';

export function outcome(severity: Severity, reason: string | null): string {
  if (reason !== null) return `geprüft und bestätigt: ${reason}`;
  return severity === 'error' ? 'Widerspruch, noch nicht geklärt' : 'auffällig, noch nicht geklärt';
}
