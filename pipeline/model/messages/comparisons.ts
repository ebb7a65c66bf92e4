import { difference } from './report.js';

/** Texts of the reports about comparisons, trends, breaks and smoothed values. Numbers arrive formatted. */

// Where chance cannot be judged, the two values stand side by side and nothing is claimed -----------------------------

export const besideValue = (place: string, value: string): string => `${place} sind es ${value}`;
export const besideTile = (place: string, value: string): string => `${place}: ${value}`;
export const besideYearTile = (value: string): string => `ein Jahr zuvor: ${value}`;

// Trends --------------------------------------------------------------------------------------------------------------

interface TrendWords {
  from: string;
  to: string;
  periods: string;
  /** Anteil or Wert. */
  what: string;
}

/** `3 Prozentpunkte`, or the bare number with other units; `less`: too small for the decimals shown. */
export const yearlyAmount = (amount: string, unit: string, less: boolean): string =>
  less ? `weniger als ${difference(amount, unit)}` : difference(amount, unit);

const over = ({ from, to, periods }: TrendWords): string => `Von ${from} bis ${to} (${periods} Zeiträume)`;
export const trendRises = (t: TrendWords, amount: string, interval: string): string =>
  `${over(t)} stieg der ${t.what} im Mittel um ${amount} im Jahr (95-%-Intervall ${interval}).`;
export const trendFalls = (t: TrendWords, amount: string, interval: string): string =>
  `${over(t)} sank der ${t.what} im Mittel um ${amount} im Jahr (95-%-Intervall ${interval}).`;
export const noTrend = (t: TrendWords, slope: string, interval: string): string =>
  `${over(t)} ist kein Trend zu erkennen, der stärker ist als der Zufall: im Mittel ${slope} im Jahr (95-%-Intervall ${interval}).`;

// Figures -------------------------------------------------------------------------------------------------------------

/** `reasons` with their days, e.g. `01.01.2022: Neue Zählung`. */
export const breaksInCaption = (breaks: readonly string[]): string =>
  `Senkrechte Linie: Bruch der Zeitreihe (${breaks.join('; ')}); über ihn hinweg wird keine Veränderung berechnet.`;
export const breakEntry = (date: string, reason: string): string => `${date}: ${reason}`;
export const breaksShown = (breaks: readonly string[]): string =>
  `${breaks.length === 1 ? 'Bruch' : 'Brüche'} der Zeitreihe: ${breaks.join('; ')}.`;
export const smoothedCaption = (): string =>
  'Gezeigt sind geglättete Werte: Je weniger Menschen ein Gebiet hat, desto näher rückt sein Wert an den aller Gebiete. Die beobachteten Werte stehen in der Tabelle.';

/** Where smoothing finds nothing but chance, all areas get the value of all. */
export const smoothedAlike = (): string =>
  'Die Unterschiede zwischen den Gebieten sind hier nicht größer, als der Zufall sie entstehen lässt; deshalb sind alle geglätteten Werte gleich.';

// Notes ---------------------------------------------------------------------------------------------------------------

export const comparisonMethods = (): string[] => [
  'Werden viele Gebiete zugleich verglichen, sind einige Unterschiede allein durch Zufall auffällig. Deshalb werden alle Vergleiche eines Indikators in einem Zeitraum über alle Gebiete einer Ebene gemeinsam beurteilt (Verfahren von Benjamini und Hochberg): Von den gemeldeten Unterschieden sind im Mittel höchstens 5 % Zufall. Ein Unterschied kann danach als nicht unterscheidbar gelten, obwohl sein eigenes Intervall die Null nicht enthält. In die Beurteilung gehen nur Gebiete ein, deren Werte gezeigt werden.',
  'Fälle je Bezugsgröße, die keine Anteile sind, tragen ein Intervall nach Byar, unter zehn Fällen das exakte Poisson-Intervall. Es nimmt an, dass die Fälle voneinander unabhängig sind.',
  'Jedes Gebiet wird mit seiner Kommune, dem Kreis, seinem Vorjahr und seinem Basisjahr verglichen; alle Vergleiche mit Intervall, p-Wert und Urteil stehen in comparisons.csv. Unterschiede ohne geprüftes Urteil nennt der Bericht nicht, er stellt die Werte nebeneinander.',
  'Ein Trend ist die gewichtete Ausgleichsgerade durch mindestens fünf Zeiträume; genannt ist die Veränderung im Jahr mit dem 95-%-Intervall nach Student. Alle Trends stehen in trends.csv.',
  'Ändert sich eine Definition, eine Quelle oder eine Gebietsgrenze, bricht die Zeitreihe: Über den Bruch hinweg wird keine Veränderung berechnet. Nennt die Gebietsliste die Nachfolger eines Gebiets mit ihren Anteilen, wird der frühere Wert daraus geschätzt und der Vergleich als geschätzt gekennzeichnet.',
];
