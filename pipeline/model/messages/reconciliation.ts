import { dateLabel } from '../period.js';

/** Texts of the comparison with official totals and of events that bend a series. */

export const title = (): string => 'Abgleich mit amtlichen Eckwerten';
export const text = (): string =>
  'Die wichtigsten Summen neben der amtlichen Zahl. Unterschied: eigene Zahl minus amtliche Zahl. Abweichungen sind kein Fehler, wenn der Grund sie erklärt; ohne Grund sind sie ein Anlass, bei der Lieferstelle nachzufragen.';
export const noneDelivered = (): string =>
  'Amtliche Zahlen zum Abgleich wurden nicht geliefert; die Summen dieses Berichts sind nicht mit ihnen verglichen.';
export const caption = (): string => 'Eigene Summen und amtliche Zahlen';
export const columns = (): [string, ...string[]] => [
  'Eckwert',
  'Gebiet',
  'eigene Zahl',
  'amtliche Zahl',
  'Unterschied',
  'in %',
];
export const day = (date: string): string => (date === '' ? '' : dateLabel(date));
export const official = (name: string, date: string): string => `${name}, ${dateLabel(date)}`;
export const sameNumber = (): string => 'kein Unterschied';
export const reason = (title: string, why: string): string => `${title}: ${why}`;
export const otherDay = (title: string, ours: string, official: string): string =>
  `${title}: Die Stichtage sind verschieden (eigene Zahl ${dateLabel(ours)}, amtliche Zahl ${dateLabel(official)}).`;

export const eventsTitle = (): string => 'Ereignisse, die Zeitreihen verändern';
export const eventsText = (): string =>
  'In den Verläufen steht an diesen Tagen eine senkrechte Linie, wenn der Indikator betroffen ist.';
export const eventsCaption = (): string => 'Ereignisse';
export const eventsColumns = (): string[] => ['Ereignis', 'Tag', 'Was sich ändert'];
export const event = (date: string, name: string, what: string): string =>
  `${name} (${dateLabel(date)}): ${what}`;

/** Marks of a trend, numbered as they are drawn. */
export const marks = (labels: readonly string[]): string =>
  labels.length === 0
    ? ''
    : `Senkrechte ${labels.length === 1 ? 'Linie' : 'Linien'}: ${labels.map((label, i) => `${i + 1} ${label}`).join(' ')}`;
