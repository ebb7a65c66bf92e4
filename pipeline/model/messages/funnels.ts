import { enumerate } from '../german.js';
import type { FunnelPosition } from '../patterns.js';
import { dativePlural } from './report.js';

/** German texts about figures against the limits that chance sets them: funnels and standardised shares. */

/** In the order of tables and legends. */
export const positionOrder: readonly FunnelPosition[] = [
  'high_998',
  'high_95',
  'inside',
  'low_95',
  'low_998',
];

export const positionLabel = (position: FunnelPosition): string =>
  ({
    high_998: 'deutlich darüber',
    high_95: 'darüber, aber nicht sicher',
    inside: 'im erwarteten Bereich',
    low_95: 'darunter, aber nicht sicher',
    low_998: 'deutlich darunter',
  })[position];

export const funnelsTitle = (): string => 'Größe der Gebiete und Zufall';
export const funnelsText = (many: string): string =>
  `In kleinen ${dativePlural(many)} schwanken Anteile schon durch Zufall stärker als in großen. Ein Trichter zeigt, in welchen Grenzen ein Wert bei dieser Größe läge, wenn überall dasselbe gälte wie in allen gezeigten ${dativePlural(many)} zusammen. Jenseits der inneren Grenzen (95${'\u202f'}%) liegt dann etwa eines von 20 Gebieten, jenseits der äußeren (99,8${'\u202f'}%) etwa eines von 500. Was außerhalb der äußeren Grenzen liegt, weicht um mehr ab, als die Größe erklärt; woran das liegt, sagt der Trichter nicht, und eine Rangliste ist er nicht.`;
/** Counts formatted. `inside`: within the outer limits. */
export const funnelSentence = (
  indicator: string,
  all: string,
  many: string,
  high: string,
  low: string,
  inside: string,
): string =>
  `${indicator}: Von ${all} ${dativePlural(many)} liegen ${high} über und ${low} unter den äußeren Grenzen; bei ${inside} kann die Abweichung Zufall sein.`;
export const noneOutside = (indicator: string, all: string, many: string): string =>
  `${indicator}: Keiner der Werte von ${all} ${dativePlural(many)} liegt außerhalb der äußeren Grenzen; die Abweichungen können Zufall sein.`;
export const funnelsLeftOut = (many: string): string =>
  `${many} ohne veröffentlichte Fallzahlen und nicht zuordenbare Fälle sind nicht eingerechnet.`;
export const funnelTableCaption = (many: string): string => `${many} im Trichter, Anzahl`;
export const baselineColumn = (): string => 'alle zusammen';
export const funnelFigureTitle = (indicator: string): string => `${indicator} nach Größe der Gebiete`;
export const funnelFigureCaption = (when: string): string =>
  `Stand: ${when}. Durchgezogene Linien: 95-%-Grenzen, gestrichelte: 99,8-%-Grenzen, waagerecht: alle zusammen. Kreis: im erwarteten Bereich; Quadrat: jenseits der inneren Grenzen; Raute: jenseits der äußeren.`;
export const sizeLabel = (): string => 'Zahl der Personen oder Fälle, auf die sich der Anteil bezieht';

// Text alternative --------------------------------------------------------------------------------------------------

export const funnelShows = (title: string, count: number): string =>
  `Trichterdiagramm »${title}« mit ${count} ${count === 1 ? 'Gebiet' : 'Gebieten'}.`;
export const funnelBaseline = (value: string): string => `Alle zusammen: ${value}.`;
export const funnelMembers = (position: FunnelPosition, names: readonly string[]): string =>
  `${capital(positionLabel(position))}: ${enumerate(names)}.`;
export const funnelInside = (count: number): string => `${capital(positionLabel('inside'))}: ${count}.`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
