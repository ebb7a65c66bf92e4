import { enumerate } from '../german.js';
import { dateLabel } from '../period.js';

/** Texts about figures that are not final yet. `when` is worded, `until` is an ISO date. */

/** `31.12.2025, vorläufig: endgültig ab 31.03.2026`, for captions and the date under a figure; `until` null: final. */
export const stateUntil = (when: string, until: string | null): string =>
  until === null ? when : `${when}, vorläufig: endgültig ab ${dateLabel(until)}`;
/** `31.12.2025, vorläufig`, for sentences and columns. */
export const marked = (when: string, until: string | null): string =>
  until === null ? when : `${when}, vorläufig`;
/** A value in a sentence that names no time. */
export const markedValue = (value: string, until: string | null): string =>
  until === null ? value : `${value} (vorläufig)`;

/** What rests on the provisional value of a sentence before it. */
export const derivedFrom = {
  change: 'die Veränderung gegenüber dem Vorjahr',
  trend: 'den Trend',
};
/** After the value of an indicator. */
export const provisionalValue = (until: string, alsoFor: readonly string[]): string =>
  [
    `Der Wert ist vorläufig: endgültig ab ${dateLabel(until)}.`,
    ...(alsoFor.length === 0 ? [] : [`Das gilt auch für ${enumerate(alsoFor)}.`]),
  ].join(' ');
/** Where the trend alone reaches to a provisional value. */
export const provisionalTrend = (until: string): string =>
  `Der Trend beruht auf einem vorläufigen Wert: endgültig ab ${dateLabel(until)}.`;
/** After sentences about a result made of several figures. */
export const provisionalResult = (until: string): string =>
  `Das Ergebnis ist vorläufig: endgültig ab ${dateLabel(until)}.`;
/** Under a development, the times that are provisional. */
export const provisionalPoints = (times: readonly string[]): string =>
  times.length === 0 ? '' : `Vorläufig: ${enumerate(times)}.`;

/** In the data notes, where anything is provisional. */
export const provisionalNote = (): string =>
  'Manche Quellen nennen ihre Zahlen erst einige Monate nach dem Stichtag endgültig. Bis dahin steht beim Stand »vorläufig« und der Tag, ab dem die Zahlen endgültig sind. Ein Wert, der für einen solchen Stand noch fehlt, trägt das Zeichen »...« (Angabe folgt später). Ein Wert aus mehreren Datensätzen ist endgültig, sobald es der letzte von ihnen ist.';

/** Of `teilhabe explain`. */
export const provisionalFigure = (until: string, isValue: boolean): string =>
  isValue
    ? `vorläufig: endgültig ab ${dateLabel(until)}`
    : `Zahlen zu diesem Stichtag sind erst ab ${dateLabel(until)} endgültig`;
/** Of a Rückmeldung: days of a delivery that are provisional, with the day from which they are final. */
export const provisionalTerm = 'Vorläufig';
export const provisionalDelivery = (days: readonly { day: string; until: string }[]): string =>
  `${days.map(({ day, until }) => `${dateLabel(day)} (endgültig ab ${dateLabel(until)})`).join(', ')}. Bitte liefern Sie die endgültigen Zahlen noch einmal, falls sie von diesen abweichen.`;
/** Of `teilhabe catalogue`; '' without a waiting time. */
export const waitingTime = (months: number): string =>
  months === 0 ? '' : `endgültig ${months} ${months === 1 ? 'Monat' : 'Monate'} nach dem Stichtag`;
